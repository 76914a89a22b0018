package org.stubarchive.compiler.parse;

import org.stubarchive.compiler.ci.CiField;
import org.stubarchive.compiler.ci.CiFlags;
import org.stubarchive.compiler.ci.CiKlass;
import org.stubarchive.compiler.graph.Kind;
import org.stubarchive.compiler.graph.Node;
import org.stubarchive.compiler.graph.Op;
import org.stubarchive.compiler.graph.Type;
import org.stubarchive.format.runtime.Opcodes;

/** getstatic, putstatic, getfield, putfield. */
final class FieldBytecodes {
    private final MethodParser p;

    FieldBytecodes(MethodParser parser) {
        this.p = parser;
    }

    void bytecode(int op) {
        CiField f = p.env.fieldAt(p.method, Instructions.u2(p.code, p.bci + 1));
        boolean isStatic = op == Opcodes.GETSTATIC || op == Opcodes.PUTSTATIC;
        if (f == null || f.isStatic() != isStatic) {
            // Resolving it, or the error that it is, is left to the interpreter.
            p.trapUnresolved();
            return;
        }
        if (isStatic) {
            initialize(p, f.holder());
        }
        switch (op) {
            case Opcodes.GETSTATIC -> p.push(p.emit(Op.LOAD_STATIC, p.typeOf(f.descriptor())).withSymbol(f));
            case Opcodes.PUTSTATIC -> p.emit(Op.STORE_STATIC, Type.VOID, stored(f)).withSymbol(f);
            case Opcodes.GETFIELD -> {
                Node object = p.nullCheck(p.pop(Kind.REF));
                p.push(p.emit(Op.LOAD_FIELD, p.typeOf(f.descriptor()), object).withSymbol(f));
            }
            default -> {
                Node value = stored(f);
                Node object = p.nullCheck(p.pop(Kind.REF));
                p.emit(Op.STORE_FIELD, Type.VOID, object, value).withSymbol(f);
                p.writesFinal |= p.method.isConstructor() && (f.accessFlags() & CiFlags.FINAL) != 0;
            }
        }
    }

    private Node stored(CiField f) {
        return p.narrow(p.pop(Kind.of(f.type())), f.type());
    }

    /**
     * Initialises a class unless that has happened, or has at least been begun by this thread: for static methods and constructors, which run only then, of
     * the class and its subclasses.
     */
    static void initialize(MethodParser p, CiKlass klass) {
        if (p.env.isInitialized(klass)) {
            return;
        }
        if (p.method.isStatic() || p.method.isConstructor()) {
            for (CiKlass k = p.method.holder(); k != null; k = k.isInterface() ? null : k.superKlass()) {
                if (k == klass) {
                    return;
                }
            }
        }
        p.emit(Op.INIT_CHECK, Type.VOID).withSymbol(klass).withState(p.before());
    }
}
