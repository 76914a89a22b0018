package org.stubarchive.loader;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.TablesLayout;
import org.stubarchive.loader.cache.CodeCache;
import org.stubarchive.loader.cache.CodePlace;
import org.stubarchive.loader.cache.TextMemory;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.loader.os.Errno;
import org.stubarchive.loader.os.Libc;
import org.stubarchive.loader.os.NativeMemory;
import org.stubarchive.loader.os.OsException;

/**
 * Places linked images in the code cache: cells in pages of data, text at its distance behind them.
 *
 * <p>Archived text is a private mapping of the file, read and execute; nothing ever writes it. Where it cannot be mapped it is read into private
 * memory. Generated text is in the memory of all blobs. Images stay for the life of the process.
 */
final class ImageSpace {
    private static final int MISSING_SLOT = 16;

    private final CodeCache cache;
    private int missing;
    private long[] textStarts = new long[4];
    private long[] textEnds = new long[4];
    private int texts;
    /** Bytes of archived text in private memory. */
    private long readBytes;

    ImageSpace(CodeCache cache) {
        this.cache = cache;
    }

    /** Bytes of text of all images. */
    long textBytes() {
        long sum = readBytes;
        for (int i = 0; i < texts; i++) {
            sum += textEnds[i] - textStarts[i];
        }
        return sum;
    }

    /**
     * Bytes of images' text that were copied for this process instead of being shared with the file's other users: archived text that was read instead of
     * mapped, and the kernel's {@code Anonymous} figure for all other text. 0 as long as text is mapped and nothing wrote to it.
     *
     * @throws java.io.UncheckedIOException if {@code /proc} cannot be read
     */
    long textAnonymousBytes() {
        return readBytes + MemoryMaps.anonymousBytes(textStarts, textEnds, texts);
    }

    /**
     * An address that faults when it is executed, distinct for each call: what cells of missing stubs hold, so that a crash report can name
     * the stub. After about a thousand calls the addresses repeat.
     */
    long missingCodeAddress() {
        int slots = TablesLayout.PAGE / MISSING_SLOT;
        return cache.start() + (long) MISSING_SLOT * (missing++ % slots);
    }

    /** Whether an address is one that {@link #missingCodeAddress} gives. */
    boolean isMissingCode(long address) {
        return address >= cache.start() && address < cache.start() + TablesLayout.PAGE;
    }

    /** Whether an image still fits. */
    boolean hasRoomFor(CodeTables tables) {
        return extent(tables) <= cache.room();
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
    long placeFile(int fd, long textOffset, long cellsOffset, CodeTables tables, LoadListener listener) {
        long size = extent(tables);
        long first = cache.takeMapped(size);
        if (first == 0) {
            throw full(size);
        }
        long text = first + dataPages(tables);
        long image = text - tables.textOffset();
        int cellsSize = tables.cellsSize();
        if (cellsSize > 0) {
            NativeMemory.commit(first, dataPages(tables));
            read(fd, cellsOffset, image, cellsSize, "the cells section");
        }
        if (cache.textMemory() == TextMemory.ANONYMOUS) {
            readText(fd, textOffset, text, tables.textSize());
            return image;
        }
        String obstacle = mapText(fd, textOffset, text, tables.textSize());
        if (obstacle == null) {
            addText(text, tables.textSize());
            return image;
        }
        if (listener != null) {
            listener.note("the text of the archive is copied into memory of its own: " + obstacle);
        }
        readText(fd, textOffset, text, tables.textSize());
        return image;
    }

    /**
     * Copies an image that is in the host's memory.
     *
     * @return address of the image
     * @throws OsException if the system refuses
     */
    long placeImage(CodeImage source, CodeTables tables) {
        int size = Math.toIntExact(extent(tables));
        CodePlace place = cache.allocatePages(size);
        if (place == null) {
            throw full(size);
        }
        long text = place.start() + dataPages(tables);
        long image = text - tables.textOffset();
        if (dataPages(tables) > 0) {
            cache.makeData(place.start(), dataPages(tables));
            RawMemory.copyFromArray(image, bytes(source.cells()), 0, tables.cellsSize());
        }
        cache.write(text, bytes(source.text()));
        addText(text, tables.textSize());
        return image;
    }

    private static OutOfMemoryError full(long bytes) {
        return new OutOfMemoryError("code space of " + CodeCache.SIZE + " bytes is full: an image of " + bytes + " bytes does not fit");
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

    /** Bytes of the pages that cells end in: text starts a page, and shares none with them, even where pages are larger than their distance. */
    private static long dataPages(CodeTables tables) {
        return roundUp(tables.textOffset(), alignment());
    }

    /** Bytes of the pages of cells and text. */
    private static long extent(CodeTables tables) {
        return dataPages(tables) + roundUp(tables.textSize(), alignment());
    }

    private static int alignment() {
        return Math.max(TablesLayout.PAGE, NativeMemory.pageSize());
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

    /** Reads text into private memory, which is writable first and executable then. */
    private void readText(int fd, long offset, long address, int size) {
        long bytes = NativeMemory.roundToPages(size);
        NativeMemory.commit(address, bytes);
        read(fd, offset, address, size, "the text section");
        NativeMemory.protect(address, bytes, Libc.PROT_READ | Libc.PROT_EXEC);
        cache.noteWritten(address, size);
        readBytes += size;
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

    private static byte[] bytes(ByteBuffer source) {
        byte[] bytes = new byte[source.remaining()];
        source.get(bytes);
        return bytes;
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
}
