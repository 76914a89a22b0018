package org.stubarchive.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.stubarchive.format.catalogue.Catalogue;
import org.stubarchive.format.catalogue.StubDeclaration;
import org.stubarchive.format.code.Category;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.format.code.CpuFeature;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.Relocation;
import org.stubarchive.format.code.RelocationKind;
import org.stubarchive.format.code.StaticId;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.link.TextLinker;
import org.stubarchive.format.writer.ArchiveWriter;

/**
 * Small archives of real instructions, linked and written by the real linker and writer. Stubs are compiled methods, of which the catalogue of this build declares none,
 * so a test may change them as it likes.
 */
final class SyntheticArchive {
    /** push rbp; mov rbp, rsp; mov rax, [rip: cell]; call rax; test eax, eax; je +2; xor eax, eax; pop rbp; ret. */
    static final String X86 = "55 4889e5 488b0500000000 ffd0 85c0 7402 31c0 5d c3";
    /** Offset of the operand that reaches the cell. */
    static final int X86_SITE = 7;
    /** nop; adrp x16, cell; ldr x17, [x16, cell]; ret. */
    static final int[] AARCH64 = {0xD503201F, 0x90000010, 0xF9400211, 0xD65F03C0};

    private record Stub(Target target, int number, StubCode code) {}

    private final List<Stub> stubs = new ArrayList<>();

    /** Three stubs for x86-64, one of them with a second entry, one with a variant, and one for aarch64. */
    static SyntheticArchive example() {
        return new SyntheticArchive()
                .add(Target.LINUX_X86_64, 10, x86("alpha", CpuFeatures.BASELINE, X86, "memcpy", 0, 4))
                .add(Target.LINUX_X86_64, 20, x86("beta", CpuFeatures.BASELINE, X86, "memset", 0))
                .add(Target.LINUX_X86_64, 20, x86("beta", CpuFeatures.of(CpuFeature.AVX2), X86.replace("31c0", "29c0"), "memset", 0))
                .add(Target.LINUX_X86_64, 30, x86("gamma", CpuFeatures.BASELINE, X86, "strlen", 0))
                .add(Target.LINUX_AARCH64, 10, aarch64("alpha", 24));
    }

    /** An x86-64 stub whose third instruction reaches the cell of a libc function. */
    static StubCode x86(String name, CpuFeatures features, String hex, String function, Integer... entries) {
        byte[] code = HexFormat.of().parseHex(hex.replace(" ", ""));
        return new StubCode(name, features, code, 16, List.of(entries), List.of(),
                List.of(new Relocation(RelocationKind.X86_CELL_DISP32, X86_SITE, CodeSymbol.external(function), 0)), new TreeMap<>(), code.length);
    }

    /** An aarch64 stub that loads the cell of a VM variable and an addend. */
    static StubCode aarch64(String name, long addend) {
        return aarch64(name, AARCH64, 4, addend, name.equals("alpha") ? List.of(0, 4) : List.of(0));
    }

    /** An aarch64 stub of the given instructions, two of which load the cell of a VM variable. */
    static StubCode aarch64(String name, int[] instructions, int site, long addend, List<Integer> entries) {
        ByteBuffer code = ByteBuffer.allocate(4 * instructions.length).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(instructions).forEach(code::putInt);
        return new StubCode(name, CpuFeatures.BASELINE, code.array(), 16, entries, List.of(),
                List.of(new Relocation(RelocationKind.AARCH64_CELL_ADRP_LDR, site, CodeSymbol.variable("table"), addend)), new TreeMap<>(), code.capacity());
    }

    SyntheticArchive add(Target target, int number, StubCode code) {
        stubs.add(new Stub(target, number, code));
        return this;
    }

    /** Changes one variant. */
    SyntheticArchive change(Target target, String name, CpuFeatures features, UnaryOperator<StubCode> change) {
        int found = 0;
        for (int i = 0; i < stubs.size(); i++) {
            Stub s = stubs.get(i);
            if (s.target == target && s.code.name().equals(name) && s.code.features().equals(features)) {
                stubs.set(i, new Stub(target, s.number, change.apply(s.code)));
                found++;
            }
        }
        if (found != 1) {
            throw new IllegalArgumentException(found + " stubs " + name + " " + features);
        }
        return this;
    }

    /** Keeps the stubs of one target. */
    SyntheticArchive only(Target target) {
        stubs.removeIf(s -> s.target != target);
        return this;
    }

    /** The same stub with other relocations. */
    static StubCode with(StubCode s, Relocation... relocations) {
        return new StubCode(s.name(), s.features(), s.code(), s.alignment(), s.entries(), s.faultRanges(), List.of(relocations), s.labels(), s.codeSize());
    }

    byte[] bytes() {
        Map<Integer, StubDeclaration> declarations = new TreeMap<>();
        for (Stub s : stubs) {
            List<String> entries = new ArrayList<>();
            for (int e = 0; e < s.code.entries().size(); e++) {
                entries.add(s.code.entries().size() == 1 ? s.code.name() : s.code.name() + "_" + e);
            }
            declarations.put(s.number, new StubDeclaration(StaticId.of(Category.METHOD, s.number), s.code.name(), Category.METHOD, Set.of(Target.values()), entries, "", CpuFeatures.of(CpuFeature.values())));
        }
        Catalogue catalogue = Catalogue.of(declarations.values());
        Map<Target, List<StubCode>> byTarget = new EnumMap<>(Target.class);
        stubs.forEach(s -> byTarget.computeIfAbsent(s.target, t -> new ArrayList<>()).add(s.code));
        List<CodeImage> images = new ArrayList<>();
        byTarget.forEach((target, codes) -> images.add(TextLinker.link(target, catalogue, codes)));
        try {
            return ArchiveWriter.toBytes(RealArchive.OTHER_BUILD, images);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the archive and gives its name. */
    String write(Path file) {
        try {
            Files.write(file, bytes());
            return file.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
