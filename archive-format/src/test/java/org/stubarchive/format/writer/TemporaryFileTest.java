package org.stubarchive.format.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that writers leave when they are killed, and those of writers that live. */
class TemporaryFileTest {
    @TempDir
    Path directory;

    /** Creates a file, says so, and waits until its input ends; then it writes the file's final name, or halts. */
    static final class Writer {
        private Writer() {}

        /** Arguments: directory, {@code halt} or {@code replace}. */
        public static void main(String[] args) throws Exception {
            TemporaryFile file = TemporaryFile.create(Path.of(args[0]));
            System.out.println("created");
            System.in.read();
            if (args[1].equals("halt")) {
                Runtime.getRuntime().halt(0);
            }
            file.write(ByteBuffer.wrap(new byte[] {1, 2, 3}));
            file.replace(Path.of(args[0]).resolve("final"));
            file.close();
        }
    }

    private Process writer(String end) throws Exception {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process p = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", path, Writer.class.getName(), directory.toString(), end)
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        assertEquals('c', p.getInputStream().read());
        return p;
    }

    private List<String> names() throws Exception {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void whatAKilledWriterLeftIsRemovedByTheNext() throws Exception {
        Process killed = writer("halt");
        killed.destroyForcibly().waitFor();
        List<String> left = names();
        assertEquals(1, left.size());
        String ours = ".stubarchive-" + killed.pid();
        assertTrue(left.get(0).startsWith(ours), left.toString());
        Path users = Files.writeString(directory.resolve(".stubarchive-notes.tmp"), "a user's file");
        Path link = Files.createSymbolicLink(directory.resolve(".stubarchive-1-0123456789abcdef.tmp"), users);
        try (TemporaryFile file = TemporaryFile.create(directory)) {
            assertFalse(Files.exists(directory.resolve(left.get(0))));
            file.write(ByteBuffer.allocate(1));
        }
        assertEquals(List.of(link.getFileName().toString(), users.getFileName().toString()), names());
    }

    @Test
    void theFileOfALivingWriterStays() throws Exception {
        Process living = writer("replace");
        List<String> its = names();
        try (TemporaryFile one = TemporaryFile.create(directory); TemporaryFile two = TemporaryFile.create(directory)) {
            assertEquals(3, names().size());
            assertTrue(names().containsAll(its));
            one.write(ByteBuffer.allocate(1));
            two.write(ByteBuffer.allocate(2));
            two.replace(directory.resolve("second"));
        }
        living.getOutputStream().close();
        assertEquals(0, living.waitFor());
        assertEquals(List.of("final", "second"), names());
        assertEquals(3, Files.size(directory.resolve("final")));
    }
}
