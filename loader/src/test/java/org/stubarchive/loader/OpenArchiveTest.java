package org.stubarchive.loader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stubarchive.format.ArchiveFormatException;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.open.ArchiveTrustException;
import org.stubarchive.loader.OpenArchive.Trust;
import org.stubarchive.testing.OnEveryMachine;

@OnEveryMachine
class OpenArchiveTest {
    private Path path;

    @BeforeEach
    void write() throws IOException {
        path = ArchiveOnDisk.file(TestStubs.link(TestStubs.blindProbe(), TestStubs.constant("dexp", CpuFeatures.BASELINE, 7)));
    }

    @AfterEach
    void delete() throws IOException {
        Files.deleteIfExists(path);
    }

    private OpenArchive open(Trust trust) throws IOException {
        return OpenArchive.open(path.toString(), trust);
    }

    @Test
    void findsTheCodeOfATarget() throws Exception {
        try (OpenArchive archive = open(Trust.OWNER)) {
            assertEquals(Files.size(path), archive.file().size());
            assertEquals(2, archive.code(Target.LINUX_X86_64).tables().unitCount());
            archive.checkUnchanged();
            CodeLoadException e = assertThrows(CodeLoadException.class, () -> archive.code(Target.LINUX_AARCH64));
            assertTrue(e.getMessage().startsWith(path + ": holds no code for linux-aarch64"), e.getMessage());
        }
    }

    @Test
    void whatOthersCanWriteIsRefusedUnlessAskedFor() throws Exception {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw-r--"));
        ArchiveTrustException e = assertThrows(ArchiveTrustException.class, () -> open(Trust.OWNER));
        assertTrue(e.getMessage().startsWith(path + ": mode: "), e.getMessage());
        open(Trust.ANYBODY).close();
    }

    @Test
    void unreadableAndEmptyFilesAreSaid() throws Exception {
        IOException e = assertThrows(IOException.class, () -> OpenArchive.open(path + ".not", Trust.OWNER));
        assertEquals(path + ".not: cannot be opened: No such file or directory (errno 2)", e.getMessage());
        Files.write(path, new byte[0]);
        assertThrows(ArchiveFormatException.class, () -> open(Trust.OWNER));
    }

    @Test
    void changesWhileLoadingAreNoticed() throws Exception {
        try (OpenArchive archive = open(Trust.OWNER)) {
            try (var channel = Files.newByteChannel(path, StandardOpenOption.WRITE)) {
                channel.position(Files.size(path) - 1).write(ByteBuffer.allocate(1));
            }
            ArchiveTrustException e = assertThrows(ArchiveTrustException.class, archive::checkUnchanged);
            assertEquals(path + ": the file was changed while it was loaded; try again", e.getMessage());
        }
    }

    @Test
    void aChangedByteIsRefused() throws Exception {
        byte[] bytes = Files.readAllBytes(path);
        for (int at : new int[] {0, bytes.length / 3, bytes.length / 2, bytes.length - 1}) {
            byte[] changed = bytes.clone();
            changed[at] ^= 1;
            Files.write(path, changed);
            assertThrows(ArchiveFormatException.class, () -> open(Trust.OWNER), "byte " + at);
        }
    }

    /** Each is refused at once: nothing waits for the other end, nothing reads without end, nothing is mapped that is no archive. */
    @Test
    void whatIsNoRegularFileIsRefusedUnread() throws Exception {
        Path fifo = path.resolveSibling(path.getFileName() + ".fifo");
        assertEquals(0, new ProcessBuilder("mkfifo", fifo.toString()).inheritIO().start().waitFor());
        try {
            for (Trust trust : Trust.values()) {
                assertEquals(fifo + ": file at offset 0: type: expected a regular file, found a FIFO; give a file that train wrote", refused(fifo.toString(), trust));
                assertTrue(refused("/dev/zero", trust).contains("found a character device"));
                assertTrue(refused(path.getParent().toString(), trust).contains("found a directory"));
            }
        } finally {
            Files.delete(fifo);
        }
    }

    @Test
    void aHugeFileOfAnotherKindIsRefusedByItsStart() throws Exception {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(0);
            file.setLength((1L << 31) - 1);
            assertTrue(refused(path.toString(), Trust.OWNER).contains(": magic: "));
            file.setLength(1L << 40);
            assertTrue(refused(path.toString(), Trust.OWNER).contains(": length: expected 1..2147483647, found 1099511627776"));
        }
    }

    private static String refused(String name, Trust trust) {
        return assertThrows(ArchiveFormatException.class, () -> OpenArchive.open(name, trust)).getMessage();
    }
}
