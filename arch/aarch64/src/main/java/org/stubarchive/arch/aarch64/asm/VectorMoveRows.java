package org.stubarchive.arch.aarch64.asm;

import java.util.List;

/** Moves into, out of and between vector registers, and vector immediates. Source: Arm ARM, C4.1 (Advanced SIMD copy, modified immediate), C7.2. */
final class VectorMoveRows {
    /** Element, position bits of the lane's number, the same for the source lane of INS. */
    private static final String ELEMENTS = """
            b iiii1 jjjj B
            h iii10 jjj0 H
            s ii100 jj00 S
            d i1000 j000 D
            """;
    private static final String ELEMENT = """
            MOV %Sd,Vn.%e[i] : 01 0 11110000 %i 000001 nnnnn ddddd
            DUP %Sd,Vn.%e[i] : 01 0 11110000 %i 000001 nnnnn ddddd
            MOV Vd.%e[i],Vn.%e[j] : 01 1 01110000 %i 0 %j 1 nnnnn ddddd
            INS Vd.%e[i],Vn.%e[j] : 01 1 01110000 %i 0 %j 1 nnnnn ddddd
            """;

    private static final String GENERAL = """
            MOV Wd,Vn.s[i] : 00 0 01110000 ii100 001111 nnnnn ddddd
            MOV Xd,Vn.d[i] : 01 0 01110000 i1000 001111 nnnnn ddddd
            UMOV Wd,Vn.b[i] : 00 0 01110000 iiii1 001111 nnnnn ddddd
            UMOV Wd,Vn.h[i] : 00 0 01110000 iii10 001111 nnnnn ddddd
            UMOV Wd,Vn.s[i] : 00 0 01110000 ii100 001111 nnnnn ddddd
            UMOV Xd,Vn.d[i] : 01 0 01110000 i1000 001111 nnnnn ddddd
            SMOV Wd,Vn.b[i] : 00 0 01110000 iiii1 001011 nnnnn ddddd
            SMOV Wd,Vn.h[i] : 00 0 01110000 iii10 001011 nnnnn ddddd
            SMOV Xd,Vn.b[i] : 01 0 01110000 iiii1 001011 nnnnn ddddd
            SMOV Xd,Vn.h[i] : 01 0 01110000 iii10 001011 nnnnn ddddd
            SMOV Xd,Vn.s[i] : 01 0 01110000 ii100 001011 nnnnn ddddd
            MOV Vd.b[i],Wn : 01 0 01110000 iiii1 000111 nnnnn ddddd
            MOV Vd.h[i],Wn : 01 0 01110000 iii10 000111 nnnnn ddddd
            MOV Vd.s[i],Wn : 01 0 01110000 ii100 000111 nnnnn ddddd
            MOV Vd.d[i],Xn : 01 0 01110000 i1000 000111 nnnnn ddddd
            INS Vd.b[i],Wn : 01 0 01110000 iiii1 000111 nnnnn ddddd
            INS Vd.h[i],Wn : 01 0 01110000 iii10 000111 nnnnn ddddd
            INS Vd.s[i],Wn : 01 0 01110000 ii100 000111 nnnnn ddddd
            INS Vd.d[i],Xn : 01 0 01110000 i1000 000111 nnnnn ddddd
            """;

    private static final String DUPLICATE = """
            DUP Vd.%T,Vn.%e[i] : 0%Q 0 01110000 %i 000001 nnnnn ddddd
            DUP Vd.%T,%Rn : 0%Q 0 01110000 %k 000011 nnnnn ddddd
            """;
    private static final String DUPLICATES = """
            8b 0 b iiii1 00001 W
            16b 1 b iiii1 00001 W
            4h 0 h iii10 00010 W
            8h 1 h iii10 00010 W
            2s 0 s ii100 00100 W
            4s 1 s ii100 00100 W
            2d 1 d i1000 01000 X
            """;

    private static final String IMMEDIATE_BYTES = """
            MOVI Vd.%T,hex(i) : 0%Q 0 0111100000 iii 1110 01 iiiii ddddd
            """;
    private static final String IMMEDIATE_HALVES = """
            MOVI Vd.%T,hex(i) : 0%Q 0 0111100000 iii 1000 01 iiiii ddddd
            MOVI Vd.%T,hex(i),lsl(c,8) : 0%Q 0 0111100000 iii 10c0 01 iiiii ddddd
            MVNI Vd.%T,hex(i) : 0%Q 1 0111100000 iii 1000 01 iiiii ddddd
            MVNI Vd.%T,hex(i),lsl(c,8) : 0%Q 1 0111100000 iii 10c0 01 iiiii ddddd
            ORR Vd.%T,hex(i) : 0%Q 0 0111100000 iii 1001 01 iiiii ddddd
            ORR Vd.%T,hex(i),lsl(c,8) : 0%Q 0 0111100000 iii 10c1 01 iiiii ddddd
            BIC Vd.%T,hex(i) : 0%Q 1 0111100000 iii 1001 01 iiiii ddddd
            BIC Vd.%T,hex(i),lsl(c,8) : 0%Q 1 0111100000 iii 10c1 01 iiiii ddddd
            """;
    private static final String IMMEDIATE_WORDS = """
            MOVI Vd.%T,hex(i) : 0%Q 0 0111100000 iii 0000 01 iiiii ddddd
            MOVI Vd.%T,hex(i),lsl(c,8) : 0%Q 0 0111100000 iii 0cc0 01 iiiii ddddd
            MVNI Vd.%T,hex(i) : 0%Q 1 0111100000 iii 0000 01 iiiii ddddd
            MVNI Vd.%T,hex(i),lsl(c,8) : 0%Q 1 0111100000 iii 0cc0 01 iiiii ddddd
            ORR Vd.%T,hex(i) : 0%Q 0 0111100000 iii 0001 01 iiiii ddddd
            ORR Vd.%T,hex(i),lsl(c,8) : 0%Q 0 0111100000 iii 0cc1 01 iiiii ddddd
            BIC Vd.%T,hex(i) : 0%Q 1 0111100000 iii 0001 01 iiiii ddddd
            BIC Vd.%T,hex(i),lsl(c,8) : 0%Q 1 0111100000 iii 0cc1 01 iiiii ddddd
            FMOV Vd.%T,fp(i) : 0%Q 0 0111100000 iii 1111 01 iiiii ddddd
            """;
    private static final String IMMEDIATES = """
            MOVI Dd,bytemask(i) : 00 1 0111100000 iii 1110 01 iiiii ddddd
            MOVI Vd.2d,bytemask(i) : 01 1 0111100000 iii 1110 01 iiiii ddddd
            FMOV Vd.2d,fp(i) : 01 1 0111100000 iii 1111 01 iiiii ddddd
            """;

