package org.stubarchive.arch.x86_64.asm;

/** Rows of the SSE2, AVX, AVX2 and AVX-512 instructions, Intel SDM vol. 2. */
final class VectorRows {
    private VectorRows() {}

    /** Operations with scalar and packed forms of both precisions: name and opcode. */
    static final String[][] FLOAT = {{"SQRT", "51"}, {"ADD", "58"}, {"MUL", "59"}, {"SUB", "5C"}, {"MIN", "5D"}, {"DIV", "5E"}, {"MAX", "5F"}};

    /** Rows for each operation of {@link #FLOAT}: {@code %o} name, {@code %x} opcode. */
    static final String FLOAT_ROWS = """
            %oPS xmm,xm128 : 0F %x /r
            %oPD xmm,xm128 : 66 0F %x /r
            %oSS xmm,xm32 : F3 0F %x /r
            %oSD xmm,xm64 : F2 0F %x /r
            """;

    /** Bitwise float operations. */
    static final String[][] FLOAT_LOGIC = {{"AND", "54"}, {"ANDN", "55"}, {"OR", "56"}, {"XOR", "57"}};

    /** Rows for each operation of {@link #FLOAT_LOGIC}. */
    static final String FLOAT_LOGIC_ROWS = """
            %oPS xmm,xm128 : 0F %x /r
            %oPD xmm,xm128 : 66 0F %x /r
            """;

    /** Packed integer operations that SSE2 and AVX2 both have. */
    static final String[][] PACKED = {
        {"PUNPCKLBW", "60"}, {"PUNPCKLWD", "61"}, {"PUNPCKLDQ", "62"}, {"PUNPCKLQDQ", "6C"}, {"PUNPCKHBW", "68"}, {"PUNPCKHWD", "69"},
        {"PUNPCKHDQ", "6A"}, {"PUNPCKHQDQ", "6D"}, {"PCMPEQB", "74"}, {"PCMPEQW", "75"}, {"PCMPEQD", "76"}, {"PCMPGTB", "64"}, {"PCMPGTW", "65"},
        {"PCMPGTD", "66"}, {"PADDQ", "D4"}, {"PAND", "DB"}, {"PANDN", "DF"}, {"POR", "EB"}, {"PXOR", "EF"}, {"PMULUDQ", "F4"}, {"PSUBB", "F8"},
        {"PSUBW", "F9"}, {"PSUBD", "FA"}, {"PSUBQ", "FB"}, {"PADDB", "FC"}, {"PADDW", "FD"}, {"PADDD", "FE"}, {"PMINUB", "DA"}, {"PMAXUB", "DE"},
    };

    /** Rows for each operation of {@link #PACKED}. */
    static final String PACKED_ROWS = """
            %o xmm,xm128 : 66 0F %x /r
            V%o xmm,xmmv,xm128 : VEX.128.66.0F.WIG %x /r : AVX
            V%o ymm,ymmv,ym256 : VEX.256.66.0F.WIG %x /r : AVX2
            """;

    /** Full-register moves: name, prefix, load and store opcode. */
    static final String[][] MOVES = {
        {"MOVUPS", "NP", "10", "11"}, {"MOVAPS", "NP", "28", "29"}, {"MOVUPD", "66", "10", "11"}, {"MOVAPD", "66", "28", "29"},
        {"MOVDQA", "66", "6F", "7F"}, {"MOVDQU", "F3", "6F", "7F"},
    };

    /** Rows for each move: {@code %o} name, {@code %p} prefix, {@code %P} prefix or nothing, {@code %l} and {@code %s} opcodes. */
    static final String MOVE_ROWS = """
            %o xmm,xm128 : %P0F %l /r
            %o xm128,xmm : %P0F %s /r
            V%o xmm,xm128 : VEX.128.%p.0F.WIG %l /r : AVX
            V%o xm128,xmm : VEX.128.%p.0F.WIG %s /r : AVX
            V%o ymm,ym256 : VEX.256.%p.0F.WIG %l /r : AVX
            V%o ym256,ymm : VEX.256.%p.0F.WIG %s /r : AVX
            """;

