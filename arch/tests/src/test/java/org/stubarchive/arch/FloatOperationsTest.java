package org.stubarchive.arch;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.stubgen.Address;
import org.stubarchive.stubgen.FpOp;
import org.stubarchive.stubgen.FpWidth;
import org.stubarchive.stubgen.Fpr;
import org.stubarchive.stubgen.Gpr;
import org.stubarchive.stubgen.MemoryOrder;
import org.stubarchive.stubgen.NanOrder;
import org.stubarchive.stubgen.StubGenerator;
import org.stubarchive.stubgen.Width;
import org.stubarchive.testing.OnEveryMachine;

/** The floating-point operations of the macro-assembler, executed, against Java. */
@OnEveryMachine
class FloatOperationsTest {
    private static final List<Fpr> POOL = Stream.of(0, 1, 9).map(i -> RegisterFrame.host().fprs().get(i)).toList();
    private static final List<Gpr> GPRS = RegisterFrame.host().pool();

    private interface Three {
        void add(Fpr dst, Fpr a, Fpr b);
    }

    private static void triples(Three body) {
        POOL.forEach(dst -> POOL.forEach(a -> POOL.forEach(b -> body.add(dst, a, b))));
    }

    private static double result(FpOp op, double a, double b) {
        return switch (op) {
            case ADD -> a + b;
            case SUB -> a - b;
            case MUL -> a * b;
            case DIV -> a / b;
        };
    }

    private static float result(FpOp op, float a, float b) {
        return switch (op) {
            case ADD -> a + b;
            case SUB -> a - b;
            case MUL -> a * b;
            case DIV -> a / b;
        };
    }

    /** Replaces NaN, of which Java leaves the bits open, by a number, in all registers. */
    private static void noNan(MachineState s) {
        for (int i = 0; i < s.fpr.length; i++) {
            if (Double.isNaN(Double.longBitsToDouble(s.fpr[i])) || Float.isNaN(Float.intBitsToFloat((int) s.fpr[i]))) {
                s.fpr[i] = 0x4008_0000_4040_0000L;
            }
        }
    }

    @Test
    void arithmetic() {
        OperationRunner runner = new OperationRunner();
        for (FpOp op : FpOp.values()) {
            triples((dst, a, b) -> {
                runner.add(op + " double " + dst + "," + a + "," + b, FloatOperationsTest::finite,
                        m -> m.opFp(op, FpWidth.F64, dst, a, b), s -> s.setDouble(dst, result(op, s.getDouble(a), s.getDouble(b))));
                runner.add(op + " float " + dst + "," + a + "," + b, FloatOperationsTest::finite,
                        m -> m.opFp(op, FpWidth.F32, dst, a, b), s -> s.setFloat(dst, result(op, s.getFloat(a), s.getFloat(b))));
            });
            for (Fpr dst : POOL) {
                for (Fpr a : POOL) {
                    Gpr base = GPRS.get(2);
                    runner.add(op + " double " + dst + "," + a + ",memory", s -> {
                        finite(s);
                        s.set(base, s.scratch);
                        s.putLong(8, Double.doubleToRawLongBits(-12.75));
                    }, m -> m.opFpMemory(op, FpWidth.F64, dst, a, Address.of(base, 8)), s -> s.setDouble(dst, result(op, s.getDouble(a), -12.75)));
                }
            }
        }
        runner.run();
    }

    /** Values whose combinations never give NaN. */
    private static void finite(MachineState s) {
        noNan(s);
        for (int i = 0; i < s.fpr.length; i++) {
            double d = Double.longBitsToDouble(s.fpr[i]);
            float f = Float.intBitsToFloat((int) s.fpr[i]);
            if (d == 0 || f == 0 || Double.isInfinite(d) || Float.isInfinite(f)) {
                s.fpr[i] = Double.doubleToRawLongBits(0x1.0000_1234_5p3 * (i + 1)) | 0x3F80_0000L;
            }
        }
    }

