package org.stubarchive.loader;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.TablesLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.loader.os.Errno;
import org.stubarchive.loader.os.Libc;
import org.stubarchive.loader.os.NativeCall;
import org.stubarchive.loader.os.NativeMemory;
import org.stubarchive.loader.os.OsException;
import org.stubarchive.loader.os.ShortageException;

/**
 * Owner of all executable memory: one reservation, small enough that code anywhere in it reaches all of it with a direct branch.
 *
 * <pre>
 * start                                                                                     end
 * | no access: "missing code" | image: cells, text | image: cells, text | ... | not used     |
 * </pre>
 *
 * <p>Archived text is a private mapping of the file, read and execute; nothing ever writes it. Other text is written to memory of {@link CopiedText}.
 * No view is ever writable and executable. Cells are private memory.
 */
public final class CodeSpace implements AutoCloseable {
    /** Bytes of the reservation. */
    public static final long SIZE = 128L << 20;

    private static final int MISSING_SLOT = 16;

    private final long reservation;
    private final long reservationSize;
    private final long start;
    private long next;
    private int missing;
    private long[] textStarts = new long[4];
    private long[] textEnds = new long[4];
    private int texts;
    /** Bytes of archived text in shared memory, which the kernel does not count as anonymous, by address. */
    private final Map<Long, Integer> readTexts = new HashMap<>();
    /** Address and size of each text that waits for {@link #synchronizeInstructions}. */
    private long[] written = new long[4];
    private int writtenTexts;
    private final CopiedText copied = new CopiedText();
    private boolean open = true;

    private CodeSpace(long reservation, long reservationSize, long start) {
        this.reservation = reservation;
        this.reservationSize = reservationSize;
        this.start = start;
        this.next = start + TablesLayout.PAGE;
    }

    /**
     * Reserves the address space.
     *
     * @throws ShortageException if the system refuses
     */
    public static CodeSpace reserve() {
        int alignment = Math.max(TablesLayout.PAGE, NativeMemory.pageSize());
        long total = SIZE + alignment;
        long address;
        try {
            address = NativeMemory.reserve(total);
        } catch (OsException e) {
            throw ShortageException.ofMemory("code", total, "", e);
        }
        return new CodeSpace(address, total, roundUp(address, alignment));
    }

    /** Lowest address of the space. */
    public long start() {
        return start;
    }

    /** Address behind the space. */
    public long end() {
        return start + SIZE;
    }

    /** Whether an address is in the space. */
    public boolean contains(long address) {
        return address >= start && address < start + SIZE;
    }

    /** Bytes of text that is mapped, archived and generated. */
    public synchronized long textBytes() {
        long sum = 0;
        for (int i = 0; i < texts; i++) {
            sum += textEnds[i] - textStarts[i];
        }
        return sum;
    }

    /**
     * Bytes of text that were copied for this process instead of being shared with the file's other users: archived text that could not be mapped, and
     * the kernel's {@code Anonymous} figure for the pages of all other text. 0 as long as text is mapped and nothing wrote to it.
     *
     * @throws java.io.UncheckedIOException if {@code /proc} cannot be read
     */
    public synchronized long textAnonymousBytes() {
        long read = readTexts.values().stream().mapToLong(Integer::longValue).sum();
        return read + MemoryMaps.anonymousBytes(textStarts, textEnds, texts);
    }

    /**
     * An address that faults when it is executed, distinct for each call: what cells of missing stubs hold, so that a crash report can name
     * the stub. After about a thousand calls the addresses repeat.
     */
    synchronized long missingCodeAddress() {
        int slots = TablesLayout.PAGE / MISSING_SLOT;
        return start + (long) MISSING_SLOT * (missing++ % slots);
    }

    /** Whether an address is one that {@link #missingCodeAddress} gives. */
    boolean isMissingCode(long address) {
        return address >= start && address < start + TablesLayout.PAGE;
    }

    /**
     * Maps an image from a file: text as it is, cells privately.
     *
     * @param fd open file
     * @param textOffset offset of the text section in the file
     * @param cellsOffset offset of the cells section in the file
     * @param tables tables of the image
     * @param listener is told when the text had to be copied; may be null
     * @return address of the image
     * @throws OsException if the system refuses
     */
    synchronized long placeFile(int fd, long textOffset, long cellsOffset, CodeTables tables, LoadListener listener) {
        long image = allocate(tables);
        long text = image + tables.textOffset();
        int cellsSize = tables.cellsSize();
        if (cellsSize > 0) {
            commitCells(image, cellsSize);
            read(fd, cellsOffset, image, cellsSize, "the cells section");
        }
        String obstacle = mapText(fd, textOffset, text, tables.textSize());
        if (obstacle != null) {
            if (listener != null) {
                listener.note("the text of the archive is copied into memory of its own: " + obstacle);
            }
            read(fd, textOffset, copied.begin(text, tables.textSize()), tables.textSize(), "the text section");
            publish(text, tables.textSize());
            readTexts.put(text, tables.textSize());
        }
        addText(text, tables.textSize());
        return image;
    }

    /**
     * Copies an image that is in the host's memory.
     *
     * @return address of the image
     * @throws OsException if the system refuses
     */
    synchronized long placeImage(CodeImage source, CodeTables tables) {
        long image = allocate(tables);
        long text = image + tables.textOffset();
        if (tables.cellsSize() > 0) {
            commitCells(image, tables.cellsSize());
            copy(source.cells(), image);
        }
        copy(source.text(), copied.begin(text, tables.textSize()));
        publish(text, tables.textSize());
        addText(text, tables.textSize());
        return image;
    }

