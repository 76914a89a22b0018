package org.stubarchive.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.stubarchive.format.catalogue.Catalogue;
import org.stubarchive.format.catalogue.StubDeclaration;
import org.stubarchive.format.code.Category;
import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.Relocation;
import org.stubarchive.format.code.RelocationKind;
import org.stubarchive.format.code.StaticId;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.link.TextLinker;
import org.stubarchive.format.writer.ArchiveWriter;

/** Archives with any number of entries, made by the linker and the writer that training uses, to measure the commands that read archives. */
final class LargeArchive {
    /** push rbp; mov rbp, rsp; mov rax, [rip: cell]; call rax; mov rax, [rip: cell]; call rax; test eax, eax; je +2; xor eax, eax; pop rbp; ret; int3s. */
    private static final String CODE = "554889e5" + "488b0500000000ffd0" + "488b0500000000ffd0" + "85c0740231c05dc3" + "cc".repeat(114);
    private static final int FIRST_SITE = 7;
    private static final int SECOND_SITE = 16;
    /** The branch's opcode: the odd variant of the archive has the opposite condition here. */
    private static final int CONDITION = 24;
    private static final int ALIGNMENT = 16;

    private LargeArchive() {}

    /**
     * Writes an archive for x86-64.
     *
     * @param entries number of stubs; each calls a libc function and the stub before it
     * @param changed every so many stubs one has the opposite branch; 0 for none
     * @throws IOException if the file cannot be written
     */
    static void write(Path file, int entries, int changed) throws IOException {
        List<StubDeclaration> declarations = new ArrayList<>();
        for (int i = 1; i <= entries; i++) {
            declarations.add(new StubDeclaration(StaticId.of(Category.METHOD, i), name(i), Category.METHOD, Set.of(Target.LINUX_X86_64), List.of(name(i)), "", CpuFeatures.BASELINE));
        }
        TextLinker linker = new TextLinker(Target.LINUX_X86_64, Catalogue.of(declarations));
        byte[] plain = HexFormat.of().parseHex(CODE);
        for (int i = 1; i <= entries; i++) {
            byte[] code = plain.clone();
            code[CONDITION] ^= (byte) (changed > 0 && i % changed == 0 ? 1 : 0);
            List<Relocation> relocations = List.of(new Relocation(RelocationKind.X86_CELL_DISP32, FIRST_SITE, CodeSymbol.external("memcpy"), 0),
                    new Relocation(RelocationKind.X86_CELL_DISP32, SECOND_SITE, CodeSymbol.stubEntry(name(Math.max(1, i - 1)), 0), 0));
            linker.add(new StubCode(name(i), CpuFeatures.BASELINE, code, ALIGNMENT, List.of(0), List.of(), relocations, new TreeMap<>(), code.length));
        }
        ArchiveWriter.write(file, ToolVersion.PRODUCER, List.of(linker.link()));
    }

    private static String name(int number) {
        return "com.example.Generated.method_" + number;
    }
}
