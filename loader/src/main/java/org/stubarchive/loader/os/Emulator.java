package org.stubarchive.loader.os;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The program that emulates this machine, if one does. */
public final class Emulator {
    private Emulator() {}

    /**
     * Its name, or null if nothing tells of one: QEMU's user mode emulation, whose threads tell its own executable file where {@code /proc/self/exe} is
     * the emulated program. An emulator of whole machines is not noticed, and behaves as a machine.
     */
    public static String program() {
        try {
            String program = Files.readSymbolicLink(Path.of("/proc/thread-self/exe")).getFileName().toString();
            return program.startsWith("qemu-") ? program : null;
        } catch (IOException e) {
            // No /proc, so nothing to tell.
            return null;
        }
    }
}
