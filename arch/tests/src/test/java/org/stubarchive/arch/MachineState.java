package org.stubarchive.arch;

import java.util.Arrays;
import java.util.Random;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.stubgen.Fpr;
import org.stubarchive.stubgen.Gpr;
import org.stubarchive.stubgen.Registers;

/** Registers and scratch memory before or after an operation, with the values at which arithmetic goes wrong. */
final class MachineState {
    private static final long[] EDGES = {
        0, 1, -1, 2, -2, 7, 8, 31, 32, 33, 63, 64, 65, 127, 128, 255, 256, 0x7FFF, 0x8000, 0xFFFF, Integer.MAX_VALUE, Integer.MIN_VALUE, 0x8000_0000L, 0xFFFF_FFFFL,
        0x1_0000_0000L, Long.MAX_VALUE, Long.MIN_VALUE, 0x1234_5678_9ABC_DEF0L, 0xFFFF_FFFF_0000_0000L, 0xFFFF_FFFF_0000_0001L, 0x7FFF_FFFF_8000_0000L,
    };
    private static final double[] NUMBERS = {
        0.0, -0.0, 1.0, -1.0, 0.5, 1.5, -2.5, 3.0, 1e10, -1e10, 2147483647.0, 2147483648.0, -2147483648.0, -2147483649.0, 9.223372036854775807E18, -9.223372036854775808E18,
        9.3e18, -9.3e18, 1e300, -1e300, Double.MIN_VALUE, Double.MIN_NORMAL, Double.MAX_VALUE, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Math.PI, 1e-310,
    };

    private static final int REGISTERS = 32;
    private static final Registers ROLES = HostArchitecture.registers();

    final long[] gpr = new long[REGISTERS];
    final long[] fpr = new long[REGISTERS];
    /** For each register, the bits that an operation defines. */
    private final long[] gprDefined = new long[REGISTERS];
    private final long[] fprDefined = new long[REGISTERS];
    final byte[] memory = new byte[RegisterFile.SCRATCH_SIZE];
    long scratch;

    MachineState() {
        Arrays.fill(gprDefined, -1);
        Arrays.fill(fprDefined, -1);
    }

    /** Random registers, edge values often. */
    static MachineState random(Random random) {
        MachineState s = new MachineState();
        for (int i = 0; i < REGISTERS; i++) {
            s.gpr[i] = random.nextInt(4) == 0 ? random.nextLong() : EDGES[random.nextInt(EDGES.length)];
            s.fpr[i] = number(random);
        }
        random.nextBytes(s.memory);
        for (int i = 0; i < s.memory.length; i += 8) {
            if (random.nextBoolean()) {
                s.putLong(i, random.nextBoolean() ? EDGES[random.nextInt(EDGES.length)] : number(random));
            }
        }
        return s;
    }

