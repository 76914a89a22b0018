package org.stubarchive.compiler.parse;

import java.util.Locale;
import org.stubarchive.compiler.ci.CiCall;
import org.stubarchive.compiler.ci.CiConstant;
import org.stubarchive.compiler.ci.CiEnv;
import org.stubarchive.compiler.ci.CiField;
import org.stubarchive.compiler.ci.CiHandler;
import org.stubarchive.compiler.ci.CiKlass;
import org.stubarchive.compiler.ci.CiMethod;
import org.stubarchive.compiler.ci.Invocation;
import org.stubarchive.compiler.graph.GraphPrinter;
import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.format.runtime.OperandFormat;
import org.stubarchive.format.runtime.Opcodes;

/** Prints the bytecode of a method, with source lines and with names for what its operands stand for. */
public final class BytecodePrinter {
    private static final int NO_LINE = -1;

    private final CiEnv env;
    private final CiMethod method;
    private final byte[] code;
    private final StringBuilder out = new StringBuilder();

    private BytecodePrinter(CiEnv env, CiMethod method) {
        this.env = env;
        this.method = method;
        this.code = method.code();
    }

    /** The text of a method that has bytecode. */
    public static String print(CiEnv env, CiMethod method) {
        BytecodePrinter p = new BytecodePrinter(env, method);
        p.out.append(method.qualifiedName()).append(": ").append(method.maxStack()).append(" stack slots, ").append(method.maxLocals()).append(" locals\n");
        int line = NO_LINE;
        for (int bci = 0; bci < p.code.length; bci += Instructions.length(p.code, bci)) {
            int now = method.lineOf(bci);
            if (now != line) {
                p.out.append("  line ").append(now).append('\n');
                line = now;
            }
            p.out.append(String.format("  %5d: ", bci));
            p.instruction(bci);
            p.out.append('\n');
        }
        for (CiHandler h : method.handlers()) {
            p.out.append("  catch ").append(h.catchesAny() ? "anything" : p.klass(h.catchType()));
            p.out.append(" from ").append(h.startPc()).append(" below ").append(h.endPc()).append(" at ").append(h.handlerPc()).append('\n');
        }
        return p.out.toString();
    }

    private void instruction(int bci) {
        int op = Instructions.opcode(code, bci);
        out.append(Opcodes.name(op));
        String operands = switch (Opcodes.format(op)) {
            case NONE, WIDE -> "";
            case BYTE -> Integer.toString(code[bci + 1]);
            case SHORT -> Integer.toString(Instructions.s2(code, bci + 1));
            case CONSTANT1 -> constant(code[bci + 1] & 0xff);
            case CONSTANT2, INVOKEINTERFACE, INVOKEDYNAMIC -> reference(op, Instructions.u2(code, bci + 1));
            case LOCAL -> Integer.toString(Instructions.local(code, bci));
            case INCREMENT -> Instructions.local(code, bci) + " by " + Instructions.increment(code, bci);
            case BRANCH2, BRANCH4 -> Integer.toString(Instructions.target(code, bci));
            case ARRAY_TYPE -> BasicType.ofCode(code[bci + 1]).name().toLowerCase(Locale.ROOT);
            case DIMENSIONS -> klass(Instructions.u2(code, bci + 1)) + " of " + code[bci + 3];
            case TABLESWITCH, LOOKUPSWITCH -> targets(bci);
        };
        if (!operands.isEmpty()) {
            out.append(' ').append(operands);
        }
    }

    private String targets(int bci) {
        StringBuilder b = new StringBuilder();
        for (int i = 0; i < Instructions.switchCount(code, bci); i++) {
            b.append(Instructions.switchKey(code, bci, i)).append(':').append(Instructions.switchTarget(code, bci, i)).append(' ');
        }
        return b.append("default:").append(Instructions.switchDefault(code, bci)).toString();
    }

    private String reference(int op, int index) {
        if (op >= Opcodes.INVOKEVIRTUAL && op <= Opcodes.INVOKEDYNAMIC) {
            CiCall call = env.callAt(method, index, CallBytecodes.invocation(op));
            return call + (call.target() == null && call.invocation() != Invocation.DYNAMIC ? " (unresolved)" : "");
        }
        if (op >= Opcodes.GETSTATIC && op <= Opcodes.PUTFIELD) {
            CiField f = env.fieldAt(method, index);
            return f == null ? "#" + index + " (unresolved)" : f.toString();
        }
        return Opcodes.format(op) == OperandFormat.CONSTANT2 && op >= Opcodes.NEW ? klass(index) : constant(index);
    }

    private String klass(int index) {
        CiKlass k = env.klassAt(method, index);
        return k == null ? "#" + index + " (unresolved)" : k.name();
    }

    private String constant(int index) {
        CiConstant c = env.constantAt(method, index);
        return switch (c.type()) {
            case INT -> Long.toString(c.bits());
            case LONG -> c.kind() == CiConstant.Kind.NUMBER ? c.bits() + "L" : c.text();
            case FLOAT -> c.kind() == CiConstant.Kind.NUMBER ? Float.intBitsToFloat((int) c.bits()) + "f" : c.text();
            case DOUBLE -> c.kind() == CiConstant.Kind.NUMBER ? Double.longBitsToDouble(c.bits()) + "d" : c.text();
            default -> c.kind() == CiConstant.Kind.STRING ? GraphPrinter.quoted(c.text()) : c.text();
        };
    }
}
