package org.stubarchive.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * GNU binutils for one architecture.
 *
 * @param prefix what the names of the programs start with; empty for the machine's own
 * @param disassembly options of objdump: the machine and the form of the text
 * @param assembly options of the assembler
 */
public record Binutils(String prefix, List<String> disassembly, List<String> assembly) {
    private static final Pattern LINE = Pattern.compile("^\\s*([0-9a-f]+):\\t(.*)$");

    /** Copies. */
    public Binutils {
        disassembly = List.copyOf(disassembly);
        assembly = List.copyOf(assembly);
    }

    /** Skips the test, with the reason, where the disassembler is not installed. */
    public void requireObjdump() {
        InstalledTool.require(prefix + "objdump");
    }

    /** Skips the test, with the reason, where the assembler is not installed. */
    public void requireAs() {
        InstalledTool.require(prefix + "as");
        InstalledTool.require(prefix + "objcopy");
    }

    /** Offset to text, as objdump prints it for a raw binary at address 0. */
    public SortedMap<Integer, String> objdump(Path binary) {
        SortedMap<Integer, String> result = new TreeMap<>();
        for (String line : run("objdump", List.of("-D", "-z", "-b", "binary", "--no-show-raw-insn"), disassembly, List.of(binary.toString())).split("\n")) {
            Matcher m = LINE.matcher(line);
            if (m.matches()) {
                result.put(Integer.parseInt(m.group(1), 16), m.group(2).stripTrailing());
            }
        }
        return result;
    }

    /** Assembles a source and gives the bytes of its text section. */
    public byte[] as(Path source) throws IOException {
        Path object = source.resolveSibling(source.getFileName() + ".o");
        Path binary = source.resolveSibling(source.getFileName() + ".bin");
        run("as", assembly, List.of("-o", object.toString(), source.toString()));
        run("objcopy", List.of("-O", "binary", "-j", ".text", object.toString(), binary.toString()));
        return Files.readAllBytes(binary);
    }

    @SafeVarargs
    private String run(String tool, List<String>... arguments) {
        List<String> command = new ArrayList<>(List.of(prefix + tool));
        for (List<String> more : arguments) {
            command.addAll(more);
        }
        return InstalledTool.run(command.toArray(String[]::new));
    }
}
