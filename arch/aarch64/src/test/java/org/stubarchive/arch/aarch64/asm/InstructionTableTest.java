package org.stubarchive.arch.aarch64.asm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stubarchive.stubgen.Disassembler;
import org.stubarchive.testing.InstalledTool;

/** Every row of the table with boundary operands: round trip, and against binutils and LLVM; random words. */
class InstructionTableTest {
    private static final int RANDOM_WORDS = 150_000;
    private static List<FormSamples.Sample> samples;
    private static byte[] code;

    @TempDir
    Path dir;

    @BeforeAll
    static void encode() {
        samples = FormSamples.all();
        code = bytes(samples.stream().mapToInt(FormSamples.Sample::word).toArray());
    }

    private static byte[] bytes(int... words) {
        ByteBuffer b = ByteBuffer.allocate(4 * words.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int w : words) {
            b.putInt(w);
        }
        return b.array();
    }

    private static String text(FormSamples.Sample s) {
        A64Decoder.Decoded decoded = A64Decoder.decode(code, s.offset());
        assertNotNull(decoded, () -> "not decoded: " + s.describe());
        return A64Disassembler.print(decoded);
    }

    @Test
    void everyMnemonicHasARow() {
        Set<Mnemonic> missing = EnumSet.allOf(Mnemonic.class);
        InstructionTable.all().forEach(f -> missing.remove(f.mnemonic()));
        assertEquals(Set.of(), missing);
    }

    @Test
    void operandsEncodeToTheirInstruction() {
        Differences differences = new Differences();
        for (FormSamples.Sample s : samples) {
            int again = s.form().accepts(s.operands()) ? s.form().encode(s.offset(), s.operands()) : 0;
            if (again != s.word()) {
                differences.add(s.form(), s.describe() + String.format(" encoded %08x", again));
            }
        }
        differences.assertNone();
    }

    /** The first row that matches, maybe an alias, encodes the same. */
    @Test
    void decodedInstructionEncodesToItself() {
        Differences differences = new Differences();
        for (FormSamples.Sample s : samples) {
            A64Decoder.Decoded decoded = A64Decoder.decode(code, s.offset());
            int again = decoded == null ? 0 : decoded.form().encode(s.offset(), decoded.operands().toArray(new Operand[0]));
            if (again != s.word()) {
                differences.add(s.form(), s.describe() + " decoded as " + decoded + String.format(" encoded %08x", again));
            }
        }
        differences.assertNone();
    }

    @Test
    void textIsObjdumps() throws IOException {
        Tools.BINUTILS.requireObjdump();
        Path binary = dir.resolve("code.bin");
        Files.write(binary, code);
        Map<Integer, String> expected = Tools.objdump(binary);
        assertEquals(samples.size(), expected.size());
        Differences differences = new Differences();
        for (FormSamples.Sample s : samples) {
            String ours = text(s);
            if (!ours.equals(expected.get(s.offset()))) {
                differences.add(s.form(), ": ours '" + ours + "' objdump '" + expected.get(s.offset()) + "'" + String.format(" %08x", s.word()));
            }
        }
        differences.assertNone();
    }

    /** GNU as assembles our text to our instruction. */
    @Test
    void gnuAssemblerAgrees() throws IOException {
        Tools.BINUTILS.requireAs();
        List<String> lines = new ArrayList<>();
        lines.add("start:");
        for (FormSamples.Sample s : samples) {
            lines.add(source(s));
        }
        Path source = dir.resolve("code.s");
        Files.write(source, lines);
        byte[] theirs = Tools.BINUTILS.as(source);
        assertEquals(code.length, theirs.length);
        Differences differences = new Differences();
        for (FormSamples.Sample s : samples) {
            int word = A64Decoder.word(theirs, s.offset());
            if (word != s.word()) {
                differences.add(s.form(), ": '" + text(s) + String.format("' ours %08x GNU as %08x", s.word(), word));
            }
        }
        differences.assertNone();
    }

    /** Our text; an offset in the code is written as a distance. */
    private static String source(FormSamples.Sample s) {
        String text = text(s);
        for (Operand o : s.operands()) {
            if (o instanceof Target t) {
                long distance = t.offset() - s.offset();
                return s.form().mnemonic() == Mnemonic.ADRP ? ".inst " + s.word() : text.substring(0, text.lastIndexOf("0x")) + ". + (" + distance + ")";
            }
        }
        return text;
    }