    /** MOV is ORR of a register with itself. */
    private static final String LOGICAL = """
            MOV Vd.%T,Vn=m.%T : 0%Q 0 01110 10 1 mmmmm 000111 nnnnn ddddd
            AND Vd.%T,Vn.%T,Vm.%T : 0%Q 0 01110 00 1 mmmmm 000111 nnnnn ddddd
            BIC Vd.%T,Vn.%T,Vm.%T : 0%Q 0 01110 01 1 mmmmm 000111 nnnnn ddddd
            ORR Vd.%T,Vn.%T,Vm.%T : 0%Q 0 01110 10 1 mmmmm 000111 nnnnn ddddd
            ORN Vd.%T,Vn.%T,Vm.%T : 0%Q 0 01110 11 1 mmmmm 000111 nnnnn ddddd
            EOR Vd.%T,Vn.%T,Vm.%T : 0%Q 1 01110 00 1 mmmmm 000111 nnnnn ddddd
            BSL Vd.%T,Vn.%T,Vm.%T : 0%Q 1 01110 01 1 mmmmm 000111 nnnnn ddddd
            BIT Vd.%T,Vn.%T,Vm.%T : 0%Q 1 01110 10 1 mmmmm 000111 nnnnn ddddd
            BIF Vd.%T,Vn.%T,Vm.%T : 0%Q 1 01110 11 1 mmmmm 000111 nnnnn ddddd
            CNT Vd.%T,Vn.%T : 0%Q 0 01110 00 10000 00101 10 nnnnn ddddd
            MVN Vd.%T,Vn.%T : 0%Q 1 01110 00 10000 00101 10 nnnnn ddddd
            RBIT Vd.%T,Vn.%T : 0%Q 1 01110 01 10000 00101 10 nnnnn ddddd
            """;

    /** Operations over all lanes of a vector. */
    private static final String ACROSS = """
            ADDV %Fd,Vn.%T : 0%Q 0 01110 %z 11000 11011 10 nnnnn ddddd
            SADDLV %Wd,Vn.%T : 0%Q 0 01110 %z 11000 00011 10 nnnnn ddddd
            UADDLV %Wd,Vn.%T : 0%Q 1 01110 %z 11000 00011 10 nnnnn ddddd
            SMAXV %Fd,Vn.%T : 0%Q 0 01110 %z 11000 01010 10 nnnnn ddddd
            SMINV %Fd,Vn.%T : 0%Q 0 01110 %z 11000 11010 10 nnnnn ddddd
            UMAXV %Fd,Vn.%T : 0%Q 1 01110 %z 11000 01010 10 nnnnn ddddd
            UMINV %Fd,Vn.%T : 0%Q 1 01110 %z 11000 11010 10 nnnnn ddddd
            """;
    private static final String ACROSS_MEMBERS = """
            8b 0 00 B H
            16b 1 00 B H
            4h 0 01 H S
            8h 1 01 H S
            4s 1 10 S D
            """;

    private static final String BYTES = "8b 0\n16b 1";

    private VectorMoveRows() {}

    static List<String> texts() {
        return List.of(
            Family.of("e i j S", ELEMENTS, ELEMENT),
            GENERAL,
            Family.of("T Q e i k R", DUPLICATES, DUPLICATE),
            Family.of("T Q", BYTES, IMMEDIATE_BYTES),
            Family.of("T Q", "4h 0\n8h 1", IMMEDIATE_HALVES),
            Family.of("T Q", "2s 0\n4s 1", IMMEDIATE_WORDS),
            Family.of("T Q c", "2s 0 c\n4s 1 c", """
                MOVI Vd.%T,hex(i),msl(c,8) : 0%Q 0 0111100000 iii 110c 01 iiiii ddddd
                MVNI Vd.%T,hex(i),msl(c,8) : 0%Q 1 0111100000 iii 110c 01 iiiii ddddd
                """),
            IMMEDIATES,
            Family.of("T Q", BYTES, LOGICAL),
            Family.of("T Q z F W", ACROSS_MEMBERS, ACROSS));
    }
}
