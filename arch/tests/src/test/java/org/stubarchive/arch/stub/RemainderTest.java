package org.stubarchive.arch.stub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stubarchive.arch.ExecutableCode;
import org.stubarchive.arch.HostArchitecture;
import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.loader.os.NativeCall;
import org.stubarchive.stubgen.Address;
import org.stubarchive.stubgen.FpWidth;
import org.stubarchive.stubgen.Fpr;
import org.stubarchive.stubgen.Gpr;
import org.stubarchive.stubgen.MacroAssembler;
import org.stubarchive.stubgen.MemoryType;
import org.stubarchive.stubgen.Registers;
import org.stubarchive.stubgen.StubGenerator;
import org.stubarchive.testing.OnEveryMachine;

/** {@code fmod} and the macro operation that calls it, called by adapters that load the argument registers from memory. */
@OnEveryMachine
class RemainderTest {
    private static final double[] EDGES = {
        0.0, -0.0, 1, -1, 2, 3, 0.1, -0.5, 1e-300, 1e300, -1e300, 1e17, 9007199254740993.0, Double.MIN_VALUE, -Double.MIN_VALUE, 3 * Double.MIN_VALUE, Double.MIN_NORMAL,
        Double.MIN_NORMAL - Double.MIN_VALUE, Math.nextUp(Double.MIN_NORMAL), 1e-310, Double.MAX_VALUE, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN, Math.PI, 2147483647,
        2147483648.0, -2147483648.0, -2147483649.0, 9.2e18, 9.3e18, -9.3e18, 4.9e9,
    };
    // The block of an adapter: three operands, the result, what the adapter saves.
    private static final int[] OPERANDS = {0, 8, 16};
    private static final int RESULT = 24;
    private static final int SAVED_BASE = 32;
    private static final int SAVED_RETURN = 40;
    private static final int SIZE = 48;

    private static ExecutableCode code;
    private static long block;

    /** A function of the block's address: loads the operands, runs the body, stores the result. */
    private record Adapter(String name, List<Fpr> operands, Fpr result, Consumer<MacroAssembler> body) implements StubGenerator {
        @Override
        public void generate(MacroAssembler masm) {
            Registers r = masm.registers();
            // A role that the C calling conventions keep, as leaf stubs do.
            Gpr base = r.locals();
            Gpr argument = masm.cArgument(0);
            Gpr temp = r.temp(0);
            masm.recorder().entry(name);
            masm.store(MemoryType.I64, Address.of(argument, SAVED_BASE), base);
            masm.move(base, argument);
            masm.popReturnAddress(temp);
            masm.store(MemoryType.I64, Address.of(base, SAVED_RETURN), temp);
            for (int i = 0; i < operands.size(); i++) {
                masm.loadFp(FpWidth.F64, operands.get(i), Address.of(base, OPERANDS[i]));
            }
            body.accept(masm);
            masm.storeFp(FpWidth.F64, Address.of(base, RESULT), result);
            masm.load(MemoryType.I64, temp, Address.of(base, SAVED_RETURN));
            masm.load(MemoryType.I64, base, Address.of(base, SAVED_BASE));
            masm.pushReturnAddress(temp);
            masm.returnFromCall();
        }
    }

    @BeforeAll
    static void map() {
        Registers r = HostArchitecture.registers();
        List<StubCode> stubs = new ArrayList<>();
        for (StubGenerator g : HostArchitecture.stubs()) {
            if (g.name().equals("fmod")) {
                stubs.add(HostArchitecture.generate(g, CpuFeatures.BASELINE));
            }
        }
        // The arguments of fmod are the first two vector registers in both calling conventions.
        Adapter fmod = new Adapter("call_fmod", List.of(r.fpResult(), r.fpTemp(0)), r.fpResult(), m -> m.callCell(CodeSymbol.stubEntry("fmod", 0)));
        stubs.add(HostArchitecture.generate(fmod, CpuFeatures.BASELINE, 1));
        List<Fpr> registers = List.of(r.fpResult(), r.fpTemp(0), r.fpTemp(3));
        for (FpWidth width : FpWidth.values()) {
            for (int i = 0; i < 27; i++) {
                Fpr dst = registers.get(i / 9);
                Fpr a = registers.get(i / 3 % 3);
                Fpr b = registers.get(i % 3);
                stubs.add(HostArchitecture.generate(new Adapter("remainder" + width + i, registers, dst, m -> m.remainderFp(width, dst, a, b)), CpuFeatures.BASELINE, 1));
            }
        }
        block = RawMemory.allocate(SIZE);
        code = ExecutableCode.of(stubs, Map.of());
    }

