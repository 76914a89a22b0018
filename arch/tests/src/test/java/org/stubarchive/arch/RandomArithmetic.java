package org.stubarchive.arch;

import java.util.Random;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * A random static method {@code long run(int, long, float, double)} in bytecode: arithmetic of all kinds, conversions, comparisons, switches, and
 * loops that a budget ends.
 */
final class RandomArithmetic {
    private static final int BLOCKS = 8;
    private static final int FUEL = 6;
    /** Two local variables of each kind: the arguments, and others. */
    private static final int[] INTS = {0, 7};
    private static final int[] LONGS = {1, 8};
    private static final int[] FLOATS = {3, 10};
    private static final int[] DOUBLES = {4, 11};

    private static final int[] INT_OPS = {Opcodes.IADD, Opcodes.ISUB, Opcodes.IMUL, Opcodes.IAND, Opcodes.IOR, Opcodes.IXOR, Opcodes.ISHL, Opcodes.ISHR,
        Opcodes.IUSHR, Opcodes.IDIV, Opcodes.IREM};
    private static final int[] FLOAT_OPS = {Opcodes.FADD, Opcodes.FSUB, Opcodes.FMUL, Opcodes.FDIV, Opcodes.FREM};
    private static final int[] CONSTANTS = {0, 1, -1, 2, 31, 63, 127, -128, 32767, 65536, Integer.MAX_VALUE, Integer.MIN_VALUE};

    private final Random random;
    private MethodVisitor m;

    RandomArithmetic(long seed) {
        random = new Random(seed);
    }

    byte[] bytes(String name) {
        ClassWriter w = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        w.visit(Opcodes.V1_5, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
        m = w.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "run", "(IJFD)J", null, null);
        m.visitCode();
        m.visitIntInsn(Opcodes.BIPUSH, 60);
        m.visitVarInsn(Opcodes.ISTORE, FUEL);
        m.visitInsn(Opcodes.ICONST_3);
        m.visitVarInsn(Opcodes.ISTORE, INTS[1]);
        m.visitLdcInsn(1L << 33);
        m.visitVarInsn(Opcodes.LSTORE, LONGS[1]);
        m.visitInsn(Opcodes.FCONST_2);
        m.visitVarInsn(Opcodes.FSTORE, FLOATS[1]);
        m.visitLdcInsn(-0.5);
        m.visitVarInsn(Opcodes.DSTORE, DOUBLES[1]);
        Label[] labels = new Label[BLOCKS + 1];
        for (int i = 0; i <= BLOCKS; i++) {
            labels[i] = new Label();
        }
        for (int i = 0; i < BLOCKS; i++) {
            m.visitLabel(labels[i]);
            m.visitIincInsn(FUEL, -1);
            m.visitVarInsn(Opcodes.ILOAD, FUEL);
            m.visitJumpInsn(Opcodes.IFLE, labels[BLOCKS]);
            for (int n = 1 + random.nextInt(5); n > 0; n--) {
                statement();
            }
            leave(labels);
        }
        m.visitLabel(labels[BLOCKS]);
        result();
        m.visitMaxs(0, 0);
        m.visitEnd();
        w.visitEnd();
        return w.toByteArray();
    }

    private int of(int[] locals) {
        return locals[random.nextInt(locals.length)];
    }

    private void intValue() {
        if (random.nextInt(3) == 0) {
            m.visitLdcInsn(CONSTANTS[random.nextInt(CONSTANTS.length)]);
        } else {
            m.visitVarInsn(Opcodes.ILOAD, of(INTS));
        }
    }

    private void longValue() {
        if (random.nextInt(3) == 0) {
            m.visitLdcInsn((long) CONSTANTS[random.nextInt(CONSTANTS.length)] << random.nextInt(33));
        } else {
            m.visitVarInsn(Opcodes.LLOAD, of(LONGS));
        }
    }

    private void floatValue() {
        if (random.nextInt(4) == 0) {
            m.visitLdcInsn(new float[] {0f, -0f, 1.5f, -3e9f, Float.NaN, Float.NEGATIVE_INFINITY}[random.nextInt(6)]);
        } else {
            m.visitVarInsn(Opcodes.FLOAD, of(FLOATS));
        }
    }

    private void doubleValue() {
        if (random.nextInt(4) == 0) {
            m.visitLdcInsn(new double[] {0d, -0d, 2.5, 1e19, Double.NaN, Double.POSITIVE_INFINITY}[random.nextInt(6)]);
        } else {
            m.visitVarInsn(Opcodes.DLOAD, of(DOUBLES));
        }
    }

