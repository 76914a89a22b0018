package org.stubarchive.arch.aarch64.asm;

import java.util.List;

/** SVE instructions for copying, filling, comparing and counting vectors of any length. Source: Arm ARM, C8.2. */
final class SveRows {
    /** Element, size, general register, stack pointer and scalar that hold one. */
    private static final String ELEMENTS = """
            b 00 W WSP B
            h 01 W WSP H
            s 10 W WSP S
            d 11 X SP D
            """;
    private static final String BY_ELEMENT = """
            PTRUE Pd.%e : 00100101 %z 011 000 111000 11111 0 dddd : SVE
            PTRUE Pd.%e,pattern(p) : 00100101 %z 011 000 111000 ppppp 0 dddd : SVE
            PTRUES Pd.%e : 00100101 %z 011 001 111000 11111 0 dddd : SVE
            PTRUES Pd.%e,pattern(p) : 00100101 %z 011 001 111000 ppppp 0 dddd : SVE
            MOV Zd.%e,%Rn|%P : 00000101 %z 100000001110 nnnnn ddddd : SVE
            DUP Zd.%e,%Rn|%P : 00000101 %z 100000001110 nnnnn ddddd : SVE
            MOV Zd.%e,Pg/m,%Rn|%P : 00000101 %z 101000 101 ggg nnnnn ddddd : SVE
            MOV Zd.%e,Pg/m,%Vn : 00000101 %z 100000 100 ggg nnnnn ddddd : SVE
            MOV Zd.%e,sdec(i) : 00100101 %z 111 00 011 0 iiiiiiii ddddd : SVE
            DUP Zd.%e,sdec(i) : 00100101 %z 111 00 011 0 iiiiiiii ddddd : SVE
            INDEX Zd.%e,sdec(i),sdec(j) : 00000100 %z 1 jjjjj 010000 iiiii ddddd : SVE
            INDEX Zd.%e,%Rn,sdec(j) : 00000100 %z 1 jjjjj 010001 nnnnn ddddd : SVE
            INDEX Zd.%e,sdec(i),%Rm : 00000100 %z 1 mmmmm 010010 iiiii ddddd : SVE
            INDEX Zd.%e,%Rn,%Rm : 00000100 %z 1 mmmmm 010011 nnnnn ddddd : SVE
            ADD Zd.%e,Zn.%e,Zm.%e : 00000100 %z 1 mmmmm 000000 nnnnn ddddd : SVE
            SUB Zd.%e,Zn.%e,Zm.%e : 00000100 %z 1 mmmmm 000001 nnnnn ddddd : SVE
            REV Zd.%e,Zn.%e : 00000101 %z 111000 001110 nnnnn ddddd : SVE
            MOV Zd=m.%e,Pg/m,Zn.%e : 00000101 %z 1 mmmmm 11 gggg nnnnn ddddd : SVE
            SEL Zd.%e,Pg,Zn.%e,Zm.%e : 00000101 %z 1 mmmmm 11 gggg nnnnn ddddd : SVE
            CNT Zd.%e,Pg/m,Zn.%e : 00000100 %z 011010 101 ggg nnnnn ddddd : SVE
            LASTA %Rd,Pg,Zn.%e : 00000101 %z 100000 101 ggg nnnnn ddddd : SVE
            LASTB %Rd,Pg,Zn.%e : 00000101 %z 100001 101 ggg nnnnn ddddd : SVE
            UADDV Dd,Pg,Zn.%e : 00000100 %z 000001 001 ggg nnnnn ddddd : SVE
            CNTP Xd,Pg,Pn.%e : 00100101 %z 100000 10 gggg 0 nnnn ddddd : SVE
            INCP Xd,Pn.%e : 00100101 %z 101100 10001 00 nnnn ddddd : SVE
            DECP Xd,Pn.%e : 00100101 %z 101101 10001 00 nnnn ddddd : SVE
            """;

