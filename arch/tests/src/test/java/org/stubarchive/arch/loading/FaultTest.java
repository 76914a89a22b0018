package org.stubarchive.arch.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stubarchive.arch.HostArchitecture;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.layout.ThreadBlockLayout;
import org.stubarchive.format.runtime.RuntimeEntry;
import org.stubarchive.loader.CodeLoader;
import org.stubarchive.loader.EntryStubs;
import org.stubarchive.loader.GeneratedCode;
import org.stubarchive.loader.LoaderOptions;
import org.stubarchive.loader.cache.CodeCache;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.loader.os.GuardedMemory;
import org.stubarchive.loader.os.Libc;
import org.stubarchive.loader.os.NativeMemory;
import org.stubarchive.loader.signal.CodePrinter;
import org.stubarchive.loader.signal.CrashReport;
import org.stubarchive.loader.signal.MachineRegisters;
import org.stubarchive.loader.signal.SignalHandlers;
import org.stubarchive.loader.signal.WordDescriber;
import org.stubarchive.stubgen.Disassembler;
import org.stubarchive.testing.OnEveryMachine;
import org.stubarchive.testing.ThisJvm;

/** Faults in generated code and in the host, with the generated handler installed. */
@OnEveryMachine
class FaultTest {
    private static final int SIGILL = 4;
    private static final int SIGTRAP = 5;
    private static final int SIGBUS = 7;
    private static final int SIGFPE = 8;
    private static final int SIGSEGV = 11;

    private static final StubCode NULL_LOAD = FaultingStubs.nullLoad("dexp");
    private static final StubCode UNDEFINED = FaultingStubs.undefined("dcos");
    private static final StubCode BREAKPOINT = FaultingStubs.breakpoint("dtan");
    private static final StubCode CALL_OF_MISSING = FaultingStubs.call("dtanh", "dsinh");
    private static final StubCode CALL_OF_FAULTING = FaultingStubs.call("dcbrt", "dexp");

    private static final StubCode ENDLESS = FaultingStubs.endlessInFaultRange("dsin");
    /** {@code si_code} of tgkill. */
    private static final int SI_TKILL = -6;

    private static CodeCache cache;
    private static CodeLoader loader;

    @BeforeAll
    static void install() throws Exception {
        GeneratedStubs generator = new GeneratedStubs(NULL_LOAD, FaultingStubs.handledLoad("dlog"), UNDEFINED, BREAKPOINT, CALL_OF_MISSING, CALL_OF_FAULTING,
                ENDLESS);
        cache = CodeCache.reserve();
        loader = new CodeLoader(cache, new LoaderOptions(HostArchitecture.target()).generator(generator));
        loader.ensureAll();
        loader.bind();
        GeneratedCode.bindEnter(loader.addresses().entry(EntryStubs.ENTER, 0));
        SignalHandlers.install(loader.addresses().entry(EntryStubs.SIGNAL_HANDLER, 0), loader.signalState());
    }

    @AfterAll
    static void uninstall() {
        SignalHandlers.uninstall(loader.signalState());
        cache.close();
    }

    private static long entry(String stub) {
        return loader.addresses().entry(GeneratedStubs.id(stub), 0);
    }

    @Test
    void aFaultInARangeContinuesAtItsHandler() {
        try (GuestThread thread = new GuestThread()) {
            thread.start(entry("dlog"));
            assertEquals(42, thread.argument(0));
            for (int i = 0; i < 10_000; i++) {
                thread.resume(i);
            }
            assertEquals(42, thread.argument(0));
            assertEquals(0, thread.crash(ThreadBlockLayout.CRASH_SIGNAL));
        }
    }