    @AfterAll
    static void release() {
        code.close();
        RawMemory.free(block);
    }

    private static double fmod(double a, double b) {
        RawMemory.putDouble(block + OPERANDS[0], a);
        RawMemory.putDouble(block + OPERANDS[1], b);
        NativeCall.call(code.entry("call_fmod", 0), block);
        return RawMemory.getDouble(block + RESULT);
    }

    private static void same(double expected, double actual, String what) {
        assertEquals(Double.doubleToLongBits(expected), Double.doubleToLongBits(actual), () -> what + " = " + expected + ", not " + actual);
    }

    @Test
    void remainderIsJavas() {
        for (double a : EDGES) {
            for (double b : EDGES) {
                same(a % b, fmod(a, b), a + " % " + b);
            }
        }
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            double a = Double.longBitsToDouble(random.nextLong());
            double b = i % 2 == 0 ? Double.longBitsToDouble(random.nextLong()) : a * random.nextGaussian() * Math.pow(10, -random.nextInt(30));
            same(a % b, fmod(a, b), a + " % " + b);
        }
    }

    /** Operands and results below the normal numbers. */
    @Test
    void subnormalNumbers() {
        Random random = new Random(14);
        for (int i = 0; i < 10_000; i++) {
            double a = Double.longBitsToDouble(random.nextLong() & (1L << 53 + random.nextInt(5)) - 1 | random.nextLong() & Long.MIN_VALUE);
            double b = Double.longBitsToDouble((random.nextLong() & (1L << 54) - 1) >>> random.nextInt(54));
            same(a % b, fmod(a, b), a + " % " + b);
        }
    }

    /** Independent of the machine's own remainder instruction. */
    @Test
    void remainderIsExact() {
        Random random = new Random(12);
        for (int i = 0; i < 2000; i++) {
            double a = random.nextGaussian() * Math.pow(2, random.nextInt(200) - 100);
            double b = random.nextGaussian() * Math.pow(2, random.nextInt(200) - 100);
            double expected = new BigDecimal(a).remainder(new BigDecimal(b)).doubleValue();
            same(expected == 0 ? Math.copySign(0, a) : expected, fmod(a, b), a + " % " + b);
        }
    }

    @Test
    void macroOperationTakesAnyRegisters() {
        double[][] values = {{7.5, -2.0, 1e10}, {-1e17, 3.0, 0.7}, {5, 5, Double.POSITIVE_INFINITY}};
        for (FpWidth width : FpWidth.values()) {
            for (double[] v : values) {
                for (int combination = 0; combination < 27; combination++) {
                    int a = combination / 3 % 3;
                    int b = combination % 3;
                    for (int i = 0; i < 3; i++) {
                        RawMemory.putLong(block + OPERANDS[i], width == FpWidth.F64 ? Double.doubleToRawLongBits(v[i]) : Float.floatToRawIntBits((float) v[i]));
                    }
                    String name = "remainder" + width + combination;
                    NativeCall.call(code.entry(name, 0), block);
                    if (width == FpWidth.F64) {
                        same(v[a] % v[b], RawMemory.getDouble(block + RESULT), name);
                    } else {
                        same((float) v[a] % (float) v[b], RawMemory.getFloat(block + RESULT), name);
                    }
                }
            }
        }
    }
}
