package org.stubarchive.arch.aarch64.asm;

import java.util.List;

/** Branches, PC-relative addresses, exceptions, hints, barriers and system instructions. Source: Arm ARM, C4.1 (branches, exception generating and system). */
final class BranchRows {
    private static final String COMPARE_BRANCHES = """
            CBZ %Rt,target(i,IMM19) : %f011010 0 iiiiiiiiiiiiiiiiiii ttttt
            CBNZ %Rt,target(i,IMM19) : %f011010 1 iiiiiiiiiiiiiiiiiii ttttt
            """;

    /** The low bits of an X register may be tested too; they are printed as those of the W register. */
    private static final String TEST_BRANCHES = """
            %o Wt,dec(b),target(i,IMM14) : 0 011011 %q bbbbb iiiiiiiiiiiiii ttttt
            %o Xt,dec(b),target(i,IMM14) : 0 011011 %q bbbbb iiiiiiiiiiiiii ttttt
            %o Xt,from(b,32),target(i,IMM14) : 1 011011 %q bbbbb iiiiiiiiiiiiii ttttt
            """;

    private static final String ROWS = """
            B target(i,IMM26) : 000101 iiiiiiiiiiiiiiiiiiiiiiiiii
            BL target(i,IMM26) : 100101 iiiiiiiiiiiiiiiiiiiiiiiiii
            B_COND cond(c),target(i,IMM19) : 01010100 iiiiiiiiiiiiiiiiiii 0 cccc
            BR Xn : 1101011 0000 11111 000000 nnnnn 00000
            BLR Xn : 1101011 0001 11111 000000 nnnnn 00000
            RET : 1101011 0010 11111 000000 11110 00000
            RET Xn : 1101011 0010 11111 000000 nnnnn 00000
            ADR Xd,target(li,ADR21) : 0 ll 10000 iiiiiiiiiiiiiiiiiii ddddd
            ADRP Xd,page(li) : 1 ll 10000 iiiiiiiiiiiiiiiiiii ddddd
            SVC hex(i) : 11010100 000 iiiiiiiiiiiiiiii 00001
            HVC hex(i) : 11010100 000 iiiiiiiiiiiiiiii 00010
            SMC hex(i) : 11010100 000 iiiiiiiiiiiiiiii 00011
            BRK hex(i) : 11010100 001 iiiiiiiiiiiiiiii 00000
            HLT hex(i) : 11010100 010 iiiiiiiiiiiiiiii 00000
            UDF dec(i) : 0000000000000000 iiiiiiiiiiiiiiii
            DMB barrier(c) : 11010101000000110011 cccc 101 11111
            DSB barrier(c) : 11010101000000110011 cccc 100 11111
            ISB : 11010101000000110011 1111 110 11111
            CLREX : 11010101000000110011 1111 010 11111
            MRS Xt,sysreg(s) : 110101010011 sssssssssssssss ttttt
            MSR sysreg(s),Xt : 110101010001 sssssssssssssss ttttt
            """;

    private static final String HINT = """
            %o : 11010101000000110010 %q 11111
            """;
    private static final String HINTS = """
            NOP 0000000
            YIELD 0000001
            WFE 0000010
            WFI 0000011
            SEV 0000100
            SEVL 0000101
            XPACLRI 0000111
            CSDB 0010100
            PACIASP 0011001
            AUTIASP 0011101
            BTI 0100000
            BTI_C 0100010
            BTI_J 0100100
            BTI_JC 0100110
            """;

    private static final String MAINTENANCE = """
            %o '%t',Xt : 1101010100001 011 0111 %q ttttt
            """;
    private static final String MAINTENANCE_MEMBERS = """
            DC_ZVA zva 0100001
            DC_CVAC cvac 1010001
            DC_CVAU cvau 1011001
            DC_CIVAC civac 1110001
            IC_IVAU ivau 0101001
            """;
    private static final String PERSISTENCE = """
            DC_CVAP 'cvap',Xt : 1101010100001 011 0111 1100001 ttttt : DCPOP
            """;

    private BranchRows() {}

    static List<String> texts() {
        return List.of(
            Family.widths(COMPARE_BRANCHES),
            Family.of("o q", "TBZ 0\nTBNZ 1", TEST_BRANCHES),
            ROWS,
            Family.of("o q", HINTS, HINT),
            Family.of("o t q", MAINTENANCE_MEMBERS, MAINTENANCE),
            PERSISTENCE);
    }
}
