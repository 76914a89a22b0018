package org.stubarchive.natives.lang.nulls;

import java.util.ArrayDeque;
import java.util.Deque;
import org.stubarchive.vm.classfile.Bytecodes;
import org.stubarchive.vm.classfile.CodeAttribute;
import org.stubarchive.vm.classfile.ConstantPoolView;
import org.stubarchive.vm.classfile.ExceptionTableEntry;

/** Data flow over a method: for each instruction, the instructions that pushed the values on the stack. */
final class StackSources {
    private final CodeAttribute code;
    private final StackEffects effects;
    private final SourceState[] before;
    private final Deque<Integer> work = new ArrayDeque<>();

    StackSources(CodeAttribute code, ConstantPoolView pool) {
        this.code = code;
        this.effects = new StackEffects(code, pool);
        this.before = new SourceState[code.codeLength()];
        flow(0, new SourceState(code.maxStack()));
        while (!work.isEmpty()) {
            step(work.removeFirst());
        }
    }

    /** State before an instruction; null if no path leads there. */
    SourceState at(int bci) {
        return before[bci];
    }

    private void flow(int target, SourceState state) {
        if (target >= before.length) {
            return;
        }
        if (before[target] == null) {
            before[target] = state.copy();
            work.addLast(target);
        } else if (before[target].merge(state)) {
            work.addLast(target);
        }
    }

    private void step(int bci) {
        int op = code.u1(bci);
        int length = Bytecodes.length(code, bci);
        SourceState after = before[bci].copy();
        for (ExceptionTableEntry handler : code.exceptionTable()) {
            if (handler.covers(bci)) {
                flow(handler.handlerPc(), after.atHandler());
            }
        }
        effects.apply(after, bci);
        switch (Bytecodes.format(op)) {
            case BRANCH2, BRANCH4:
                flow(Bytecodes.branchTarget(code, bci), after);
                if (op != Bytecodes.GOTO && op != Bytecodes.GOTO_W) {
                    flow(bci + length, after);
                }
                break;
            case TABLESWITCH, LOOKUPSWITCH:
                flow(Bytecodes.switchDefault(code, bci), after);
                for (int i = 0; i < Bytecodes.switchCount(code, bci); i++) {
                    flow(Bytecodes.switchTarget(code, bci, i), after);
                }
                break;
            default:
                if (!endsPath(op)) {
                    flow(bci + length, after);
                }
                break;
        }
    }

    private static boolean endsPath(int op) {
        return op >= Bytecodes.IRETURN && op <= Bytecodes.RETURN || op == Bytecodes.ATHROW || op == Bytecodes.RET;
    }
}
