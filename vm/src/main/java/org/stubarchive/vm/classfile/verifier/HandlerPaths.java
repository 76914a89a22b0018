package org.stubarchive.vm.classfile.verifier;

import java.util.BitSet;
import org.stubarchive.vm.classfile.Bytecodes;
import org.stubarchive.vm.classfile.CodeAttribute;
import org.stubarchive.vm.classfile.ExceptionTableEntry;
import org.stubarchive.vm.classfile.ReservedBytecodes;

/** The instructions that an exception handler gets to: where a constructor calls another inside of a {@code try}, every way from there has to end in {@code athrow}. */
final class HandlerPaths {
    private final CodeAttribute code;
    private final boolean[] starts;
    private final BitSet reached = new BitSet();
    private final BitSet left = new BitSet();
    private boolean returns;

    private HandlerPaths(CodeAttribute code, boolean[] starts) {
        this.code = code;
        this.starts = starts;
    }

    /**
     * Whether no way from a handler leads to a return or off the code.
     *
     * @param starts for each bytecode index whether an instruction starts there
     */
    static boolean onlyThrow(CodeAttribute code, boolean[] starts, int handlerPc) {
        HandlerPaths paths = new HandlerPaths(code, starts);
        paths.reach(handlerPc);
        for (int bci = paths.left.nextSetBit(0); bci >= 0 && !paths.returns; bci = paths.left.nextSetBit(0)) {
            paths.left.clear(bci);
            paths.leave(bci);
        }
        return !paths.returns;
    }

    private void reach(int bci) {
        if (bci < 0 || bci >= starts.length || !starts[bci]) {
            returns = true;
        } else if (!reached.get(bci)) {
            reached.set(bci);
            left.set(bci);
        }
    }

    private void leave(int bci) {
        for (ExceptionTableEntry h : code.exceptionTable()) {
            if (h.covers(bci)) {
                reach(h.handlerPc());
            }
        }
        int opcode = code.u1(bci);
        if (!Bytecodes.isDefined(opcode)) {
            reach(bci + ReservedBytecodes.length(code, bci));
            return;
        }
        switch (Bytecodes.format(opcode)) {
            case BRANCH2, BRANCH4:
                reach(Bytecodes.branchTarget(code, bci));
                break;
            case TABLESWITCH, LOOKUPSWITCH:
                reach(Bytecodes.switchDefault(code, bci));
                for (int i = Bytecodes.switchCount(code, bci) - 1; i >= 0; i--) {
                    reach(Bytecodes.switchTarget(code, bci, i));
                }
                break;
            default:
                break;
        }
        returns |= opcode >= Bytecodes.IRETURN && opcode <= Bytecodes.RETURN;
        if (!Bytecodes.endsFlow(opcode)) {
            reach(bci + Bytecodes.length(code, bci));
        }
    }
}
