package org.stubarchive.vm.exceptions;

import org.stubarchive.vm.classfile.Bytecodes;
import org.stubarchive.vm.classfile.CodeAttribute;

/** Loads and stores of local variables, whose short forms have the variable's number in the opcode. */
final class LocalAccess {
    private LocalAccess() {}

    /** The general form, {@code iload} to {@code aload} or {@code istore} to {@code astore}, of a load or store. */
    static int kind(int opcode) {
        if (opcode >= Bytecodes.ISTORE_0 && opcode <= Bytecodes.ASTORE_3) {
            return Bytecodes.ISTORE + (opcode - Bytecodes.ISTORE_0 >> 2);
        }
        return opcode >= Bytecodes.ILOAD_0 && opcode <= Bytecodes.ALOAD_3 ? Bytecodes.ILOAD + (opcode - Bytecodes.ILOAD_0 >> 2) : opcode;
    }

    /** The variable that a load or store without {@code wide} names. */
    static int index(CodeAttribute code, int bci) {
        int opcode = code.u1(bci);
        if (opcode >= Bytecodes.ISTORE_0 && opcode <= Bytecodes.ASTORE_3) {
            return opcode - Bytecodes.ISTORE_0 & 3;
        }
        return opcode >= Bytecodes.ILOAD_0 && opcode <= Bytecodes.ALOAD_3 ? opcode - Bytecodes.ILOAD_0 & 3 : code.u1(bci + 1);
    }

    /** Slots of a value by the position of its kind: int, long, float, double, reference. */
    static int slots(int position) {
        return position == 1 || position == 3 ? 2 : 1;
    }
}
