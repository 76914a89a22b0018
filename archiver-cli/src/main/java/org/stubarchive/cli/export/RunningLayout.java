package org.stubarchive.cli.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Where a running process has an archive's text: from {@code /proc/PID/maps}, see proc(5). */
public final class RunningLayout {
    private static final int INODE_FIELD = 4;

    private RunningLayout() {}

    /**
     * Address of the archive's text in a process.
     *
     * @param textOffset offset of the text in the file
     * @return empty if the process has not mapped it
     * @throws IOException if the process or the file cannot be looked at
     */
    public static OptionalLong text(long pid, Path archive, long textOffset) throws IOException {
        String inode = String.valueOf(Files.getAttribute(archive, "unix:ino"));
        for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "maps"))) {
            String[] fields = line.split(" +");
            if (fields.length > INODE_FIELD && fields[1].contains("x") && fields[INODE_FIELD].equals(inode) && Long.parseUnsignedLong(fields[2], 16) == textOffset) {
                return OptionalLong.of(Long.parseUnsignedLong(fields[0].substring(0, fields[0].indexOf('-')), 16));
            }
        }
        return OptionalLong.empty();
    }
}
