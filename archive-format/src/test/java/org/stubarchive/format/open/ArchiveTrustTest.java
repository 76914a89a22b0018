package org.stubarchive.format.open;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stubarchive.format.Archives;
import org.stubarchive.format.writer.ArchiveWriter;

class ArchiveTrustTest {
    private static final int FILE = 0100000;

    @TempDir
    Path directory;

    @Test
    void onlyTheUserOrRootMayHaveWritten() {
        assertDoesNotThrow(() -> ArchiveTrust.check("a.sar", FILE | 0644, 1000, 1000));
        assertDoesNotThrow(() -> ArchiveTrust.check("a.sar", FILE | 0400, 0, 1000));
        for (int mode : new int[] {FILE | 0664, FILE | 0646, 0040755, 0010644}) {
            assertThrows(ArchiveTrustException.class, () -> ArchiveTrust.check("a.sar", mode, 1000, 1000), Integer.toOctalString(mode));
        }
        String message = assertThrows(ArchiveTrustException.class, () -> ArchiveTrust.check("a.sar", FILE | 0644, 1001, 1000)).getMessage();
        assertTrue(message.startsWith("a.sar: owner: expected user 1000 or root, found user 1001; "), message);
    }

    @Test
    void aFileThatOthersCanWriteIsRefusedByTheOpener() throws Exception {
        Path file = directory.resolve("a.sar");
        ArchiveWriter.write(file, Archives.PRODUCER, List.of(Archives.aarch64()));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
        assertThrows(ArchiveTrustException.class, () -> ArchiveFile.open(file));
        assertDoesNotThrow(() -> ArchiveFile.openUntrusted(file));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertDoesNotThrow(() -> ArchiveFile.open(file));
    }
}
