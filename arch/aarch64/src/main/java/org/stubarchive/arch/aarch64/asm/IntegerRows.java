package org.stubarchive.arch.aarch64.asm;

import java.util.List;

/** Integer instructions on registers. Source: Arm ARM, C4.1 (data processing), C6.2. */
final class IntegerRows {
    /** Addition and subtraction; beside the stack pointer a register is extended, not shifted. */
    private static final String ADD_SUB = """
            %o %Rd|%P,%Rn|%P,hex(i) : %f%q0 100010 0 iiiiiiiiiiii nnnnn ddddd
            %o %Rd|%P,%Rn|%P,pages(i) : %f%q0 100010 1 iiiiiiiiiiii nnnnn ddddd
            %o %P,%Rn|%P,sp%R(m,i) : %f%q0 01011001 mmmmm 01%f iii nnnnn 11111
            %o %Rd|%P,%P,sp%R(m,i) : %f%q0 01011001 mmmmm 01%f iii 11111 ddddd
            %o %Rd|%P,%Rn|%P,ext%R(m,o,i) : %f%q0 01011001 mmmmm ooo iii nnnnn ddddd
            %o %Rd,%Rn,sh%R(m,t,i) : %f%q0 01011 tt 0 mmmmm %iiiiii nnnnn ddddd
            %c %Rn|%P,hex(i) : %f%q1 100010 0 iiiiiiiiiiii nnnnn 11111
            %c %Rn|%P,pages(i) : %f%q1 100010 1 iiiiiiiiiiii nnnnn 11111
            %c %P,sp%R(m,i) : %f%q1 01011001 mmmmm 01%f iii 11111 11111
            %c %Rn|%P,ext%R(m,o,i) : %f%q1 01011001 mmmmm ooo iii nnnnn 11111
            %c %Rn,sh%R(m,t,i) : %f%q1 01011 tt 0 mmmmm %iiiiii nnnnn 11111
            """;
    private static final String ADD_SUB_FLAGS = """
            %oS %Rd,%Rn|%P,hex(i) : %f%q1 100010 0 iiiiiiiiiiii nnnnn ddddd
            %oS %Rd,%Rn|%P,pages(i) : %f%q1 100010 1 iiiiiiiiiiii nnnnn ddddd
            %oS %Rd,%P,sp%R(m,i) : %f%q1 01011001 mmmmm 01%f iii 11111 ddddd
            %oS %Rd,%Rn|%P,ext%R(m,o,i) : %f%q1 01011001 mmmmm ooo iii nnnnn ddddd
            %oS %Rd,%Rn,sh%R(m,t,i) : %f%q1 01011 tt 0 mmmmm %iiiiii nnnnn ddddd
            """;
    private static final String ADD_SUB_MEMBERS = """
            ADD CMN 0
            SUB CMP 1
            """;

    /** Aliases that stand before what they are written for. */
    private static final String ALIASES = """
            MOV %P,%Rn|%P : %f00 100010 0 000000000000 nnnnn 11111
            MOV %Rd|%P,%P : %f00 100010 0 000000000000 11111 ddddd
            MOV %Rd,%Rm : %f01 01010 00 0 mmmmm 000000 11111 ddddd
            MOV %Rd,movz(hi,%Z) : %f10 100101 %hh iiiiiiiiiiiiiiii ddddd
            MOV %Rd,movn(hi,%Z) : %f00 100101 %hh iiiiiiiiiiiiiiii ddddd
            MOV %P,logical(%L,%Z) : %f01 100100 %n rrrrrr ssssss 11111 11111
            MOV %Rd|%P,movlogical(%L,%Z) : %f01 100100 %n rrrrrr ssssss 11111 ddddd
            NEG %Rd,sh%R(m,t,i) : %f10 01011 tt 0 mmmmm %iiiiii 11111 ddddd
            NGC %Rd,%Rm : %f10 11010000 mmmmm 000000 11111 ddddd
            NGCS %Rd,%Rm : %f11 11010000 mmmmm 000000 11111 ddddd
            MVN %Rd,ror%R(m,t,i) : %f01 01010 tt 1 mmmmm %iiiiii 11111 ddddd
            TST %Rn,logical(%L,%Z) : %f11 100100 %n rrrrrr ssssss nnnnn 11111
            TST %Rn,ror%R(m,t,i) : %f11 01010 tt 0 mmmmm %iiiiii nnnnn 11111
            """;

    /** Before SUBS, behind CMP. */
    private static final String NEGATE_FLAGS = """
            NEGS %Rd,sh%R(m,t,i) : %f11 01011 tt 0 mmmmm %iiiiii 11111 ddddd
            """;

    private static final String CARRY = """
            ADC %Rd,%Rn,%Rm : %f00 11010000 mmmmm 000000 nnnnn ddddd
            ADCS %Rd,%Rn,%Rm : %f01 11010000 mmmmm 000000 nnnnn ddddd
            SBC %Rd,%Rn,%Rm : %f10 11010000 mmmmm 000000 nnnnn ddddd
            SBCS %Rd,%Rn,%Rm : %f11 11010000 mmmmm 000000 nnnnn ddddd
            """;

