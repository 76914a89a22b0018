package org.stubarchive.arch.x86_64.asm;

/** Numbers 0..31 for what distinguishes operands apart from their values, so that a form can reject operands by a bit test. */
final class Shape {
    /** Registers have the position of their class. */
    private static final int MEMORY = 10;
    static final int IMMEDIATE = 20;
    static final int TARGET = 21;
    static final int MASKED_REGISTER = 22;
    static final int MASKED_MEMORY = 23;

    private Shape() {}

    static int ofRegister(RegClass regClass) {
        return regClass.ordinal();
    }

    /** Memory of a size in bits; one shape for all sizes that do not exist. */
    static int ofMemory(int bits) {
        return MEMORY + switch (bits) {
            case 0 -> 0;
            case 8 -> 1;
            case 16 -> 2;
            case 32 -> 3;
            case 64 -> 4;
            case 80 -> 5;
            case 128 -> 6;
            case 256 -> 7;
            case 512 -> 8;
            default -> 9;
        };
    }
}