    private void statement() {
        switch (random.nextInt(9)) {
            case 0, 1 -> {
                intValue();
                intValue();
                int op = INT_OPS[random.nextInt(INT_OPS.length)];
                nonzero(op == Opcodes.IDIV || op == Opcodes.IREM, Opcodes.ICONST_1, Opcodes.IOR);
                m.visitInsn(op);
                if (random.nextInt(4) == 0) {
                    m.visitInsn(Opcodes.I2B + random.nextInt(3));
                }
                m.visitVarInsn(Opcodes.ISTORE, of(INTS));
            }
            case 2, 3 -> {
                longValue();
                int op = INT_OPS[random.nextInt(INT_OPS.length)] + 1;
                if (op >= Opcodes.LSHL && op <= Opcodes.LUSHR) {
                    intValue();
                } else {
                    longValue();
                    nonzero(op == Opcodes.LDIV || op == Opcodes.LREM, Opcodes.LCONST_1, Opcodes.LOR);
                }
                m.visitInsn(op);
                m.visitVarInsn(Opcodes.LSTORE, of(LONGS));
            }
            case 4 -> {
                floatValue();
                floatValue();
                m.visitInsn(FLOAT_OPS[random.nextInt(FLOAT_OPS.length)]);
                m.visitVarInsn(Opcodes.FSTORE, of(FLOATS));
            }
            case 5 -> {
                doubleValue();
                doubleValue();
                m.visitInsn(FLOAT_OPS[random.nextInt(FLOAT_OPS.length)] + 1);
                m.visitVarInsn(Opcodes.DSTORE, of(DOUBLES));
            }
            case 6 -> convert();
            case 7 -> compare();
            default -> {
                switch (random.nextInt(4)) {
                    case 0 -> unary(Opcodes.ILOAD, Opcodes.INEG, Opcodes.ISTORE, INTS);
                    case 1 -> unary(Opcodes.LLOAD, Opcodes.LNEG, Opcodes.LSTORE, LONGS);
                    case 2 -> unary(Opcodes.FLOAD, Opcodes.FNEG, Opcodes.FSTORE, FLOATS);
                    default -> unary(Opcodes.DLOAD, Opcodes.DNEG, Opcodes.DSTORE, DOUBLES);
                }
            }
        }
    }

    /** Most divisors are made odd. */
    private void nonzero(boolean divides, int one, int or) {
        if (divides && random.nextInt(4) != 0) {
            m.visitInsn(one);
            m.visitInsn(or);
        }
    }

    private void unary(int load, int op, int store, int[] locals) {
        m.visitVarInsn(load, of(locals));
        m.visitInsn(op);
        m.visitVarInsn(store, of(locals));
    }

    private void convert() {
        int[][] locals = {INTS, LONGS, FLOATS, DOUBLES};
        int from = random.nextInt(4);
        int to = (from + 1 + random.nextInt(3)) % 4;
        m.visitVarInsn(Opcodes.ILOAD + from, of(locals[from]));
        m.visitInsn(Opcodes.I2L + 3 * from + (to < from ? to : to - 1));
        m.visitVarInsn(Opcodes.ISTORE + to, of(locals[to]));
    }

    private void compare() {
        switch (random.nextInt(3)) {
            case 0 -> {
                longValue();
                longValue();
                m.visitInsn(Opcodes.LCMP);
            }
            case 1 -> {
                floatValue();
                floatValue();
                m.visitInsn(random.nextBoolean() ? Opcodes.FCMPL : Opcodes.FCMPG);
            }
            default -> {
                doubleValue();
                doubleValue();
                m.visitInsn(random.nextBoolean() ? Opcodes.DCMPL : Opcodes.DCMPG);
            }
        }
        m.visitVarInsn(Opcodes.ISTORE, of(INTS));
    }

    private void leave(Label[] labels) {
        switch (random.nextInt(5)) {
            case 0 -> m.visitJumpInsn(Opcodes.GOTO, labels[random.nextInt(BLOCKS + 1)]);
            case 1 -> {
                intValue();
                intValue();
                m.visitJumpInsn(Opcodes.IF_ICMPEQ + random.nextInt(6), labels[random.nextInt(BLOCKS + 1)]);
            }
            case 2 -> {
                longValue();
                longValue();
                m.visitInsn(Opcodes.LCMP);
                m.visitJumpInsn(Opcodes.IFEQ + random.nextInt(6), labels[random.nextInt(BLOCKS + 1)]);
            }
            case 3 -> {
                m.visitVarInsn(Opcodes.ILOAD, of(INTS));
                m.visitLookupSwitchInsn(labels[random.nextInt(BLOCKS)], new int[] {Integer.MIN_VALUE, -1, 0, 3, 127},
                        new Label[] {labels[random.nextInt(BLOCKS)], labels[random.nextInt(BLOCKS)], labels[random.nextInt(BLOCKS)],
                                labels[random.nextInt(BLOCKS)], labels[random.nextInt(BLOCKS)]});
            }
            default -> {
            }
        }
    }

    /** Of floating point only what does not depend on the bits of a NaN. */
    private void result() {
        m.visitVarInsn(Opcodes.LLOAD, LONGS[0]);
        for (int i = 0; i < 2; i++) {
            m.visitLdcInsn(31L);
            m.visitInsn(Opcodes.LMUL);
            m.visitVarInsn(Opcodes.ILOAD, INTS[i]);
            m.visitInsn(Opcodes.I2L);
            m.visitInsn(Opcodes.LADD);
            m.visitVarInsn(Opcodes.FLOAD, FLOATS[i]);
            m.visitInsn(Opcodes.F2I);
            m.visitInsn(Opcodes.I2L);
            m.visitInsn(Opcodes.LXOR);
            m.visitVarInsn(Opcodes.DLOAD, DOUBLES[i]);
            m.visitInsn(Opcodes.D2L);
            m.visitInsn(Opcodes.LADD);
            m.visitVarInsn(Opcodes.LLOAD, LONGS[i]);
            m.visitInsn(Opcodes.LXOR);
        }
        m.visitInsn(Opcodes.LRETURN);
    }
}
