package org.stubarchive.arch.x86_64.asm;

/** Rows of the general-purpose instructions, Intel SDM vol. 2. Families that differ in an opcode or a condition only are written once, with placeholders. */
final class IntegerRows {
    private IntegerRows() {}

    /** The eight operations of the first opcode block: opcode is 8 * position + the low bits given. {@code %o} operation, {@code %N} opcode, {@code %d} digit. */
    static final String[] ARITHMETIC = {"ADD", "OR", "ADC", "SBB", "AND", "SUB", "XOR", "CMP"};

    /** Rows for each operation of {@link #ARITHMETIC}. */
    static final String ARITHMETIC_ROWS = """
            %o rm8,r8 : %0 /r
            %o rm16,r16 : 66 %1 /r
            %o rm32,r32 : %1 /r
            %o rm64,r64 : REX.W %1 /r
            %o r8,rm8 : %2 /r
            %o r16,rm16 : 66 %3 /r
            %o r32,rm32 : %3 /r
            %o r64,rm64 : REX.W %3 /r
            %o al,uimm8 : %4
            %o rm8,uimm8 : 80 /%d
            %o rm16,imm8 : 66 83 /%d
            %o rm32,imm8 : 83 /%d
            %o rm64,imm8 : REX.W 83 /%d
            %o ax,imm16 : 66 %5
            %o eax,uimm32 : %5
            %o rax,imm32 : REX.W %5
            %o rm16,imm16 : 66 81 /%d
            %o rm32,uimm32 : 81 /%d
            %o rm64,imm32 : REX.W 81 /%d
            """;

    /** Operations with an unprefixed and a locked form on memory. */
    static final String LOCKED_ROWS = """
            LOCK_%o m32,r32 : F0 %1 /r
            LOCK_%o m64,r64 : F0 REX.W %1 /r
            LOCK_%o m32,imm8 : F0 83 /%d
            LOCK_%o m64,imm8 : F0 REX.W 83 /%d
            LOCK_%o m32,uimm32 : F0 81 /%d
            LOCK_%o m64,imm32 : F0 REX.W 81 /%d
            """;

    /** Operations that have {@link #LOCKED_ROWS}. */
    static final java.util.Set<String> LOCKED = java.util.Set.of("ADD", "OR", "AND", "SUB", "XOR");

    /** Shifts and rotates by digit; null where the digit is no operation of ours. */
    static final String[] SHIFTS = {"ROL", "ROR", null, null, "SHL", "SHR", null, "SAR"};

    /** Rows for each shift. */
    static final String SHIFT_ROWS = """
            %o rm8,1 : D0 /%d
            %o rm8,uimm8 : C0 /%d
            %o rm8,cl : D2 /%d
            %o rm16,1 : 66 D1 /%d
            %o rm16,uimm8 : 66 C1 /%d
            %o rm16,cl : 66 D3 /%d
            %o rm32,1 : D1 /%d
            %o rm64,1 : REX.W D1 /%d
            %o rm32,uimm8 : C1 /%d
            %o rm64,uimm8 : REX.W C1 /%d
            %o rm32,cl : D3 /%d
            %o rm64,cl : REX.W D3 /%d
            """;

    /** Rows for each condition: {@code %c} name, {@code %h} code as a hexadecimal digit. */
    static final String CONDITION_ROWS = """
            J%c rel8 : 7%h
            J%c rel32 : 0F 8%h
            SET%c rm8 : 0F 9%h /0
            CMOV%c r32,rm32 : 0F 4%h /r
            CMOV%c r64,rm64 : REX.W 0F 4%h /r
            """;