    private static final String LOGICAL = """
            %o %Rd%p,%Rn,logical(%L,%Z) : %f%q 100100 %n rrrrrr ssssss nnnnn ddddd
            %o %Rd,%Rn,ror%R(m,t,i) : %f%q 01010 tt 0 mmmmm %iiiiii nnnnn ddddd
            %c %Rd,%Rn,ror%R(m,t,i) : %f%q 01010 tt 1 mmmmm %iiiiii nnnnn ddddd
            """;
    private static final String LOGICAL_MEMBERS = """
            AND BIC 00 |%P
            ORR ORN 01 |%P
            EOR EON 10 |%P
            ANDS BICS 11 -
            """;

    private static final String MOVE_WIDE = """
            %o %Rd,hex(i) : %f%q 100101 00 iiiiiiiiiiiiiiii ddddd
            %o %Rd,hex(i),lsl(h,16) : %f%q 100101 %hh iiiiiiiiiiiiiiii ddddd
            """;
    private static final String MOVE_WIDE_MEMBERS = """
            MOVN 00
            MOVZ 10
            MOVK 11
            """;

    /** Bit fields, and the shifts and extensions that are written for them. */
    private static final String BIT_FIELDS = """
            SXTB %Rd,Wn : %f00 100110 %f 000000 000111 nnnnn ddddd
            SXTH %Rd,Wn : %f00 100110 %f 000000 001111 nnnnn ddddd
            ASR %Rd,%Rn,dec(r) : %f00 100110 %f %rrrrrr %f11111 nnnnn ddddd
            SBFX %Rd,%Rn,dec(r),extracted(s,%Z) : %f00 100110 %f %rrrrrr %ssssss nnnnn ddddd
            SBFIZ %Rd,%Rn,position(r,%Z),inserted(s,%Z) : %f00 100110 %f %rrrrrr %ssssss nnnnn ddddd
            SBFM %Rd,%Rn,dec(r),dec(s) : %f00 100110 %f %rrrrrr %ssssss nnnnn ddddd
            LSR %Rd,%Rn,dec(r) : %f10 100110 %f %rrrrrr %f11111 nnnnn ddddd
            LSL %Rd,%Rn,shl(rs,%Z) : %f10 100110 %f %rrrrrr %ssssss nnnnn ddddd
            UBFX %Rd,%Rn,dec(r),extracted(s,%Z) : %f10 100110 %f %rrrrrr %ssssss nnnnn ddddd
            UBFIZ %Rd,%Rn,position(r,%Z),inserted(s,%Z) : %f10 100110 %f %rrrrrr %ssssss nnnnn ddddd
            UBFM %Rd,%Rn,dec(r),dec(s) : %f10 100110 %f %rrrrrr %ssssss nnnnn ddddd
            BFXIL %Rd,%Rn,dec(r),extracted(s,%Z) : %f01 100110 %f %rrrrrr %ssssss nnnnn ddddd
            BFC %Rd,position(r,%Z),inserted(s,%Z) : %f01 100110 %f %rrrrrr %ssssss 11111 ddddd
            BFI %Rd,%Rn,position(r,%Z),inserted(s,%Z) : %f01 100110 %f %rrrrrr %ssssss nnnnn ddddd
            BFM %Rd,%Rn,dec(r),dec(s) : %f01 100110 %f %rrrrrr %ssssss nnnnn ddddd
            ROR %Rd,%Rn=m,dec(s) : %f00 100111 %f 0 mmmmm %ssssss nnnnn ddddd
            EXTR %Rd,%Rn,%Rm,dec(s) : %f00 100111 %f 0 mmmmm %ssssss nnnnn ddddd
            """;
    private static final String EXTENSIONS = """
            SXTW Xd,Wn : 100 100110 1 000000 011111 nnnnn ddddd
            UXTB Wd,Wn : 010 100110 0 000000 000111 nnnnn ddddd
            UXTH Wd,Wn : 010 100110 0 000000 001111 nnnnn ddddd
            """;

    private static final String TWO_SOURCES = """
            %o %Rd,%Rn,%Rm : %f00 11010110 mmmmm %q nnnnn ddddd
            """;
    private static final String TWO_SOURCES_MEMBERS = """
            UDIV 000010
            SDIV 000011
            LSL 001000
            LSR 001001
            ASR 001010
            ROR 001011
            LSLV 001000
            LSRV 001001
            ASRV 001010
            RORV 001011
            """;

    private static final String CHECKSUM = """
            CRC32%z Wd,Wn,%Rm : %f00 11010110 mmmmm 0100 %q nnnnn ddddd : CRC32
            CRC32C%z Wd,Wn,%Rm : %f00 11010110 mmmmm 0101 %q nnnnn ddddd : CRC32
            """;
    private static final String CHECKSUM_MEMBERS = """
            B W 0 00
            H W 0 01
            W W 0 10
            X X 1 11
            """;

