package org.stubarchive.arch.aarch64.asm;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.stubarchive.testing.Binutils;

/** The independent tools that the instruction table is compared with. */
final class Tools {
    static final Binutils BINUTILS = new Binutils("aarch64-linux-gnu-", List.of("-m", "aarch64"), List.of("-march=armv8.5-a+sve2+crypto+sha3+sve2-aes"));
    static final String LLVM = "llvm-mc";

    private Tools() {}

    /** Offset to text, with blanks for tabs and without comments. */
    static SortedMap<Integer, String> objdump(Path binary) {
        SortedMap<Integer, String> result = BINUTILS.objdump(binary);
        result.replaceAll((offset, text) -> text.replace('\t', ' ').replaceAll(" +//.*", "").stripTrailing());
        return result;
    }
}
