package org.stubarchive.vm.calls;

import org.stubarchive.format.runtime.QuickBytecode;
import org.stubarchive.format.runtime.TosState;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.frames.Frame;
import org.stubarchive.vm.frames.FrameChecker;
import org.stubarchive.vm.log.LogTopic;
import org.stubarchive.vm.log.VmLog;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.threads.JavaThread;

/** Follows the interpreter bytecode by bytecode: prints each, and checks the frame against its map. A debugging aid. */
public final class BytecodeTracer {
    private static final TosState[] STATES = TosState.values();

    private final VmLog log;
    private final FrameChecker checker;
    private long count;

    /** A tracer that writes to the given log and checks frames with the given checker. */
    public BytecodeTracer(VmLog log, FrameChecker checker) {
        this.log = log;
        this.checker = checker;
    }

    /**
     * Traces the bytecode at the top frame's bytecode pointer.
     *
     * @param state number of the top of stack state
     * @param value raw top of stack value in that state
     */
    void trace(JavaThread t, Frame frame, int state, long value) {
        count++;
        Method method = frame.method();
        int bci = frame.bci();
        if (log.isOn(LogTopic.BYTECODE)) {
            int opcode = RawMemory.getUnsignedByte(method.codeAddress() + bci);
            log.line(LogTopic.BYTECODE, String.format("%d t%d %s @%d %d(%d) %s=%x sp=%x", count, t.id(), method, bci, opcode,
                    QuickBytecode.originalOf(opcode), STATES[state], value, t.guestSp()));
        }
        checker.check(frame);
    }

    /** Bytecodes traced so far. */
    public long count() {
        return count;
    }
}
