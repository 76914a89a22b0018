package conformance.library;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/** Character sets, Base64, random numbers, identifiers, checksums. */
public final class Charsets {
    private static final String[] NAMES = {
        "US-ASCII", "ISO-8859-1", "ISO-8859-2", "ISO-8859-5", "ISO-8859-7", "ISO-8859-15", "UTF-8", "UTF-16", "UTF-16BE", "UTF-16LE", "UTF-32", "UTF-32LE", "windows-1250", "windows-1251", "windows-1252", "windows-1256",
        "KOI8-R", "IBM437", "IBM850", "IBM037", "IBM1047", "Shift_JIS", "windows-31j", "EUC-JP", "ISO-2022-JP", "GB2312", "GBK", "GB18030", "Big5", "Big5-HKSCS", "EUC-KR", "x-windows-949", "ISO-2022-KR", "TIS-620", "x-UTF-16LE-BOM", "CESU-8", "x-MacRoman",
    };
    private static final String TEXT = "Hello \u00e4\u00f6\u00df\u20ac \u0416\u0434 \u03b1\u03b2 \u65e5\u672c\u8a9e \ud55c\uad6d \ud83d\ude00 \u0e01\u0e02 end";

    private Charsets() {}

    /** The program. */
    public static void main(String[] args) throws Exception {
        HexFormat hex = HexFormat.of();
        for (String name : NAMES) {
            Charset charset = Charset.forName(name);
            byte[] bytes = TEXT.getBytes(charset);
            String back = new String(bytes, charset);
            System.out.println(name + " " + bytes.length + " " + hex.formatHex(bytes) + " " + back.equals(TEXT) + " " + charset.newEncoder().maxBytesPerChar() + " " + charset.newEncoder().canEncode('\u20ac') + " " + charset.aliases().size());
            byte[] noise = new byte[64];
            new Random(name.hashCode()).nextBytes(noise);
            System.out.println(new String(noise, charset).codePoints().sum() + " " + charset.contains(StandardCharsets.US_ASCII));
        }
        errors();
        streams();
        base64();
        random();
        checksums();
        System.out.println(Charset.availableCharsets().size() > 150);
        System.out.println(Charset.defaultCharset().name().equals(System.getProperty("file.encoding")));
    }

    private static void errors() throws IOException {
        for (String bad : new String[] {"no-such-charset", "bad name!"}) {
            try {
                Charset.forName(bad);
            } catch (UnsupportedCharsetException | IllegalCharsetNameException e) {
                System.out.println(e);
            }
        }
        byte[][] broken = {{(byte) 0xc3}, {(byte) 0xff, 'a'}, {(byte) 0xed, (byte) 0xa0, (byte) 0x80}, {'a', (byte) 0xe2, (byte) 0x82}, {(byte) 0xf0, (byte) 0x9f, (byte) 0x98, (byte) 0x80}, {(byte) 0xc0, (byte) 0x80}};
        for (byte[] bytes : broken) {
            CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
            try {
                System.out.println(decoder.decode(ByteBuffer.wrap(bytes)));
            } catch (CharacterCodingException e) {
                System.out.println(e);
            }
            System.out.println(new String(bytes, StandardCharsets.UTF_8) + " " + decoder.onMalformedInput(CodingErrorAction.IGNORE).decode(ByteBuffer.wrap(bytes)) + "|" + decoder.onMalformedInput(CodingErrorAction.REPLACE).replaceWith("?").decode(ByteBuffer.wrap(bytes)));
        }
        CharsetEncoder encoder = Charset.forName("ISO-8859-1").newEncoder();
        ByteBuffer out = ByteBuffer.allocateDirect(3);
        CharBuffer in = CharBuffer.wrap("ab\u20accdef");
        CoderResult first = encoder.encode(in, out, false);
        System.out.println(first + " " + in + " " + out);
        encoder.onUnmappableCharacter(CodingErrorAction.REPLACE);
        System.out.println(encoder.encode(in, out, true) + " " + in + " " + out + " " + encoder.averageBytesPerChar());
        try {
            StandardCharsets.US_ASCII.newEncoder().encode(CharBuffer.wrap("\u00e4"));
        } catch (CharacterCodingException e) {
            System.out.println(e);
        }
    }

