package org.stubarchive.arch.aarch64.asm;

import java.util.List;

/**
 * Advanced SIMD instructions that widen, narrow, shift by a constant or take one element of an operand. A name that ends in 2 works on the high half of the narrow vector. Source: Arm
 * ARM, C4.1 (Advanced SIMD three different, shift by immediate, vector x indexed element), C7.2.
 */
final class VectorWidthRows {
    /** Narrow arrangement, wide one, Q, suffix of the name, size, position bits of a shift, the same for no shift, bits of a narrow element. */
    private static final String WIDTHS = """
            8b 8h 0 - 00 0001iii 0001000 8
            16b 8h 1 2 00 0001iii 0001000 8
            4h 4s 0 - 01 001iiii 0010000 16
            8h 4s 1 2 01 001iiii 0010000 16
            2s 2d 0 - 10 01iiiii 0100000 32
            4s 2d 1 2 10 01iiiii 0100000 32
            """;
    private static final String WIDTH_COLUMNS = "T W Q 2 z H K E";

    private static final String LONG = """
            %oL%2 Vd.%W,Vn.%T,Vm.%T : 0%Q %U 01110 %z 1 mmmmm %q 00 nnnnn ddddd
            """;
    private static final String LONGS = """
            SADD 0 0000
            UADD 1 0000
            SSUB 0 0010
            USUB 1 0010
            SABA 0 0101
            UABA 1 0101
            SABD 0 0111
            UABD 1 0111
            SMLA 0 1000
            UMLA 1 1000
            SMLS 0 1010
            UMLS 1 1010
            SMUL 0 1100
            UMUL 1 1100
            """;
    private static final String WIDE = """
            %oW%2 Vd.%W,Vn.%W,Vm.%T : 0%Q %U 01110 %z 1 mmmmm %q 00 nnnnn ddddd
            """;
    private static final String WIDES = """
            SADD 0 0001
            UADD 1 0001
            SSUB 0 0011
            USUB 1 0011
            """;
    private static final String HIGH_NARROW = """
            %oHN%2 Vd.%T,Vn.%W,Vm.%W : 0%Q %U 01110 %z 1 mmmmm %q 00 nnnnn ddddd
            """;
    private static final String HIGH_NARROWS = """
            ADD 0 0100
            RADD 1 0100
            SUB 0 0110
            RSUB 1 0110
            """;

    private static final String NARROW = """
            %o%2 Vd.%T,Vn.%W : 0%Q %U 01110 %z 10000 %q 10 nnnnn ddddd
            """;
    private static final String NARROWS = """
            XTN 0 10010
            SQXTUN 1 10010
            SQXTN 0 10100
            UQXTN 1 10100
            """;
    private static final String WIDEN_BY_SIZE = """
            SHLL%2 Vd.%W,Vn.%T,'#%E' : 0%Q 1 01110 %z 10000 10011 10 nnnnn ddddd
            """;

    private static final String SHIFT_NARROW = """
            %o%2 Vd.%T,Vn.%W,rsub(i,%E) : 0%Q %U 011110 %H %q 1 nnnnn ddddd
            """;
    private static final String SHIFT_NARROWS = """
            SHRN 0 10000
            RSHRN 0 10001
            SQSHRN 0 10010
            SQRSHRN 0 10011
            SQSHRUN 1 10000
            SQRSHRUN 1 10001
            UQSHRN 1 10010
            UQRSHRN 1 10011
            """;
    private static final String SHIFT_LONG = """
            SXTL%2 Vd.%W,Vn.%T : 0%Q 0 011110 %K 10100 1 nnnnn ddddd
            UXTL%2 Vd.%W,Vn.%T : 0%Q 1 011110 %K 10100 1 nnnnn ddddd
            SSHLL%2 Vd.%W,Vn.%T,dec(i) : 0%Q 0 011110 %H 10100 1 nnnnn ddddd
            USHLL%2 Vd.%W,Vn.%T,dec(i) : 0%Q 1 011110 %H 10100 1 nnnnn ddddd
            """;

