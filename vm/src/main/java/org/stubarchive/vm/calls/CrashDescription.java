package org.stubarchive.vm.calls;

import org.stubarchive.format.layout.InterpreterFrameLayout;
import org.stubarchive.format.layout.MethodLayout;
import org.stubarchive.format.layout.ThreadBlockLayout;
import org.stubarchive.loader.os.GuardedMemory;
import org.stubarchive.loader.signal.WordDescriber;
import org.stubarchive.vm.frames.FrameKind;
import org.stubarchive.vm.frames.FrameKinds;
import org.stubarchive.vm.frames.InterpretedFrames;
import org.stubarchive.vm.frames.NativeFrames;
import org.stubarchive.vm.memory.MetadataSpace;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.threads.JavaThread;

/**
 * What the guest was doing when generated code faulted: for the crash report. The state may be damaged, so every address is checked against the memory that it
 * should be in before it is read.
 */
public final class CrashDescription implements WordDescriber {
    private static final int MAX_FRAMES = 64;
    /** Greatest bytecode index (JVMS 4.7.3). */
    private static final int MAX_CODE = 65535;

    private final MetadataSpace metadata;
    private final FrameKinds kinds;
    private final GuardedMemory memory;
    private final long[] word = new long[1];

    /**
     * For the machine that crashed.
     *
     * @param metadata its metadata
     * @param kinds of its frames
     * @param memory reads
     */
    public CrashDescription(MetadataSpace metadata, FrameKinds kinds, GuardedMemory memory) {
        this.metadata = metadata;
        this.kinds = kinds;
        this.memory = memory;
    }

    /** A word, 0 if it cannot be read: nothing is at that address. */
    private long at(long address) {
        return memory.read(address, word) ? word[0] : 0;
    }

    @Override
    public String describe(long value) {
        Method m = method(value);
        return m == null ? null : "method " + name(m);
    }

    /**
     * The guest frames of a thread from the frame pointer at the fault, one line each, as far as they can be followed.
     *
     * @param framePointerRegister number of the frame pointer in the crash record's registers
     */
    public void frames(JavaThread thread, int framePointerRegister, StringBuilder out) {
        out.append("guest frames\n");
        long fp = at(thread.block() + ThreadBlockLayout.CRASH_REGISTERS + 8L * framePointerRegister);
        for (int i = 0; i < MAX_FRAMES && inStack(thread, fp); i++) {
            Method m = method(at(fp + InterpreterFrameLayout.METHOD));
            if (m == null && i == 0 && isCalledByMethod(fp)) {
                // The frame of a stub.
                fp = at(fp + InterpreterFrameLayout.CALLER_FP);
                continue;
            }
            if (m == null) {
                // Further up it is the frame of an entry.
                out.append(i == 0 ? "  ?? no method at the frame pointer\n" : "");
                break;
            }
            out.append("  ").append(name(m)).append(m.isNative() ? " (native)" : " @" + position(m, fp)).append('\n');
            long caller = at(fp + InterpreterFrameLayout.CALLER_FP);
            if (caller <= fp) {
                break;
            }
            fp = caller;
        }
    }

    /** Whether what lies at a frame pointer returns to code that runs in frames of methods. */
    private boolean isCalledByMethod(long fp) {
        FrameKind caller = kinds.of(at(fp + InterpreterFrameLayout.RETURN_ADDRESS));
        return caller instanceof InterpretedFrames || caller instanceof NativeFrames;
    }

    private String position(Method m, long fp) {
        long bci = at(fp + InterpreterFrameLayout.BCP) - at(m.address() + MethodLayout.CODE);
        return bci >= 0 && bci <= MAX_CODE ? Long.toString(bci) : "??";
    }

    private static boolean inStack(JavaThread thread, long fp) {
        return (fp & 7) == 0 && thread.stack().contains(fp + InterpreterFrameLayout.FIRST_STACK_SLOT) && thread.stack().contains(fp + InterpreterFrameLayout.RETURN_ADDRESS + 7);
    }

    private Method method(long address) {
        if ((address & 7) != 0 || !metadata.contains(address) || !metadata.contains(address + MethodLayout.SIZE - 1)) {
            return null;
        }
        Method m = Method.ofId((int) at(address + MethodLayout.METHOD_ID));
        return m != null && m.address() == address ? m : null;
    }

    private static String name(Method m) {
        return m.holder().externalName() + "." + m.name() + m.descriptor();
    }
}