    private static void streams() throws IOException {
        for (String name : new String[] {"UTF-16", "Shift_JIS", "ISO-2022-JP", "GB18030"}) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (OutputStreamWriter writer = new OutputStreamWriter(bytes, name)) {
                for (int i = 0; i < 3000; i++) {
                    writer.write("\u65e5\u672c" + i);
                }
            }
            int hash = 0;
            try (Reader reader = new InputStreamReader(new ByteArrayInputStream(bytes.toByteArray()), name)) {
                char[] buffer = new char[777];
                for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
                    for (int i = 0; i < n; i++) {
                        hash = hash * 31 + buffer[i];
                    }
                }
            }
            System.out.println(name + " " + bytes.size() + " " + hash);
        }
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream print = new PrintStream(printed, true, "windows-1252")) {
            print.printf("%s %c%n", "\u20ac", '\u00e4');
            print.append("x").print(new char[] {'y', '\u4e2d'});
        }
        System.out.println(Arrays.toString(printed.toByteArray()));
    }

    private static void base64() {
        byte[] data = new byte[100];
        new Random(1).nextBytes(data);
        System.out.println(Base64.getEncoder().encodeToString(data) + "\n" + Base64.getUrlEncoder().withoutPadding().encodeToString(data) + "\n" + Base64.getMimeEncoder(40, new byte[] {'\n'}).encodeToString(data));
        System.out.println(Arrays.equals(Base64.getMimeDecoder().decode(Base64.getMimeEncoder().encode(data)), data) + " " + new String(Base64.getDecoder().decode("SGVsbG8="), StandardCharsets.US_ASCII));
        for (String bad : new String[] {"SGVsbG8", "SGVs*G8=", "S", "SGVsbG8=="}) {
            try {
                System.out.println(new String(Base64.getDecoder().decode(bad), StandardCharsets.US_ASCII));
            } catch (IllegalArgumentException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    private static void random() {
        Random random = new Random(42);
        System.out.println(random.nextInt() + " " + random.nextInt(100) + " " + random.nextLong() + " " + random.nextDouble() + " " + random.nextFloat() + " " + random.nextGaussian() + " " + random.nextBoolean() + " " + random.ints(5, 0, 10).boxed().toList() + " " + random.doubles(2).sum());
        SplittableRandom split = new SplittableRandom(7);
        System.out.println(split.nextInt() + " " + split.split().nextLong() + " " + split.nextDouble(1, 2) + " " + split.ints(3).sum());
        for (String name : new String[] {"L64X128MixRandom", "Xoshiro256PlusPlus", "Xoroshiro128PlusPlus", "L32X64MixRandom", "Random", "SplittableRandom", "L128X256MixRandom"}) {
            RandomGenerator generator = java.util.random.RandomGeneratorFactory.of(name).create(99);
            System.out.println(name + " " + generator.nextLong() + " " + generator.nextInt(10, 20) + " " + generator.nextExponential() + " " + generator.nextGaussian(5, 2));
        }
        System.out.println(UUID.nameUUIDFromBytes("abc".getBytes(StandardCharsets.UTF_8)) + " " + UUID.fromString("123e4567-e89b-12d3-a456-426614174000").variant() + " " + UUID.randomUUID().version() + " " + new UUID(1, 2).compareTo(new UUID(-1, 0)));
    }

    private static void checksums() {
        byte[] check = "123456789".getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(check);
        CRC32C castagnoli = new CRC32C();
        castagnoli.update(check);
        Adler32 adler = new Adler32();
        adler.update(check);
        ByteBuffer direct = ByteBuffer.allocateDirect(100_000);
        for (int i = 0; i < direct.capacity(); i++) {
            direct.put(i, (byte) (i * 7));
        }
        System.out.println(Long.toHexString(crc.getValue()) + " " + Long.toHexString(castagnoli.getValue()) + " " + Long.toHexString(adler.getValue()));
        crc.update(direct.duplicate());
        castagnoli.update(direct.duplicate());
        adler.update(direct.duplicate());
        System.out.println(Long.toHexString(crc.getValue()) + " " + Long.toHexString(castagnoli.getValue()) + " " + Long.toHexString(adler.getValue()));
    }
}
