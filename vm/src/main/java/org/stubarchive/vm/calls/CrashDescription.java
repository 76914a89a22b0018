package org.stubarchive.vm.calls;

import org.stubarchive.format.layout.InterpreterFrameLayout;
import org.stubarchive.format.layout.MethodLayout;
import org.stubarchive.format.layout.ThreadBlockLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.loader.signal.WordDescriber;
import org.stubarchive.vm.VirtualMachine;
import org.stubarchive.vm.memory.MetadataSpace;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.threads.JavaThread;

/**
 * What the guest was doing when generated code faulted: for the crash report. The state may be damaged, so every address is checked against the memory that it
 * should be in before it is read.
 */
public final class CrashDescription implements WordDescriber {
    private static final int MAX_FRAMES = 64;

    private final MetadataSpace metadata;

    /** For the machine that crashed. */
    public CrashDescription(VirtualMachine vm) {
        this.metadata = vm.metadata();
    }

    @Override
    public String describe(long word) {
        Method m = method(word);
        return m == null ? null : "method " + name(m);
    }

    /**
     * The guest frames of a thread from the frame pointer at the fault, one line each, as far as they can be followed.
     *
     * @param framePointerRegister number of the frame pointer in the crash record's registers
     */
    public String frames(JavaThread thread, int framePointerRegister) {
        StringBuilder out = new StringBuilder("guest frames\n");
        long fp = RawMemory.getLong(thread.block() + ThreadBlockLayout.CRASH_REGISTERS + 8L * framePointerRegister);
        for (int i = 0; i < MAX_FRAMES && inStack(thread, fp); i++) {
            Method m = method(RawMemory.getLong(fp + InterpreterFrameLayout.METHOD));
            if (m == null) {
                break;
            }
            long bci = RawMemory.getLong(fp + InterpreterFrameLayout.BCP) - m.codeAddress();
            out.append("  ").append(name(m)).append(m.isNative() ? " (native)" : " @" + bci).append('\n');
            long caller = RawMemory.getLong(fp + InterpreterFrameLayout.CALLER_FP);
            if (caller <= fp) {
                break;
            }
            fp = caller;
        }
        return out.toString();
    }

    private static boolean inStack(JavaThread thread, long fp) {
        return (fp & 7) == 0 && thread.stack().contains(fp + InterpreterFrameLayout.FIRST_STACK_SLOT) && thread.stack().contains(fp + InterpreterFrameLayout.RETURN_ADDRESS + 7);
    }

    private Method method(long address) {
        if ((address & 7) != 0 || !metadata.contains(address) || !metadata.contains(address + MethodLayout.SIZE - 1)) {
            return null;
        }
        Method m = Method.ofId(RawMemory.getInt(address + MethodLayout.METHOD_ID));
        return m != null && m.address() == address ? m : null;
    }

    private static String name(Method m) {
        return m.holder().externalName() + "." + m.name() + m.descriptor();
    }
}