    /** All others. */
    static final String ROWS = """
            MOV rm8,r8 : 88 /r
            MOV rm16,r16 : 66 89 /r
            MOV rm32,r32 : 89 /r
            MOV rm64,r64 : REX.W 89 /r
            MOV r8,rm8 : 8A /r
            MOV r16,rm16 : 66 8B /r
            MOV r32,rm32 : 8B /r
            MOV r64,rm64 : REX.W 8B /r
            MOV r8,uimm8 : B0+r
            MOV r16,imm16 : 66 B8+r
            MOV r32,uimm32 : B8+r
            MOV rm8,uimm8 : C6 /0
            MOV rm16,imm16 : 66 C7 /0
            MOV rm32,uimm32 : C7 /0
            MOV rm64,imm32 : REX.W C7 /0
            MOVABS r64,imm64 : REX.W B8+r
            MOVZX r16,rm8 : 66 0F B6 /r
            MOVZX r32,rm8 : 0F B6 /r
            MOVZX r64,rm8 : REX.W 0F B6 /r
            MOVZX r32,rm16 : 0F B7 /r
            MOVZX r64,rm16 : REX.W 0F B7 /r
            MOVSX r16,rm8 : 66 0F BE /r
            MOVSX r32,rm8 : 0F BE /r
            MOVSX r64,rm8 : REX.W 0F BE /r
            MOVSX r32,rm16 : 0F BF /r
            MOVSX r64,rm16 : REX.W 0F BF /r
            MOVSXD r64,rm32 : REX.W 63 /r
            LEA r32,m : 8D /r
            LEA r64,m : REX.W 8D /r
            TEST rm8,r8 : 84 /r
            TEST rm16,r16 : 66 85 /r
            TEST rm32,r32 : 85 /r
            TEST rm64,r64 : REX.W 85 /r
            TEST al,uimm8 : A8
            TEST ax,imm16 : 66 A9
            TEST eax,uimm32 : A9
            TEST rax,imm32 : REX.W A9
            TEST rm8,uimm8 : F6 /0
            TEST rm16,imm16 : 66 F7 /0
            TEST rm32,uimm32 : F7 /0
            TEST rm64,imm32 : REX.W F7 /0
            NOT rm8 : F6 /2
            NOT rm32 : F7 /2
            NOT rm64 : REX.W F7 /2
            NEG rm8 : F6 /3
            NEG rm32 : F7 /3
            NEG rm64 : REX.W F7 /3
            MUL rm32 : F7 /4
            MUL rm64 : REX.W F7 /4
            IMUL rm32 : F7 /5
            IMUL rm64 : REX.W F7 /5
            IMUL r32,rm32 : 0F AF /r
            IMUL r64,rm64 : REX.W 0F AF /r
            IMUL r32,rm32,imm8 : 6B /r
            IMUL r64,rm64,imm8 : REX.W 6B /r
            IMUL r32,rm32,uimm32 : 69 /r
            IMUL r64,rm64,imm32 : REX.W 69 /r
            DIV rm32 : F7 /6
            DIV rm64 : REX.W F7 /6
            IDIV rm32 : F7 /7
            IDIV rm64 : REX.W F7 /7
            INC rm8 : FE /0
            INC rm32 : FF /0
            INC rm64 : REX.W FF /0
            DEC rm8 : FE /1
            DEC rm32 : FF /1
            DEC rm64 : REX.W FF /1
            CWDE : 98
            CDQE : REX.W 98
            CDQ : 99
            CQO : REX.W 99
            JMP rel8 : EB
            JMP rel32 : E9
            JMP rm64 : FF /4
            JRCXZ rel8 : E3
            CALL rel32 : E8
            CALL rm64 : FF /2
            RET : C3
            RET imm16 : C2
            LEAVE : C9
            PUSH r64 : 50+r
            PUSH imm8 : 6A
            PUSH imm32 : 68
            PUSH m64 : FF /6
            POP r64 : 58+r
            POP m64 : 8F /0
            PUSHF : 9C
            POPF : 9D
            SAHF : 9E
            LAHF : 9F
            CLD : FC
            STD : FD
            XCHG rm8,r8 : 86 /r
            XCHG rm16,r16 : 66 87 /r
            XCHG rm32,r32 : 87 /r
            XCHG rm64,r64 : REX.W 87 /r
            XCHG 'ax','ax' : 66 90
            CMPXCHG rm32,r32 : 0F B1 /r
            CMPXCHG rm64,r64 : REX.W 0F B1 /r
            LOCK_CMPXCHG m8,r8 : F0 0F B0 /r
            LOCK_CMPXCHG m16,r16 : F0 66 0F B1 /r
            LOCK_CMPXCHG m32,r32 : F0 0F B1 /r
            LOCK_CMPXCHG m64,r64 : F0 REX.W 0F B1 /r
            XADD rm32,r32 : 0F C1 /r
            XADD rm64,r64 : REX.W 0F C1 /r
            LOCK_XADD m32,r32 : F0 0F C1 /r
            LOCK_XADD m64,r64 : F0 REX.W 0F C1 /r
            LFENCE : 0F AE E8
            MFENCE : 0F AE F0
            SFENCE : 0F AE F8
            INT3 : CC
            UD2 : 0F 0B
            HLT : F4
            NOP : 90
            NOP rm16 : 66 0F 1F /0
            NOP rm32 : 0F 1F /0
            PAUSE : F3 90
            CPUID : 0F A2
            RDTSC : 0F 31
            XGETBV : 0F 01 D0
            SYSCALL : 0F 05
            BSWAP r32 : 0F C8+r
            BSWAP r64 : REX.W 0F C8+r
            BSF r32,rm32 : 0F BC /r
            BSF r64,rm64 : REX.W 0F BC /r
            BSR r32,rm32 : 0F BD /r
            BSR r64,rm64 : REX.W 0F BD /r
            BT rm32,r32 : 0F A3 /r
            BT rm64,r64 : REX.W 0F A3 /r
            BT rm32,uimm8 : 0F BA /4
            BT rm64,uimm8 : REX.W 0F BA /4
            LZCNT r32,rm32 : F3 0F BD /r : LZCNT
            LZCNT r64,rm64 : F3 REX.W 0F BD /r : LZCNT
            TZCNT r32,rm32 : F3 0F BC /r : BMI1
            TZCNT r64,rm64 : F3 REX.W 0F BC /r : BMI1
            POPCNT r32,rm32 : F3 0F B8 /r : POPCNT
            POPCNT r64,rm64 : F3 REX.W 0F B8 /r : POPCNT
            ANDN r32,rv32,rm32 : VEX.LZ.NP.0F38.W0 F2 /r : BMI1
            ANDN r64,rv64,rm64 : VEX.LZ.NP.0F38.W1 F2 /r : BMI1
            BZHI r32,rm32,rv32 : VEX.LZ.NP.0F38.W0 F5 /r : BMI2
            BZHI r64,rm64,rv64 : VEX.LZ.NP.0F38.W1 F5 /r : BMI2
            SHLX r32,rm32,rv32 : VEX.LZ.66.0F38.W0 F7 /r : BMI2
            SHLX r64,rm64,rv64 : VEX.LZ.66.0F38.W1 F7 /r : BMI2
            SARX r32,rm32,rv32 : VEX.LZ.F3.0F38.W0 F7 /r : BMI2
            SARX r64,rm64,rv64 : VEX.LZ.F3.0F38.W1 F7 /r : BMI2
            SHRX r32,rm32,rv32 : VEX.LZ.F2.0F38.W0 F7 /r : BMI2
            SHRX r64,rm64,rv64 : VEX.LZ.F2.0F38.W1 F7 /r : BMI2
            REP_MOVSB 'BYTE PTR es:[rdi]','BYTE PTR ds:[rsi]' : F3 A4
            REP_MOVSQ 'QWORD PTR es:[rdi]','QWORD PTR ds:[rsi]' : F3 REX.W A5
            REP_STOSB 'BYTE PTR es:[rdi]','al' : F3 AA
            REP_STOSQ 'QWORD PTR es:[rdi]','rax' : F3 REX.W AB
            PREFETCHNTA m8 : 0F 18 /0
            PREFETCHT0 m8 : 0F 18 /1
            PREFETCHT1 m8 : 0F 18 /2
            PREFETCHT2 m8 : 0F 18 /3
            CLFLUSH m8 : 0F AE /7
            LDMXCSR m32 : 0F AE /2
            STMXCSR m32 : 0F AE /3
            FLD m32 : D9 /0
            FLD m64 : DD /0
            FLD m80 : DB /5
            FLD sti : D9 C0+r
            FSTP m32 : D9 /3
            FSTP m64 : DD /3
            FSTP m80 : DB /7
            FSTP sti : DD D8+r
            FXCH sti : D9 C8+r
            FFREE sti : DD C0+r
            FPREM : D9 F8
            FPREM1 : D9 F5
            FINCSTP : D9 F7
            FNSTSW 'ax' : DF E0
            FNSTCW m16 : D9 /7
            FLDCW m16 : D9 /5
            FNINIT : DB E3
            """;
}
