package org.stubarchive.arch.aarch64.asm;

/** Numbers 0..63 for what distinguishes operands apart from their values, so that a form can reject operands by a bit test. */
final class Shape {
    /** Registers have the position of their class, fewer than 40. */
    private static final int FIRST_OTHER = 40;
    static final int IMMEDIATE = FIRST_OTHER;
    static final int FP_IMMEDIATE = FIRST_OTHER + 1;
    static final int SHIFTED = FIRST_OTHER + 2;
    static final int EXTENDED = FIRST_OTHER + 3;
    static final int TARGET = FIRST_OTHER + 4;
    static final int CONDITION = FIRST_OTHER + 5;
    static final int BARRIER = FIRST_OTHER + 6;
    static final int SYSTEM_REGISTER = FIRST_OTHER + 7;
    static final int LANE = FIRST_OTHER + 8;
    static final int LIST = FIRST_OTHER + 9;
    static final int LANE_LIST = FIRST_OTHER + 10;
    static final int PREDICATE = FIRST_OTHER + 11;
    static final int PATTERN = FIRST_OTHER + 12;
    static final int PREFETCH = FIRST_OTHER + 13;
    /** Memory operands have this plus the position of their mode. */
    private static final int MEMORY = FIRST_OTHER + 16;

    private Shape() {}

    static int ofRegister(RegClass regClass) {
        return regClass.ordinal();
    }

    static int ofMemory(Mem.Mode mode) {
        return MEMORY + mode.ordinal();
    }
}
