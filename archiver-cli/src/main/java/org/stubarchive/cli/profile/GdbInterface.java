package org.stubarchive.cli.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.stubarchive.cli.export.DescriptorLibrary;
import org.stubarchive.cli.export.SymbolFile;
import org.stubarchive.format.code.Target;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.loader.os.NativeCall;
import org.stubarchive.loader.os.NativeSymbols;

/**
 * Registers code with GDB: a list of ELF files in memory, each with the symbol of one stub, and a function on which GDB sets a breakpoint. A GDB that attaches
 * later reads the list. Layouts are those of the GDB manual, "Declarations".
 */
public final class GdbInterface extends CodeObserver implements AutoCloseable {
    private static final int JIT_REGISTER = 1;

    // struct jit_descriptor
    private static final int ACTION = 4;
    private static final int RELEVANT = 8;
    private static final int FIRST = 16;

    // struct jit_code_entry
    private static final int NEXT = 0;
    private static final int PREVIOUS = 8;
    private static final int FILE = 16;
    private static final int FILE_SIZE = 24;
    private static final int ENTRY_SIZE = 32;

    private final Target target;
    private final Path library;
    private final long descriptor;
    private final long register;

    private GdbInterface(Target target, Path library) {
        this.target = target;
        this.library = library;
        this.descriptor = NativeSymbols.require(DescriptorLibrary.DESCRIPTOR);
        this.register = NativeSymbols.require(DescriptorLibrary.REGISTER);
    }

    /**
     * Makes the interface available in this process.
     *
     * @throws IOException if the library with its symbols cannot be loaded
     */
    public static GdbInterface create(Target target) throws IOException {
        return new GdbInterface(target, GdbLibrary.load(target));
    }

    @Override
    void bound(String symbol, long address, int size) {
        byte[] file = SymbolFile.of(target, symbol, address, size);
        // Neither the file nor the entry is ever freed: GDB may read them at any time.
        long bytes = RawMemory.allocate(file.length);
        RawMemory.copyFromArray(bytes, file, 0, file.length);
        long entry = RawMemory.allocate(ENTRY_SIZE);
        long first = RawMemory.getLong(descriptor + FIRST);
        RawMemory.putLong(entry + NEXT, first);
        RawMemory.putLong(entry + PREVIOUS, 0);
        RawMemory.putLong(entry + FILE, bytes);
        RawMemory.putLong(entry + FILE_SIZE, file.length);
        if (first != 0) {
            RawMemory.putLong(first + PREVIOUS, entry);
        }
        RawMemory.putLong(descriptor + FIRST, entry);
        RawMemory.putLong(descriptor + RELEVANT, entry);
        RawMemory.putInt(descriptor + ACTION, JIT_REGISTER);
        NativeCall.call(register);
    }

    /** Removes the library's file. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(library);
    }
}
