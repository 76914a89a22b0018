package org.stubarchive.natives.lang.nulls;

import org.stubarchive.vm.classfile.Bytecodes;
import org.stubarchive.vm.classfile.CodeAttribute;
import org.stubarchive.vm.classfile.ConstantPoolView;
import org.stubarchive.vm.classfile.Descriptor;

/** What an instruction that needs an object attempted, and where on the stack the object would have been. */
final class FailedAction {
    private static final String[] ARRAYS = {"int", "long", "float", "double", "object", "byte/boolean", "char", "short"};
    private static final String OF_ARRAY = " array";

    /** The instruction cannot have met a null. */
    static final int NONE = -1;

    private final CodeAttribute code;
    private final ConstantPoolView pool;

    FailedAction(CodeAttribute code, ConstantPoolView pool) {
        this.code = code;
        this.pool = pool;
    }

    /** Slots between the top of the stack and the object; {@link #NONE} if no object is needed. */
    int slotsAbove(int bci) {
        int op = code.u1(bci);
        if (op >= Bytecodes.IALOAD && op <= Bytecodes.SALOAD) {
            return 1;
        }
        if (op >= Bytecodes.IASTORE && op <= Bytecodes.SASTORE) {
            return op == Bytecodes.LASTORE || op == Bytecodes.DASTORE ? 3 : 2;
        }
        return switch (op) {
            case Bytecodes.ARRAYLENGTH, Bytecodes.ATHROW, Bytecodes.MONITORENTER, Bytecodes.MONITOREXIT, Bytecodes.GETFIELD -> 0;
            case Bytecodes.PUTFIELD -> Descriptor.type(pool.refDescriptor(code.u2(bci + 1))).slots();
            case Bytecodes.INVOKEVIRTUAL, Bytecodes.INVOKESPECIAL, Bytecodes.INVOKEINTERFACE ->
                // A constructor is never called on null: the exception was made by the program itself.
                pool.refName(code.u2(bci + 1)).equals("<init>") ? NONE : Descriptor.argumentSlots(pool.refDescriptor(code.u2(bci + 1)));
            default -> NONE;
        };
    }

    /** The attempt in words. */
    String text(int bci) {
        int op = code.u1(bci);
        if (op >= Bytecodes.IALOAD && op <= Bytecodes.SALOAD) {
            return "Cannot load from " + ARRAYS[op - Bytecodes.IALOAD] + OF_ARRAY;
        }
        if (op >= Bytecodes.IASTORE && op <= Bytecodes.SASTORE) {
            return "Cannot store to " + ARRAYS[op - Bytecodes.IASTORE] + OF_ARRAY;
        }
        return switch (op) {
            case Bytecodes.ARRAYLENGTH -> "Cannot read the array length";
            case Bytecodes.ATHROW -> "Cannot throw exception";
            case Bytecodes.MONITORENTER -> "Cannot enter synchronized block";
            case Bytecodes.MONITOREXIT -> "Cannot exit synchronized block";
            case Bytecodes.GETFIELD -> "Cannot read field \"" + pool.refName(code.u2(bci + 1)) + "\"";
            case Bytecodes.PUTFIELD -> "Cannot assign field \"" + pool.refName(code.u2(bci + 1)) + "\"";
            default -> "Cannot invoke \"" + SourceNames.method(pool, code.u2(bci + 1)) + "\"";
        };
    }
}
