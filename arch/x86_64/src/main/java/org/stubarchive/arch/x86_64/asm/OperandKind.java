package org.stubarchive.arch.x86_64.asm;

import java.util.HashMap;
import java.util.Map;
import org.stubarchive.stubgen.AssemblyException;

/** What an instruction form accepts at an operand position, and which field holds it. */
enum OperandKind {
    R8("r8", Role.REG, RegClass.R8, -1),
    R16("r16", Role.REG, RegClass.R16, -1),
    R32("r32", Role.REG, RegClass.R32, -1),
    R64("r64", Role.REG, RegClass.R64, -1),
    RM8("rm8", Role.RM, RegClass.R8, 8),
    RM16("rm16", Role.RM, RegClass.R16, 16),
    RM32("rm32", Role.RM, RegClass.R32, 32),
    RM64("rm64", Role.RM, RegClass.R64, 64),
    RR32("rr32", Role.RM, RegClass.R32, -1),
    RR64("rr64", Role.RM, RegClass.R64, -1),
    RV32("rv32", Role.VVVV, RegClass.R32, -1),
    RV64("rv64", Role.VVVV, RegClass.R64, -1),
    M("m", Role.RM, null, 0),
    M8("m8", Role.RM, null, 8),
    M16("m16", Role.RM, null, 16),
    M32("m32", Role.RM, null, 32),
    M64("m64", Role.RM, null, 64),
    M80("m80", Role.RM, null, 80),
    M128("m128", Role.RM, null, 128),
    M256("m256", Role.RM, null, 256),
    M512("m512", Role.RM, null, 512),
    XMM("xmm", Role.REG, RegClass.XMM, -1),
    XMMV("xmmv", Role.VVVV, RegClass.XMM, -1),
    XMMR("xmmr", Role.RM, RegClass.XMM, -1),
    XM32("xm32", Role.RM, RegClass.XMM, 32),
    XM64("xm64", Role.RM, RegClass.XMM, 64),
    XM8("xm8", Role.RM, RegClass.XMM, 8),
    XM16("xm16", Role.RM, RegClass.XMM, 16),
    XM128("xm128", Role.RM, RegClass.XMM, 128),
    YMM("ymm", Role.REG, RegClass.YMM, -1),
    YMMV("ymmv", Role.VVVV, RegClass.YMM, -1),
    YM256("ym256", Role.RM, RegClass.YMM, 256),
    ZMM("zmm", Role.REG, RegClass.ZMM, -1),
    ZMMV("zmmv", Role.VVVV, RegClass.ZMM, -1),
    ZMMK("zmm{k}", Role.REG, RegClass.ZMM, -1),
    ZM512("zm512", Role.RM, RegClass.ZMM, 512),
    M512K("m512{k}", Role.RM, null, 512),
    K("k", Role.REG, RegClass.K, -1),
    KV("kv", Role.VVVV, RegClass.K, -1),
    KR("kr", Role.RM, RegClass.K, -1),
    STI("sti", Role.OPCODE, RegClass.ST, -1),
    /** Signed byte. */
    IMM8("imm8", Role.IMMEDIATE, 1, Byte.MIN_VALUE, Byte.MAX_VALUE),
    /** Byte, signed or unsigned. */
    UIMM8("uimm8", Role.IMMEDIATE, 1, Byte.MIN_VALUE, 0xFF),
    /** 16 bits, signed or unsigned. */
    IMM16("imm16", Role.IMMEDIATE, 2, Short.MIN_VALUE, 0xFFFF),
    /** 32 bits, sign extended by the processor. */
    IMM32("imm32", Role.IMMEDIATE, 4, Integer.MIN_VALUE, Integer.MAX_VALUE),
    /** 32 bits, signed or unsigned. */
    UIMM32("uimm32", Role.IMMEDIATE, 4, Integer.MIN_VALUE, 0xFFFF_FFFFL),
    IMM64("imm64", Role.IMMEDIATE, 8, Long.MIN_VALUE, Long.MAX_VALUE),
    REL8("rel8", Role.RELATIVE, 1, 0, 0),
    REL32("rel32", Role.RELATIVE, 4, 0, 0),
    AL("al", RegClass.R8, 0),
    AX("ax", RegClass.R16, 0),
    EAX("eax", RegClass.R32, 0),
    RAX("rax", RegClass.R64, 0),
    CL("cl", RegClass.R8, 1),
    /** The constant 1 of the short shifts. */
    ONE("1", Role.FIXED_IMMEDIATE, 0, 1, 1);