    private static final String WHILE = """
            WHILELT Pd.%e,%Rn,%Rm : 00100101 %z 1 mmmmm 000 %f 0 1 nnnnn 0 dddd : SVE
            WHILELE Pd.%e,%Rn,%Rm : 00100101 %z 1 mmmmm 000 %f 0 1 nnnnn 1 dddd : SVE
            WHILELO Pd.%e,%Rn,%Rm : 00100101 %z 1 mmmmm 000 %f 1 1 nnnnn 0 dddd : SVE
            WHILELS Pd.%e,%Rn,%Rm : 00100101 %z 1 mmmmm 000 %f 1 1 nnnnn 1 dddd : SVE
            """;

    private static final String COMPARE = """
            %o Pd.%e,Pg/z,Zn.%e,Zm.%e : 00100100 %z 0 mmmmm %q ggg nnnnn %n dddd : SVE
            """;
    private static final String COMPARES = """
            CMPHS 000 0
            CMPHI 000 1
            CMPGE 100 0
            CMPGT 100 1
            CMPEQ 101 0
            CMPNE 101 1
            """;
    private static final String COMPARE_SIGNED = """
            %o Pd.%e,Pg/z,Zn.%e,sdec(i) : 00100101 %z 0 iiiii %q ggg nnnnn %n dddd : SVE
            """;
    private static final String COMPARES_SIGNED = """
            CMPGE 000 0
            CMPGT 000 1
            CMPLT 001 0
            CMPLE 001 1
            CMPEQ 100 0
            CMPNE 100 1
            """;
    private static final String COMPARE_UNSIGNED = """
            %o Pd.%e,Pg/z,Zn.%e,dec(i) : 00100100 %z 1 iiiiiii %q ggg nnnnn %n dddd : SVE
            """;
    private static final String COMPARES_UNSIGNED = """
            CMPHS 0 0
            CMPHI 0 1
            CMPLO 1 0
            CMPLS 1 1
            """;

    private static final String COUNT = """
            CNT%x Xd : 00000100 %z 10 0000 111000 11111 ddddd : SVE
            CNT%x Xd,pattern(p) : 00000100 %z 10 0000 111000 ppppp ddddd : SVE
            CNT%x Xd,pattern(p),mul(i) : 00000100 %z 10 iiii 111000 ppppp ddddd : SVE
            INC%x Xd : 00000100 %z 11 0000 111000 11111 ddddd : SVE
            INC%x Xd,pattern(p) : 00000100 %z 11 0000 111000 ppppp ddddd : SVE
            INC%x Xd,pattern(p),mul(i) : 00000100 %z 11 iiii 111000 ppppp ddddd : SVE
            DEC%x Xd : 00000100 %z 11 0000 111001 11111 ddddd : SVE
            DEC%x Xd,pattern(p) : 00000100 %z 11 0000 111001 ppppp ddddd : SVE
            DEC%x Xd,pattern(p),mul(i) : 00000100 %z 11 iiii 111001 ppppp ddddd : SVE
            """;

    private static final String CONTIGUOUS = """
            LD1%x {Zt.%e}1,Pg/z,mem(n) : 1010010 %q 0 0000 101 ggg nnnnn ttttt : SVE
            LD1%x {Zt.%e}1,Pg/z,memvl(n,i) : 1010010 %q 0 iiii 101 ggg nnnnn ttttt : SVE
            LD1%x {Zt.%e}1,Pg/z,memr(n,m%k) : 1010010 %q mmmmm 010 ggg nnnnn ttttt : SVE
            ST1%x {Zt.%e}1,Pg,mem(n) : 1110010 %s 0 0000 111 ggg nnnnn ttttt : SVE
            ST1%x {Zt.%e}1,Pg,memvl(n,i) : 1110010 %s 0 iiii 111 ggg nnnnn ttttt : SVE
            ST1%x {Zt.%e}1,Pg,memr(n,m%k) : 1110010 %s mmmmm 010 ggg nnnnn ttttt : SVE
            """;
    /** Size in memory, element, type of a load, sizes of a store, shift of the index. */
    private static final String CONTIGUOUS_MEMBERS = """
            B b 0000 0000 -
            B h 0001 0001 -
            B s 0010 0010 -
            B d 0011 0011 -
            H h 0101 0101 ,1
            H s 0110 0110 ,1
            H d 0111 0111 ,1
            W s 1010 1010 ,2
            W d 1011 1011 ,2
            D d 1111 1111 ,3
            """;

