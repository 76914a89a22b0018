package org.stubarchive.loader.cache;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.stubarchive.format.code.TablesLayout;
import org.stubarchive.format.layout.CodeMapLayout;
import org.stubarchive.format.layout.SignalStateLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.loader.os.NativeMemory;
import org.stubarchive.loader.os.OsException;
import org.stubarchive.loader.os.ShortageException;

/**
 * All executable memory: one reservation, small enough that code anywhere in it reaches all of it with a direct branch, and the blobs in it.
 *
 * <pre>
 * start                                                                            end
 * | no access | zone: blobs of any size, growing --> |  not used  | <-- mapped images |
 * </pre>
 *
 * <p>No view is ever writable and executable. An address is found in its blob in a constant number of loads, without a lock ({@link #find}, and the
 * signal handler). Code appears in this order: bytes, made what processors execute; its tables; its row; its entries in the map. Only then may anybody
 * learn of its addresses.
 *
 * <p>Code goes in two steps. Whoever wants to get rid of blobs first makes them unreachable for new entries: takes their addresses out of wherever they
 * are entered through, then {@link #makeNotEntrant}. Frames may still be in them, so for a whole batch of such blobs together:
 *
 * <ol>
 *   <li>{@link #beginFreeing} gives the freeing a number;
 *   <li>in one soft handshake each thread {@linkplain CodeBlob#stamp stamps} the blobs that its frames, its top PC and the
 *       original return addresses of redirected frames are in;
 *   <li>{@link #free} frees those of the batch that nobody stamped, and gives the others back, for the next batch.
 * </ol>
 *
 * <p>The work is that of the batch and of the frames that are walked, whatever else is in the cache.
 *
 * <p>Any thread may call any method. All but {@link #find} take the lock of the cache, which is held for bounded time: its holder calls nobody else's
 * code, and waits for nobody.
 */
public final class CodeCache implements AutoCloseable {
    /** Bytes of the reservation. */
    public static final long SIZE = 128L << 20;

    /** What code that is gone is filled with: x86-64 has a trap of one byte, aarch64 an undefined instruction of zeros. */
    private static final byte TRAP = "aarch64".equals(System.getProperty("os.arch")) ? 0 : (byte) 0xCC;

    private final long reservation;
    private final long reservationSize;
    private final long start;
    private final TextMemory wanted;
    private final CodeMap map;
    private final InstructionSync sync = new InstructionSync();
    /** Address that mapped images start at. */
    private long high;
    /** Made when something is written: a start that finds everything in an archive needs neither. */
    private CodeMemory memory;
    private GranuleAllocator allocator;
    /** Granule that nothing was executed from on before something was given back: below it code may be where other code was. */
    private int usedBefore;
    /** Rows that are in use or that places were given out for. */
    private int rows;
    private int blobs;
    private long blobBytes;
    private long freeing;
    private boolean open = true;

    private CodeCache(long reservation, long reservationSize, long start, TextMemory wanted) {
        this.reservation = reservation;
        this.reservationSize = reservationSize;
        this.start = start;
        this.wanted = wanted;
        this.map = new CodeMap(start, SIZE);
        this.high = start + SIZE;
    }

    /** Reserves the address space, for text in shared memory. */
    public static CodeCache reserve() {
        return reserve(TextMemory.SHARED);
    }

    /**
     * Reserves the address space.
     *
     * @param memory what text is to be in; where there is no shared memory to be had, it is in private memory all the same
     * @throws ShortageException if the system refuses
     */
    public static CodeCache reserve(TextMemory memory) {
        long alignment = Math.max(TablesLayout.PAGE, NativeMemory.pageSize());
        long total = SIZE + alignment;
        long address = 0;
        try {
            address = NativeMemory.reserve(total);
            return new CodeCache(address, total, address + alignment - 1 & -alignment, memory);
        } catch (OsException e) {
            if (address != 0) {
                NativeMemory.release(address, total);
            }
            throw ShortageException.ofMemory("code", total, "", e);
        }
    }

    /** Lowest address. */
    public long start() {
        return start;
    }

    /** Address behind the reservation. */
    public long end() {
        return start + SIZE;
    }

    /** Whether an address is in the reservation. */
    public boolean contains(long address) {
        return address >= start && address < start + SIZE;
    }

    /** What text is to be in. */
    public TextMemory textMemory() {
        return wanted;
    }

    /** First address of the zone: below it nothing can be read or executed, ever. */
    public long zoneStart() {
        return start + Math.max(TablesLayout.PAGE, NativeMemory.pageSize());
    }

    /** Tells a block of {@link SignalStateLayout} of the map. */
    public void describe(long signalState) {
        RawMemory.putLong(signalState + SignalStateLayout.CODE_START, start);
        RawMemory.putLong(signalState + SignalStateLayout.CODE_END, start + SIZE);
        RawMemory.putLong(signalState + SignalStateLayout.CODE_MAP, map.address());
        RawMemory.putLong(signalState + SignalStateLayout.CODE_ROWS, map.rows());
    }

