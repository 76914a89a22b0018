package org.stubarchive.arch.x86_64.stub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.stubarchive.arch.x86_64.asm.Mnemonic.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.stubarchive.arch.ExecutableCode;
import org.stubarchive.arch.HostArchitecture;
import org.stubarchive.arch.x86_64.asm.Mem;
import org.stubarchive.arch.x86_64.asm.Reg;
import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.loader.os.NativeCall;

/** Conversions, constants and the control word, the former called by adapters that load the argument registers from memory. */
@EnabledIfSystemProperty(named = "os.arch", matches = "amd64")
class ArithmeticStubsTest {
    private static final double[] EDGES = {
        0.0, -0.0, 1, -1, 2, 3, 0.1, -0.5, 1e-300, 1e300, -1e300, 1e17, 9007199254740993.0, Double.MIN_VALUE, -Double.MIN_VALUE, Double.MIN_NORMAL, Double.MAX_VALUE,
        Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN, Math.PI, 2147483647, 2147483648.0, -2147483648.0, -2147483649.0, 9.2e18, 9.3e18, -9.3e18, 4.9e9,
    };
    private static ExecutableCode code;
    private static long block;

    private static X86Stub adapter(String name, Consumer<X86Stub.Code> call) {
        return new X86Stub(name) {
            @Override
            protected void generate(Code code) {
                code.entry(name);
                code.emit(PUSH, Reg.RBX);
                code.emit(MOV, Reg.RBX, Reg.RDI);
                code.emit(MOVSD, Reg.xmm(0), Mem.of(64, Reg.RBX, 0));
                code.emit(MOVSD, Reg.xmm(1), Mem.of(64, Reg.RBX, 8));
                call.accept(code);
                code.emit(MOVSD, Mem.of(64, Reg.RBX, 16), Reg.xmm(0));
                code.emit(POP, Reg.RBX);
                code.emit(RET);
            }
        };
    }

    @BeforeAll
    static void map() {
        List<StubCode> stubs = new ArrayList<>();
        ArithmeticStubs.all().forEach(g -> stubs.add(HostArchitecture.generate(g, CpuFeatures.BASELINE)));
        for (String stub : List.of("f2i_fixup", "f2l_fixup", "d2i_fixup", "d2l_fixup")) {
            X86Stub adapter = adapter("call_" + stub, c -> c.masm.callCell(CodeSymbol.stubEntry(stub, 0)));
            stubs.add(HostArchitecture.generate(adapter, CpuFeatures.BASELINE, 1));
        }
        block = RawMemory.allocate(64);
        code = ExecutableCode.of(stubs, Map.of());
    }

    @AfterAll
    static void release() {
        code.close();
        RawMemory.free(block);
    }

    @Test
    void conversionsAreJavas() {
        Random random = new Random(13);
        for (int i = 0; i < 5000; i++) {
            double d = i < EDGES.length ? EDGES[i] : Double.longBitsToDouble(random.nextLong());
            float f = i < EDGES.length ? (float) EDGES[i] : Float.intBitsToFloat(random.nextInt());
            RawMemory.putDouble(block, d);
            assertEquals((int) d, (int) NativeCall.call(code.entry("call_d2i_fixup", 0), block), () -> "d2i " + d);
            assertEquals((long) d, NativeCall.call(code.entry("call_d2l_fixup", 0), block), () -> "d2l " + d);
            RawMemory.putFloat(block, f);
            assertEquals((int) f, (int) NativeCall.call(code.entry("call_f2i_fixup", 0), block), () -> "f2i " + f);
            assertEquals((long) f, NativeCall.call(code.entry("call_f2l_fixup", 0), block), () -> "f2l " + f);
        }
    }

    @Test
    void constantsAreAligned() {
        Map<String, Long> constants = Map.of("float_sign_mask", 0x7FFF_FFFF_7FFF_FFFFL, "float_sign_flip", 0x8000_0000_8000_0000L,
                "double_sign_mask", Long.MAX_VALUE, "double_sign_flip", Long.MIN_VALUE);
        constants.forEach((name, half) -> {
            long address = code.entry(name, 0);
            assertEquals(0, address & 15, name);
            assertEquals(half, RawMemory.getLong(address), name);
            assertEquals(half, RawMemory.getLong(address + 8), name);
            assertEquals(0, code.stub(name).codeSize(), name);
        });
    }

    @Test
    void controlWordIsChecked() {
        assertEquals(0, NativeCall.call(code.entry("verify_mxcsr", 0)));
        StubCode setter = HostArchitecture.generate(new X86Stub("spoil") {
            @Override
            protected void generate(Code c) {
                c.entry("spoil");
                c.emit(MOV, Mem.of(32, Reg.RSP, -8), org.stubarchive.arch.x86_64.asm.Imm.of(0x5F80));
                c.emit(LDMXCSR, Mem.of(32, Reg.RSP, -8));
                c.masm.callCell(CodeSymbol.stubEntry("verify_mxcsr", 0));
                c.emit(PUSH, Reg.RAX);
                c.masm.callCell(CodeSymbol.stubEntry("verify_mxcsr", 0));
                c.emit(POP, Reg.RCX);
                c.emit(LEA, Reg.RAX, Mem.of(0, Reg.RCX, Reg.RAX, 1, 0));
                c.emit(RET);
            }
        }, CpuFeatures.BASELINE, 1);
        try (ExecutableCode spoiled = ExecutableCode.of(List.of(setter), Map.of(CodeSymbol.stubEntry("verify_mxcsr", 0), code.entry("verify_mxcsr", 0)))) {
            assertEquals(1, NativeCall.call(spoiled.entry("spoil", 0)), "1 at first, 0 after it was put right");
        }
    }
}