    @Test
    void movesAndSigns() {
        OperationRunner runner = new OperationRunner();
        for (FpWidth width : FpWidth.values()) {
            long sign = width == FpWidth.F64 ? Long.MIN_VALUE : 0x8000_0000L;
            long mask = width == FpWidth.F64 ? -1 : 0xFFFF_FFFFL;
            for (Fpr dst : POOL) {
                for (Fpr a : POOL) {
                    runner.add("move " + dst + a, m -> m.moveFp(width, dst, a), s -> s.setFp(dst, s.fpr[a.encoding()], mask));
                    runner.add("negate " + width + dst + a, m -> m.negateFp(width, dst, a), s -> s.setFp(dst, s.fpr[a.encoding()] ^ sign, mask));
                    runner.add("abs " + width + dst + a, m -> m.absFp(width, dst, a), s -> s.setFp(dst, s.fpr[a.encoding()] & ~sign, mask));
                    runner.add("sqrt " + dst + a, FloatOperationsTest::finite, m -> {
                        m.absFp(FpWidth.F64, dst, a);
                        m.sqrtFp(FpWidth.F64, dst, dst);
                    }, s -> s.setDouble(dst, Math.sqrt(Math.abs(s.getDouble(a)))));
                }
                for (Gpr g : GPRS) {
                    runner.add("to gpr " + width + dst + g, m -> m.moveFpToGpr(width, g, dst), s -> s.set(g, s.fpr[dst.encoding()] & mask));
                    runner.add("from gpr " + width + dst + g, m -> m.moveGprToFp(width, dst, g), s -> s.fpr[dst.encoding()] = s.get(g) & mask);
                    runner.add("load " + width + dst + g, s -> s.set(g, s.scratch), m -> m.loadFp(width, dst, Address.of(g, 8)), s -> s.fpr[dst.encoding()] = s.getLong(8) & mask);
                    runner.add("store " + width + dst + g, s -> s.set(g, s.scratch), m -> m.storeFp(width, Address.of(g, 8), dst),
                            s -> s.putLong(8, s.getLong(8) & ~mask | s.fpr[dst.encoding()] & mask));
                    runner.add("load acquire " + width + dst + g, s -> s.set(g, s.scratch), m -> m.loadFpAcquire(width, dst, Address.of(g, 8)),
                            s -> s.fpr[dst.encoding()] = s.getLong(8) & mask);
                    runner.add("store ordered " + width + dst + g, s -> s.set(g, s.scratch), m -> m.storeFpOrdered(MemoryOrder.FULL, width, Address.of(g, 8), dst),
                            s -> s.putLong(8, s.getLong(8) & ~mask | s.fpr[dst.encoding()] & mask));
                }
                Gpr base = GPRS.get(4);
                for (int displacement : new int[] {-256, -257, 255, 256, 4094, 16380, 16384, 32760, 32768, 0x12_3456, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
                    runner.add("load far " + width + dst + displacement, s -> s.set(base, s.scratch + 8 - displacement),
                            m -> m.loadFp(width, dst, Address.of(base, displacement)), s -> s.fpr[dst.encoding()] = s.getLong(8) & mask);
                    runner.add("store far " + width + dst + displacement, s -> s.set(base, s.scratch + 8 - displacement),
                            m -> m.storeFp(width, Address.of(base, displacement), dst), s -> s.putLong(8, s.getLong(8) & ~mask | s.fpr[dst.encoding()] & mask));
                }
                for (long bits : new long[] {0, 1, sign, mask, width == FpWidth.F64 ? Double.doubleToRawLongBits(2.0) : Float.floatToRawIntBits(2f)}) {
                    runner.add("immediate " + width + dst + bits, m -> m.moveFpImmediate(width, dst, bits), s -> s.fpr[dst.encoding()] = bits);
                }
            }
        }
        runner.run();
    }

    @Test
    void remainders() {
        StubGenerator fmod = HostArchitecture.stubs().stream().filter(g -> g.name().equals("fmod")).findFirst().orElseThrow();
        try (ExecutableCode stub = ExecutableCode.of(List.of(HostArchitecture.generate(fmod, CpuFeatures.BASELINE)), Map.of())) {
            OperationRunner runner = new OperationRunner(CpuFeatures.BASELINE, Map.of(CodeSymbol.stubEntry("fmod", 0), stub.entry("fmod", 0)));
            triples((dst, a, b) -> {
                runner.add("remainder double " + dst + "," + a + "," + b, FloatOperationsTest::finite, m -> m.remainderFp(FpWidth.F64, dst, a, b), s -> {
                    double result = s.getDouble(a) % s.getDouble(b);
                    s.loseTemporaries();
                    s.setDouble(dst, result);
                });
                runner.add("remainder float " + dst + "," + a + "," + b, FloatOperationsTest::finite, m -> m.remainderFp(FpWidth.F32, dst, a, b), s -> {
                    float result = s.getFloat(a) % s.getFloat(b);
                    s.loseTemporaries();
                    s.setFloat(dst, result);
                });
            });
            runner.run();
        }
    }

    private static int compared(NanOrder nan, double a, double b) {
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return nan == NanOrder.LESS ? -1 : 1;
        }
        return a < b ? -1 : a > b ? 1 : 0;
    }

