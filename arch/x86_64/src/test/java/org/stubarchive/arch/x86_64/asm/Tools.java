package org.stubarchive.arch.x86_64.asm;

import java.util.ArrayList;
import java.util.List;
import org.stubarchive.testing.Binutils;

/** The independent tools that the instruction table is compared with. */
final class Tools {
    static final Binutils BINUTILS = new Binutils("", List.of("-m", "i386:x86-64", "-M", "intel"), List.of());
    static final String LLVM = "llvm-mc";

    private Tools() {}

    /** The bytes of instructions as LLVM's disassembler reads them. */
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
