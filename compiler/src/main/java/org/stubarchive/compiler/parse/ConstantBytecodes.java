package org.stubarchive.compiler.parse;

import org.stubarchive.compiler.ci.CiConstant;
import org.stubarchive.compiler.graph.Evaluation;
import org.stubarchive.compiler.graph.Graph;
import org.stubarchive.compiler.graph.Kind;
import org.stubarchive.compiler.graph.Node;
import org.stubarchive.compiler.graph.Op;
import org.stubarchive.compiler.graph.Type;
import org.stubarchive.format.runtime.Opcodes;

/** nop, constants, ldc. */
final class ConstantBytecodes {
    private final MethodParser p;

    ConstantBytecodes(MethodParser parser) {
        this.p = parser;
    }

    void bytecode(int op) {
        Graph g = p.graph;
        switch (op) {
            case Opcodes.NOP -> {
            }
            case Opcodes.ACONST_NULL -> p.push(g.nullConstant());
            case Opcodes.LCONST_0, Opcodes.LCONST_1 -> p.push(g.longConstant(op - Opcodes.LCONST_0));
            case Opcodes.FCONST_0, Opcodes.FCONST_1, Opcodes.FCONST_2 -> p.push(g.floatConstant((int) Evaluation.bits((float) (op - Opcodes.FCONST_0))));
            case Opcodes.DCONST_0, Opcodes.DCONST_1 -> p.push(g.doubleConstant(Evaluation.bits((double) (op - Opcodes.DCONST_0))));
            case Opcodes.BIPUSH -> p.push(g.intConstant(p.code[p.bci + 1]));
            case Opcodes.SIPUSH -> p.push(g.intConstant(Instructions.s2(p.code, p.bci + 1)));
            case Opcodes.LDC -> load(p.env.constantAt(p.method, Instructions.u1(p.code, p.bci + 1)));
            case Opcodes.LDC_W, Opcodes.LDC2_W -> load(p.env.constantAt(p.method, Instructions.u2(p.code, p.bci + 1)));
            default -> p.push(g.intConstant(op - Opcodes.ICONST_0));
        }
    }

    private void load(CiConstant c) {
        Graph g = p.graph;
        if (!c.isResolved()) {
            Type type = c.type().isReference() ? madeType(c) : Type.of(c.type());
            Node made = p.emit(Op.RESOLVE_CONSTANT, type).withSymbol(c).withState(p.before());
            p.push(made);
            return;
        }
        p.push(switch (c.kind()) {
            case NUMBER -> switch (Kind.of(c.type())) {
                case INT -> g.intConstant((int) c.bits());
                case LONG -> g.longConstant(c.bits());
                case FLOAT -> g.floatConstant((int) c.bits());
                default -> g.doubleConstant(c.bits());
            };
            case STRING -> g.objectConstant(c, p.typeOf("Ljava/lang/String;").notNull());
            default -> g.objectConstant(c, p.typeOf("Ljava/lang/Class;").notNull());
        });
    }

    /** What is known of a constant that does not exist yet. Only a dynamically computed one may be null. */
    private Type madeType(CiConstant c) {
        return switch (c.kind()) {
            case KLASS -> p.typeOf("Ljava/lang/Class;").notNull();
            case METHOD_TYPE -> p.typeOf("Ljava/lang/invoke/MethodType;").notNull();
            case METHOD_HANDLE -> p.typeOf("Ljava/lang/invoke/MethodHandle;").notNull();
            default -> Type.OBJECT;
        };
    }
}
