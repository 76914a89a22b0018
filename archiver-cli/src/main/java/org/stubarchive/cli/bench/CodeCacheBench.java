package org.stubarchive.cli.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.loader.EntryStubs;
import org.stubarchive.loader.HostCpu;
import org.stubarchive.loader.cache.BlobKind;
import org.stubarchive.loader.cache.BlobTables;
import org.stubarchive.loader.cache.CodeBlob;
import org.stubarchive.loader.cache.CodeCache;
import org.stubarchive.loader.cache.CodePlace;
import org.stubarchive.loader.cache.NamedBlob;
import org.stubarchive.loader.os.NativeCall;
import org.stubarchive.vm.code.StubSet;
import org.stubarchive.vm.code.VmCode;

/** What installing, finding, faulting in and freeing a blob costs in a code cache with some number of blobs. */
public final class CodeCacheBench {
    private static final int SMALLEST = 100;
    private static final int LARGEST = 1_100;
    /** Blobs that are freed together. */
    private static final int BATCH = 10;
    /** Operations of each kind, at least, of which a figure is the mean. */
    private static final int OPERATIONS = 100_000;
    /** Blobs that are found again and again. */
    private static final int SOME = 100;
    private static final int LOOK_UPS = 2_000_000;
    private static final int ADDRESSES_PER_BLOB = 4;
    private static final int FAULTS = 20_000;

    private final VmCode code;
    private final StubCode function;
    private final BlobTables tables;

    /**
     * Nanoseconds for each operation.
     *
     * @param fresh installing where no code was before
     * @param reused installing where other code was
     * @param lookUp finding the blobs of some addresses again and again, as many whatever is in the cache
     * @param lookUpAny finding the blobs of addresses anywhere: what is in the cache may be more than what processors cache
     * @param fault calling a blob that takes a fault
     * @param freed freeing, by batches
     * @param residentBytes memory of the cache with all blobs
     * @param residentAfter the same when they were freed
     */
    public record Figures(double fresh, double reused, double lookUp, double lookUpAny, double fault, double freed, long residentBytes, long residentAfter) {}

    /** Measures with the code of this process, whose signal handler is installed. */
    public CodeCacheBench(VmCode code) {
        this.code = code;
        this.function = FaultingFunction.generate(StubSet.of(HostCpu.target()).architecture());
        this.tables = BlobTables.ofFaults(FaultingFunction.faults(function));
    }

    /**
     * Measures.
     *
     * @param blobs how many there are in the cache meanwhile
     */
    public Figures measure(int blobs) {
        int rounds = Math.max(1, OPERATIONS / blobs);
        List<byte[]> contents = contents(blobs);
        long fresh = 0;
        for (int i = 0; i < rounds; i++) {
            fresh += installFresh(contents);
        }
        CodeCache cache = code.loader().cache();
        long before = cache.residentBytes();
        // So that there is other code where the measured blobs will be.
        free(cache, install(cache, contents), new Random(1));
        long reused = 0;
        long freed = 0;
        for (int i = 0; i < rounds - 1; i++) {
            long start = System.nanoTime();
            List<CodeBlob> all = install(cache, contents);
            reused += System.nanoTime() - start;
            freed += free(cache, all, new Random(i));
        }
        long start = System.nanoTime();
        List<CodeBlob> all = install(cache, contents);
        reused += System.nanoTime() - start;
        long resident = cache.residentBytes() - before;
        Collections.shuffle(all, new Random(4));
        double lookUp = lookUp(cache, all.subList(0, Math.min(SOME, all.size())));
        double lookUpAny = lookUp(cache, all);
        double fault = fault(all);
        freed += free(cache, all, new Random(rounds));
        double operations = (double) rounds * blobs;
        return new Figures(fresh / operations, reused / operations, lookUp, lookUpAny, fault, freed / operations, resident, cache.residentBytes() - before);
    }

    private List<byte[]> contents(int blobs) {
        Random random = new Random(blobs);
        List<byte[]> contents = new ArrayList<>();
        for (int i = 0; i < blobs; i++) {
            contents.add(Arrays.copyOf(function.code(), SMALLEST + random.nextInt(LARGEST - SMALLEST)));
        }
        return contents;
    }

    private long installFresh(List<byte[]> contents) {
        try (CodeCache cache = CodeCache.reserve()) {
            long flush = code.addresses().entryOrZero(EntryStubs.FLUSH_ICACHE);
            if (flush != 0) {
                cache.flushWith(flush);
            }
            long start = System.nanoTime();
            install(cache, contents);
            return System.nanoTime() - start;
        }
    }

    private List<CodeBlob> install(CodeCache cache, List<byte[]> contents) {
        List<CodeBlob> blobs = new ArrayList<>(contents.size());
        for (byte[] bytes : contents) {
            CodePlace place = cache.allocate(bytes.length);
            if (place == null) {
                throw new IllegalStateException("the code cache is full with " + blobs.size() + " blobs");
            }
            CodeBlob blob = new NamedBlob(place, BlobKind.METHOD, "measured", CodeBlob.NO_FRAME, tables);
            cache.install(blob, bytes);
            blobs.add(blob);
        }
        return blobs;
    }

    /** Frees all in random order; gives nanoseconds. */
    private static long free(CodeCache cache, List<CodeBlob> all, Random random) {
        Collections.shuffle(all, random);
        long start = System.nanoTime();
        for (int i = 0; i < all.size(); i += BATCH) {
            List<CodeBlob> batch = all.subList(i, Math.min(i + BATCH, all.size()));
            batch.forEach(cache::makeNotEntrant);
            if (!cache.free(batch, cache.beginFreeing()).isEmpty()) {
                throw new IllegalStateException("blobs that nobody executes are in use");
            }
        }
        return System.nanoTime() - start;
    }

    private static double lookUp(CodeCache cache, List<CodeBlob> all) {
        Random random = new Random(2);
        long[] addresses = new long[ADDRESSES_PER_BLOB * all.size()];
        for (int i = 0; i < addresses.length; i++) {
            CodeBlob blob = all.get(random.nextInt(all.size()));
            addresses[i] = blob.start() + random.nextInt(blob.size());
        }
        long bytes = 0;
        long start = System.nanoTime();
        for (int i = 0, next = 0; i < LOOK_UPS; i++) {
            bytes += cache.find(addresses[next]).size();
            next = next + 1 == addresses.length ? 0 : next + 1;
        }
        double nanoseconds = (double) (System.nanoTime() - start) / LOOK_UPS;
        if (bytes < (long) SMALLEST * LOOK_UPS) {
            throw new IllegalStateException("the wrong blobs were found");
        }
        return nanoseconds;
    }

    private static double fault(List<CodeBlob> all) {
        Random random = new Random(3);
        long start = System.nanoTime();
        for (int i = 0; i < FAULTS; i++) {
            long result = NativeCall.call(all.get(random.nextInt(all.size())).start());
            if (result != FaultingFunction.RESULT) {
                throw new IllegalStateException("a fault went on elsewhere: " + result);
            }
        }
        return (double) (System.nanoTime() - start) / FAULTS;
    }
}
