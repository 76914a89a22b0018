package org.stubarchive.arch.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stubarchive.arch.HostArchitecture;
import org.stubarchive.format.layout.CodeMapLayout;
import org.stubarchive.format.layout.SignalStateLayout;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.layout.ThreadBlockLayout;
import org.stubarchive.format.runtime.RuntimeEntry;
import org.stubarchive.loader.CodeLoader;
import org.stubarchive.loader.CodePosition;
import org.stubarchive.loader.EntryStubs;
import org.stubarchive.loader.GeneratedCode;
import org.stubarchive.loader.LoaderOptions;
import org.stubarchive.loader.cache.BlobKind;
import org.stubarchive.loader.cache.BlobTables;
import org.stubarchive.loader.cache.CodeBlob;
import org.stubarchive.loader.cache.CodeCache;
import org.stubarchive.loader.cache.CodePlace;
import org.stubarchive.loader.cache.NamedBlob;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.loader.os.GuardedMemory;
import org.stubarchive.loader.os.Libc;
import org.stubarchive.loader.os.NativeCall;
import org.stubarchive.loader.os.NativeMemory;
import org.stubarchive.loader.signal.CrashReport;
import org.stubarchive.loader.signal.SignalHandlers;
import org.stubarchive.testing.EmulatedTests;
import org.stubarchive.testing.OnEveryMachine;

/** Blobs that are executed, with the generated signal handler installed: faults, places that are used again, freeing beside threads that run. */
@OnEveryMachine
class CodeCacheRunTest {
    private static final int SIGSEGV = 11;
    /** An emulated JVM takes some twenty times as long. */
    private static final boolean EMULATED = System.getProperty(EmulatedTests.CPU) != null;
    private static final int INSTALLATIONS = EMULATED ? 4_000 : 100_000;

    private static CodeCache cache;
    private static CodeLoader loader;

    @BeforeAll
    static void install() throws Exception {
        cache = CodeCache.reserve();
        loader = new CodeLoader(cache, new LoaderOptions(HostArchitecture.target()).generator(new GeneratedStubs()));
        loader.ensureAll();
        loader.bind();
        GeneratedCode.bindEnter(loader.addresses().entry(EntryStubs.ENTER, 0));
        NativeCall.bind(loader.addresses().entry(EntryStubs.NATIVE_CALL, 0));
        SignalHandlers.install(loader.addresses().entry(EntryStubs.SIGNAL_HANDLER, 0), loader.signalState());
    }

    @AfterAll
    static void uninstall() {
        SignalHandlers.uninstall(loader.signalState());
        NativeCall.unbind();
        cache.close();
    }

    private static long call(CodeBlob blob) {
        return NativeCall.call(blob.start());
    }

    private static void free(List<BlobCode.Blob> blobs) {
        blobs.forEach(cache::makeNotEntrant);
        assertEquals(List.of(), cache.free(blobs, cache.beginFreeing()));
    }

    @Test
    void everyFaultRowOfABlobIsFound() {
        for (int faults = 0; faults < 20; faults++) {
            BlobCode.Blob blob = BlobCode.faulting(1000 + faults, faults).installIn(cache);
            assertEquals(1000 + faults, call(blob));
            free(List.of(blob));
        }
    }

    @Test
    void aPlaceThatIsUsedAgainExecutesTheNewCode() {
        long place = 0;
        int again = 0;
        for (int i = 0; i < (EMULATED ? 500 : 5_000); i++) {
            BlobCode.Blob blob = (i % 2 == 0 ? BlobCode.constant(i) : BlobCode.faulting(i, 1)).installIn(cache);
            again += blob.start() == place ? 1 : 0;
            place = blob.start();
            assertEquals(i, call(blob));
            free(List.of(blob));
            assertNull(cache.find(place));
        }
        assertTrue(again > 100, again + " times");
    }

    /** The same, with the code executed by a thread that has executed what was there before. */
    @Test
    void anotherThreadExecutesTheNewCode() throws InterruptedException {
        AtomicReferenceArray<BlobCode.Blob> handed = new AtomicReferenceArray<>(1);
        int rounds = EMULATED ? 200 : 5_000;
        int[] right = new int[1];
        Thread other = new Thread(() -> {
            for (int i = 0; i < rounds; i++) {
                BlobCode.Blob blob = handed.get(0);
                while (blob == null) {
                    Thread.onSpinWait();
                    blob = handed.get(0);
                }
                right[0] += call(blob) == blob.result() ? 1 : 0;
                handed.set(0, null);
            }
        });
        other.start();
        for (int i = 0; i < rounds; i++) {
            BlobCode.Blob blob = BlobCode.constant(i).installIn(cache);
            handed.set(0, blob);
            while (handed.get(0) != null) {
                Thread.onSpinWait();
            }
            free(List.of(blob));
        }
        other.join();
        assertEquals(rounds, right[0]);
    }

