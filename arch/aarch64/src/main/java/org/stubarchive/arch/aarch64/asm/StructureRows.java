package org.stubarchive.arch.aarch64.asm;

import java.util.List;

/** Loads and stores of element structures. Source: Arm ARM, C4.1 (Advanced SIMD load/store multiple and single structures), C7.2. */
final class StructureRows {
    /** The constant that is added afterwards is what was accessed. */
    private static final String MULTIPLE = """
            LD%k {Vt.%T}%c,mem(n) : 0%Q 0011000 1 0 00000 %o %z nnnnn ttttt
            LD%k {Vt.%T}%c,postfixed(n,%B) : 0%Q 0011001 1 0 11111 %o %z nnnnn ttttt
            LD%k {Vt.%T}%c,postr(n,m) : 0%Q 0011001 1 0 mmmmm %o %z nnnnn ttttt
            ST%k {Vt.%T}%c,mem(n) : 0%Q 0011000 0 0 00000 %o %z nnnnn ttttt
            ST%k {Vt.%T}%c,postfixed(n,%B) : 0%Q 0011001 0 0 11111 %o %z nnnnn ttttt
            ST%k {Vt.%T}%c,postr(n,m) : 0%Q 0011001 0 0 mmmmm %o %z nnnnn ttttt
            """;
    /** Elements of a structure, registers, operation, bytes of vectors of 8 and of 16. */
    private static final String SEQUENTIAL = """
            1 1 0111 8 16
            1 2 1010 16 32
            1 3 0110 24 48
            1 4 0010 32 64
            """;
    private static final String INTERLEAVED = """
            2 2 1000 16 32
            3 3 0100 24 48
            4 4 0000 32 64
            """;
    private static final String HALF = "8b 0 00 %D\n4h 0 01 %D\n2s 0 10 %D";
    private static final String WHOLE = "16b 1 00 %W\n8h 1 01 %W\n4s 1 10 %W\n2d 1 11 %W";
    private static final String SINGLE_DOUBLEWORD = "1d 0 11 %D";

    private static final String REPLICATE = """
            LD%kR {Vt.%T}%k,mem(n) : 0%Q 0011010 1 %r 00000 11%o 0 %z nnnnn ttttt
            LD%kR {Vt.%T}%k,postfixed(n,%B) : 0%Q 0011011 1 %r 11111 11%o 0 %z nnnnn ttttt
            LD%kR {Vt.%T}%k,postr(n,m) : 0%Q 0011011 1 %r mmmmm 11%o 0 %z nnnnn ttttt
            """;

    private static final String LANE = """
            LD%k {Vt.%e}%k[%i],mem(n) : 0%Q 0011010 1 %r 00000 %x%o %z nnnnn ttttt
            LD%k {Vt.%e}%k[%i],postfixed(n,%B) : 0%Q 0011011 1 %r 11111 %x%o %z nnnnn ttttt
            LD%k {Vt.%e}%k[%i],postr(n,m) : 0%Q 0011011 1 %r mmmmm %x%o %z nnnnn ttttt
            ST%k {Vt.%e}%k[%i],mem(n) : 0%Q 0011010 0 %r 00000 %x%o %z nnnnn ttttt
            ST%k {Vt.%e}%k[%i],postfixed(n,%B) : 0%Q 0011011 0 %r 11111 %x%o %z nnnnn ttttt
            ST%k {Vt.%e}%k[%i],postr(n,m) : 0%Q 0011011 0 %r mmmmm %x%o %z nnnnn ttttt
            """;

    /** Registers, R, low bit of the operation, bytes of all elements by size. */
    private static final String STRUCTURES = """
            1 0 0 1 2 4 8
            2 1 0 2 4 8 16
            3 0 1 3 6 12 24
            4 1 1 4 8 16 32
            """;

    /** Arrangement, Q, size, total bytes. */
    private static final String REPLICATED = """
            8b 0 00 %1
            16b 1 00 %1
            4h 0 01 %2
            8h 1 01 %2
            2s 0 10 %4
            4s 1 10 %4
            1d 0 11 %8
            2d 1 11 %8
            """;
    /** Element, Q, fields of its number, high bits of the operation, S and size, total bytes. */
    private static final String LANES = """
            b q qs 00 sss %1
            h q qs 01 ss0 %2
            s q qs 10 s00 %4
            d q q 10 001 %8
            """;

    private StructureRows() {}

    static List<String> texts() {
        return List.of(
            Family.of("k c o D W", SEQUENTIAL + INTERLEAVED, Family.of("T Q z B", HALF + "\n" + WHOLE, MULTIPLE)),
            Family.of("k c o D W", SEQUENTIAL, Family.of("T Q z B", SINGLE_DOUBLEWORD, MULTIPLE)),
            Family.of("k r o 1 2 4 8", STRUCTURES, Family.of("T Q z B", REPLICATED, REPLICATE)),
            Family.of("k r o 1 2 4 8", STRUCTURES, Family.of("e Q i x z B", LANES, LANE)));
    }
}
