package org.stubarchive.arch.x86_64.asm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stubarchive.stubgen.Disassembler;
import org.stubarchive.testing.InstalledTool;

/** Every row of the table with boundary operands: round trip, and against binutils and LLVM. */
class InstructionTableTest {
    private static List<FormSamples.Sample> samples;
    private static byte[] code;

    @TempDir
    Path dir;

    @BeforeAll
    static void encode() {
        samples = FormSamples.all();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        samples.forEach(s -> out.writeBytes(s.bytes()));
        code = out.toByteArray();
    }

    private static String text(FormSamples.Sample s) {
        X86Decoder.Decoded decoded = X86Decoder.decode(code, s.offset());
        assertNotNull(decoded, () -> "not decoded: " + s.form() + " " + s.operands() + " " + Arrays.toString(s.bytes()));
        return X86Disassembler.print(decoded);
    }

    @Test
    void everyMnemonicHasARow() {
        Set<Mnemonic> missing = EnumSet.allOf(Mnemonic.class);
        InstructionTable.all().forEach(f -> missing.remove(f.mnemonic()));
        assertEquals(Set.of(), missing);
    }

    @Test
    void decoderFindsRowAndLength() {
        for (FormSamples.Sample s : samples) {
            X86Decoder.Decoded decoded = X86Decoder.decode(code, s.offset());
            assertNotNull(decoded, () -> "not decoded: " + s.form() + " " + s.operands());
            assertEquals(s.bytes().length, decoded.length(), () -> s.form() + " " + s.operands());
            assertEquals(s.form(), decoded.form(), () -> s.operands().toString());
        }
    }

    @Test
    void outlineIsThatOfTheDecodedInstruction() {
        for (FormSamples.Sample s : samples) {
            assertOutline(code, s.offset());
        }
        Random random = new Random(20240502);
        int[] prefixes = {0x0F, 0x41, 0x48, 0x62, 0x66, 0xC4, 0xC5, 0xF0, 0xF2, 0xF3};
        int valid = 0;
        for (int i = 0; i < 300_000; i++) {
            byte[] bytes = new byte[1 + random.nextInt(16)];
            random.nextBytes(bytes);
            for (int p = random.nextInt(4) - 1; p >= 0; p--) {
                bytes[Math.min(p, bytes.length - 1)] = (byte) prefixes[random.nextInt(prefixes.length)];
            }
            valid += assertOutline(bytes, 0) ? 1 : 0;
        }
        assertTrue(valid > 10_000, "instructions among the random bytes: " + valid);
    }

    private static boolean assertOutline(byte[] bytes, int offset) {
        X86Disassembler disassembler = new X86Disassembler();
        Disassembler.Instruction i = disassembler.decode(bytes, offset);
        assertEquals(new Disassembler.Outline(i.length(), i.feature(), i.valid()), disassembler.outline(bytes, offset), () -> i.text() + " " + Arrays.toString(bytes));
        return i.valid();
    }

    @Test
    void truncatedInstructionIsNotDecoded() {
        for (FormSamples.Sample s : samples) {
            for (int length = 0; length < s.bytes().length; length++) {
                byte[] part = Arrays.copyOf(s.bytes(), length);
                X86Decoder.Decoded decoded = length == 0 ? null : X86Decoder.decode(part, 0);
                assertTrue(decoded == null || decoded.length() <= length, () -> s.form() + " " + s.operands());
            }
        }
    }

    @Test
    void textIsObjdumps() throws IOException {
        Tools.BINUTILS.requireObjdump();
        Path binary = dir.resolve("code.bin");
        Files.write(binary, code);
        SortedMap<Integer, String> expected = Tools.BINUTILS.objdump(binary);
        Differences differences = new Differences();
        for (FormSamples.Sample s : samples) {
            String ours = text(s);
            if (!ours.equals(expected.get(s.offset()))) {
                differences.add(s.form(), ": ours '" + ours + "' objdump '" + expected.get(s.offset()) + "'");
            }
        }
        differences.assertNone();
        assertEquals(samples.size(), expected.size());
    }

    /** LLVM decodes our bytes, GNU as assembles what LLVM printed, objdump prints that: the text must be ours. */
    @Test
    void llvmDecodesTheSame() throws IOException {
        String llvm = InstalledTool.require(Tools.LLVM);
        Tools.BINUTILS.requireAs();
        List<FormSamples.Sample> chosen = samples.stream().filter(s -> !isRegisterExchange(s) && s.operands().stream().noneMatch(o -> o instanceof Target)).toList();
        Path hex = dir.resolve("code.hex");
        Files.write(hex, Tools.lines(chosen));
        String printed = InstalledTool.run(llvm, "--disassemble", "-triple=x86_64-linux-gnu", "-mattr=+avx512f,+avx512bw,+avx512dq", hex.toString());
        assertTrue(!printed.contains("warning") && !printed.contains("error"), () -> printed.lines().filter(l -> l.contains("warning") || l.contains("error")).findFirst().orElse(""));
        List<String> lines = withPrefixes(printed.lines().filter(l -> l.startsWith("\t") && !l.contains(".text")).toList());
        assertEquals(chosen.size(), lines.size());
        Path source = dir.resolve("llvm.s");
        Files.write(source, lines);
        byte[] again = Tools.BINUTILS.as(source);
        Differences differences = new Differences();
        int offset = 0;
        for (int i = 0; i < chosen.size(); i++) {
            X86Decoder.Decoded theirs = X86Decoder.decode(again, offset);
            FormSamples.Sample s = chosen.get(i);
            String line = lines.get(i);
            assertNotNull(theirs, () -> s.form() + " " + s.operands() + ": as assembled '" + line + "' to what is in no row");
            X86Decoder.Decoded ours = X86Decoder.decode(s.bytes(), 0);
            if (!meaning(ours).equals(meaning(theirs))) {
                differences.add(s.form(), ": ours '" + meaning(ours) + "' LLVM '" + lines.get(i).strip() + "'");
            }
            offset += theirs.length();
        }
        differences.assertNone();
    }

