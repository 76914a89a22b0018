package org.stubarchive.vm.exceptions;

import org.stubarchive.vm.classfile.Bytecodes;
import org.stubarchive.vm.classfile.CodeAttribute;
import org.stubarchive.vm.classfile.ConstantPoolView;
import org.stubarchive.vm.classfile.Descriptor;
import org.stubarchive.vm.classfile.MethodDeclaration;
import org.stubarchive.vm.classfile.MethodDescriptor;
import org.stubarchive.vm.oops.ExternalNames;

/**
 * The message of a NullPointerException that a bytecode threw (JEP 358): what could not be done, and which expression was null, as far as the
 * bytecodes before it tell.
 */
public final class NullPointerMessage {
    private static final int MAX_DETAIL = 5;
    private static final int NO_SLOT = -1;
    private static final String JAVA_LANG = "java.lang.";

    private final MethodDeclaration method;
    private final CodeAttribute code;
    private final ConstantPoolView pool;
    private final StringBuilder text = new StringBuilder();
    private OperandAnalysis analysis;

    private NullPointerMessage(MethodDeclaration method, ConstantPoolView pool) {
        this.method = method;
        this.code = method.code();
        this.pool = pool;
    }

    /**
     * Message for an exception thrown by a bytecode.
     *
     * @param pool constant pool of the method's class
     * @return {@code null} if the bytecode throws none by itself, as when the program made the exception
     */
    public static String of(MethodDeclaration method, ConstantPoolView pool, int bci) {
        return method.code() == null ? null : new NullPointerMessage(method, pool).message(bci);
    }

    private String message(int bci) {
        int slot = nullSlot(bci);
        if (slot == NO_SLOT) {
            return null;
        }
        analysis = new OperandAnalysis(code, pool);
        describeAction(bci);
        int start = text.length();
        if (analysis.before(bci) != null && describe(bci, slot, MAX_DETAIL, Place.OUTERMOST)) {
            text.append("\" is null");
        } else {
            text.setLength(start);
        }
        return text.toString();
    }

    /** Where a described expression stands. */
    private enum Place {
        /** It is the reason: a phrase introduces it. */
        OUTERMOST,
        /** It is part of another one. */
        INNER
    }

    /** Stack slot, from the top, of the reference that must not be null; {@link #NO_SLOT} if the bytecode needs none. */
    private int nullSlot(int bci) {
        switch (code.u1(bci)) {
            case Bytecodes.GETFIELD, Bytecodes.ARRAYLENGTH, Bytecodes.ATHROW, Bytecodes.MONITORENTER, Bytecodes.MONITOREXIT:
                return 0;
            case Bytecodes.IALOAD, Bytecodes.LALOAD, Bytecodes.FALOAD, Bytecodes.DALOAD, Bytecodes.AALOAD, Bytecodes.BALOAD, Bytecodes.CALOAD,
                    Bytecodes.SALOAD:
                return 1;
            case Bytecodes.IASTORE, Bytecodes.FASTORE, Bytecodes.AASTORE, Bytecodes.BASTORE, Bytecodes.CASTORE, Bytecodes.SASTORE:
                return 2;
            case Bytecodes.LASTORE, Bytecodes.DASTORE:
                return 3;
            case Bytecodes.PUTFIELD:
                char type = pool.refDescriptor(code.u2(bci + 1)).charAt(0);
                return type == 'J' || type == 'D' ? 2 : 1;
            case Bytecodes.INVOKEVIRTUAL, Bytecodes.INVOKESPECIAL, Bytecodes.INVOKEINTERFACE:
                int index = code.u2(bci + 1);
                // A constructor is called on what new made: the program threw the exception.
                return pool.refName(index).equals("<init>") ? NO_SLOT : Descriptor.argumentSlots(pool.refDescriptor(index));
            default:
                return NO_SLOT;
        }
    }

    private void describeAction(int bci) {
        int opcode = code.u1(bci);
        switch (opcode) {
            case Bytecodes.GETFIELD:
                text.append("Cannot read field \"").append(pool.refName(code.u2(bci + 1))).append('"');
                break;
            case Bytecodes.PUTFIELD:
                text.append("Cannot assign field \"").append(pool.refName(code.u2(bci + 1))).append('"');
                break;
            case Bytecodes.INVOKEVIRTUAL, Bytecodes.INVOKESPECIAL, Bytecodes.INVOKEINTERFACE:
                text.append("Cannot invoke \"");
                describeMethod(bci);
                text.append('"');
                break;
            case Bytecodes.ARRAYLENGTH:
                text.append("Cannot read the array length");
                break;
            case Bytecodes.ATHROW:
                text.append("Cannot throw exception");
                break;
            case Bytecodes.MONITORENTER:
                text.append("Cannot enter synchronized block");
                break;
            case Bytecodes.MONITOREXIT:
                text.append("Cannot exit synchronized block");
                break;
            default:
                boolean load = opcode <= Bytecodes.SALOAD;
                text.append(load ? "Cannot load from " : "Cannot store to ");
                text.append(ARRAYS[opcode - (load ? Bytecodes.IALOAD : Bytecodes.IASTORE)]).append(" array");
                break;
        }
    }