    /**
     * From now on the stub is called for code that was and is written; needed on aarch64 before anything that was written is executed, but for the stub itself.
     *
     * @param stub address of {@code flush_icache}
     */
    public synchronized void flushWith(long stub) {
        sync.flushWith(stub);
    }

    /** The blob that an address is in, or null: one load in the map, whatever is in the cache. Without a lock. */
    public CodeBlob find(long pc) {
        return map.find(pc);
    }

    /**
     * Makes room for code.
     *
     * @param size bytes, at least 1
     * @return the place, or null if the cache is full
     */
    public synchronized CodePlace allocate(int size) {
        openZone();
        long bytes = roundUp(size, memory.unit());
        return place(CodeMap.granulesOf(bytes), CodeMapLayout.GRANULE, size);
    }

    /**
     * Makes room for whole pages.
     *
     * @param size bytes, at least 1
     * @return the place, whose size is that of the pages, or null if the cache is full
     */
    public synchronized CodePlace allocatePages(int size) {
        openZone();
        long bytes = NativeMemory.roundToPages(size);
        return place(CodeMap.granulesOf(bytes), NativeMemory.pageSize(), Math.toIntExact(bytes));
    }

    private CodePlace place(int granules, int alignment, int size) {
        if (rows >= CodeMap.MAX_ROWS - 1) {
            return null;
        }
        int granule = alignment == CodeMapLayout.GRANULE ? allocator.take(granules) : allocator.takeAligned(granules, alignment >> CodeMapLayout.GRANULE_SHIFT);
        if (granule == GranuleAllocator.NONE) {
            return null;
        }
        try {
            memory.extend(map.addressOf(granule + granules), high);
        } catch (OsException e) {
            // A limit on memory or on the size of files: full before its time.
            allocator.give(granule, granules);
            return null;
        }
        rows++;
        return new CodePlace(map.addressOf(granule), size);
    }

    /** Gives room back in which nothing was written and of which nothing was made data. */
    public synchronized void abandon(CodePlace place) {
        allocator.give(map.granule(place.start()), granules(place.size()));
        rows--;
    }

    /**
     * Room for code that is mapped from a file, at the high end.
     *
     * @param size bytes
     * @return address, start of a page, or 0 if there is no such room
     */
    public synchronized long takeMapped(long size) {
        long bytes = NativeMemory.roundToPages(size);
        if (bytes > high - zoneEnd() || rows >= CodeMap.MAX_ROWS - 1) {
            return 0;
        }
        rows++;
        high -= bytes;
        if (allocator != null) {
            allocator.limit(map.granule(high));
        }
        return high;
    }

    /** Bytes that a mapped image, or pages of the zone, can have. */
    public synchronized long room() {
        return high - zoneEnd();
    }

    private long zoneEnd() {
        return memory == null ? zoneStart() : Math.max(memory.extent(), map.addressOf(allocator.top()));
    }

    /** Makes pages of a place data: private, readable, writable, zero. */
    public synchronized void makeData(long pages, long size) {
        memory.makeData(pages, size);
    }

    /**
     * Writes code and makes it what is executed at its address.
     *
     * @param address start of a place, or of pages in it
     */
    public synchronized void write(long address, byte[] code) {
        memory.write(address, code);
        sync.written(address, code.length);
        if (map.granule(address) < usedBefore) {
            long page = address & -(long) NativeMemory.pageSize();
            sync.replaced(memory, page, NativeMemory.roundToPages(address + code.length - page));
        }
    }

    /** Makes code what is executed that was written elsewhere than in the zone. */
    public synchronized void noteWritten(long address, int size) {
        sync.written(address, size);
    }

    /**
     * Writes the code of a blob and lets it be found.
     *
     * @param code as many bytes as the blob has
     */
    public synchronized void install(CodeBlob blob, byte[] code) {
        if (code.length != blob.size()) {
            throw new IllegalArgumentException(blob + " of " + blob.size() + " bytes, code of " + code.length);
        }
        write(blob.start(), code);
        publish(blob);
    }

    /** Lets a blob be found whose code is in its place. */
    public synchronized void publish(CodeBlob blob) {
        blob.advance(BlobState.NEW, BlobState.INSTALLED);
        map.publish(blob);
        blobs++;
        blobBytes += blob.size();
    }

    /**
     * Notes that nobody enters a blob any more; the caller has taken its addresses out of wherever they were.
     *
     * @throws IllegalStateException if it is not installed, or was made not entrant before
     * @throws IllegalArgumentException if blobs of its kind stay
     */
    public synchronized void makeNotEntrant(CodeBlob blob) {
        if (blob.kind().isImmortal()) {
            throw new IllegalArgumentException(blob + " stays");
        }
        blob.advance(BlobState.INSTALLED, BlobState.NOT_ENTRANT);
    }

