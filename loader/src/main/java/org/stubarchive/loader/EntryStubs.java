package org.stubarchive.loader;

import org.stubarchive.format.code.Target;

/** Static ids of the stubs that the loader itself uses, so that a start need not read the catalogue. A test compares them with it. */
public final class EntryStubs {
    /** {@code call_stub}: calls a guest method; entry 1 is where the method returns to. */
    public static final int CALL_STUB = 0x0100_0001;
    /** {@code enter}: body of {@link GeneratedCode#enter}. */
    public static final int ENTER = 0x0100_001c;
    /** {@code leave}: leaves to the runtime. */
    public static final int LEAVE = 0x0100_001d;
    /** {@code crash_leave}: leaves after an unexpected fault. */
    public static final int CRASH_LEAVE = 0x0100_001e;
    /** {@code signal_handler}: the fault handler. */
    public static final int SIGNAL_HANDLER = 0x0100_001f;
    /** {@code cpu_features}: what {@link HostCpu} calls. */
    public static final int CPU_FEATURES = 0x0100_0020;
    /** {@code native_call}: what {@link org.stubarchive.loader.os.NativeCall} calls C functions with. */
    public static final int NATIVE_CALL = 0x0100_0021;
    /** {@code flush_icache}: makes code that was written visible to instruction fetch; aarch64 only. */
    public static final int FLUSH_ICACHE = 0x0100_0022;

    /** {@code signal_notifier}: tells the runtime of a signal. */
    public static final int SIGNAL_NOTIFIER = 0x0100_0023;

    private EntryStubs() {}

    /** The stub that every start on a machine of a kind needs and other kinds have not. */
    public static int ofMachine(Target target) {
        return switch (target) {
            case LINUX_X86_64 -> CPU_FEATURES;
            case LINUX_AARCH64 -> FLUSH_ICACHE;
        };
    }
}
