package org.stubarchive.arch.aarch64.asm;

import java.util.List;

/** Advanced SIMD instructions whose vectors all have the same arrangement, and reductions. Source: Arm ARM, C4.1 (Advanced SIMD three same, two-register miscellaneous), C7.2. */
final class VectorRows {
    /** Arrangements with Q and size. */
    static final String BYTES = """
            8b 0 00
            16b 1 00
            """;
    private static final String HALVES = """
            4h 0 01
            8h 1 01
            """;
    private static final String WORDS = """
            2s 0 10
            4s 1 10
            """;
    private static final String DOUBLE = """
            2d 1 11
            """;
    private static final String UP_TO_WORDS = BYTES + HALVES + WORDS;
    static final String ALL = UP_TO_WORDS + DOUBLE;
    /** Arrangements of floating point with Q and the low bit of size. */
    private static final String FLOATS = """
            2s 0 0
            4s 1 0
            2d 1 1
            """;

    private static final String THREE_SAME = """
            %o Vd.%T,Vn.%T,Vm.%T : 0%Q %U 01110 %z 1 mmmmm %q 1 nnnnn ddddd
            """;
    private static final String THREE_SAME_ALL = """
            SQADD 0 00001
            UQADD 1 00001
            SQSUB 0 00101
            UQSUB 1 00101
            CMGT 0 00110
            CMHI 1 00110
            CMGE 0 00111
            CMHS 1 00111
            SSHL 0 01000
            USHL 1 01000
            SQSHL 0 01001
            UQSHL 1 01001
            SRSHL 0 01010
            URSHL 1 01010
            SQRSHL 0 01011
            UQRSHL 1 01011
            ADD 0 10000
            SUB 1 10000
            CMTST 0 10001
            CMEQ 1 10001
            ADDP 0 10111
            """;
    private static final String THREE_SAME_UP_TO_WORDS = """
            SHADD 0 00000
            UHADD 1 00000
            SRHADD 0 00010
            URHADD 1 00010
            SHSUB 0 00100
            UHSUB 1 00100
            SMAX 0 01100
            UMAX 1 01100
            SMIN 0 01101
            UMIN 1 01101
            SABD 0 01110
            UABD 1 01110
            SABA 0 01111
            UABA 1 01111
            MLA 0 10010
            MLS 1 10010
            MUL 0 10011
            SMAXP 0 10100
            UMAXP 1 10100
            SMINP 0 10101
            UMINP 1 10101
            """;
    private static final String THREE_SAME_BYTES = """
            PMUL 1 10011
            """;
    private static final String THREE_SAME_HALVES_WORDS = """
            SQDMULH 0 10110
            SQRDMULH 1 10110
            """;

    private static final String THREE_SAME_FLOAT = """
            %o Vd.%T,Vn.%T,Vm.%T : 0%Q %U 01110 %a%z 1 mmmmm %q 1 nnnnn ddddd
            """;
    private static final String THREE_SAME_FLOAT_MEMBERS = """
            FMAXNM 0 0 11000
            FMLA 0 0 11001
            FADD 0 0 11010
            FMAX 0 0 11110
            FCMEQ 0 0 11100
            FRECPS 0 0 11111
            FMINNM 0 1 11000
            FMLS 0 1 11001
            FSUB 0 1 11010
            FMIN 0 1 11110
            FRSQRTS 0 1 11111
            FADDP 1 0 11010
            FMUL 1 0 11011
            FCMGE 1 0 11100
            FACGE 1 0 11101
            FDIV 1 0 11111
            FMAXP 1 0 11110
            FABD 1 1 11010
            FCMGT 1 1 11100
            FACGT 1 1 11101
            FMINP 1 1 11110
            """;