    /** Begins a freeing; gives the number by which threads stamp the blobs that their frames are in. */
    public synchronized long beginFreeing() {
        return ++freeing;
    }

    /**
     * Frees blobs that are not entrant and that no thread has stamped in a freeing: after a handshake in which each thread did so. Their addresses are
     * found no more.
     *
     * @param batch different blobs, in any order
     * @param number of the freeing
     * @return those that some thread has a frame in, in the order of the batch
     * @throws IllegalStateException if one is not {@link BlobState#NOT_ENTRANT}; nothing is freed then
     */
    public synchronized List<CodeBlob> free(List<? extends CodeBlob> batch, long number) {
        List<CodeBlob> inUse = new ArrayList<>();
        CodeBlob[] gone = new CodeBlob[batch.size()];
        int count = 0;
        for (CodeBlob blob : batch) {
            if (blob.state() != BlobState.NOT_ENTRANT) {
                throw new IllegalStateException(blob + " is " + blob.state() + ", expected " + BlobState.NOT_ENTRANT);
            }
            if (blob.isStamped(number)) {
                inUse.add(blob);
            } else {
                gone[count++] = blob;
            }
        }
        for (int i = 0; i < count; i++) {
            gone[i].advance(BlobState.NOT_ENTRANT, BlobState.FREED);
            map.clear(gone[i]);
            blobBytes -= gone[i].size();
        }
        blobs -= count;
        rows -= count;
        giveBack(gone, count);
        return inUse;
    }

    /** Neighbours go together. */
    private void giveBack(CodeBlob[] gone, int count) {
        Arrays.sort(gone, 0, count, (a, b) -> Long.compare(a.start(), b.start()));
        for (int i = 0; i < count; ) {
            int first = map.granule(gone[i].start());
            int behind = first;
            while (i < count && map.granule(gone[i].start()) == behind) {
                behind += granules(gone[i].size());
                i++;
            }
            giveBack(first, behind - first);
        }
    }

    /** Where code can never be replaced, the room is lost, but for the memory of whole pages. */
    private void giveBack(int granule, int count) {
        usedBefore = allocator.highest();
        long from = map.addressOf(granule);
        long behind = map.addressOf(granule + count);
        long roomStart = from;
        long roomEnd = behind;
        if (sync.canReuse()) {
            int room = allocator.give(granule, count);
            roomStart = map.addressOf(room);
            roomEnd = map.addressOf(allocator.freeEnd(room));
        }
        long page = NativeMemory.pageSize();
        // Pages that are all free now and were not before.
        long pages = Math.max(roundUp(roomStart, page), from & -page);
        long pagesEnd = Math.min(roomEnd & -page, roundUp(behind, page));
        if (pages >= pagesEnd) {
            memory.fill(from, behind - from, TRAP);
            return;
        }
        if (from < pages) {
            memory.fill(from, pages - from, TRAP);
        }
        if (pagesEnd < behind) {
            memory.fill(pagesEnd, behind - pagesEnd, TRAP);
        }
        memory.discard(pages, Math.min(pagesEnd, memory.extent()) - pages);
    }

    private int granules(int size) {
        return CodeMap.granulesOf(roundUp(size, memory.unit()));
    }

    private void openZone() {
        if (memory != null) {
            return;
        }
        long base = zoneStart();
        memory = CodeMemory.open(wanted, base, high);
        allocator = new GranuleAllocator(map, map.granule(base), map.granule(high));
    }

    /** Number of blobs that are found by their addresses. */
    public synchronized int blobCount() {
        return blobs;
    }

    /** Bytes of blobs that are found by their addresses. */
    public synchronized long blobBytes() {
        return blobBytes;
    }

    /** Bytes of memory that the system has given for the zone and not got back. */
    public synchronized long residentBytes() {
        return memory == null ? 0 : memory.residentBytes();
    }

    /** Bytes of the zone that can be allocated, though not all at once. */
    public synchronized long freeBytes() {
        return memory == null ? high - zoneStart() : (long) allocator.free() << CodeMapLayout.GRANULE_SHIFT;
    }

    /** Steps that allocating and freeing took so far: extents and entries of the map looked at. */
    public synchronized long allocationSteps() {
        return memory == null ? 0 : allocator.steps();
    }

    private static long roundUp(long value, long alignment) {
        return value + alignment - 1 & -alignment;
    }

    /** Releases everything. Nothing of it may be running or be called any more, and no signal handler may know of it. */
    @Override
    public synchronized void close() {
        if (!open) {
            return;
        }
        open = false;
        NativeMemory.release(reservation, reservationSize);
        if (memory != null) {
            memory.close();
        }
        map.close();
    }
}