    /** Bits of a double, or of a float with arbitrary bits above. */
    private static long number(Random random) {
        double d = random.nextInt(4) == 0 ? random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20) : NUMBERS[random.nextInt(NUMBERS.length)];
        if (random.nextInt(8) == 0) {
            d = random.nextInt(10);
        }
        return random.nextBoolean() ? Double.doubleToRawLongBits(d) : (long) random.nextInt() << 32 | Float.floatToRawIntBits((float) d) & 0xFFFF_FFFFL;
    }

    MachineState copy() {
        MachineState s = new MachineState();
        System.arraycopy(gpr, 0, s.gpr, 0, REGISTERS);
        System.arraycopy(fpr, 0, s.fpr, 0, REGISTERS);
        System.arraycopy(gprDefined, 0, s.gprDefined, 0, REGISTERS);
        System.arraycopy(fprDefined, 0, s.fprDefined, 0, REGISTERS);
        System.arraycopy(memory, 0, s.memory, 0, memory.length);
        s.scratch = scratch;
        return s;
    }

    long get(Gpr r) {
        return gpr[r.encoding()];
    }

    int getInt(Gpr r) {
        return (int) gpr[r.encoding()];
    }

    void set(Gpr r, long value) {
        gpr[r.encoding()] = value;
    }

    /** A 32-bit result: the upper half becomes zero. */
    void setInt(Gpr r, int value) {
        gpr[r.encoding()] = value & 0xFFFF_FFFFL;
    }

    double getDouble(Fpr r) {
        return Double.longBitsToDouble(fpr[r.encoding()]);
    }

    float getFloat(Fpr r) {
        return Float.intBitsToFloat((int) fpr[r.encoding()]);
    }

    /** What an operation does that calls a stub: temporaries and results may have any value. */
    void loseTemporaries() {
        ROLES.temps().forEach(r -> gprDefined[r.encoding()] = 0);
        gprDefined[ROLES.result().encoding()] = 0;
        ROLES.fpTemps().forEach(r -> fprDefined[r.encoding()] = 0);
        fprDefined[ROLES.fpResult().encoding()] = 0;
    }

    void setDouble(Fpr r, double value) {
        setFp(r, Double.doubleToRawLongBits(value), -1);
    }

    /** A 32-bit result: what is above it in the register is not defined. */
    void setFloat(Fpr r, float value) {
        setFp(r, Float.floatToRawIntBits(value), 0xFFFF_FFFFL);
    }

    /** A result of which only some bits are defined. */
    void setFp(Fpr r, long bits, long defined) {
        fpr[r.encoding()] = bits;
        fprDefined[r.encoding()] = defined;
    }

    long getLong(int offset) {
        long value = 0;
        for (int i = 7; i >= 0; i--) {
            value = value << 8 | memory[offset + i] & 0xFF;
        }
        return value;
    }

    void putLong(int offset, long value) {
        for (int i = 0; i < 8; i++) {
            memory[offset + i] = (byte) (value >> 8 * i);
        }
    }

    void load(RegisterFile file) {
        scratch = file.scratch();
        set(ROLES.stackPointer(), file.stack());
        for (int i = 0; i < REGISTERS; i++) {
            file.set(i, gpr[i]);
            file.setFp(i, fpr[i]);
        }
        RawMemory.copyFromArray(scratch, memory, 0, memory.length);
    }

    static MachineState of(RegisterFile file) {
        MachineState s = new MachineState();
        s.scratch = file.scratch();
        for (int i = 0; i < REGISTERS; i++) {
            s.gpr[i] = file.get(i);
            s.fpr[i] = file.getFp(i);
        }
        RawMemory.copyToArray(s.scratch, s.memory, 0, s.memory.length);
        return s;
    }

    /** Where this differs from what is expected, in the registers that the frame says are kept, and in memory; empty if nowhere. */
    String differenceFrom(MachineState expected, RegisterFrame frame) {
        StringBuilder b = new StringBuilder();
        for (Gpr r : frame.gprs()) {
            if (frame.isKept(r) && ((get(r) ^ expected.get(r)) & expected.gprDefined[r.encoding()]) != 0) {
                append(b, r, get(r), expected.get(r));
            }
        }
        for (Fpr r : frame.fprs()) {
            int i = r.encoding();
            if (frame.isKept(r) && ((fpr[i] ^ expected.fpr[i]) & expected.fprDefined[i]) != 0) {
                append(b, r, fpr[i], expected.fpr[i]);
            }
        }
        for (int i = 0; i < memory.length; i++) {
            if (memory[i] != expected.memory[i]) {
                b.append("memory[").append(i).append("] is ").append(memory[i]).append(" expected ").append(expected.memory[i]).append("; ");
            }
        }
        return b.toString();
    }

    private static void append(StringBuilder b, Object register, long value, long expected) {
        b.append(register).append(" is ").append(Long.toHexString(value)).append(" expected ").append(Long.toHexString(expected)).append("; ");
    }
}
