package org.stubarchive.arch.aarch64.asm;

import java.util.List;

/**
 * Loads and stores. Source: Arm ARM, C4.1 (loads and stores). LDR and STR take a displacement that only LDUR and STUR encode; the decoder shows those. What the architecture calls
 * constrained unpredictable, as a base that is written back and loaded, is in no row.
 */
final class MemoryRows {
    private static final String SINGLE = """
            %o %Rt,memu(n,i,%k) : %z 111 %v 01 %c iiiiiiiiiiii nnnnn ttttt
            %u %Rt,mems(n,i,1) : %z 111 %v 00 %c 0 iiiiiiiii 00 nnnnn ttttt
            %o %Rt,mems(n,i,1) : %z 111 %v 00 %c 0 iiiiiiiii 00 nnnnn ttttt
            %o %Rt,memx(n,m,o,S,%l) : %z 111 %v 00 %c 1 mmmmm ooo S 10 nnnnn ttttt
            """;
    private static final String WRITE_BACK = """
            %o %Rt,post(n,i,1) : %z 111 %v 00 %c 0 iiiiiiiii 01 nnnnn ttttt
            %o %Rt,pre(n,i,1) : %z 111 %v 00 %c 0 iiiiiiiii 11 nnnnn ttttt
            """;
    /** Name, name of the unscaled form, register, size, vector, operation, bytes and their logarithm. */
    private static final String SINGLES = """
            STRB STURB W 00 0 00 1 0
            LDRB LDURB W 00 0 01 1 0
            LDRSB LDURSB X 00 0 10 1 0
            LDRSB LDURSB W 00 0 11 1 0
            STRH STURH W 01 0 00 2 1
            LDRH LDURH W 01 0 01 2 1
            LDRSH LDURSH X 01 0 10 2 1
            LDRSH LDURSH W 01 0 11 2 1
            STR STUR W 10 0 00 4 2
            LDR LDUR W 10 0 01 4 2
            LDRSW LDURSW X 10 0 10 4 2
            STR STUR X 11 0 00 8 3
            LDR LDUR X 11 0 01 8 3
            STR STUR B 00 1 00 1 0
            LDR LDUR B 00 1 01 1 0
            STR STUR Q 00 1 10 16 4
            LDR LDUR Q 00 1 11 16 4
            STR STUR H 01 1 00 2 1
            LDR LDUR H 01 1 01 2 1
            STR STUR S 10 1 00 4 2
            LDR LDUR S 10 1 01 4 2
            STR STUR D 11 1 00 8 3
            LDR LDUR D 11 1 01 8 3
            """;

    private static final String LITERAL = """
            %o %Rt,target(i,IMM19) : %z 011 %v 00 iiiiiiiiiiiiiiiiiii ttttt
            """;
    private static final String LITERALS = """
            LDR W 00 0
            LDR X 01 0
            LDRSW X 10 0
            LDR S 00 1
            LDR D 01 1
            LDR Q 10 1
            """;

    private static final String PREFETCH = """
            PRFM prefetch(t),memu(n,i,8) : 11 111 0 01 10 iiiiiiiiiiii nnnnn ttttt
            PRFUM prefetch(t),mems(n,i,1) : 11 111 0 00 10 0 iiiiiiiii 00 nnnnn ttttt
            PRFM prefetch(t),mems(n,i,1) : 11 111 0 00 10 0 iiiiiiiii 00 nnnnn ttttt
            PRFM prefetch(t),memx(n,m,o,S,3) : 11 111 0 00 10 1 mmmmm ooo S 10 nnnnn ttttt
            PRFM prefetch(t),target(i,IMM19) : 11 011 0 00 iiiiiiiiiiiiiiiiiii ttttt
            """;

    /** A load's two registers differ; a store may store one twice. */
    private static final String PAIR = """
            LDP %Rt,%Ru!,post(n,i,%k) : %z 101 %v 001 1 iiiiiii uuuuu nnnnn ttttt
            LDP %Rt,%Ru!,mems(n,i,%k) : %z 101 %v 010 1 iiiiiii uuuuu nnnnn ttttt
            LDP %Rt,%Ru!,pre(n,i,%k) : %z 101 %v 011 1 iiiiiii uuuuu nnnnn ttttt
            LDNP %Rt,%Ru!,mems(n,i,%k) : %z 101 %v 000 1 iiiiiii uuuuu nnnnn ttttt
            STP %Rt,%Ru,post(n,i,%k) : %z 101 %v 001 0 iiiiiii uuuuu nnnnn ttttt
            STP %Rt,%Ru,mems(n,i,%k) : %z 101 %v 010 0 iiiiiii uuuuu nnnnn ttttt
            STP %Rt,%Ru,pre(n,i,%k) : %z 101 %v 011 0 iiiiiii uuuuu nnnnn ttttt
            STNP %Rt,%Ru,mems(n,i,%k) : %z 101 %v 000 0 iiiiiii uuuuu nnnnn ttttt
            """;
    private static final String PAIRS = """
            W 00 0 4
            X 10 0 8
            S 00 1 4
            D 01 1 8
            Q 10 1 16
            """;
    private static final String PAIR_SIGNED = """
            LDPSW Xt,Xu!,post(n,i,4) : 01 101 0 001 1 iiiiiii uuuuu nnnnn ttttt
            LDPSW Xt,Xu!,mems(n,i,4) : 01 101 0 010 1 iiiiiii uuuuu nnnnn ttttt
            LDPSW Xt,Xu!,pre(n,i,4) : 01 101 0 011 1 iiiiiii uuuuu nnnnn ttttt
            """;

    private MemoryRows() {}

    static List<String> texts() {
        return List.of(
            Family.of("o u R z v c k l", SINGLES, SINGLE),
            Family.of("o u R z v c k l", SINGLES, WRITE_BACK),
            Family.of("o R z v", LITERALS, LITERAL),
            PREFETCH,
            Family.of("R z v k", PAIRS, PAIR),
            PAIR_SIGNED);
    }
}