    private static final String ONE_SOURCE = """
            RBIT %Rd,%Rn : %f10 11010110 00000 000000 nnnnn ddddd
            REV16 %Rd,%Rn : %f10 11010110 00000 000001 nnnnn ddddd
            REV %Rd,%Rn : %f10 11010110 00000 00001%f nnnnn ddddd
            CLZ %Rd,%Rn : %f10 11010110 00000 000100 nnnnn ddddd
            CLS %Rd,%Rn : %f10 11010110 00000 000101 nnnnn ddddd
            """;
    private static final String REVERSE_WORDS = """
            REV32 Xd,Xn : 110 11010110 00000 000010 nnnnn ddddd
            """;

    private static final String MULTIPLY = """
            MUL %Rd,%Rn,%Rm : %f00 11011000 mmmmm 0 11111 nnnnn ddddd
            MADD %Rd,%Rn,%Rm,%Ra : %f00 11011000 mmmmm 0 aaaaa nnnnn ddddd
            MNEG %Rd,%Rn,%Rm : %f00 11011000 mmmmm 1 11111 nnnnn ddddd
            MSUB %Rd,%Rn,%Rm,%Ra : %f00 11011000 mmmmm 1 aaaaa nnnnn ddddd
            """;
    private static final String MULTIPLY_LONG = """
            %oMULL Xd,Wn,Wm : 100 11011%q01 mmmmm 0 11111 nnnnn ddddd
            %oMADDL Xd,Wn,Wm,Xa : 100 11011%q01 mmmmm 0 aaaaa nnnnn ddddd
            %oMNEGL Xd,Wn,Wm : 100 11011%q01 mmmmm 1 11111 nnnnn ddddd
            %oMSUBL Xd,Wn,Wm,Xa : 100 11011%q01 mmmmm 1 aaaaa nnnnn ddddd
            %oMULH Xd,Xn,Xm : 100 11011%q10 mmmmm 0 11111 nnnnn ddddd
            """;

    private static final String CONDITIONAL = """
            CSET %Rd,opposite(c) : %f00 11010100 11111 cccc 01 11111 ddddd
            CSETM %Rd,opposite(c) : %f10 11010100 11111 cccc 00 11111 ddddd
            CINC %Rd,%Rn=m,opposite(c) : %f00 11010100 mmmmm cccc 01 nnnnn ddddd
            CINV %Rd,%Rn=m,opposite(c) : %f10 11010100 mmmmm cccc 00 nnnnn ddddd
            CNEG %Rd,%Rn=m,opposite(c) : %f10 11010100 mmmmm cccc 01 nnnnn ddddd
            CSEL %Rd,%Rn,%Rm,cond(c) : %f00 11010100 mmmmm cccc 00 nnnnn ddddd
            CSINC %Rd,%Rn,%Rm,cond(c) : %f00 11010100 mmmmm cccc 01 nnnnn ddddd
            CSINV %Rd,%Rn,%Rm,cond(c) : %f10 11010100 mmmmm cccc 00 nnnnn ddddd
            CSNEG %Rd,%Rn,%Rm,cond(c) : %f10 11010100 mmmmm cccc 01 nnnnn ddddd
            CCMN %Rn,%Rm,hex(v),cond(c) : %f01 11010010 mmmmm cccc 00 nnnnn 0 vvvv
            CCMN %Rn,hex(i),hex(v),cond(c) : %f01 11010010 iiiii cccc 10 nnnnn 0 vvvv
            CCMP %Rn,%Rm,hex(v),cond(c) : %f11 11010010 mmmmm cccc 00 nnnnn 0 vvvv
            CCMP %Rn,hex(i),hex(v),cond(c) : %f11 11010010 iiiii cccc 10 nnnnn 0 vvvv
            """;

    private IntegerRows() {}

    static List<String> texts() {
        return List.of(
            Family.widths(ALIASES),
            Family.widths(Family.of("o c q", ADD_SUB_MEMBERS, ADD_SUB)),
            Family.widths(NEGATE_FLAGS),
            Family.widths(Family.of("o c q", ADD_SUB_MEMBERS, ADD_SUB_FLAGS)),
            Family.widths(CARRY),
            Family.widths(Family.of("o c q p", LOGICAL_MEMBERS, LOGICAL)),
            Family.widths(Family.of("o q", MOVE_WIDE_MEMBERS, MOVE_WIDE)),
            EXTENSIONS,
            Family.widths(BIT_FIELDS),
            Family.widths(Family.of("o q", TWO_SOURCES_MEMBERS, TWO_SOURCES)),
            Family.of("z R f q", CHECKSUM_MEMBERS, CHECKSUM),
            Family.widths(ONE_SOURCE),
            REVERSE_WORDS,
            Family.widths(MULTIPLY),
            Family.of("o q", "S 0\nU 1", MULTIPLY_LONG),
            Family.widths(CONDITIONAL));
    }
}