    /** Replaces placed text, before it is executed, by a copy in private memory of no file. */
    synchronized void makeTextAnonymous(long text, int size) {
        readTexts.remove(text);
        NativeMemory.replaceByCopy(text, NativeMemory.roundToPages(size), Libc.PROT_READ | Libc.PROT_EXEC);
        noteWritten(text, size);
    }

    /** Makes the cells that never change read-only. */
    void protectCells(long image, CodeTables tables) {
        protectFixedCells(image, tables, Libc.PROT_READ);
    }

    /** Makes the cells that {@link #protectCells} protected writable again, to bind them anew. */
    void unprotectCells(long image, CodeTables tables) {
        protectFixedCells(image, tables, Libc.PROT_READ | Libc.PROT_WRITE);
    }

    private static void protectFixedCells(long image, CodeTables tables, int protection) {
        int fixed = tables.fixedCellsSize();
        long page = NativeMemory.pageSize();
        long first = image & -page;
        // Where all cells are fixed the rest of their last page is not used; otherwise only whole pages can be protected.
        long behind = fixed == tables.cellsSize() ? NativeMemory.roundToPages(image + fixed) : image + fixed & -page;
        if (fixed > 0 && behind > first) {
            NativeMemory.protect(first, behind - first, protection);
        }
    }

    /** Makes the pages of cells writable: those before the text, of which nothing else is used. */
    private static void commitCells(long image, int size) {
        long first = image & -(long) NativeMemory.pageSize();
        NativeMemory.commit(first, NativeMemory.roundToPages(image + size) - first);
    }

    /** Maps text from the file; gives the reason when that cannot be done. */
    private static String mapText(int fd, long offset, long address, int size) {
        if (NativeMemory.pageSize() > TablesLayout.PAGE) {
            return "pages of " + NativeMemory.pageSize() + " bytes are larger than the archive's alignment";
        }
        try {
            NativeMemory.mapFile(fd, offset, address, size, Libc.PROT_READ | Libc.PROT_EXEC);
            return null;
        } catch (OsException e) {
            if (e.errno() == Errno.EPERM || e.errno() == Errno.EACCES) {
                return "its file system forbids executable mappings";
            }
            throw e;
        }
    }

    /** Whether an image still fits. */
    synchronized boolean hasRoomFor(CodeTables tables) {
        int alignment = Math.max(TablesLayout.PAGE, NativeMemory.pageSize());
        return roundUp(placeOfText(tables, alignment) + tables.textSize(), alignment) <= end();
    }

    /** Text starts a page: cells, which end before it, never share one with it, even where pages are larger than their distance. */
    private long placeOfText(CodeTables tables, int alignment) {
        return roundUp(roundUp(next, alignment) + tables.textOffset(), alignment);
    }

    private long allocate(CodeTables tables) {
        int alignment = Math.max(TablesLayout.PAGE, NativeMemory.pageSize());
        long text = placeOfText(tables, alignment);
        long image = text - tables.textOffset();
        long behind = roundUp(text + tables.textSize(), alignment);
        if (behind > end()) {
            throw new OutOfMemoryError("code space of " + SIZE + " bytes is full: an image of " + (behind - image) + " bytes does not fit");
        }
        next = behind;
        return image;
    }

    /** Makes text executable that was written to memory of {@link #copied}. */
    private void publish(long text, int size) {
        copied.publish(text, size);
        noteWritten(text, size);
    }

    private void noteWritten(long text, int size) {
        if (2 * writtenTexts == written.length) {
            written = Arrays.copyOf(written, 4 * writtenTexts);
        }
        written[2 * writtenTexts] = text;
        written[2 * writtenTexts + 1] = size;
        writtenTexts++;
    }

    /**
     * Makes text that was written since the last call, other than by mapping a file, the instructions that processors fetch. Needed where instruction
     * caches do not see stores (aarch64). Pages that become executable for the first time are made coherent by the kernel: so the stub itself can be called.
     *
     * @param stub address of {@code flush_icache}
     */
    synchronized void synchronizeInstructions(long stub) {
        for (int i = 0; i < writtenTexts; i++) {
            NativeCall.call(stub, written[2 * i], written[2 * i + 1]);
        }
        writtenTexts = 0;
    }

    private void addText(long text, int size) {
        if (texts == textStarts.length) {
            textStarts = Arrays.copyOf(textStarts, 2 * texts);
            textEnds = Arrays.copyOf(textEnds, 2 * texts);
        }
        textStarts[texts] = text;
        textEnds[texts] = text + size;
        texts++;
    }

    private static void copy(ByteBuffer source, long address) {
        byte[] bytes = new byte[source.remaining()];
        source.get(bytes);
        RawMemory.copyFromArray(address, bytes, 0, bytes.length);
    }

    private static void read(int fd, long offset, long address, long length, String what) {
        long done = 0;
        while (done < length) {
            long n = Libc.pread(fd, address + done, length - done, offset + done);
            if (n < 0) {
                int errno = Libc.errno();
                throw new OsException("pread", "reading " + what + " of the archive", errno);
            }
            if (n == 0) {
                throw new IllegalStateException("the archive ends within " + what + ": it was changed while it was loaded");
            }
            done += n;
        }
    }

    private static long roundUp(long value, int alignment) {
        return value + alignment - 1 & -(long) alignment;
    }

    /** Releases everything. Nothing of it may be running or be called any more. */
    @Override
    public synchronized void close() {
        if (!open) {
            return;
        }
        open = false;
        NativeMemory.release(reservation, reservationSize);
        copied.close();
    }
}
