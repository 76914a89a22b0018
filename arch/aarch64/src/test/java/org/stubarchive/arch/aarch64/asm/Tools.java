package org.stubarchive.arch.aarch64.asm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/** The independent tools that the instruction table is compared with. */
final class Tools {
    static final String OBJDUMP = "aarch64-linux-gnu-objdump";
    static final String AS = "aarch64-linux-gnu-as";
    static final String OBJCOPY = "aarch64-linux-gnu-objcopy";
    static final String LLVM = "llvm-mc";

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

    /** Offset to text, as objdump prints it for a raw binary at address 0: blanks for tabs, without comments. */
    static Map<Integer, String> objdump(Path binary) {
        Map<Integer, String> result = new TreeMap<>();
        for (String line : run(OBJDUMP, "-D", "-z", "-b", "binary", "-m", "aarch64", "--no-show-raw-insn", binary.toString()).split("\n")) {
            Matcher m = LINE.matcher(line);
            if (m.matches()) {
                result.put(Integer.parseInt(m.group(1), 16), m.group(2).replace('\t', ' ').replaceAll(" +//.*", "").stripTrailing());
            }
        }
        return result;
    }

    /** Assembles a source and gives the bytes of its text section. */
    static byte[] as(Path source) throws IOException {
        Path object = source.resolveSibling(source.getFileName() + ".o");
        Path binary = source.resolveSibling(source.getFileName() + ".bin");
        run(AS, "-march=armv8.5-a+sve2+crypto+sha3+sve2-aes", "-o", object.toString(), source.toString());
        run(OBJCOPY, "-O", "binary", "-j", ".text", object.toString(), binary.toString());
        return Files.readAllBytes(binary);
    }
}