    /** Runs blobs of a table, each several times, and answers handshakes in between with the blob that it is in. */
    private static final class Runner extends Thread {
        private static final int TIMES = 5;

        private final AtomicReferenceArray<BlobCode.Blob> table;
        private final Random random;
        private volatile long asked;
        private volatile long answered;
        private volatile boolean stop;
        private long calls;
        private int stamps;
        private String wrong;

        Runner(AtomicReferenceArray<BlobCode.Blob> table, long seed) {
            this.table = table;
            this.random = new Random(seed);
        }

        @Override
        public void run() {
            while (!stop) {
                BlobCode.Blob blob = table.get(random.nextInt(table.length()));
                for (int i = 0; i < TIMES && blob != null; i++) {
                    if (call(blob) != blob.result() || cache.find(blob.start()) != blob) {
                        wrong = blob + " in state " + blob.state();
                    }
                    calls++;
                    poll(i < TIMES - 1 ? blob : null);
                }
                poll(null);
            }
            answered = Long.MAX_VALUE;
        }

        private void poll(BlobCode.Blob in) {
            long freeing = asked;
            if (freeing != answered) {
                if (in != null) {
                    in.stamp(freeing);
                    stamps++;
                }
                answered = freeing;
            }
        }
    }

    /** Installs and frees at random while other threads take faults in what is alive: nothing of theirs goes, everything else does. */
    @Test
    void freeingBesideThreadsThatRun() throws InterruptedException {
        long blobsBefore = cache.blobCount();
        Random random = new Random(23);
        List<BlobCode> codes = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            codes.add(BlobCode.faulting(i, i % 4));
        }
        AtomicReferenceArray<BlobCode.Blob> table = new AtomicReferenceArray<>(EMULATED ? 200 : 3_000);
        Runner[] runners = {new Runner(table, 1), new Runner(table, 2)};
        for (Runner r : runners) {
            r.start();
        }
        List<CodeBlob> batch = new ArrayList<>();
        int freed = 0;
        int kept = 0;
        for (int i = 0; i < INSTALLATIONS; i++) {
            BlobCode.Blob blob = codes.get(random.nextInt(codes.size())).padded(1 + random.nextInt(1_500)).installIn(cache);
            BlobCode.Blob old = table.getAndSet(random.nextInt(table.length()), blob);
            if (old != null) {
                cache.makeNotEntrant(old);
                batch.add(old);
            }
            if (batch.size() == 100) {
                List<CodeBlob> inUse = freeAfterHandshake(batch, runners);
                freed += batch.size() - inUse.size();
                kept += inUse.size();
                batch = new ArrayList<>(inUse);
            }
        }
        for (Runner r : runners) {
            r.stop = true;
            r.join();
            assertNull(r.wrong);
            assertTrue(r.calls > 1_000, r.calls + " calls");
        }
        assertTrue(kept <= runners[0].stamps + runners[1].stamps, "blobs were kept that no thread was in");
        int live = batch.size();
        for (int i = 0; i < table.length(); i++) {
            live += table.get(i) == null ? 0 : 1;
        }
        assertEquals(INSTALLATIONS, live + freed);
        assertEquals(blobsBefore + live, cache.blobCount());
        for (int i = 0; i < table.length(); i++) {
            BlobCode.Blob blob = table.getAndSet(i, null);
            if (blob != null) {
                cache.makeNotEntrant(blob);
                batch.add(blob);
            }
        }
        assertEquals(List.of(), cache.free(batch, cache.beginFreeing()));
        assertEquals(blobsBefore, cache.blobCount());
    }

    private static List<CodeBlob> freeAfterHandshake(List<CodeBlob> batch, Runner[] runners) {
        long freeing = cache.beginFreeing();
        for (Runner r : runners) {
            r.asked = freeing;
        }
        for (Runner r : runners) {
            while (r.answered < freeing) {
                Thread.onSpinWait();
            }
        }
        return cache.free(batch, freeing);
    }

    /**
     * With many blobs in the cache the signal handler, and {@link CodeCache#find}, touch nothing of the map but the page of the entry of the PC and that of
     * its row: all others cannot be read meanwhile.
     */
    @Test
    void aLookUpTouchesItsOwnEntryAndRowOnly() {
        int count = EMULATED ? 20_000 : 100_000;
        List<BlobCode.Blob> blobs = new ArrayList<>();
        BlobCode code = BlobCode.faulting(77, 2);
        for (int i = 0; i < count; i++) {
            blobs.add(code.installIn(cache));
        }
        long map = RawMemory.getLong(loader.signalState() + SignalStateLayout.CODE_MAP);
        long rows = RawMemory.getLong(loader.signalState() + SignalStateLayout.CODE_ROWS);
        long end = rows + count * (long) CodeMapLayout.ROW_BYTES & -(long) NativeMemory.pageSize();
        for (int i = 0; i < count; i += count / 10) {
            BlobCode.Blob blob = blobs.get(i);
            long entry = map + (blob.start() - cache.start() >> CodeMapLayout.GRANULE_SHIFT) * CodeMapLayout.ENTRY_SIZE;
            long row = rows + RawMemory.getInt(entry) * (long) CodeMapLayout.ROW_BYTES;
            protectBut(map, end, entry, row, Libc.PROT_NONE);
            long result;
            CodeBlob found;
            try {
                found = cache.find(blob.start());
                result = call(blob);
            } finally {
                protectBut(map, end, entry, row, Libc.PROT_READ | Libc.PROT_WRITE);
            }
            assertSame(blob, found);
            assertEquals(77, result);
        }
        free(blobs);
    }

    private static void protectBut(long start, long end, long first, long second, int protection) {
        long page = NativeMemory.pageSize();
        long a = first & -page;
        long b = second & -page;
        // A row may go on in the next page.
        protect(start, a, protection);
        protect(a + page, b, protection);
        protect(b + 2 * page, end, protection);
    }

    private static void protect(long from, long to, int protection) {
        if (from < to) {
            NativeMemory.protect(from, to - from, protection);
        }
    }

    /**
     * Where a blob is gone nothing is found; a jump there is a crash that no range handles, in code of no name. Where instruction fetch sees stores it is so at the first
     * instruction; elsewhere what was fetched before may run once more, since nothing has to be synchronised for code that nobody calls.
     */
    @Test
    void aDeadBlobIsNeitherFoundNorExecuted() {
        BlobCode.Blob before = BlobCode.constant(1).installIn(cache);
        BlobCode.Blob dead = BlobCode.faulting(2, 1).installIn(cache);
        BlobCode.Blob behind = BlobCode.constant(3).installIn(cache);
        assertEquals(2, call(dead));
        free(List.of(dead));
        assertNull(loader.find(dead.start()));
        assertNull(loader.extent(dead.start()));
        try (GuestThread thread = new GuestThread()) {
            assertEquals(RuntimeEntry.CRASH.id(), thread.start(dead.start()));
            long pc = thread.crash(ThreadBlockLayout.CRASH_PC);
            long last = HostArchitecture.target() == Target.LINUX_X86_64 ? 1 : dead.size() - 1;
            assertTrue(pc >= dead.start() && pc <= dead.start() + last, "stopped at " + (pc - dead.start()));
            assertFalse(report(thread).contains("gives 2"), report(thread));
        }
        free(List.of(before, behind));
    }

    @ParameterizedTest
    @EnumSource(value = BlobKind.class, mode = EnumSource.Mode.EXCLUDE, names = "IMAGE")
    void theReportNamesCodeOfEveryKind(BlobKind kind) {
        BlobCode code = BlobCode.nullLoad();
        CodePlace place = cache.allocate(code.bytes().length);
        CodeBlob blob = new NamedBlob(place, kind, "somebody's code", CodeBlob.NO_FRAME, BlobTables.ofFaults());
        cache.install(blob, code.bytes());
        try (GuestThread thread = new GuestThread()) {
            assertEquals(RuntimeEntry.CRASH.id(), thread.start(blob.start()));
            assertEquals(SIGSEGV, thread.crash(ThreadBlockLayout.CRASH_SIGNAL));
            long pc = thread.crash(ThreadBlockLayout.CRASH_PC);
            CodePosition position = loader.find(pc);
            assertNotNull(position);
            assertEquals(kind, position.kind());
            assertEquals(pc - blob.start(), position.offset());
            String report = report(thread);
            assertTrue(report.contains("  somebody's code+0x" + Long.toHexString(pc - blob.start()) + " (" + kind + ")\n"), report);
            assertTrue(report.contains("code\n"), report);
        }
        cache.makeNotEntrant(blob);
        cache.free(List.of(blob), cache.beginFreeing());
    }

    private static String report(GuestThread thread) {
        try (GuardedMemory memory = new GuardedMemory()) {
            return CrashReport.format(thread.block(), loader, HostArchitecture.target(), null, null, memory);
        }
    }
}