    /** AVX-512 moves: name, prefix, wide bit, feature. */
    static final String[][] MASKED_MOVES = {
        {"VMOVDQU8", "F2", "W0", "AVX512BW"}, {"VMOVDQU16", "F2", "W1", "AVX512BW"}, {"VMOVDQU32", "F3", "W0", "AVX512F"},
        {"VMOVDQU64", "F3", "W1", "AVX512F"}, {"VMOVDQA32", "66", "W0", "AVX512F"}, {"VMOVDQA64", "66", "W1", "AVX512F"},
    };

    /** Rows for each masked move: {@code %o} name, {@code %p} prefix, {@code %w} wide bit, {@code %f} feature. */
    static final String MASKED_MOVE_ROWS = """
            %o zmm{k},zm512 : EVEX.512.%p.0F.%w 6F /r N64 : %f
            %o m512{k},zmm : EVEX.512.%p.0F.%w 7F /r N64 : %f
            """;

    /** All others. */
    static final String ROWS = """
            MOVSS xmm,xm32 : F3 0F 10 /r
            MOVSS m32,xmm : F3 0F 11 /r
            MOVSD xmm,xm64 : F2 0F 10 /r
            MOVSD m64,xmm : F2 0F 11 /r
            MOVD xmm,rm32 : 66 0F 6E /r
            MOVD rm32,xmm : 66 0F 7E /r
            MOVQ xmm,xm64 : F3 0F 7E /r
            MOVQ xm64,xmm : 66 0F D6 /r
            MOVQ xmm,rr64 : 66 REX.W 0F 6E /r
            MOVQ rr64,xmm : 66 REX.W 0F 7E /r
            UCOMISS xmm,xm32 : 0F 2E /r
            UCOMISD xmm,xm64 : 66 0F 2E /r
            COMISS xmm,xm32 : 0F 2F /r
            COMISD xmm,xm64 : 66 0F 2F /r
            CVTSI2SS xmm,rm32 : F3 0F 2A /r
            CVTSI2SS xmm,rm64 : F3 REX.W 0F 2A /r
            CVTSI2SD xmm,rm32 : F2 0F 2A /r
            CVTSI2SD xmm,rm64 : F2 REX.W 0F 2A /r
            CVTTSS2SI r32,xm32 : F3 0F 2C /r
            CVTTSS2SI r64,xm32 : F3 REX.W 0F 2C /r
            CVTTSD2SI r32,xm64 : F2 0F 2C /r
            CVTTSD2SI r64,xm64 : F2 REX.W 0F 2C /r
            CVTSS2SD xmm,xm32 : F3 0F 5A /r
            CVTSD2SS xmm,xm64 : F2 0F 5A /r
            MOVMSKPS r32,xmmr : 0F 50 /r
            MOVMSKPD r32,xmmr : 66 0F 50 /r
            PMOVMSKB r32,xmmr : 66 0F D7 /r
            PSRLW xmmr,uimm8 : 66 0F 71 /2
            PSRAW xmmr,uimm8 : 66 0F 71 /4
            PSLLW xmmr,uimm8 : 66 0F 71 /6
            PSRLD xmmr,uimm8 : 66 0F 72 /2
            PSRAD xmmr,uimm8 : 66 0F 72 /4
            PSLLD xmmr,uimm8 : 66 0F 72 /6
            PSRLQ xmmr,uimm8 : 66 0F 73 /2
            PSRLDQ xmmr,uimm8 : 66 0F 73 /3
            PSLLQ xmmr,uimm8 : 66 0F 73 /6
            PSLLDQ xmmr,uimm8 : 66 0F 73 /7
            PSHUFD xmm,xm128,uimm8 : 66 0F 70 /r
            PSHUFLW xmm,xm128,uimm8 : F2 0F 70 /r
            PSHUFHW xmm,xm128,uimm8 : F3 0F 70 /r
            PSHUFB xmm,xm128 : 66 0F 38 00 /r : SSSE3
            MOVNTDQ m128,xmm : 66 0F E7 /r
            MOVNTI m32,r32 : 0F C3 /r
            MOVNTI m64,r64 : REX.W 0F C3 /r
            VMOVD xmm,rm32 : VEX.128.66.0F.W0 6E /r : AVX
            VMOVD rm32,xmm : VEX.128.66.0F.W0 7E /r : AVX
            VMOVQ xmm,rr64 : VEX.128.66.0F.W1 6E /r : AVX
            VMOVQ rr64,xmm : VEX.128.66.0F.W1 7E /r : AVX
            VMOVQ xmm,xm64 : VEX.128.F3.0F.WIG 7E /r : AVX
            VMOVQ xm64,xmm : VEX.128.66.0F.WIG D6 /r : AVX
            VMOVNTDQ m128,xmm : VEX.128.66.0F.WIG E7 /r : AVX
            VMOVNTDQ m256,ymm : VEX.256.66.0F.WIG E7 /r : AVX
            VMOVNTDQ m512,zmm : EVEX.512.66.0F.W0 E7 /r N64 : AVX512F
            VPBROADCASTB xmm,xm8 : VEX.128.66.0F38.W0 78 /r : AVX2
            VPBROADCASTB ymm,xm8 : VEX.256.66.0F38.W0 78 /r : AVX2
            VPBROADCASTW xmm,xm16 : VEX.128.66.0F38.W0 79 /r : AVX2
            VPBROADCASTW ymm,xm16 : VEX.256.66.0F38.W0 79 /r : AVX2
            VPBROADCASTD xmm,xm32 : VEX.128.66.0F38.W0 58 /r : AVX2
            VPBROADCASTD ymm,xm32 : VEX.256.66.0F38.W0 58 /r : AVX2
            VPBROADCASTQ xmm,xm64 : VEX.128.66.0F38.W0 59 /r : AVX2
            VPBROADCASTQ ymm,xm64 : VEX.256.66.0F38.W0 59 /r : AVX2
            VPBROADCASTB zmm{k},rr32 : EVEX.512.66.0F38.W0 7A /r : AVX512BW
            VPBROADCASTW zmm{k},rr32 : EVEX.512.66.0F38.W0 7B /r : AVX512BW
            VPBROADCASTD zmm{k},rr32 : EVEX.512.66.0F38.W0 7C /r : AVX512F
            VPBROADCASTQ zmm{k},rr64 : EVEX.512.66.0F38.W1 7C /r : AVX512F
            VPXORD zmm{k},zmmv,zm512 : EVEX.512.66.0F.W0 EF /r N64 : AVX512F
            VPXORQ zmm{k},zmmv,zm512 : EVEX.512.66.0F.W1 EF /r N64 : AVX512F
            VPORD zmm{k},zmmv,zm512 : EVEX.512.66.0F.W0 EB /r N64 : AVX512F
            VPANDD zmm{k},zmmv,zm512 : EVEX.512.66.0F.W0 DB /r N64 : AVX512F
            VPCMPEQB k,zmmv,zm512 : EVEX.512.66.0F.WIG 74 /r N64 : AVX512BW
            VPCMPEQW k,zmmv,zm512 : EVEX.512.66.0F.WIG 75 /r N64 : AVX512BW
            VPCMPEQD k,zmmv,zm512 : EVEX.512.66.0F.W0 76 /r N64 : AVX512F
            VZEROUPPER : VEX.128.NP.0F.WIG 77 : AVX
            KMOVB k,rr32 : VEX.LZ.66.0F.W0 92 /r : AVX512DQ
            KMOVB r32,kr : VEX.LZ.66.0F.W0 93 /r : AVX512DQ
            KMOVW k,rr32 : VEX.LZ.NP.0F.W0 92 /r : AVX512F
            KMOVW r32,kr : VEX.LZ.NP.0F.W0 93 /r : AVX512F
            KMOVD k,rr32 : VEX.LZ.F2.0F.W0 92 /r : AVX512BW
            KMOVD r32,kr : VEX.LZ.F2.0F.W0 93 /r : AVX512BW
            KMOVQ k,rr64 : VEX.LZ.F2.0F.W1 92 /r : AVX512BW
            KMOVQ r64,kr : VEX.LZ.F2.0F.W1 93 /r : AVX512BW
            KORTESTQ k,kr : VEX.LZ.NP.0F.W1 98 /r : AVX512BW
            KXNORQ k,kv,kr : VEX.256.NP.0F.W1 46 /r : AVX512BW
            KNOTQ k,kr : VEX.LZ.NP.0F.W1 44 /r : AVX512BW
            """;
}
