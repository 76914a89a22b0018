package org.stubarchive.arch.x86_64.asm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/** The independent tools that the instruction table is compared with. */
final class Tools {
    private static final Pattern LINE = Pattern.compile("^\\s*([0-9a-f]+):\\t(.*)$");

    private Tools() {}

    /** Skips the test, with the reason, where a tool is not installed. */
    static void require(String tool) {
        boolean found = false;
        for (String dir : System.getenv("PATH").split(":")) {
            found |= Files.isExecutable(Path.of(dir, tool));
        }
        Assumptions.assumeTrue(found, tool + " is not installed: no comparison with it");
    }

    static String run(String... command) {
        try {
            Path output = Files.createTempFile("tool", ".out");
            Process p = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
            int status = p.waitFor();
            String text = Files.readString(output, StandardCharsets.ISO_8859_1);
            Files.delete(output);
            if (status != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed with status " + status + ":\n" + text.substring(0, Math.min(4000, text.length())));
            }
            return text;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Offset to text, as objdump prints it for a raw binary at address 0. */
    static SortedMap<Integer, String> objdump(Path binary) {
        SortedMap<Integer, String> result = new TreeMap<>();
        String text = run("objdump", "-D", "-z", "-b", "binary", "-m", "i386:x86-64", "-M", "intel", "--no-show-raw-insn", binary.toString());
        for (String line : text.split("\n")) {
            Matcher m = LINE.matcher(line);
            if (m.matches()) {
                result.put(Integer.parseInt(m.group(1), 16), m.group(2).stripTrailing());
            }
        }
        return result;
    }

    /** Assembles a source and gives the bytes of its text section. */
    static byte[] as(Path source) throws IOException {
        Path object = source.resolveSibling(source.getFileName() + ".o");
        Path binary = source.resolveSibling(source.getFileName() + ".bin");
        run("as", "-o", object.toString(), source.toString());
        run("objcopy", "-O", "binary", "-j", ".text", object.toString(), binary.toString());
        return Files.readAllBytes(binary);
    }

    static List<String> lines(List<FormSamples.Sample> samples) {
        List<String> result = new ArrayList<>();
        for (FormSamples.Sample s : samples) {
            StringBuilder b = new StringBuilder();
            for (byte value : s.bytes()) {
                b.append(String.format("0x%02x ", value));
            }
            result.add(b.toString());
        }
        return result;
    }
}