    /** Which part of the encoding holds the operand. */
    enum Role {
        REG,
        RM,
        VVVV,
        /** Low three bits of the opcode. */
        OPCODE,
        IMMEDIATE,
        RELATIVE,
        FIXED_REGISTER,
        FIXED_IMMEDIATE
    }

    private static final Map<String, OperandKind> BY_TEXT = new HashMap<>();

    static {
        for (OperandKind k : values()) {
            BY_TEXT.put(k.text, k);
        }
    }

    final String text;
    final Role role;
    /** Class of register that is accepted, or null. */
    final RegClass regClass;
    /** Size of memory that is accepted, -1 for none. */
    final int memoryBits;
    final int bytes;
    /** Set of the {@link Shape}s that may stand here. */
    final int shapes;
    /** Whether the value decides too, not only the shape. */
    final boolean selective;
    private final long min;
    private final long max;
    private final int fixedNumber;

    OperandKind(String text, Role role, RegClass regClass, int memoryBits) {
        this(text, role, regClass, memoryBits, 0, 0, 0, -1);
    }

    OperandKind(String text, Role role, int bytes, long min, long max) {
        this(text, role, null, -1, bytes, min, max, -1);
    }

    OperandKind(String text, RegClass regClass, int fixedNumber) {
        this(text, Role.FIXED_REGISTER, regClass, -1, 0, 0, 0, fixedNumber);
    }

    OperandKind(String text, Role role, RegClass regClass, int memoryBits, int bytes, long min, long max, int fixedNumber) {
        this.text = text;
        this.role = role;
        this.regClass = regClass;
        this.memoryBits = memoryBits;
        this.bytes = bytes;
        this.min = min;
        this.max = max;
        this.fixedNumber = fixedNumber;
        this.shapes = shapes();
        this.selective = role == Role.IMMEDIATE || role == Role.FIXED_IMMEDIATE || role == Role.FIXED_REGISTER || regClass != null && regClass.count() > 16;
    }

    private int shapes() {
        int set = 0;
        if (regClass != null) {
            set |= 1 << Shape.ofRegister(regClass);
        }
        if (memoryBits >= 0) {
            set |= 1 << Shape.ofMemory(memoryBits);
        }
        if (role == Role.IMMEDIATE || role == Role.FIXED_IMMEDIATE) {
            set |= 1 << Shape.IMMEDIATE;
        }
        if (role == Role.RELATIVE) {
            set |= 1 << Shape.TARGET;
        }
        if (maskable()) {
            set |= 1 << (memoryBits < 0 ? Shape.MASKED_REGISTER : Shape.MASKED_MEMORY);
        }
        return set;
    }

    static OperandKind ofText(String text) {
        OperandKind k = BY_TEXT.get(text);
        if (k == null) {
            throw new AssemblyException("unknown operand kind '" + text + "'");
        }
        return k;
    }

    /** Whether the operand may carry a write mask. */
    boolean maskable() {
        return text.endsWith("{k}");
    }

    /** The register that a fixed position stands for. */
    Reg fixedRegister() {
        return Reg.of(regClass, fixedNumber);
    }

    /** Whether the operand may stand here, short branches aside: their reach is known only when assembling. */
    boolean accepts(Operand operand, int registerLimit) {
        if (operand instanceof Masked masked) {
            return maskable() && accepts(masked.operand(), registerLimit);
        }
        if (operand instanceof Reg reg) {
            if (reg.kind() != regClass) {
                return false;
            }
            return role == Role.FIXED_REGISTER ? reg.number() == fixedNumber : reg.number() < registerLimit;
        }
        if (operand instanceof Mem mem) {
            return memoryBits >= 0 && mem.bits() == memoryBits;
        }
        if (operand instanceof Imm imm) {
            return (role == Role.IMMEDIATE || role == Role.FIXED_IMMEDIATE) && imm.value() >= min && imm.value() <= max;
        }
        return role == Role.RELATIVE;
    }
}