    @Test
    void otherFaultsLeaveACrashRecordAndTheHostGoesOn() {
        try (GuestThread thread = new GuestThread()) {
            for (int i = 0; i < 100; i++) {
                crash(thread, NULL_LOAD, 0, SIGSEGV);
                crash(thread, UNDEFINED, 0, SIGILL);
                // x86-64 stops behind a breakpoint, aarch64 at it.
                crash(thread, BREAKPOINT, HostArchitecture.is(Target.LINUX_X86_64) ? 1 : 0, SIGTRAP);
            }
        }
    }

    private static void crash(GuestThread thread, StubCode stub, int behind, int signal) {
        assertEquals(RuntimeEntry.CRASH.id(), thread.start(entry(stub.name())), stub.name());
        assertEquals(signal, thread.crash(ThreadBlockLayout.CRASH_SIGNAL), stub.name());
        assertEquals(entry(stub.name()) + FaultingStubs.faultOffset(stub) + behind, thread.crash(ThreadBlockLayout.CRASH_PC), stub.name());
        thread.forgetCrash();
    }

    /** A signal that was sent is no null check, even where one would be. */
    @ParameterizedTest
    @ValueSource(ints = {SIGILL, SIGTRAP, SIGBUS, SIGFPE, SIGSEGV})
    void aSignalFromOutsideIsNoFault(int signal) throws Exception {
        CompletableFuture<Long> id = new CompletableFuture<>();
        try (GuestThread thread = new GuestThread()) {
            RawMemory.putLong(thread.block() + ThreadBlockLayout.ARGUMENTS, 0);
            CompletableFuture<Integer> request = CompletableFuture.supplyAsync(() -> {
                id.complete(Libc.call("gettid"));
                return thread.start(entry(ENDLESS.name()));
            }, runnable -> new Thread(runnable).start());
            long target = id.get();
            while (thread.argument(0) == 0) {
                Thread.sleep(1);
            }
            assertEquals(0, Libc.call("tgkill", Libc.getpid(), target, signal));
            assertEquals(RuntimeEntry.CRASH.id(), request.get());
            assertEquals(1, thread.argument(0));
            assertEquals(signal, thread.crash(ThreadBlockLayout.CRASH_SIGNAL));
            assertEquals(SI_TKILL, thread.crash(ThreadBlockLayout.CRASH_CODE));
            long offset = thread.crash(ThreadBlockLayout.CRASH_PC) - entry(ENDLESS.name());
            assertTrue(offset >= FaultingStubs.faultOffset(ENDLESS) && offset < FaultingStubs.returnOffset(ENDLESS), Long.toString(offset));
            String report = report(thread, null, null);
            assertTrue(report.startsWith("stubarchive: a signal of faults was sent while generated code ran\n"), report);
            assertTrue(report.contains(" (" + signal + "), code -6, sent by process " + Libc.getpid() + " of user "), report);
        }
    }

    @Test
    void theReportNamesStubsAndPrintsInstructions() {
        Disassembler disassembler = HostArchitecture.get().disassembler();
        try (GuestThread thread = new GuestThread()) {
            assertEquals(RuntimeEntry.CRASH.id(), thread.start(entry("dcbrt")));
            String report = report(thread, (code, offset, address, out) -> {
                Disassembler.Instruction i = disassembler.decodeAt(code, offset, address);
                out.append(i.text());
                return i.length();
            }, word -> word == thread.block() ? "the thread block" : null);
            assertTrue(report.contains("signal   SIGSEGV (11), code 1, address 0x0000000000000000\n"), report);
            int fault = FaultingStubs.faultOffset(NULL_LOAD);
            assertTrue(report.contains("  dexp+0x" + Integer.toHexString(fault) + " (generated)\n"), report);
            assertTrue(report.contains("  dcbrt+0x" + Integer.toHexString(FaultingStubs.returnOffset(CALL_OF_FAULTING)) + " (generated)\n"), report);
            String instruction = disassembler.decode(NULL_LOAD.code(), fault).text();
            assertTrue(report.contains("> +0x" + Integer.toHexString(fault) + "     " + instruction), report);
            assertTrue(report.contains(HostArchitecture.registers().thread().name() + " 0x" + String.format("%016x", thread.block())), report);
            thread.forgetCrash();
            assertEquals(RuntimeEntry.CRASH.id(), thread.start(entry("dcbrt")));
            String bytes = report(thread, null, null);
            StringBuilder expected = new StringBuilder();
            for (int i = 0; i < NULL_LOAD.codeSize(); i++) {
                expected.append(i == fault ? " > " : " ").append(String.format("%02x", NULL_LOAD.code()[i]));
            }
            assertTrue(bytes.contains(expected), bytes);
        }
    }