    private static final String[] ARRAYS = {"int", "long", "float", "double", "object", "byte/boolean", "char", "short"};

    private void describeMethod(int bci) {
        int index = code.u2(bci + 1);
        text.append(className(pool.refClass(index))).append('.').append(pool.refName(index)).append('(');
        MethodDescriptor d = MethodDescriptor.parse(pool.refDescriptor(index));
        for (int i = 0; i < d.parameterCount(); i++) {
            text.append(i == 0 ? "" : ", ").append(parameterType(ExternalNames.ofType(d.parameterDescriptor(i))));
        }
        text.append(')');
    }

    private static String className(String internalName) {
        String external = ExternalNames.ofClass(internalName);
        return external.equals("java.lang.Object") || external.equals("java.lang.String") ? external.substring(JAVA_LANG.length()) : external;
    }

    /** Types whose name starts with that of Object or String lose their package here, StringBuilder for instance: so does java. */
    private static String parameterType(String external) {
        boolean known = external.startsWith("java.lang.Object") || external.startsWith("java.lang.String");
        return known ? external.substring(JAVA_LANG.length()) : external;
    }

    /**
     * Describes the expression that pushed a stack slot.
     *
     * @param detail steps that may still be taken through fields and array elements
     * @return whether anything is known about it
     */
    private boolean describe(int bci, int slot, int detail, Place place) {
        if (detail <= 0) {
            return false;
        }
        int source = analysis.before(bci).fromTop(slot);
        if (source == OperandState.UNKNOWN) {
            return false;
        }
        int opcode = code.u1(source);
        boolean invoke = opcode >= Bytecodes.INVOKEVIRTUAL && opcode <= Bytecodes.INVOKEINTERFACE;
        boolean introduce = place == Place.OUTERMOST && detail == MAX_DETAIL;
        if (introduce && !invoke) {
            text.append(" because \"");
        }
        if (invoke) {
            text.append(introduce ? " because the return value of \"" : "");
            describeMethod(source);
            return true;
        }
        return describeSource(source, opcode, detail, place);
    }

    private boolean describeSource(int source, int opcode, int detail, Place place) {
        if (opcode == Bytecodes.WIDE) {
            return describeLocalOf(code.u1(source + 1), source, code.u2(source + 2));
        }
        if (opcode >= Bytecodes.ILOAD && opcode <= Bytecodes.ALOAD_3) {
            return describeLocalOf(LocalAccess.kind(opcode), source, LocalAccess.index(code, source));
        }
        switch (opcode) {
            case Bytecodes.ACONST_NULL:
                text.append("null");
                return true;
            case Bytecodes.ICONST_M1, Bytecodes.ICONST_0, Bytecodes.ICONST_1, Bytecodes.ICONST_2, Bytecodes.ICONST_3, Bytecodes.ICONST_4,
                    Bytecodes.ICONST_5:
                text.append(opcode - Bytecodes.ICONST_0);
                return true;
            case Bytecodes.BIPUSH:
                text.append(code.s1(source + 1));
                return true;
            case Bytecodes.SIPUSH:
                text.append(code.s2(source + 1));
                return true;
            case Bytecodes.GETSTATIC:
                int index = code.u2(source + 1);
                text.append(className(pool.refClass(index))).append('.').append(pool.refName(index));
                return true;
            case Bytecodes.GETFIELD:
                if (describe(source, 0, detail - 1, place)) {
                    text.append('.');
                }
                text.append(pool.refName(code.u2(source + 1)));
                return true;
            case Bytecodes.IALOAD, Bytecodes.AALOAD:
                if (!describe(source, 1, detail - 1, place)) {
                    text.append("<array>");
                }
                text.append('[');
                if (!describe(source, 0, detail, Place.INNER)) {
                    text.append("...");
                }
                text.append(']');
                return true;
            default:
                return false;
        }
    }

    private boolean describeLocalOf(int kind, int bci, int local) {
        if (kind != Bytecodes.ILOAD && kind != Bytecodes.ALOAD) {
            return false;
        }
        String name = code.localVariableName(local, bci);
        boolean untouched = !analysis.before(bci).isWritten(local);
        if (name != null) {
            text.append(name);
        } else if (!method.isStatic() && local == 0 && untouched) {
            text.append("this");
        } else {
            int parameter = untouched ? parameterOf(local) : 0;
            text.append(parameter > 0 ? "<parameter" + parameter + ">" : "<local" + local + ">");
        }
        return true;
    }

    /** Number, from 1, of the parameter that a local variable holds at the start; 0 if none. */
    private int parameterOf(int local) {
        MethodDescriptor d = method.methodDescriptor();
        int at = method.isStatic() ? 0 : 1;
        for (int i = 0; i < d.parameterCount(); i++) {
            int slots = d.parameterType(i).slots();
            if (local >= at && local < at + slots) {
                return i + 1;
            }
            at += slots;
        }
        return 0;
    }
}