    /** GNU as has a one-byte exchange with the accumulator, which is in no row. */
    private static boolean isAccumulatorExchange(FormSamples.Sample s) {
        return s.form().mnemonic() == Mnemonic.XCHG && s.operands().stream().anyMatch(o -> o instanceof Reg r && r.number() == 0);
    }

    /**
     * Whether our assembler would choose this encoding too: the first row that takes the operands, and no displacement longer than needed. A negative immediate that is written
     * unsigned has a shorter form for GNU as; ours is given it signed.
     */
    private static boolean isPreferred(FormSamples.Sample s) {
        for (int i = 0; i < s.operands().size(); i++) {
            int bits = 8 * s.form().kinds().get(i).bytes;
            if (s.operands().get(i) instanceof Imm imm && bits < 64 && imm.value() >> Math.max(0, bits - 1) > 0) {
                return false;
            }
        }
        Operand[] operands = s.operands().toArray(new Operand[0]);
        InstructionForm first = null;
        for (InstructionForm f : InstructionTable.forms(s.form().mnemonic())) {
            if (first == null && f.accepts(operands)) {
                first = f;
            }
        }
        return s.form().equals(first) && s.operands().stream().map(o -> o instanceof Masked k ? k.operand() : o).noneMatch(o -> o instanceof Mem m && m.size() != Mem.DisplacementSize.SHORTEST && m.relative() == null);
    }

    /** LLVM prints the operands of an exchange in either order, and its two-byte form as nop. */
    private static boolean isRegisterExchange(FormSamples.Sample s) {
        return s.form().mnemonic() == Mnemonic.XCHG && s.operands().stream().noneMatch(o -> o instanceof Mem);
    }

    /** LLVM prints a lock or rep prefix as a line of its own. */
    private static List<String> withPrefixes(List<String> lines) {
        List<String> result = new ArrayList<>();
        String prefix = "";
        for (String line : lines) {
            if (line.strip().equals("lock") || line.strip().equals("rep")) {
                prefix = line.strip() + " ";
            } else {
                result.add(prefix + line.strip());
                prefix = "";
            }
        }
        return result;
    }

    /** Text without the address of a PC-relative operand, and without what can be encoded in several ways: a displacement of 0, a shift by 1. */
    private static String meaning(X86Decoder.Decoded decoded) {
        return X86Disassembler.print(decoded).replaceAll(" +#.*", "").replace("+0x0]", "]").replaceAll(",0x1$", ",1");
    }

    /** GNU as assembles our text to our bytes; where it picks another encoding the meaning must be the same and ours not the preferred row. */
    @Test
    void gnuAssemblerAgrees() throws IOException {
        Tools.BINUTILS.requireAs();
        List<String> lines = new ArrayList<>(List.of(".intel_syntax noprefix"));
        List<FormSamples.Sample> chosen = samples.stream().filter(s -> !isAccumulatorExchange(s)).toList();
        for (FormSamples.Sample s : chosen) {
            String text = text(s).replaceAll(" +#.*", "");
            if (s.operands().size() == 1 && s.operands().get(0) instanceof Target t) {
                text = s.form().mnemonic().text() + " .+" + (t.offset() + s.bytes().length);
            }
            lines.add(text);
        }
        Path source = dir.resolve("code.s");
        Files.write(source, lines);
        byte[] theirs = Tools.BINUTILS.as(source);
        Differences differences = new Differences();
        int offset = 0;
        for (FormSamples.Sample s : chosen) {
            int end = Math.min(theirs.length, offset + s.bytes().length);
            if (Arrays.equals(s.bytes(), Arrays.copyOfRange(theirs, offset, end))) {
                offset = end;
                continue;
            }
            X86Decoder.Decoded alternative = X86Decoder.decode(theirs, offset);
            if (alternative == null) {
                differences.add(s.form(), " " + s.operands() + ": as gives what is in no row");
                break;
            }
            offset += alternative.length();
            X86Decoder.Decoded ours = X86Decoder.decode(s.bytes(), 0);
            boolean branch = s.operands().size() == 1 && s.operands().get(0) instanceof Target;
            if (!branch && !meaning(ours).equals(meaning(alternative))) {
                differences.add(s.form(), ": ours '" + meaning(ours) + "' as '" + meaning(alternative) + "'");
            }
            // GNU as turns a register move around where that saves a byte of VEX prefix; ours loads always.
            boolean turned = s.form().encoding().scheme == Encoding.Scheme.VEX && alternative.length() < s.bytes().length;
            if (isPreferred(s) && !turned) {
                differences.add(s.form(), " is our first choice for " + s.operands() + ", as takes " + alternative.form());
            }
        }
        differences.assertNone();
        assertEquals(theirs.length, offset);
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