    private static final String TWO_SAME = """
            %o Vd.%T,Vn.%T : 0%Q %U 01110 %z 10000 %q 10 nnnnn ddddd
            """;
    private static final String TWO_SAME_ALL = """
            ABS 0 01011
            NEG 1 01011
            SQABS 0 00111
            SQNEG 1 00111
            """;
    private static final String TWO_SAME_UP_TO_WORDS = """
            REV64 0 00000
            CLS 0 00100
            CLZ 1 00100
            """;
    private static final String REVERSES = """
            REV16 Vd.%T,Vn.%T : 0%Q 0 01110 00 10000 00001 10 nnnnn ddddd
            REV32 Vd.%T,Vn.%T : 0%Q 1 01110 00 10000 00000 10 nnnnn ddddd
            """;
    private static final String REVERSE_HALVES = """
            REV32 Vd.%T,Vn.%T : 0%Q 1 01110 01 10000 00000 10 nnnnn ddddd
            """;
    private static final String ZERO_COMPARISON = """
            %o Vd.%T,Vn.%T,'#0' : 0%Q %U 01110 %z 10000 %q 10 nnnnn ddddd
            """;
    private static final String ZERO_COMPARISONS = """
            CMGT 0 01000
            CMGE 1 01000
            CMEQ 0 01001
            CMLE 1 01001
            CMLT 0 01010
            """;

    private static final String TWO_SAME_FLOAT = """
            %o Vd.%T,Vn.%T : 0%Q %U 01110 %a%z 10000 %q 10 nnnnn ddddd
            """;
    private static final String TWO_SAME_FLOAT_MEMBERS = """
            FABS 0 1 01111
            FNEG 1 1 01111
            FSQRT 1 1 11111
            SCVTF 0 0 11101
            UCVTF 1 0 11101
            FCVTZS 0 1 11011
            FCVTZU 1 1 11011
            FRINTN 0 0 11000
            FRINTM 0 0 11001
            FRINTP 0 1 11000
            FRINTZ 0 1 11001
            FRINTA 1 0 11000
            FRINTX 1 0 11001
            FRINTI 1 1 11001
            """;
    private static final String ZERO_COMPARISON_FLOAT = """
            FCMGT Vd.%T,Vn.%T,'#0.0' : 0%Q 0 01110 1%z 10000 01100 10 nnnnn ddddd
            FCMEQ Vd.%T,Vn.%T,'#0.0' : 0%Q 0 01110 1%z 10000 01101 10 nnnnn ddddd
            FCMLT Vd.%T,Vn.%T,'#0.0' : 0%Q 0 01110 1%z 10000 01110 10 nnnnn ddddd
            FCMGE Vd.%T,Vn.%T,'#0.0' : 0%Q 1 01110 1%z 10000 01100 10 nnnnn ddddd
            FCMLE Vd.%T,Vn.%T,'#0.0' : 0%Q 1 01110 1%z 10000 01101 10 nnnnn ddddd
            """;

