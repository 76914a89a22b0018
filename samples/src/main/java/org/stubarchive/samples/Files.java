package org.stubarchive.samples;

import java.io.BufferedWriter;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** Files through streams, channels and {@code java.nio.file}, in a temporary directory that it removes. */
public final class Files {
    private Files() {}

    /** Runs the sample. */
    public static void main(String[] args) throws IOException {
        Path directory = java.nio.file.Files.createTempDirectory("stubarchive-sample");
        try {
            Path text = directory.resolve("text.txt");
            try (BufferedWriter out = java.nio.file.Files.newBufferedWriter(text)) {
                for (int i = 0; i < 100; i++) {
                    out.write("line " + i + " ümlaut\n");
                }
            }
            List<String> lines = java.nio.file.Files.readAllLines(text);
            System.out.println(lines.size() + " lines, " + java.nio.file.Files.size(text) + " bytes, last: " + lines.get(99));

            File data = directory.resolve("data.bin").toFile();
            try (DataOutputStream out = new DataOutputStream(new FileOutputStream(data))) {
                out.writeInt(0xCAFEBABE);
                out.writeUTF("héllo");
                out.writeDouble(Math.E);
            }
            try (DataInputStream in = new DataInputStream(new FileInputStream(data))) {
                System.out.println(Integer.toHexString(in.readInt()) + " " + in.readUTF() + " " + in.readDouble() + " " + in.read());
            }
            try (RandomAccessFile file = new RandomAccessFile(data, "rw")) {
                file.seek(2);
                file.write(new byte[] {1, 2, 3});
                System.out.println(file.length() + " " + file.getFilePointer());
            }
            try (FileChannel channel = FileChannel.open(data.toPath(), StandardOpenOption.READ)) {
                ByteBuffer buffer = ByteBuffer.allocate(8);
                System.out.println(channel.read(buffer) + " " + Long.toHexString(buffer.flip().getLong()));
            }
            java.nio.file.Files.copy(text, directory.resolve("copy.txt"));
            java.nio.file.Files.createDirectories(directory.resolve("a/b/c"));
            java.nio.file.Files.writeString(directory.resolve("a/b/note"), "note", StandardCharsets.UTF_8);
            try (Stream<Path> walk = java.nio.file.Files.walk(directory)) {
                System.out.println(walk.map(p -> directory.relativize(p).toString()).sorted().toList());
            }
            System.out.println(data.exists() + " " + data.isDirectory() + " " + data.canRead() + " " + data.renameTo(new File(data.getPath() + ".old")) + " " + data.exists());
            try (FileInputStream in = new FileInputStream("does/not/exist")) {
                System.out.println(in.read());
            } catch (FileNotFoundException e) {
                System.out.println(e.getMessage());
            }
            try {
                java.nio.file.Files.readString(Path.of("does/not/exist"));
            } catch (NoSuchFileException e) {
                System.out.println("no such file: " + e.getMessage());
            }
        } finally {
            try (Stream<Path> walk = java.nio.file.Files.walk(directory)) {
                for (Path p : walk.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    java.nio.file.Files.delete(p);
                }
            }
        }
        System.out.println("removed " + !java.nio.file.Files.exists(directory));
    }
}
