package conformance;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.text.DecimalFormat;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.text.SimpleDateFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Calendar;
import java.util.Currency;
import java.util.Date;
import java.util.Formatter;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.Scanner;
import java.util.StringTokenizer;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.Inflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** The class library's contact with the world: properties, files, text, time, numbers, compression, digests. */
public final class Surroundings {
    interface Body { Object run() throws Throwable; }

    static void check(String what, Body c) {
        try {
            System.out.println(what + " " + c.run());
        } catch (Throwable t) {
            System.out.println(what + " ! " + t);
        }
    }

    public static void main(String[] args) throws Exception {
        check("properties", Surroundings::properties);
        check("input", Surroundings::input);
        check("files", Surroundings::files);
        check("text", Surroundings::text);
        check("time", Surroundings::time);
        check("numbers", Surroundings::numbers);
        check("compression", Surroundings::compression);
        check("digests", Surroundings::digests);
        check("patterns", Surroundings::patterns);
        check("process", Surroundings::process);
        check("runtime", () -> Runtime.version().feature() + " " + (Runtime.getRuntime().availableProcessors() > 0) + (Runtime.getRuntime().totalMemory() > 0) + (System.nanoTime() != 0) + (System.currentTimeMillis() > 1_600_000_000_000L));
        check("prefs", () -> System.getenv("STUBARCHIVE_NO_SUCH") + " " + (System.getenv().size() > 0) + (System.getenv("PATH") != null));
        check("exit hook", () -> { Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook " + Thread.currentThread().getName()), "hooked")); return "added"; });
        check("logging", () -> { java.util.logging.Logger l = java.util.logging.Logger.getLogger("x"); ByteArrayOutputStream log = new ByteArrayOutputStream(); l.setUseParentHandlers(false); java.util.logging.Handler h = new java.util.logging.StreamHandler(log, new java.util.logging.SimpleFormatter() { @Override public String format(java.util.logging.LogRecord r) { return r.getLevel() + ":" + formatMessage(r) + "\n"; } }); l.addHandler(h); l.log(java.util.logging.Level.WARNING, "warn {0}", 5); h.flush(); return l.getName() + log; });
        System.err.println("to stderr \u00e9");
        System.out.printf("%s %d%n", "done", 5);
        System.exit(7);
    }

    static Object properties() {
        TreeMap<String, String> m = new TreeMap<>();
        for (String k : List.of("java.version", "java.specification.version", "java.vendor", "java.class.version", "os.name", "os.arch", "file.separator", "path.separator", "line.separator", "user.dir", "user.name", "user.home", "java.io.tmpdir", "file.encoding", "sun.jnu.encoding", "java.home", "java.class.path", "java.vm.specification.version", "java.vm.specification.name", "native.encoding", "sun.arch.data.model", "sun.cpu.endian", "java.specification.name", "user.language", "java.library.path", "java.vm.info", "java.version.date", "java.runtime.version", "java.runtime.name", "java.vendor.url", "user.timezone", "sun.java.command", "sun.java.launcher", "java.vm.compressedOopsMode", "jdk.debug", "sun.management.compiler", "sun.boot.library.path", "java.vendor.version", "os.version", "sun.io.unicode.encoding", "java.vm.specification.vendor", "java.vendor.url.bug")) {
            if (!k.equals("java.vm.info") && !k.equals("java.vm.compressedOopsMode") && !k.equals("sun.management.compiler")) { m.put(k, System.getProperty(k)); }
        }
        m.forEach((k, v) -> System.out.println(" " + k + "=" + (v == null ? null : v.replace("\n", "\\n"))));
        System.setProperty("mine", "v");
        return System.getProperty("mine") + System.clearProperty("mine") + System.getProperty("mine", "dflt") + Integer.getInteger("x.y", 4) + Boolean.getBoolean("q") + System.getProperty("given") + Charset.defaultCharset() + Locale.getDefault() + System.lineSeparator().length();
    }

    static Object input() throws IOException {
        BufferedReader r = new BufferedReader(new InputStreamReader(System.in));
        String first = r.readLine();
        Scanner s = new Scanner(r);
        return first + "|" + (s.hasNextInt() ? s.nextInt() + s.nextDouble() + s.next() : "none") + System.in.read();
    }

    static Object files() throws IOException {
        Path d = Files.createTempDirectory("conf");
        Path f = d.resolve("a.txt");
        Files.writeString(f, "line1\nzwei \u00fc\nthree");
        Files.write(f, List.of("", "four"), StandardOpenOption.APPEND);
        System.out.println(Files.readAllLines(f) + " " + Files.size(f) + Files.exists(f) + Files.isDirectory(d) + Files.isReadable(f) + Files.isExecutable(f) + Files.getFileStore(f).isReadOnly());
        try (RandomAccessFile raf = new RandomAccessFile(f.toFile(), "rw")) { raf.seek(3); raf.write('X'); raf.writeInt(5); System.out.println(raf.length() + " " + raf.getFilePointer()); raf.setLength(8); }
        try (FileChannel c = FileChannel.open(f, StandardOpenOption.READ, StandardOpenOption.WRITE)) { ByteBuffer b = ByteBuffer.allocateDirect(4); c.read(b, 2); b.flip(); System.out.println(b.remaining() + " " + b.get(1) + c.size()); c.map(FileChannel.MapMode.READ_WRITE, 0, 8).put(0, (byte) 'M'); }
        System.out.println((char) Files.readAllBytes(f)[0]);
        Files.copy(f, d.resolve("b.txt"));
        Files.move(d.resolve("b.txt"), d.resolve("c.txt"), StandardCopyOption.REPLACE_EXISTING);
        Files.createDirectories(d.resolve("x/y"));
        Files.createSymbolicLink(d.resolve("link"), f);
        try (var s = Files.walk(d, FileVisitOption.FOLLOW_LINKS)) { System.out.println(s.map(p -> d.relativize(p).toString()).sorted().toList()); }
        try (var s = Files.list(d)) { System.out.println(s.count() + " " + Files.isSymbolicLink(d.resolve("link"))); }
        check("no file", () -> { try { return Files.readString(d.resolve("none")); } catch (NoSuchFileException e) { return e.getMessage().replace(d.toString(), ""); } });
        check("no file io", () -> { try { return new java.io.FileInputStream(new File(d.toFile(), "none")); } catch (FileNotFoundException e) { return e.getMessage().replace(d.toString(), ""); } });
        check("is dir", () -> { try { return new java.io.FileInputStream(d.toFile()).read(); } catch (FileNotFoundException e) { return e.getMessage().replace(d.toString(), ""); } });
        check("not empty", () -> { try { Files.delete(d); return 1; } catch (java.nio.file.DirectoryNotEmptyException e) { return e.getClass(); } });
        check("exists", () -> { try { Files.createDirectory(d); return 1; } catch (java.nio.file.FileAlreadyExistsException e) { return e.getClass(); } });
        File io = d.toFile();
        System.out.println(Arrays.stream(io.listFiles()).map(File::getName).sorted().toList() + " " + io.canWrite() + new File(io, "a.txt").length() + new File(io, "new").createNewFile() + new File(io, "new").delete() + new File("a/../b").getCanonicalPath().endsWith("/b") + new File(io, "c.txt").renameTo(new File(io, "e.txt")) + new File(io, "e.txt").lastModified() / 1_000_000_000_000L);
        try (var s = Files.walk(d)) { s.sorted(java.util.Comparator.reverseOrder()).forEach(p -> p.toFile().delete()); }
        return Files.exists(d);
    }

    static Object text() throws Exception {
        ByteArrayOutputStream o = new ByteArrayOutputStream();
        PrintStream p = new PrintStream(o, true, StandardCharsets.UTF_16BE);
        p.print("\u20ac");
        System.out.println(Arrays.toString(o.toByteArray()) + Arrays.toString("\u00e9\u4e2d\ud83d\ude00".getBytes(StandardCharsets.UTF_8)) + new String(new byte[] {(byte) 0xc3, (byte) 0x28}, StandardCharsets.UTF_8).length() + new String(new byte[] {(byte) 0xe9}, "ISO-8859-1") + Arrays.toString("\u20ac".getBytes("windows-1252")));
        System.out.println(String.format(Locale.GERMANY, "%,.2f %tA", 1234567.891, LocalDate.of(2024, 2, 29)) + String.format(Locale.FRANCE, "%,d", 1234567) + new DecimalFormat("#,##0.00;(#)").format(-1234.5) + NumberFormat.getCurrencyInstance(Locale.US).format(12.5) + NumberFormat.getPercentInstance(Locale.US).format(0.256) + MessageFormat.format("{0} {1,number,#.#} {2}", "a", 2.55, List.of()));
        System.out.println(new Formatter().format("%08.3f|%+d|%o|%S|%10.4s|%-6b|%h|%%|%n", 3.14159, 5, 8, "up", "truncate", true, "hash").toString().trim() + String.format("%2$s %1$s %<s", "a", "b") + String.format("%a %g", 1.5, 0.0001));
        check("bad format", () -> String.format("%d", "x"));
        check("bad format 2", () -> String.format("%q", 1));
        check("bad format 3", () -> String.format("%s %s", 1));
        System.out.println("TITLE".toLowerCase(Locale.forLanguageTag("tr")) + Character.isLetter('\u00e9') + Character.getNumericValue('\u0664') + Character.getName('a') + Character.UnicodeBlock.of('\u4e2d') + "a\u0301".length() + java.text.Normalizer.normalize("a\u0301", java.text.Normalizer.Form.NFC).length() + String.CASE_INSENSITIVE_ORDER.compare("A", "b") + java.text.Collator.getInstance(Locale.US).compare("a", "B"));
        StringTokenizer st = new StringTokenizer("a,b;c", ",;", true);
        Properties pr = new Properties();
        pr.load(new java.io.StringReader("a=1\nb : two\\\n  more\n#c\n\\u00e9=x"));
        StringWriter sw = new StringWriter();
        new TreeMap<>(pr).forEach((k, v) -> sw.write(k + "=" + v + ";"));
        return st.countTokens() + " " + sw + Currency.getInstance("EUR").getSymbol(Locale.US) + Locale.JAPAN.getDisplayCountry(Locale.US) + "x".hashCode() + "a-b-c".replaceAll("-(.)", "$1$1") + Integer.toString(-255, 16) + Long.parseLong("-7f", 16) + Double.toHexString(0.1) + Double.parseDouble("0x1.8p1") + Float.parseFloat("1e-46") + Integer.decode("0x10") + Double.toString(1e21) + 1.0E-5 + 100f + 1.17549435E-38f + (0.1f + 0.2f) + 123456789.0f + Double.MIN_NORMAL + 2.2250738585072011e-308;
    }

    static Object time() {
        ZonedDateTime z = ZonedDateTime.of(2024, 3, 31, 1, 30, 0, 0, ZoneId.of("Europe/Berlin"));
        System.out.println(z.plusHours(1) + " " + z.toInstant() + z.format(DateTimeFormatter.RFC_1123_DATE_TIME) + DateTimeFormatter.ofPattern("EEEE, d. MMMM yyyy", Locale.GERMAN).format(z) + Duration.ofSeconds(3661) + Period.between(LocalDate.of(2020, 2, 29), LocalDate.of(2024, 3, 1)) + ChronoUnit.DAYS.between(LocalDate.EPOCH, LocalDate.of(2024, 1, 1)) + LocalDateTime.parse("2024-01-02T03:04:05") + Instant.ofEpochMilli(1_700_000_000_123L));
        check("parse", () -> LocalDate.parse("2024-02-30"));
        Calendar c = new GregorianCalendar(TimeZone.getTimeZone("America/New_York"), Locale.US);
        c.setTimeInMillis(1_700_000_000_000L);
        c.add(Calendar.MONTH, 3);
        SimpleDateFormat f = new SimpleDateFormat("yyyy-MM-dd'T'HH:mm:ss.SSSZ EEE", Locale.US);
        f.setTimeZone(TimeZone.getTimeZone("Asia/Tokyo"));
        return c.get(Calendar.DAY_OF_WEEK) + " " + c.getActualMaximum(Calendar.DAY_OF_MONTH) + f.format(new Date(0)) + TimeZone.getDefault().getID() + new Date(1_700_000_000_000L) + ZoneId.systemDefault();
    }

    static Object numbers() {
        BigInteger a = new BigInteger("123456789012345678901234567890"), f = BigInteger.ONE;
        for (int i = 1; i <= 200; i++) { f = f.multiply(BigInteger.valueOf(i)); }
        System.out.println(f.bitLength() + " " + f.hashCode() + a.pow(7).mod(BigInteger.valueOf(1_000_000_007)) + a.modPow(a, BigInteger.valueOf(997)) + a.gcd(BigInteger.valueOf(90)) + a.sqrt() + a.negate().shiftRight(13) + BigInteger.valueOf(97).isProbablePrime(20) + a.toString(36) + Arrays.toString(BigInteger.valueOf(-129).toByteArray()) + f.divideAndRemainder(a)[1] + f.multiply(f).hashCode());
        check("big zero", () -> a.divide(BigInteger.ZERO));
        return new BigDecimal("1.10").add(new BigDecimal("2.205")) + " " + new BigDecimal(1).divide(new BigDecimal(3), MathContext.DECIMAL64) + new BigDecimal("2.5").setScale(0, RoundingMode.HALF_EVEN) + new BigDecimal("1E+5").toPlainString() + new BigDecimal(0.1) + new BigDecimal("1.0").equals(new BigDecimal("1.00")) + new BigDecimal("123.456").precision() + new BigDecimal("2").sqrt(new MathContext(30));
    }

    static Object compression() throws Exception {
        byte[] data = "hello hello hello compress ".repeat(500).getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream o = new ByteArrayOutputStream();
        try (GZIPOutputStream g = new GZIPOutputStream(o)) { g.write(data); }
        byte[] back = new GZIPInputStream(new java.io.ByteArrayInputStream(o.toByteArray())).readAllBytes();
        CRC32 c = new CRC32();
        c.update(data);
        java.util.zip.Adler32 ad = new java.util.zip.Adler32();
        ad.update(ByteBuffer.wrap(data));
        java.util.zip.CRC32C c2 = new java.util.zip.CRC32C();
        c2.update(data, 3, 50);
        Deflater d = new Deflater(9, true);
        d.setInput(data);
        d.finish();
        byte[] buf = new byte[1000];
        int n = d.deflate(buf);
        Inflater i = new Inflater(true);
        i.setInput(buf, 0, n);
        byte[] out = new byte[20000];
        int m = i.inflate(out);
        Path zip = Files.createTempFile("conf", ".zip");
        try (ZipOutputStream z = new ZipOutputStream(Files.newOutputStream(zip))) { for (String e : List.of("a.txt", "dir/b.txt")) { z.putNextEntry(new ZipEntry(e)); z.write(e.getBytes(StandardCharsets.US_ASCII)); z.closeEntry(); } }
        StringBuilder b = new StringBuilder();
        try (ZipFile z = new ZipFile(zip.toFile())) { z.stream().forEach(e -> b.append(e.getName()).append(e.getSize())); b.append(new String(z.getInputStream(z.getEntry("dir/b.txt")).readAllBytes())); }
        try (var fs = java.nio.file.FileSystems.newFileSystem(zip)) { b.append(Files.readString(fs.getPath("a.txt"))); }
        Files.delete(zip);
        check("corrupt", () -> new GZIPInputStream(new java.io.ByteArrayInputStream(new byte[20])).read());
        check("corrupt data", () -> { Inflater x = new Inflater(); x.setInput(new byte[] {1, 2, 3}); return x.inflate(new byte[5]); });
        return Arrays.equals(back, data) + " " + o.size() + " " + c.getValue() + ad.getValue() + c2.getValue() + n + m + d.finished() + i.finished() + b;
    }

    static Object digests() throws Exception {
        StringBuilder b = new StringBuilder();
        for (String a : List.of("MD5", "SHA-1", "SHA-256", "SHA-512", "SHA3-256")) { b.append(new BigInteger(1, MessageDigest.getInstance(a).digest("abc".getBytes(StandardCharsets.US_ASCII))).toString(16)).append(' '); }
        javax.crypto.Mac mac = javax.crypto.Mac.getInstance("HmacSHA256");
        mac.init(new javax.crypto.spec.SecretKeySpec("key".getBytes(), "HmacSHA256"));
        javax.crypto.Cipher ci = javax.crypto.Cipher.getInstance("AES/CBC/PKCS5Padding");
        ci.init(javax.crypto.Cipher.ENCRYPT_MODE, new javax.crypto.spec.SecretKeySpec(new byte[16], "AES"), new javax.crypto.spec.IvParameterSpec(new byte[16]));
        check("no algorithm", () -> MessageDigest.getInstance("NOPE"));
        return b + Base64.getEncoder().encodeToString(mac.doFinal("x".getBytes())) + Base64.getMimeEncoder().encodeToString(ci.doFinal("plain text".getBytes())) + new String(Base64.getUrlDecoder().decode("aGk_")) + new java.security.SecureRandom().nextInt(1);
    }

    static Object patterns() {
        Matcher m = Pattern.compile("(?<k>\\w+)=(?<v>[^;]*);?").matcher("a=1;bb=two;c=");
        StringBuilder b = new StringBuilder();
        while (m.find()) { b.append(m.group("k")).append(':').append(m.group(2)).append('@').append(m.start()).append(' '); }
        check("bad pattern", () -> Pattern.compile("(unclosed"));
        return b + "" + Pattern.matches("(a|b)*c\\1", "abcb") + Pattern.compile("\\p{L}+", Pattern.UNICODE_CASE).matcher("\u00e9t\u00e9").matches() + Arrays.toString("a1b22c".split("\\d+")) + "x".matches("(?i)X") + Pattern.compile("^\\s*(\\S+)$", Pattern.MULTILINE).matcher("a\n b").results().count() + "aaa".replaceAll("a*?", "-") + Pattern.compile("(?<=\\$)\\d+").matcher("cost $42").replaceAll(r -> "" + Integer.parseInt(r.group()) * 2);
    }

    static Object process() throws Exception {
        Process p = new ProcessBuilder("sh", "-c", "read x; echo got $x; echo err >&2; exit 3").redirectErrorStream(true).start();
        p.getOutputStream().write("in\n".getBytes());
        p.getOutputStream().close();
        String s = new String(p.getInputStream().readAllBytes());
        check("no program", () -> new ProcessBuilder("/no/such/program").start());
        return s.replace('\n', '|') + p.waitFor() + p.exitValue() + p.isAlive() + (ProcessHandle.current().pid() > 0);
    }
}
