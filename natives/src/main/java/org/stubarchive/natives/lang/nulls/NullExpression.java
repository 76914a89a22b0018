package org.stubarchive.natives.lang.nulls;

import org.stubarchive.vm.classfile.Bytecodes;
import org.stubarchive.vm.classfile.CodeAttribute;
import org.stubarchive.vm.classfile.ConstantPoolView;
import org.stubarchive.vm.oops.Method;

/** Writes the expression that a value on the stack comes from, as far as the bytecodes tell. */
final class NullExpression {
    /** How many operations deep an expression is written. */
    private static final int MAX_DEPTH = 5;

    private final Method method;
    private final CodeAttribute code;
    private final ConstantPoolView pool;
    private final StackSources sources;

    NullExpression(Method method, ConstantPoolView pool, StackSources sources) {
        this.method = method;
        this.code = method.code();
        this.pool = pool;
        this.sources = sources;
    }

    /** The part of the message from "because" on; empty if the source of the value is not known. */
    String reason(int bci, int slotsAbove) {
        int source = source(bci, slotsAbove);
        String text = source < 0 ? null : expression(source, MAX_DEPTH);
        if (text == null) {
            return "";
        }
        boolean call = isInvoke(code.u1(source));
        return " because " + (call ? "the return value of " : "") + "\"" + text + "\" is null";
    }

    private int source(int bci, int slotsAbove) {
        SourceState state = sources.at(bci);
        return state == null ? SourceState.UNKNOWN : state.source(slotsAbove);
    }

    private String operand(int bci, int slotsAbove, int depth) {
        int source = source(bci, slotsAbove);
        return source < 0 || depth <= 0 ? null : expression(source, depth);
    }

    /** The expression that the instruction computes, or null if there is no short way to write it. */
    private String expression(int bci, int depth) {
        int op = code.u1(bci);
        if (op >= Bytecodes.ICONST_M1 && op <= Bytecodes.ICONST_5) {
            return Integer.toString(op - Bytecodes.ICONST_0);
        }
        if (op >= Bytecodes.IALOAD && op <= Bytecodes.SALOAD) {
            return element(bci, depth);
        }
        if (isInvoke(op)) {
            return SourceNames.method(pool, code.u2(bci + 1));
        }
        return switch (op) {
            case Bytecodes.ACONST_NULL -> "null";
            case Bytecodes.BIPUSH -> Integer.toString(code.s1(bci + 1));
            case Bytecodes.SIPUSH -> Integer.toString(code.s2(bci + 1));
            case Bytecodes.GETSTATIC -> SourceNames.staticField(pool, code.u2(bci + 1));
            case Bytecodes.GETFIELD -> field(bci, depth);
            case Bytecodes.ILOAD, Bytecodes.ALOAD -> local(bci, code.u1(bci + 1));
            case Bytecodes.ILOAD_0, Bytecodes.ILOAD_1, Bytecodes.ILOAD_2, Bytecodes.ILOAD_3 -> local(bci, op - Bytecodes.ILOAD_0);
            case Bytecodes.ALOAD_0, Bytecodes.ALOAD_1, Bytecodes.ALOAD_2, Bytecodes.ALOAD_3 -> local(bci, op - Bytecodes.ALOAD_0);
            default -> null;
        };
    }

    private static boolean isInvoke(int op) {
        return op == Bytecodes.INVOKEVIRTUAL || op == Bytecodes.INVOKESPECIAL || op == Bytecodes.INVOKESTATIC
                || op == Bytecodes.INVOKEINTERFACE;
    }

    private String element(int bci, int depth) {
        String array = operand(bci, 1, depth - 1);
        String index = operand(bci, 0, depth);
        return (array == null ? "<array>" : array) + "[" + (index == null ? "..." : index) + "]";
    }

    private String field(int bci, int depth) {
        String object = operand(bci, 0, depth - 1);
        return (object == null ? "" : object + ".") + pool.refName(code.u2(bci + 1));
    }

    /** Name of a local from the debug information, else by what it is or its number. */
    private String local(int bci, int local) {
        if (code.localVariableTableOffset() >= 0) {
            String name = code.localVariableName(local, bci);
            if (name != null) {
                return name;
            }
        }
        if (!method.isStatic() && local == 0) {
            return "this";
        }
        int parameter = sources.at(bci).isWritten(local) ? 0 : parameterAt(local);
        return parameter > 0 ? "<parameter" + parameter + ">" : "<local" + local + ">";
    }

    /** Number from 1 of the parameter that a local holds at first; 0 if it is none. */
    private int parameterAt(int local) {
        int slot = method.isStatic() ? 0 : 1;
        for (int i = 0; i < method.parsed().parameterCount(); i++) {
            if (slot == local) {
                return i + 1;
            }
            slot += method.parsed().parameterType(i).slots();
        }
        return 0;
    }
}