    @Test
    void comparisons() {
        OperationRunner runner = new OperationRunner();
        for (NanOrder nan : NanOrder.values()) {
            for (Gpr dst : GPRS) {
                for (Fpr a : POOL) {
                    for (Fpr b : POOL) {
                        runner.add("compare double " + nan + dst + a + b, m -> m.compareFp(FpWidth.F64, nan, dst, a, b), s -> s.setInt(dst, compared(nan, s.getDouble(a), s.getDouble(b))));
                        runner.add("compare float " + nan + dst + a + b, m -> m.compareFp(FpWidth.F32, nan, dst, a, b), s -> s.setInt(dst, compared(nan, s.getFloat(a), s.getFloat(b))));
                    }
                }
            }
        }
        runner.run();
    }

    @Test
    void conversions() {
        OperationRunner runner = new OperationRunner();
        for (Fpr f : POOL) {
            for (Gpr g : GPRS) {
                runner.add("i2d " + f + g, m -> m.convertIntToFp(Width.W32, FpWidth.F64, f, g), s -> s.setDouble(f, s.getInt(g)));
                runner.add("l2d " + f + g, m -> m.convertIntToFp(Width.W64, FpWidth.F64, f, g), s -> s.setDouble(f, s.get(g)));
                runner.add("i2f " + f + g, m -> m.convertIntToFp(Width.W32, FpWidth.F32, f, g), s -> s.fpr[f.encoding()] = Float.floatToRawIntBits(s.getInt(g)) & 0xFFFF_FFFFL);
                runner.add("l2f " + f + g, m -> m.convertIntToFp(Width.W64, FpWidth.F32, f, g), s -> s.fpr[f.encoding()] = Float.floatToRawIntBits(s.get(g)) & 0xFFFF_FFFFL);
                runner.add("d2i " + f + g, m -> m.convertFpToInt(FpWidth.F64, Width.W32, g, f), s -> s.setInt(g, (int) s.getDouble(f)));
                runner.add("d2l " + f + g, m -> m.convertFpToInt(FpWidth.F64, Width.W64, g, f), s -> s.set(g, (long) s.getDouble(f)));
                runner.add("f2i " + f + g, m -> m.convertFpToInt(FpWidth.F32, Width.W32, g, f), s -> s.setInt(g, (int) s.getFloat(f)));
                runner.add("f2l " + f + g, m -> m.convertFpToInt(FpWidth.F32, Width.W64, g, f), s -> s.set(g, (long) s.getFloat(f)));
            }
            for (Fpr src : POOL) {
                runner.add("f2d " + f + src, FloatOperationsTest::noNan, m -> m.convertFp(FpWidth.F32, FpWidth.F64, f, src), s -> s.setDouble(f, s.getFloat(src)));
                runner.add("d2f " + f + src, FloatOperationsTest::noNan, m -> m.convertFp(FpWidth.F64, FpWidth.F32, f, src), s -> s.setFloat(f, (float) s.getDouble(src)));
            }
        }
        runner.run();
    }
}
