package org.stubarchive.compiler.parse;

import org.stubarchive.format.runtime.Opcodes;

/** Which local variables a bytecode reads and writes. */
final class LocalAccess {
    private LocalAccess() {}

    /**
     * Kind of a load or store with an operand or with its local in the opcode, as the distance from iload or istore: 0 int, 1 long, 2 float, 3
     * double, 4 reference.
     */
    private static int kind(int opcode, int withOperand, int first) {
        return opcode < first ? opcode - withOperand : opcode - first >> 2;
    }

    private static int local(byte[] code, int bci, int opcode, int first) {
        return opcode < first ? Instructions.local(code, bci) : opcode - first & 3;
    }

    private static boolean isWide(int kind) {
        return kind == 1 || kind == 3;
    }

    static boolean isLoad(int opcode) {
        return opcode >= Opcodes.ILOAD && opcode <= Opcodes.ALOAD_3;
    }

    static boolean isStore(int opcode) {
        return opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE_3;
    }

    /** Local variable of a load. */
    static int loaded(byte[] code, int bci) {
        return local(code, bci, Instructions.opcode(code, bci), Opcodes.ILOAD_0);
    }

    /** Local variable of a store. */
    static int stored(byte[] code, int bci) {
        return local(code, bci, Instructions.opcode(code, bci), Opcodes.ISTORE_0);
    }

    /** Adds the slots that a bytecode stores to. */
    static void stores(byte[] code, int bci, LocalSet to) {
        int op = Instructions.opcode(code, bci);
        if (op == Opcodes.IINC) {
            to.add(Instructions.local(code, bci));
        } else if (isStore(op)) {
            int local = stored(code, bci);
            to.add(local);
            if (isWide(kind(op, Opcodes.ISTORE, Opcodes.ISTORE_0))) {
                to.add(local + 1);
            }
        }
    }

    /** Adds the slots that a bytecode reads. Of a long or double the first one counts. */
    static void reads(byte[] code, int bci, LocalSet to) {
        int op = Instructions.opcode(code, bci);
        if (isLoad(op)) {
            to.add(loaded(code, bci));
        } else if (op == Opcodes.IINC || op == Opcodes.RET) {
            to.add(Instructions.local(code, bci));
        }
    }

    /** Turns what is live behind a bytecode into what is live before it. */
    static void liveBefore(byte[] code, int bci, LocalSet live) {
        if (isStore(Instructions.opcode(code, bci))) {
            live.remove(stored(code, bci));
        }
        reads(code, bci, live);
    }
}