    private static String report(GuestThread thread, CodePrinter printer, WordDescriber describer) {
        try (GuardedMemory memory = new GuardedMemory()) {
            return CrashReport.format(thread.block(), loader, HostArchitecture.target(), printer, describer, memory);
        }
    }

    /** A stack pointer that points nowhere, or where nothing can be read; parts that fail; code that cannot be decoded or read any more. */
    @Test
    void theReportOutlivesWhatItIsAbout() {
        MachineRegisters registers = MachineRegisters.of(HostArchitecture.target());
        try (GuestThread thread = new GuestThread()) {
            assertEquals(RuntimeEntry.CRASH.id(), thread.start(entry("dcbrt")));
            long sp = thread.block() + ThreadBlockLayout.CRASH_REGISTERS + 8L * registers.guestStackPointer();
            long right = RawMemory.getLong(sp);
            for (long wrong : new long[] {0, 8, -8, Long.MIN_VALUE, right + 1, right + (1 << 30)}) {
                RawMemory.putLong(sp, wrong);
                String report = report(thread, null, null);
                assertTrue(report.contains(" is not on it\n"), report);
            }
            RawMemory.putLong(sp, right);
            String failing = report(thread, (code, offset, address, out) -> {
                throw new IllegalArgumentException("no instruction");
            }, word -> {
                throw new IllegalStateException("damaged");
            });
            assertTrue(failing.contains("> +0x" + Integer.toHexString(FaultingStubs.faultOffset(NULL_LOAD)) + "     ?? "), failing);
            assertTrue(failing.contains("?? this part of the report failed: java.lang.IllegalStateException: damaged\n"), failing);
            assertTrue(failing.contains("registers\n") && failing.contains("guest stack, base "), failing);
            long page = entry("dexp") & -NativeMemory.pageSize();
            NativeMemory.protect(page, NativeMemory.pageSize(), Libc.PROT_NONE);
            try {
                assertTrue(report(thread, null, null).contains(" > ??"), "bytes");
                assertTrue(report(thread, (code, offset, address, out) -> 1, null).contains("> +0x0 ?? unreadable\n"), "instructions");
            } finally {
                NativeMemory.protect(page, NativeMemory.pageSize(), Libc.PROT_READ | Libc.PROT_EXEC);
            }
            thread.forgetCrash();
        }
    }

    @Test
    void aCallOfMissingCodeIsNamed() {
        try (GuestThread thread = new GuestThread()) {
            assertEquals(RuntimeEntry.CRASH.id(), thread.start(entry("dtanh")));
            String report = report(thread, null, null);
            assertTrue(report.contains("  call of dsinh, which is not generated\n"), report);
            assertTrue(report.contains("  dtanh+0x" + Integer.toHexString(FaultingStubs.returnOffset(CALL_OF_MISSING)) + " (generated)\n"), report);
        }
    }