    /** LLVM finds the same instructions valid and assembles its own text to them. */
    @Test
    void llvmDecodesTheSame() throws IOException {
        String llvm = InstalledTool.require(Tools.LLVM);
        Path hex = dir.resolve("code.hex");
        Files.write(hex, samples.stream().map(s -> hexBytes(s.word())).toList());
        String printed = InstalledTool.run(llvm, "--disassemble", "-triple=aarch64", "-mattr=" + LLVM_FEATURES, "--show-encoding", hex.toString());
        Differences differences = new Differences();
        List<String> instructions = printed.lines().filter(l -> l.contains("// encoding:")).toList();
        List<String> warnings = printed.lines().filter(l -> l.contains("warning") || l.contains("error")).toList();
        for (String w : warnings) {
            int line = Integer.parseInt(w.replaceAll("^[^:]*:(\\d+):.*", "$1"));
            differences.add(samples.get(line - 1).form(), ": " + w.replaceAll("^[^ ]* ", "") + " " + samples.get(line - 1).describe());
        }
        differences.assertNone();
        assertEquals(samples.size(), instructions.size());
        for (int i = 0; i < instructions.size(); i++) {
            String[] encoding = instructions.get(i).replaceAll(".*encoding: \\[|\\].*", "").split(",");
            int word = 0;
            for (int b = 0; b < encoding.length; b++) {
                word |= Integer.decode(encoding[b].strip()) << 8 * b;
            }
            if (word != samples.get(i).word()) {
                differences.add(samples.get(i).form(), ": " + samples.get(i).describe() + " LLVM " + instructions.get(i).strip());
            }
        }
        differences.assertNone();
    }

    private static final String LLVM_FEATURES = "+v8.5a,+lse,+crc,+aes,+sha2,+sha3,+sve,+sve2,+ccpp,+fullfp16";

    private static String hexBytes(int word) {
        return String.format("0x%02x 0x%02x 0x%02x 0x%02x", word & 0xFF, word >> 8 & 0xFF, word >> 16 & 0xFF, word >>> 24);
    }

    @Test
    void outlineIsThatOfTheDecodedInstruction() {
        Random random = new Random(12);
        A64Disassembler disassembler = new A64Disassembler();
        int valid = 0;
        for (int i = 0; i < 30_000; i++) {
            InstructionForm form = InstructionTable.all().get(i % InstructionTable.all().size());
            byte[] code = bytes(form.value() | random.nextInt() & ~form.mask(), random.nextInt());
            for (int offset : new int[] {0, 4, 5}) {
                Disassembler.Instruction decoded = disassembler.decode(code, offset);
                assertEquals(new Disassembler.Outline(decoded.length(), decoded.feature(), decoded.valid()), disassembler.outline(code, offset), decoded::text);
                valid += decoded.valid() ? 1 : 0;
            }
        }
        assertTrue(valid > 10_000, "instructions among the words: " + valid);
    }

    /** The decoder takes any word; what it takes for an instruction encodes to the word and is one for objdump, with the same text. */
    @Test
    void randomWords() throws IOException {
        Random random = new Random(11);
        int[] words = new int[RANDOM_WORDS];
        for (int i = 0; i < words.length; i++) {
            words[i] = random.nextInt();
            if (i % 2 == 0) {
                // Near an instruction: one of the table with fields filled at random and one bit changed.
                InstructionForm form = InstructionTable.all().get(random.nextInt(InstructionTable.all().size()));
                words[i] = form.value() | words[i] & ~form.mask() ^ 1 << random.nextInt(32);
            }
        }
        byte[] all = bytes(words);
        Differences differences = new Differences();
        for (int i = 0; i < words.length; i++) {
            A64Decoder.Decoded decoded = A64Decoder.decode(all, 4 * i);
            if (decoded != null && decoded.form().encode(4 * i, decoded.operands().toArray(new Operand[0])) != words[i]) {
                differences.add(decoded.form(), String.format(" %08x", words[i]) + decoded.operands());
            }
        }
        differences.assertNone();
        Tools.BINUTILS.requireObjdump();
        Path binary = dir.resolve("random.bin");
        Files.write(binary, all);
        Map<Integer, String> expected = Tools.objdump(binary);
        for (int i = 0; i < words.length; i++) {
            A64Decoder.Decoded decoded = A64Decoder.decode(all, 4 * i);
            if (decoded != null && !A64Disassembler.print(decoded).equals(expected.get(4 * i))) {
                differences.add(decoded.form(), ": ours '" + A64Disassembler.print(decoded) + "' objdump '" + expected.get(4 * i) + "'" + String.format(" %08x", words[i]));
            }
        }
        differences.assertNone();
        assertTrue(expected.size() == words.length);
    }

    /** Differences, one per row to keep the report short. */
    private static final class Differences {
        private final SortedMap<String, String> first = new TreeMap<>();
        private int count;

        void add(InstructionForm form, String text) {
            first.putIfAbsent(form.toString(), text);
            count++;
        }

        void assertNone() {
            assertEquals("", String.join("\n", first.entrySet().stream().map(e -> e.getKey() + e.getValue()).toList()), count + " differences");
        }
    }
}