    private static final String ROWS = """
            PFALSE Pd.b : 00100101 00 011000 111001 00000 0 dddd : SVE
            PTEST Pg,Pn.b : 00100101 01 010000 11 gggg 0 nnnn 0 0000 : SVE
            BRKA Pd.b,Pg/z,Pn.b : 00100101 00 010000 01 gggg 0 nnnn 0 dddd : SVE
            BRKA Pd.b,Pg/m,Pn.b : 00100101 00 010000 01 gggg 0 nnnn 1 dddd : SVE
            BRKB Pd.b,Pg/z,Pn.b : 00100101 10 010000 01 gggg 0 nnnn 0 dddd : SVE
            BRKB Pd.b,Pg/m,Pn.b : 00100101 10 010000 01 gggg 0 nnnn 1 dddd : SVE
            ADDVL Xd|SP,Xn|SP,sdec(i) : 00000100 001 nnnnn 01010 iiiiii ddddd : SVE
            ADDPL Xd|SP,Xn|SP,sdec(i) : 00000100 011 nnnnn 01010 iiiiii ddddd : SVE
            RDVL Xd,sdec(i) : 00000100 101 11111 01010 iiiiii ddddd : SVE
            AND Zd.d,Zn.d,Zm.d : 00000100 00 1 mmmmm 001100 nnnnn ddddd : SVE
            MOV Zd.d,Zn=m.d : 00000100 01 1 mmmmm 001100 nnnnn ddddd : SVE
            ORR Zd.d,Zn.d,Zm.d : 00000100 01 1 mmmmm 001100 nnnnn ddddd : SVE
            EOR Zd.d,Zn.d,Zm.d : 00000100 10 1 mmmmm 001100 nnnnn ddddd : SVE
            BIC Zd.d,Zn.d,Zm.d : 00000100 11 1 mmmmm 001100 nnnnn ddddd : SVE
            LDR Zt,mem(n) : 1000010110 000000 010 000 nnnnn ttttt : SVE
            LDR Zt,memvl(n,i) : 1000010110 iiiiii 010 iii nnnnn ttttt : SVE
            LDR Pt,mem(n) : 1000010110 000000 000 000 nnnnn 0 tttt : SVE
            LDR Pt,memvl(n,i) : 1000010110 iiiiii 000 iii nnnnn 0 tttt : SVE
            STR Zt,mem(n) : 1110010110 000000 010 000 nnnnn ttttt : SVE
            STR Zt,memvl(n,i) : 1110010110 iiiiii 010 iii nnnnn ttttt : SVE
            STR Pt,mem(n) : 1110010110 000000 000 000 nnnnn 0 tttt : SVE
            STR Pt,memvl(n,i) : 1110010110 iiiiii 000 iii nnnnn 0 tttt : SVE
            """;

    private SveRows() {}

    static List<String> texts() {
        return List.of(
            Family.of("e z R P V", ELEMENTS, BY_ELEMENT),
            Family.widths(Family.of("e z A B C", ELEMENTS, WHILE)),
            Family.of("o q n", COMPARES, Family.of("e z A B C", ELEMENTS, COMPARE)),
            Family.of("o q n", COMPARES_SIGNED, Family.of("e z A B C", ELEMENTS, COMPARE_SIGNED)),
            Family.of("o q n", COMPARES_UNSIGNED, Family.of("e z A B C", ELEMENTS, COMPARE_UNSIGNED)),
            Family.of("x z", "B 00\nH 01\nW 10\nD 11", COUNT),
            Family.of("x e q s k", CONTIGUOUS_MEMBERS, CONTIGUOUS),
            ROWS);
    }
}
