package org.stubarchive.vm.diagnostics;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.stubarchive.vm.classfile.Bytecodes;
import org.stubarchive.vm.classfile.CodeAttribute;
import org.stubarchive.vm.classfile.ExceptionTableEntry;
import org.stubarchive.vm.frames.Frame;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.threads.JavaThread;
import org.stubarchive.vm.threads.MonitorTable;

/**
 * The monitors that a frame holds, innermost first. Frames keep no record of them, so they are read off the code: a synchronized block keeps its object in a local variable from which a
 * handler of all exceptions unlocks it, and is what that handler covers. Code of compilers that do it otherwise shows the monitor of a synchronized method only.
 *
 * <p>To be used while the world is stopped.
 */
public final class HeldMonitors {
    private final MonitorTable monitors;

    /** Monitors of a machine. */
    public HeldMonitors(MonitorTable monitors) {
        this.monitors = monitors;
    }

    /**
     * Objects whose monitors the thread owns and the frame unlocks.
     *
     * @param waitedOn an object that counts as owned, or 0
     */
    public List<Long> of(JavaThread t, Frame frame, long waitedOn) {
        List<Long> held = new ArrayList<>();
        Method m = frame.method();
        int bci = frame.bci();
        if (bci != Frame.NATIVE_BCI) {
            CodeAttribute code = m.code();
            BitSet seen = new BitSet();
            for (ExceptionTableEntry handler : code.exceptionTable()) {
                int local = handler.catchType() == 0 && handler.covers(bci) ? unlockedLocal(code, handler.handlerPc()) : -1;
                // The handler covers itself too: each local counts once, while an object can be locked more than once.
                if (local >= 0 && !seen.get(local)) {
                    seen.set(local);
                    add(held, t, frame.localReference(local), waitedOn);
                }
            }
        }
        if (m.isSynchronized()) {
            add(held, t, frame.lockedObject(), waitedOn);
        }
        return held;
    }

    private void add(List<Long> held, JavaThread t, long object, long waitedOn) {
        if (object != 0 && (object == waitedOn || monitors.isOwner(t, object))) {
            held.add(object);
        }
    }

    /** The local that a handler unlocks first of all: {@code astore exception; aload local; monitorexit}; -1 if it does something else. */
    private static int unlockedLocal(CodeAttribute code, int handlerPc) {
        int at = afterStore(code, handlerPc);
        if (at < 0 || at >= code.codeLength()) {
            return -1;
        }
        int opcode = code.u1(at);
        if (opcode >= Bytecodes.ALOAD_0 && opcode < Bytecodes.ALOAD_0 + 4) {
            return isExit(code, at + 1) ? opcode - Bytecodes.ALOAD_0 : -1;
        }
        if (opcode == Bytecodes.ALOAD) {
            return isExit(code, at + 2) ? code.u1(at + 1) : -1;
        }
        if (opcode == Bytecodes.WIDE && at + 3 < code.codeLength() && code.u1(at + 1) == Bytecodes.ALOAD) {
            return isExit(code, at + 4) ? code.u2(at + 2) : -1;
        }
        return -1;
    }

    /** Index behind an {@code astore}; -1 if there is none. */
    private static int afterStore(CodeAttribute code, int at) {
        int opcode = code.u1(at);
        if (opcode >= Bytecodes.ASTORE_0 && opcode < Bytecodes.ASTORE_0 + 4) {
            return at + 1;
        }
        if (opcode == Bytecodes.ASTORE) {
            return at + 2;
        }
        return opcode == Bytecodes.WIDE && at + 1 < code.codeLength() && code.u1(at + 1) == Bytecodes.ASTORE ? at + 4 : -1;
    }

    private static boolean isExit(CodeAttribute code, int at) {
        return at < code.codeLength() && code.u1(at) == Bytecodes.MONITOREXIT;
    }
}
