package org.stubarchive.loader;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.stubarchive.format.catalogue.Catalogue;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.FaultRange;
import org.stubarchive.format.code.Relocation;
import org.stubarchive.format.code.RelocationKind;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.link.TextLinker;

/** Hand-assembled stubs under names of the catalogue, linked by the real linker. */
final class TestStubs {
    static final Catalogue CATALOGUE = Catalogue.standard();

    private TestStubs() {}

    static StubCode stub(String name, CpuFeatures features, byte[] code, List<Relocation> relocations, FaultRange... faults) {
        int entries = CATALOGUE.get(name).entryNames().size();
        return new StubCode(
                name, features, code, 64, Collections.nCopies(entries, 0), List.of(faults), relocations, new TreeMap<>(Map.of(0, name)), code.length);
    }

    static StubCode stub(String name, byte[] code, Relocation... relocations) {
        return stub(name, CpuFeatures.BASELINE, code, List.of(relocations));
    }

    /** A stub that returns a constant: {@code mov eax, value; ret}. */
    static StubCode constant(String name, CpuFeatures features, int value) {
        return stub(name, features, HandAssembled.bytes(0xB8, value, value >> 8, value >> 16, value >> 24, 0xC3), List.of());
    }

    /** A stub that jumps through a cell: {@code jmp [rip+cell]}. */
    static StubCode jumpThrough(String name, CodeSymbol symbol) {
        return stub(name, HandAssembled.bytes(0xFF, 0x25, 0, 0, 0, 0), cell(2, symbol));
    }

    /** A stub that returns the content of a cell: {@code mov rax, [rip+cell]; ret}. */
    static StubCode loadCell(String name, CodeSymbol symbol) {
        return stub(name, HandAssembled.bytes(0x48, 0x8B, 0x05, 0, 0, 0, 0, 0xC3), cell(3, symbol));
    }

    static Relocation cell(int site, CodeSymbol symbol) {
        return new Relocation(RelocationKind.X86_CELL_DISP32, site, symbol, 0);
    }

    /** A CPU probe that writes nothing: the machine counts as one with baseline features only. */
    static StubCode blindProbe() {
        return stub("cpu_features", HandAssembled.bytes(0xC3));
    }

    static CodeImage link(StubCode... stubs) {
        return TextLinker.link(Target.LINUX_X86_64, CATALOGUE, List.of(stubs));
    }

    static int id(String name) {
        return CATALOGUE.get(name).staticId();
    }
}