    /** Scalars of 64 bits, and reductions of pairs and of four floats. */
    private static final String SCALARS = """
            ADD Dd,Dn,Dm : 01 0 11110 11 1 mmmmm 10000 1 nnnnn ddddd
            SUB Dd,Dn,Dm : 01 1 11110 11 1 mmmmm 10000 1 nnnnn ddddd
            CMGT Dd,Dn,Dm : 01 0 11110 11 1 mmmmm 00110 1 nnnnn ddddd
            CMGE Dd,Dn,Dm : 01 0 11110 11 1 mmmmm 00111 1 nnnnn ddddd
            CMHI Dd,Dn,Dm : 01 1 11110 11 1 mmmmm 00110 1 nnnnn ddddd
            CMHS Dd,Dn,Dm : 01 1 11110 11 1 mmmmm 00111 1 nnnnn ddddd
            CMEQ Dd,Dn,Dm : 01 1 11110 11 1 mmmmm 10001 1 nnnnn ddddd
            SSHL Dd,Dn,Dm : 01 0 11110 11 1 mmmmm 01000 1 nnnnn ddddd
            USHL Dd,Dn,Dm : 01 1 11110 11 1 mmmmm 01000 1 nnnnn ddddd
            ABS Dd,Dn : 01 0 11110 11 10000 01011 10 nnnnn ddddd
            NEG Dd,Dn : 01 1 11110 11 10000 01011 10 nnnnn ddddd
            SHL Dd,Dn,dec(i) : 01 0 111110 1 iiiiii 01010 1 nnnnn ddddd
            SSHR Dd,Dn,rsub(i,64) : 01 0 111110 1 iiiiii 00000 1 nnnnn ddddd
            USHR Dd,Dn,rsub(i,64) : 01 1 111110 1 iiiiii 00000 1 nnnnn ddddd
            SSRA Dd,Dn,rsub(i,64) : 01 0 111110 1 iiiiii 00010 1 nnnnn ddddd
            USRA Dd,Dn,rsub(i,64) : 01 1 111110 1 iiiiii 00010 1 nnnnn ddddd
            SRI Dd,Dn,rsub(i,64) : 01 1 111110 1 iiiiii 01000 1 nnnnn ddddd
            SLI Dd,Dn,dec(i) : 01 1 111110 1 iiiiii 01010 1 nnnnn ddddd
            SCVTF Sd,Sn : 01 0 11110 00 10000 11101 10 nnnnn ddddd
            SCVTF Dd,Dn : 01 0 11110 01 10000 11101 10 nnnnn ddddd
            UCVTF Sd,Sn : 01 1 11110 00 10000 11101 10 nnnnn ddddd
            UCVTF Dd,Dn : 01 1 11110 01 10000 11101 10 nnnnn ddddd
            FCVTZS Sd,Sn : 01 0 11110 10 10000 11011 10 nnnnn ddddd
            FCVTZS Dd,Dn : 01 0 11110 11 10000 11011 10 nnnnn ddddd
            FCVTZU Sd,Sn : 01 1 11110 10 10000 11011 10 nnnnn ddddd
            FCVTZU Dd,Dn : 01 1 11110 11 10000 11011 10 nnnnn ddddd
            FABD Sd,Sn,Sm : 01 1 11110 10 1 mmmmm 11010 1 nnnnn ddddd
            FABD Dd,Dn,Dm : 01 1 11110 11 1 mmmmm 11010 1 nnnnn ddddd
            ADDP Dd,Vn.2d : 01 0 11110 11 11000 11011 10 nnnnn ddddd
            FADDP Sd,Vn.2s : 01 1 11110 00 11000 01101 10 nnnnn ddddd
            FADDP Dd,Vn.2d : 01 1 11110 01 11000 01101 10 nnnnn ddddd
            FMAXP Sd,Vn.2s : 01 1 11110 00 11000 01111 10 nnnnn ddddd
            FMAXP Dd,Vn.2d : 01 1 11110 01 11000 01111 10 nnnnn ddddd
            FMINP Sd,Vn.2s : 01 1 11110 10 11000 01111 10 nnnnn ddddd
            FMINP Dd,Vn.2d : 01 1 11110 11 11000 01111 10 nnnnn ddddd
            FMAXV Sd,Vn.4s : 01 1 01110 00 11000 01111 10 nnnnn ddddd
            FMINV Sd,Vn.4s : 01 1 01110 10 11000 01111 10 nnnnn ddddd
            FMAXNMV Sd,Vn.4s : 01 1 01110 00 11000 01100 10 nnnnn ddddd
            FMINNMV Sd,Vn.4s : 01 1 01110 10 11000 01100 10 nnnnn ddddd
            """;

    private VectorRows() {}

    static List<String> texts() {
        return List.of(
            Family.of("o U q", THREE_SAME_ALL, Family.of("T Q z", ALL, THREE_SAME)),
            Family.of("o U q", THREE_SAME_UP_TO_WORDS, Family.of("T Q z", UP_TO_WORDS, THREE_SAME)),
            Family.of("o U q", THREE_SAME_BYTES, Family.of("T Q z", BYTES, THREE_SAME)),
            Family.of("o U q", THREE_SAME_HALVES_WORDS, Family.of("T Q z", HALVES + WORDS, THREE_SAME)),
            Family.of("o U a q", THREE_SAME_FLOAT_MEMBERS, Family.of("T Q z", FLOATS, THREE_SAME_FLOAT)),
            Family.of("o U q", TWO_SAME_ALL, Family.of("T Q z", ALL, TWO_SAME)),
            Family.of("o U q", TWO_SAME_UP_TO_WORDS, Family.of("T Q z", UP_TO_WORDS, TWO_SAME)),
            Family.of("T Q z", BYTES, REVERSES),
            Family.of("T Q z", HALVES, REVERSE_HALVES),
            Family.of("o U q", ZERO_COMPARISONS, Family.of("T Q z", ALL, ZERO_COMPARISON)),
            Family.of("o U a q", TWO_SAME_FLOAT_MEMBERS, Family.of("T Q z", FLOATS, TWO_SAME_FLOAT)),
            Family.of("T Q z", FLOATS, ZERO_COMPARISON_FLOAT),
            SCALARS);
    }
}