    /** Arrangement, Q, position bits of a shift, bits of an element. */
    private static final String SHIFTED = """
            8b 0 0001iii 8
            16b 1 0001iii 8
            4h 0 001iiii 16
            8h 1 001iiii 16
            2s 0 01iiiii 32
            4s 1 01iiiii 32
            2d 1 1iiiiii 64
            """;
    private static final String SHIFT_RIGHT = """
            %o Vd.%T,Vn.%T,rsub(i,%E) : 0%Q %U 011110 %H %q 1 nnnnn ddddd
            """;
    private static final String SHIFT_RIGHTS = """
            SSHR 0 00000
            USHR 1 00000
            SSRA 0 00010
            USRA 1 00010
            SRSHR 0 00100
            URSHR 1 00100
            SRSRA 0 00110
            URSRA 1 00110
            SRI 1 01000
            """;
    private static final String SHIFT_LEFT = """
            %o Vd.%T,Vn.%T,dec(i) : 0%Q %U 011110 %H %q 1 nnnnn ddddd
            """;
    private static final String SHIFT_LEFTS = """
            SHL 0 01010
            SLI 1 01010
            SQSHL 0 01110
            UQSHL 1 01110
            SQSHLU 1 01100
            """;

    /** Sums of pairs: wide arrangement, narrow one, Q, size. */
    private static final String PAIRS = """
            4h 8b 0 00
            8h 16b 1 00
            2s 4h 0 01
            4s 8h 1 01
            1d 2s 0 10
            2d 4s 1 10
            """;
    private static final String PAIRWISE_LONG = """
            SADDLP Vd.%W,Vn.%T : 0%Q 0 01110 %z 10000 00010 10 nnnnn ddddd
            UADDLP Vd.%W,Vn.%T : 0%Q 1 01110 %z 10000 00010 10 nnnnn ddddd
            SADALP Vd.%W,Vn.%T : 0%Q 0 01110 %z 10000 00110 10 nnnnn ddddd
            UADALP Vd.%W,Vn.%T : 0%Q 1 01110 %z 10000 00110 10 nnnnn ddddd
            """;

    /** Polynomial and saturating products; conversions of floats. */
    private static final String OTHERS = """
            PMULL Vd.8h,Vn.8b,Vm.8b : 00 0 01110 00 1 mmmmm 1110 00 nnnnn ddddd
            PMULL2 Vd.8h,Vn.16b,Vm.16b : 01 0 01110 00 1 mmmmm 1110 00 nnnnn ddddd
            PMULL Vd.1q,Vn.1d,Vm.1d : 00 0 01110 11 1 mmmmm 1110 00 nnnnn ddddd : PMULL
            PMULL2 Vd.1q,Vn.2d,Vm.2d : 01 0 01110 11 1 mmmmm 1110 00 nnnnn ddddd : PMULL
            SQDMULL Vd.4s,Vn.4h,Vm.4h : 00 0 01110 01 1 mmmmm 1101 00 nnnnn ddddd
            SQDMULL2 Vd.4s,Vn.8h,Vm.8h : 01 0 01110 01 1 mmmmm 1101 00 nnnnn ddddd
            SQDMULL Vd.2d,Vn.2s,Vm.2s : 00 0 01110 10 1 mmmmm 1101 00 nnnnn ddddd
            SQDMULL2 Vd.2d,Vn.4s,Vm.4s : 01 0 01110 10 1 mmmmm 1101 00 nnnnn ddddd
            FCVTL Vd.4s,Vn.4h : 00 0 01110 00 10000 10111 10 nnnnn ddddd
            FCVTL2 Vd.4s,Vn.8h : 01 0 01110 00 10000 10111 10 nnnnn ddddd
            FCVTL Vd.2d,Vn.2s : 00 0 01110 01 10000 10111 10 nnnnn ddddd
            FCVTL2 Vd.2d,Vn.4s : 01 0 01110 01 10000 10111 10 nnnnn ddddd
            FCVTN Vd.4h,Vn.4s : 00 0 01110 00 10000 10110 10 nnnnn ddddd
            FCVTN2 Vd.8h,Vn.4s : 01 0 01110 00 10000 10110 10 nnnnn ddddd
            FCVTN Vd.2s,Vn.2d : 00 0 01110 01 10000 10110 10 nnnnn ddddd
            FCVTN2 Vd.4s,Vn.2d : 01 0 01110 01 10000 10110 10 nnnnn ddddd
            """;

