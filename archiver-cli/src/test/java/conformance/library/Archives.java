package conformance.library;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Random;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterInputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** {@code java.util.zip} and {@code java.util.jar}. */
public final class Archives {
    private Archives() {}

    private static byte[] data(int length) {
        StringBuilder text = new StringBuilder();
        Random random = new Random(length);
        while (text.length() < length) {
            text.append("word").append(random.nextInt(50)).append(random.nextInt(9) == 0 ? '\n' : ' ');
        }
        return text.substring(0, length).getBytes(StandardCharsets.US_ASCII);
    }

    /** The program. */
    public static void main(String[] args) throws Exception {
        deflating();
        gzip();
        zip();
        jar();
    }

    private static void deflating() throws DataFormatException, IOException {
        for (int level : new int[] {0, 1, 6, 9}) {
            for (boolean raw : new boolean[] {false, true}) {
                for (int strategy : new int[] {Deflater.DEFAULT_STRATEGY, Deflater.FILTERED, Deflater.HUFFMAN_ONLY}) {
                    Deflater deflater = new Deflater(level, raw);
                    deflater.setStrategy(strategy);
                    byte[] input = data(20_000);
                    deflater.setInput(input);
                    deflater.finish();
                    byte[] output = new byte[30_000];
                    int n = 0;
                    while (!deflater.finished()) {
                        n += deflater.deflate(output, n, 500);
                    }
                    Inflater inflater = new Inflater(raw);
                    inflater.setInput(output, 0, n);
                    byte[] back = new byte[20_000];
                    int m = 0;
                    while (!inflater.finished()) {
                        m += inflater.inflate(back, m, Math.min(999, back.length - m));
                    }
                    System.out.println(level + " " + raw + " " + strategy + " " + n + " " + Arrays.hashCode(Arrays.copyOf(output, n)) + " " + Arrays.equals(input, back) + " " + deflater.getBytesRead() + " " + inflater.getRemaining() + " " + inflater.getAdler());
                    deflater.end();
                    inflater.end();
                }
            }
        }
        byte[] dictionary = "word1 word2 word3".getBytes(StandardCharsets.US_ASCII);
        Deflater deflater = new Deflater();
        deflater.setDictionary(dictionary);
        deflater.setInput("word1 word3 word2 word3".getBytes(StandardCharsets.US_ASCII));
        deflater.finish();
        byte[] small = new byte[100];
        int n = deflater.deflate(small, 0, 100, Deflater.FULL_FLUSH);
        Inflater inflater = new Inflater();
        inflater.setInput(small, 0, n);
        byte[] back = new byte[100];
        System.out.println(inflater.inflate(back) + " " + inflater.needsDictionary() + " " + inflater.getAdler());
        inflater.setDictionary(dictionary);
        System.out.println(new String(back, 0, inflater.inflate(back), StandardCharsets.US_ASCII) + " " + inflater.getTotalIn() + " " + inflater.getTotalOut());
        inflater.reset();
        inflater.setInput(new byte[] {1, 2, 3, 4});
        try {
            inflater.inflate(back);
        } catch (DataFormatException e) {
            System.out.println(e);
        }
        inflater.end();
        try {
            inflater.inflate(back);
        } catch (NullPointerException | IllegalStateException e) {
            System.out.println(e.getMessage());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (InflaterOutputStream inflating = new InflaterOutputStream(out)) {
            new DeflaterInputStream(new ByteArrayInputStream(data(5000))).transferTo(inflating);
        }
        System.out.println(Arrays.equals(out.toByteArray(), data(5000)));
    }

    private static void gzip() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out, 100, true)) {
            gzip.write(data(100_000));
        }
        byte[] bytes = out.toByteArray();
        System.out.println(bytes.length + " " + Arrays.hashCode(bytes));
        CRC32 crc = new CRC32();
        try (InputStream in = new CheckedInputStream(new GZIPInputStream(new ByteArrayInputStream(bytes)), crc)) {
            System.out.println(in.readAllBytes().length + " " + crc.getValue());
        }
        bytes[bytes.length - 6] ^= 1;
        for (byte[] broken : new byte[][] {bytes, {1, 2, 3}, Arrays.copyOf(bytes, 50), {0x1f, (byte) 0x8b, 9, 0, 0, 0, 0, 0, 0, 0}}) {
            try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(broken))) {
                in.readAllBytes();
            } catch (IOException e) {
                System.out.println(e);
            }
        }
    }

    private static void zip() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setComment("archive \u00e4");
            for (int i = 0; i < 5; i++) {
                ZipEntry entry = new ZipEntry("dir/entry" + i + "\u00fc.txt");
                entry.setLastModifiedTime(FileTime.fromMillis(1_600_000_000_000L));
                entry.setComment("c" + i);
                entry.setExtra(new byte[] {1, 2, 0, 0});
                byte[] content = data(1000 * i);
                if (i % 2 == 0) {
                    CRC32 crc = new CRC32();
                    crc.update(content);
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(content.length);
                    entry.setCrc(crc.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(content);
                zip.closeEntry();
            }
            zip.putNextEntry(new ZipEntry("empty/"));
            try {
                zip.putNextEntry(new ZipEntry("empty/"));
            } catch (ZipException e) {
                System.out.println(e);
            }
        }
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] content = in.readAllBytes();
                System.out.println(entry + " " + content.length + " " + entry.isDirectory() + " " + entry.getMethod() + " " + Long.toHexString(entry.getCrc()) + " " + entry.getCompressedSize());
            }
        }
        Path file = Files.createTempFile("archive", ".zip");
        Files.write(file, out.toByteArray());
        try (ZipFile zip = new ZipFile(file.toFile())) {
            System.out.println(zip.size() + " " + zip.getComment() + " " + zip.getEntry("none") + " " + zip.getEntry("empty"));
            zip.stream().forEach(e -> System.out.println(e.getName() + " " + e.getComment() + " " + e.getSize() + " " + (e.isDirectory() ? "now" : e.getLastModifiedTime())));
            System.out.println(Arrays.hashCode(zip.getInputStream(zip.getEntry("dir/entry3\u00fc.txt")).readAllBytes()));
        }
        Files.write(file, new byte[100]);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            System.out.println(zip.size());
        } catch (ZipException e) {
            System.out.println(e);
        }
        Files.delete(file);
    }

    private static void jar() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "a.very.long.name.of.a.main.class.that.needs.more.than.one.line.in.the.Manifest");
        manifest.getEntries().computeIfAbsent("x/", k -> new Attributes()).putValue("Sealed", "true");
        Path file = Files.createTempFile("archive", ".jar");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            jar.putNextEntry(new JarEntry("x/A.txt"));
            jar.write(1);
            jar.putNextEntry(new JarEntry("META-INF/versions/17/x/A.txt"));
            jar.write(2);
        }
        try (JarFile jar = new JarFile(file.toFile(), true, ZipFile.OPEN_READ, Runtime.version())) {
            System.out.println(new TreeMap<>(jar.getManifest().getMainAttributes().entrySet().stream().collect(java.util.stream.Collectors.toMap(e -> e.getKey().toString(), e -> e.getValue()))) + " " + jar.getManifest().getAttributes("x/").getValue("sealed") + " " + jar.isMultiRelease()
                    + " " + jar.getInputStream(jar.getEntry("x/A.txt")).read() + " " + jar.getJarEntry("x/A.txt").getCodeSigners() + " " + jar.stream().map(JarEntry::getName).toList());
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        manifest.write(text);
        System.out.println(text.toString(StandardCharsets.UTF_8));
        try (JarInputStream in = new JarInputStream(Files.newInputStream(file))) {
            System.out.println(in.getManifest().equals(manifest) + " " + in.getNextJarEntry());
        }
        Files.delete(file);
    }
}
