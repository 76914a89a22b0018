package org.stubarchive.arch.aarch64.asm;

import java.util.List;

/** Exclusive and ordered accesses, and the atomic instructions of LSE. Source: Arm ARM, C4.1 (loads and stores), C6.2. */
final class AtomicRows {
    private static final String EXCLUSIVE = """
            STXR%x Ws,%Rt!,memd(n) : %z 001000 000 sssss 0 11111 nnnnn ttttt
            STLXR%x Ws,%Rt!,memd(n) : %z 001000 000 sssss 1 11111 nnnnn ttttt
            LDXR%x %Rt,mem(n) : %z 001000 010 11111 0 11111 nnnnn ttttt
            LDAXR%x %Rt,mem(n) : %z 001000 010 11111 1 11111 nnnnn ttttt
            STLR%x %Rt,mem(n) : %z 001000 100 11111 1 11111 nnnnn ttttt
            LDAR%x %Rt,mem(n) : %z 001000 110 11111 1 11111 nnnnn ttttt
            """;
    /** Suffix, register, size. */
    private static final String SIZES = """
            B W 00
            H W 01
            - W 10
            - X 11
            """;

    private static final String EXCLUSIVE_PAIR = """
            STXP Ws,%Rt!,%Ru!!,memd(n) : 1%f 001000 001 sssss 0 uuuuu nnnnn ttttt
            STLXP Ws,%Rt!,%Ru!!,memd(n) : 1%f 001000 001 sssss 1 uuuuu nnnnn ttttt
            LDXP %Rt,%Ru!,mem(n) : 1%f 001000 011 11111 0 uuuuu nnnnn ttttt
            LDAXP %Rt,%Ru!,mem(n) : 1%f 001000 011 11111 1 uuuuu nnnnn ttttt
            """;

    private static final String ORDERED = """
            CAS%a%x %Rs,%Rt,mem(n) : %z 001000 1 %A 1 sssss %L 11111 nnnnn ttttt : LSE
            SWP%a%x %Rs,%Rt,mem(n) : %z 111000 %A %L 1 sssss 100000 nnnnn ttttt : LSE
            """;
    /** Suffix, acquire, release. */
    private static final String ORDERS = """
            - 0 0
            A 1 0
            L 0 1
            AL 1 1
            """;
    private static final String COMPARE_PAIR = """
            CASP%a %Rs&,%R+,%Rt&,%R+,mem(n) : 0%f 001000 0 %A 1 sssss %L 11111 nnnnn ttttt : LSE
            """;

    private static final String OPERATION = """
            LD%o%a%x %Rs,%Rt,mem(n) : %z 111000 %A %L 1 sssss 0%q00 nnnnn ttttt : LSE
            """;
    /** Without result: the zero register is loaded. */
    private static final String OPERATION_ONLY = """
            ST%o%a%x %Rs,mem(n) : %z 111000 0 %L 1 sssss 0%q00 nnnnn 11111 : LSE
            """;
    private static final String OPERATIONS = """
            ADD 000
            CLR 001
            EOR 010
            SET 011
            SMAX 100
            SMIN 101
            UMAX 110
            UMIN 111
            """;

    private AtomicRows() {}

    static List<String> texts() {
        return List.of(
            Family.of("x R z", SIZES, EXCLUSIVE),
            Family.widths(EXCLUSIVE_PAIR),
            Family.of("x R z", SIZES, Family.of("a A L", ORDERS, ORDERED)),
            Family.widths(Family.of("a A L", ORDERS, COMPARE_PAIR)),
            Family.of("x R z", SIZES, Family.of("o q", OPERATIONS, Family.of("a L", "- 0\nL 1", OPERATION_ONLY))),
            Family.of("x R z", SIZES, Family.of("o q", OPERATIONS, Family.of("a A L", ORDERS, OPERATION))));
    }
}