    /** One element of the last operand: of halfwords the register is one of the lower sixteen. */
    private static final String ELEMENT = """
            %o Vd.%T,Vn.%T,Vm.%e[%i] : 0%Q %U 01111 %z %l %m %q %h 0 nnnnn ddddd
            """;
    private static final String ELEMENTS = """
            MUL 0 1000
            MLA 1 0000
            MLS 1 0100
            SQDMULH 0 1100
            SQRDMULH 0 1101
            """;
    private static final String ELEMENT_SHAPES = """
            4h 0 h hlj 01 l jmmmm h
            8h 1 h hlj 01 l jmmmm h
            2s 0 s hl 10 l mmmmm h
            4s 1 s hl 10 l mmmmm h
            """;
    private static final String ELEMENT_FLOATS = """
            FMLA 0 0001
            FMLS 0 0101
            FMUL 0 1001
            """;
    private static final String ELEMENT_FLOAT_SHAPES = """
            2s 0 s hl 10 l mmmmm h
            4s 1 s hl 10 l mmmmm h
            2d 1 d h 11 0 mmmmm h
            """;
    private static final String ELEMENT_LONG = """
            %oL%2 Vd.%W,Vn.%T,Vm.%e[%i] : 0%Q %U 01111 %z l %m %q h 0 nnnnn ddddd
            """;
    private static final String ELEMENT_LONGS = """
            SMLA 0 0010
            UMLA 1 0010
            SMLS 0 0110
            UMLS 1 0110
            SMUL 0 1010
            UMUL 1 1010
            SQDMUL 0 1011
            """;
    private static final String ELEMENT_LONG_SHAPES = """
            4h 4s 0 - h hlj 01 jmmmm
            8h 4s 1 2 h hlj 01 jmmmm
            2s 2d 0 - s hl 10 mmmmm
            4s 2d 1 2 s hl 10 mmmmm
            """;

    private VectorWidthRows() {}

    static List<String> texts() {
        return List.of(
            Family.of("o U q", LONGS, Family.of(WIDTH_COLUMNS, WIDTHS, LONG)),
            Family.of("o U q", WIDES, Family.of(WIDTH_COLUMNS, WIDTHS, WIDE)),
            Family.of("o U q", HIGH_NARROWS, Family.of(WIDTH_COLUMNS, WIDTHS, HIGH_NARROW)),
            Family.of("o U q", NARROWS, Family.of(WIDTH_COLUMNS, WIDTHS, NARROW)),
            Family.of(WIDTH_COLUMNS, WIDTHS, WIDEN_BY_SIZE),
            Family.of("o U q", SHIFT_NARROWS, Family.of(WIDTH_COLUMNS, WIDTHS, SHIFT_NARROW)),
            Family.of(WIDTH_COLUMNS, WIDTHS, SHIFT_LONG),
            Family.of("o U q", SHIFT_RIGHTS, Family.of("T Q H E", SHIFTED, SHIFT_RIGHT)),
            Family.of("o U q", SHIFT_LEFTS, Family.of("T Q H E", SHIFTED, SHIFT_LEFT)),
            Family.of("W T Q z", PAIRS, PAIRWISE_LONG),
            OTHERS,
            Family.of("o U q", ELEMENTS, Family.of("T Q e i z l m h", ELEMENT_SHAPES, ELEMENT)),
            Family.of("o U q", ELEMENT_FLOATS, Family.of("T Q e i z l m h", ELEMENT_FLOAT_SHAPES, ELEMENT)),
            Family.of("o U q", ELEMENT_LONGS, Family.of("T W Q 2 e i z m", ELEMENT_LONG_SHAPES, ELEMENT_LONG)));
    }
}
