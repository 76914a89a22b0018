package org.stubarchive.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether standard output is a terminal, and whether it wants colours. */
final class Terminal {
    private Terminal() {}

    /** Whether standard input and output are a terminal. */
    static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // Since JDK 22 there is a console in pipes too, and a method that tells.
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Console.isTerminal", e);
        }
    }

    /** Whether standard error is a terminal (proc(5): the link of a descriptor names its device). */
    static boolean isErrorTerminal() {
        try {
            String device = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty") || device.equals("/dev/console");
        } catch (IOException e) {
            // Without /proc nothing is known, and nothing is drawn.
            return false;
        }
    }

    /** Whether to write colours: on a terminal, unless the environment sets {@code NO_COLOR} to anything (no-color.org) or the terminal is {@code dumb}. */
    static boolean hasColours() {
        String no = System.getenv("NO_COLOR");
        return (no == null || no.isEmpty()) && !"dumb".equals(System.getenv("TERM")) && isTerminal();
    }
}
