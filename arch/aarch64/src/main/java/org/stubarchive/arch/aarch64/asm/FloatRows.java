package org.stubarchive.arch.aarch64.asm;

import java.util.List;

/** Scalar floating point of 32 and 64 bits, and conversions to and from 16 bits. Source: Arm ARM, C4.1 (scalar floating-point and Advanced SIMD), C7.2. */
final class FloatRows {
    /** Register, type. */
    private static final String TYPES = """
            S 00
            D 01
            """;

    private static final String ONE_SOURCE = """
            %o %Fd,%Fn : 00011110 %t 1 %q 10000 nnnnn ddddd
            """;
    private static final String ONE_SOURCE_MEMBERS = """
            FMOV 000000
            FABS 000001
            FNEG 000010
            FSQRT 000011
            FRINTN 001000
            FRINTP 001001
            FRINTM 001010
            FRINTZ 001011
            FRINTA 001100
            FRINTX 001110
            FRINTI 001111
            """;

    private static final String TWO_SOURCES = """
            %o %Fd,%Fn,%Fm : 00011110 %t 1 mmmmm %q 10 nnnnn ddddd
            """;
    private static final String TWO_SOURCES_MEMBERS = """
            FMUL 0000
            FDIV 0001
            FADD 0010
            FSUB 0011
            FMAX 0100
            FMIN 0101
            FMAXNM 0110
            FMINNM 0111
            FNMUL 1000
            """;

    private static final String OTHERS = """
            FMADD %Fd,%Fn,%Fm,%Fa : 00011111 %t 0 mmmmm 0 aaaaa nnnnn ddddd
            FMSUB %Fd,%Fn,%Fm,%Fa : 00011111 %t 0 mmmmm 1 aaaaa nnnnn ddddd
            FNMADD %Fd,%Fn,%Fm,%Fa : 00011111 %t 1 mmmmm 0 aaaaa nnnnn ddddd
            FNMSUB %Fd,%Fn,%Fm,%Fa : 00011111 %t 1 mmmmm 1 aaaaa nnnnn ddddd
            FCMP %Fn,%Fm : 00011110 %t 1 mmmmm 001000 nnnnn 00000
            FCMP %Fn,fpzero() : 00011110 %t 1 00000 001000 nnnnn 01000
            FCMPE %Fn,%Fm : 00011110 %t 1 mmmmm 001000 nnnnn 10000
            FCMPE %Fn,fpzero() : 00011110 %t 1 00000 001000 nnnnn 11000
            FCCMP %Fn,%Fm,hex(v),cond(c) : 00011110 %t 1 mmmmm cccc 01 nnnnn 0 vvvv
            FCCMPE %Fn,%Fm,hex(v),cond(c) : 00011110 %t 1 mmmmm cccc 01 nnnnn 1 vvvv
            FCSEL %Fd,%Fn,%Fm,cond(c) : 00011110 %t 1 mmmmm cccc 11 nnnnn ddddd
            FMOV %Fd,fp(i) : 00011110 %t 1 iiiiiiii 100 00000 ddddd
            """;

    private static final String PRECISIONS = """
            FCVT Dd,Sn : 00011110 00 1 000101 10000 nnnnn ddddd
            FCVT Hd,Sn : 00011110 00 1 000111 10000 nnnnn ddddd
            FCVT Sd,Dn : 00011110 01 1 000100 10000 nnnnn ddddd
            FCVT Hd,Dn : 00011110 01 1 000111 10000 nnnnn ddddd
            FCVT Sd,Hn : 00011110 11 1 000100 10000 nnnnn ddddd
            FCVT Dd,Hn : 00011110 11 1 000101 10000 nnnnn ddddd
            FMOV Wd,Sn : 0 0011110 00 1 00 110 000000 nnnnn ddddd
            FMOV Sd,Wn : 0 0011110 00 1 00 111 000000 nnnnn ddddd
            FMOV Xd,Dn : 1 0011110 01 1 00 110 000000 nnnnn ddddd
            FMOV Dd,Xn : 1 0011110 01 1 00 111 000000 nnnnn ddddd
            FMOV Xd,Vn.d[1] : 1 0011110 10 1 01 110 000000 nnnnn ddddd
            FMOV Vd.d[1],Xn : 1 0011110 10 1 01 111 000000 nnnnn ddddd
            """;

    private static final String TO_INTEGER = """
            %o %Rd,%Fn : %f 0011110 %t 1 %q 000000 nnnnn ddddd
            """;
    private static final String TO_INTEGER_MEMBERS = """
            FCVTNS 00000
            FCVTNU 00001
            FCVTAS 00100
            FCVTAU 00101
            FCVTPS 01000
            FCVTPU 01001
            FCVTMS 10000
            FCVTMU 10001
            FCVTZS 11000
            FCVTZU 11001
            """;
    /** Conversions with a number of fraction bits have them as 64 minus the field. */
    private static final String INTEGERS = """
            SCVTF %Fd,%Rn : %f 0011110 %t 1 00010 000000 nnnnn ddddd
            UCVTF %Fd,%Rn : %f 0011110 %t 1 00011 000000 nnnnn ddddd
            SCVTF %Fd,%Rn,rsub(b,%Z) : %f 0011110 %t 0 00010 %Bbbbbb nnnnn ddddd
            UCVTF %Fd,%Rn,rsub(b,%Z) : %f 0011110 %t 0 00011 %Bbbbbb nnnnn ddddd
            FCVTZS %Rd,%Fn,rsub(b,%Z) : %f 0011110 %t 0 11000 %Bbbbbb nnnnn ddddd
            FCVTZU %Rd,%Fn,rsub(b,%Z) : %f 0011110 %t 0 11001 %Bbbbbb nnnnn ddddd
            """;

    private FloatRows() {}

    static List<String> texts() {
        return List.of(
            Family.of("F t", TYPES, Family.of("o q", ONE_SOURCE_MEMBERS, ONE_SOURCE)),
            Family.of("F t", TYPES, Family.of("o q", TWO_SOURCES_MEMBERS, TWO_SOURCES)),
            Family.of("F t", TYPES, OTHERS),
            PRECISIONS,
            Family.widths(Family.of("F t", TYPES, Family.of("o q", TO_INTEGER_MEMBERS, TO_INTEGER))),
            Family.of("R f Z B", "X 1 64 b\nW 0 32 1", Family.of("F t", TYPES, INTEGERS)));
    }
}
