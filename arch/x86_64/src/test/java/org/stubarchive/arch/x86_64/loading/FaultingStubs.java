package org.stubarchive.arch.x86_64.loading;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.FaultRange;
import org.stubarchive.format.code.Relocation;
import org.stubarchive.format.code.RelocationKind;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.format.layout.ThreadBlockLayout;

/** Hand-assembled guest code that is wrong in one way each, under names of stubs that are not generated otherwise. r15 is the thread block. */
final class FaultingStubs {
    private static final int LOAD = 2;
    private static final int LOAD_END = 5;

    private FaultingStubs() {}

    /** Loads from address 0. */
    static StubCode nullLoad(String name) {
        // xor eax, eax; mov rax, [rax]; ud2
        return stub(name, bytes(0x31, 0xC0, 0x48, 0x8B, 0x00, 0x0F, 0x0B), List.of());
    }

    /** Divides by zero. */
    static StubCode divide(String name) {
        // xor ecx, ecx; mov eax, 1; cdq; idiv ecx
        return stub(name, bytes(0x31, 0xC9, 0xB8, 1, 0, 0, 0, 0x99, 0xF7, 0xF9), List.of());
    }

    /** Executes an undefined instruction. */
    static StubCode undefined(String name) {
        return stub(name, bytes(0x0F, 0x0B), List.of());
    }

    /** Runs into a gap of the text. */
    static StubCode breakpoint(String name) {
        return stub(name, bytes(0xCC), List.of());
    }

    /** Calls another stub. */
    static StubCode call(String name, String callee) {
        // call [rip+cell]; ud2
        return stub(name, bytes(0xFF, 0x15, 0, 0, 0, 0, 0x0F, 0x0B), List.of(cell(2, callee)));
    }

    /** Loads from address 0 inside a fault range, whose handler stores 42 as first argument and leaves; resumed, it starts again. */
    static StubCode handledLoad(String name) {
        byte[] code = bytes(
                0x31, 0xC0, // xor eax, eax
                0x48, 0x8B, 0x00, // mov rax, [rax]
                0x0F, 0x0B, // ud2
                0x49, 0xC7, 0x47, ThreadBlockLayout.ARGUMENTS, 42, 0, 0, 0, // handler: mov qword [r15+ARGUMENTS], 42
                0xFF, 0x15, 0, 0, 0, 0, // call [rip+leave]
                0xEB, -23); // jmp start
        return stub(name, code, List.of(cell(17, "leave")), new FaultRange(LOAD, LOAD_END, 7));
    }

    private static Relocation cell(int site, String stub) {
        return new Relocation(RelocationKind.X86_CELL_DISP32, site, CodeSymbol.stubEntry(stub, 0), 0);
    }

    private static StubCode stub(String name, byte[] code, List<Relocation> relocations, FaultRange... faults) {
        int entries = GeneratedStubs.CATALOGUE.get(name).entryNames().size();
        List<Integer> offsets = new ArrayList<>(Collections.nCopies(entries, 0));
        return new StubCode(name, CpuFeatures.BASELINE, code, 64, offsets, List.of(faults), relocations, new TreeMap<>(Map.of(0, name)), code.length);
    }

    private static byte[] bytes(int... values) {
        byte[] result = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = (byte) values[i];
        }
        return result;
    }
}
