package org.stubarchive.arch.aarch64.asm;

import java.util.Locale;

/** System registers that code of ours reads or writes; all can be accessed at EL0. Source: Arm ARM, D19. */
public enum SystemRegister implements Operand {
    /** Condition flags. */
    NZCV(3, 3, 4, 2, 0),
    /** Floating-point control. */
    FPCR(3, 3, 4, 4, 0),
    /** Floating-point status. */
    FPSR(3, 3, 4, 4, 1),
    /** Cache line sizes. */
    CTR_EL0(3, 3, 0, 0, 1),
    /** Size of the block that DC ZVA clears. */
    DCZID_EL0(3, 3, 0, 0, 7),
    /** Thread pointer. */
    TPIDR_EL0(3, 3, 13, 0, 2),
    /** Read-only thread pointer. */
    TPIDRRO_EL0(3, 3, 13, 0, 3),
    /** Frequency of the virtual counter. */
    CNTFRQ_EL0(3, 3, 14, 0, 0),
    /** Virtual counter. */
    CNTVCT_EL0(3, 3, 14, 0, 2);

    private static final SystemRegister[] VALUES = values();
    private final int code;

    SystemRegister(int op0, int op1, int crn, int crm, int op2) {
        // The field has 15 bits: op0 is 2 or 3, only its low bit is encoded.
        this.code = (op0 & 1) << 14 | op1 << 11 | crn << 7 | crm << 3 | op2;
    }

    /** The 15 bits of the encoding. */
    int code() {
        return code;
    }

    static SystemRegister ofCode(int code) {
        for (SystemRegister r : VALUES) {
            if (r.code == code) {
                return r;
            }
        }
        return null;
    }

    @Override
    public int shape() {
        return Shape.SYSTEM_REGISTER;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
