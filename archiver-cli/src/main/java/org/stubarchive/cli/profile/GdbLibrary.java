package org.stubarchive.cli.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.stubarchive.cli.export.DescriptorLibrary;
import org.stubarchive.format.code.Target;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.loader.os.CString;
import org.stubarchive.loader.os.NativeCall;
import org.stubarchive.loader.os.NativeSymbols;

/**
 * The shared library by whose two symbols GDB finds code that came into being at run time (GDB manual, "JIT Compilation Interface"). The host JVM has no such
 * symbols, so a library that has them is written to a temporary file and loaded.
 */
final class GdbLibrary {
    private static final long RTLD_NOW = 2;
    private static final long RTLD_GLOBAL = 0x100;

    private GdbLibrary() {}

    /**
     * Writes and loads the library.
     *
     * @return its file, which GDB reads as long as the process lives
     * @throws IOException if it cannot be written or loaded
     */
    static Path load(Target target) throws IOException {
        Path file = Files.createTempFile("stubarchive-gdb", ".so", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.write(file, DescriptorLibrary.build(target));
        long name = CString.allocate(file.toString());
        try {
            if (NativeCall.call(NativeSymbols.require("dlopen"), name, RTLD_NOW | RTLD_GLOBAL) == 0) {
                throw new IOException(file + ": cannot be loaded: " + CString.read(NativeCall.call(NativeSymbols.require("dlerror"))));
            }
        } finally {
            RawMemory.free(name);
        }
        return file;
    }
}