    @Test
    void theHostsOwnTrapsWork() throws InterruptedException {
        int[][] arrays = new int[64][];
        arrays[63] = new int[1];
        long caught = 0;
        // Compiled loops: the host turns these null checks into faults.
        for (int i = 0; i < 200_000; i++) {
            caught += nullCheck(i % 1000 == 0 ? arrays[i & 31] : arrays[63]);
        }
        assertEquals(200, caught);
        Thread[] threads = new Thread[2];
        int[] depths = new int[threads.length];
        for (int t = 0; t < threads.length; t++) {
            int index = t;
            threads[t] = new Thread(() -> {
                for (int i = 0; i < 20; i++) {
                    try {
                        recurse(0);
                    } catch (StackOverflowError e) {
                        depths[index]++;
                    }
                }
            });
            threads[t].start();
        }
        // Safepoints of the host while they run.
        for (int i = 0; i < 5; i++) {
            System.gc();
        }
        for (int t = 0; t < threads.length; t++) {
            threads[t].join();
            assertEquals(20, depths[t]);
        }
        assertEquals(0, divideByZero());
    }

    @Test
    void manyThreadsFaultAtOnce() throws InterruptedException {
        Thread[] threads = new Thread[4];
        int[] served = new int[threads.length];
        for (int t = 0; t < threads.length; t++) {
            int index = t;
            threads[t] = new Thread(() -> {
                try (GuestThread thread = new GuestThread()) {
                    thread.start(entry("dlog"));
                    for (int i = 0; i < 5_000; i++) {
                        thread.resume(i);
                        served[index] += thread.argument(0) == 42 ? 1 : 0;
                        RawMemory.putLong(thread.block() + ThreadBlockLayout.ARGUMENTS, 0);
                    }
                    crash(thread, NULL_LOAD, 0, SIGSEGV);
                }
                served[index]++;
            });
            threads[t].start();
        }
        for (int i = 0; i < 5; i++) {
            System.gc();
        }
        for (int t = 0; t < threads.length; t++) {
            threads[t].join();
            assertEquals(5_001, served[t]);
        }
    }

    @Test
    void theHostsBusErrorsReachTheHost() throws Exception {
        Path file = Files.createTempFile("shrinks", ".bin");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            int size = 1 << 16;
            channel.write(ByteBuffer.allocate(size));
            MappedByteBuffer buffer = channel.map(FileChannel.MapMode.READ_ONLY, 0, size);
            assertEquals(0, buffer.get(size - 1));
            channel.truncate(0);
            assertThrows(InternalError.class, () -> {
                for (int i = size - 1; i >= 0; i--) {
                    buffer.get(i);
                }
            });
        } finally {
            Files.delete(file);
        }
    }

    /** A fault of the host that it cannot survive: its own error handling must see it. */
    @Test
    void theHostsOwnCrashIsTheHosts() throws Exception {
        Path directory = Files.createTempDirectory("crash");
        Path report = directory.resolve("hs_err.log");
        List<String> command = ThisJvm.command();
        command.addAll(List.of("-XX:-CreateCoredumpOnCrash", "-XX:ErrorFile=" + report, "--add-exports", "java.base/jdk.internal.misc=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), HostCrash.class.getName()));
        Process process = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertNotEquals(0, process.waitFor(), output);
        assertTrue(output.contains("handlers are installed\n"), output);
        assertTrue(output.contains("A fatal error has been detected by the Java Runtime Environment"), output);
        assertTrue(Files.readString(report).contains("SIGSEGV"), output);
        Files.delete(report);
        Files.delete(directory);
    }

    /** Installs the handlers and lets the C library read address 8. */
    static final class HostCrash {
        private HostCrash() {}

        public static void main(String[] args) throws Exception {
            install();
            System.out.println("handlers are installed");
            Libc.call("strlen", 8);
        }
    }

    private static int nullCheck(int[] array) {
        try {
            return array.length - 1;
        } catch (NullPointerException e) {
            return 1;
        }
    }

    private static int recurse(int depth) {
        return recurse(depth + 1) + 1;
    }

    private static int divideByZero() {
        int failures = 0;
        for (int i = 0; i < 50_000; i++) {
            try {
                failures += 1000 / (i & 15);
                failures -= 1000 / (i & 15);
            } catch (ArithmeticException e) {
                failures += (i & 15) == 0 ? 0 : 1;
            }
        }
        return failures;
    }
}
