package org.stubarchive.arch.x86_64.stub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.stubarchive.arch.x86_64.asm.Mnemonic.*;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.stubarchive.arch.x86_64.ExecutableCode;
import org.stubarchive.arch.x86_64.Machine;
import org.stubarchive.arch.x86_64.X86Registers;
import org.stubarchive.arch.x86_64.asm.Imm;
import org.stubarchive.arch.x86_64.asm.Mem;
import org.stubarchive.arch.x86_64.asm.Reg;
import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.format.code.CpuFeature;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.format.layout.CpuProbeLayout;
import org.stubarchive.format.layout.MethodLayout;
import org.stubarchive.format.layout.SignalStateLayout;
import org.stubarchive.format.layout.ThreadBlockLayout;
import org.stubarchive.format.runtime.RuntimeEntry;
import org.stubarchive.format.runtime.VariableNames;
import org.stubarchive.loader.GeneratedCode;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.loader.os.NativeCall;
import org.stubarchive.loader.signal.SignalHandlers;
import org.stubarchive.loader.thread.GuestStack;
import org.stubarchive.loader.thread.ThreadBlock;
import org.stubarchive.stubgen.Address;
import org.stubarchive.stubgen.Label;
import org.stubarchive.stubgen.MemoryType;
import org.stubarchive.stubgen.portable.PortableStubs;

/** Entering, leaving, calling and faulting, executed on a guest stack. */
@EnabledIfSystemProperty(named = "os.arch", matches = "amd64")
class SwitchStubsTest {
    private static final int SIGILL = 4;
    private static final int SIGFPE = 8;
    private static final int SIGSEGV = 11;

    private static ExecutableCode code;
    private static long signalState;

    /** Guest programs, each started with a request's result in rax. */
    private abstract static class Program extends X86Stub {
        Program(String name) {
            super(name);
        }

        static void leave(Code code, RuntimeEntry request) {
            code.emit(MOV, HostFrame.thread(32, ThreadBlockLayout.REQUEST), Imm.of(request.id()));
            code.masm.callCell(CodeSymbol.stubEntry("leave", 0));
        }
    }

    private static Program program(String name, java.util.function.Consumer<X86Stub.Code> body) {
        return new Program(name) {
            @Override
            void generate(Code code) {
                code.entry(name);
                body.accept(code);
            }
        };
    }

    /** Adds 1 to each result, after destroying every register that the ABI makes a callee keep, and goes on. */
    private static final Program COUNTER = program("counter", code -> {
        Label again = code.asm.here();
        code.emit(ADD, Reg.RAX, Imm.of(1));
        code.emit(MOV, HostFrame.thread(64, ThreadBlockLayout.ARGUMENTS), Reg.RAX);
        code.emit(MOVQ, HostFrame.thread(64, ThreadBlockLayout.ARGUMENTS + 8), Reg.xmm(0));
        for (Reg r : List.of(Reg.RBX, Reg.R12, Reg.R13, Reg.R14)) {
            code.emit(XOR, r, r);
        }
        Program.leave(code, RuntimeEntry.SAFEPOINT);
        code.jump(JMP, again);
    });

    /** A method: gives 42 and 1.5. */
    private static final Program METHOD = program("method", code -> {
        code.emit(MOV, HostFrame.thread(64, ThreadBlockLayout.ARGUMENTS), Reg.RBX);
        code.emit(MOV, HostFrame.thread(64, ThreadBlockLayout.ARGUMENTS + 8), Reg.RBP);
        code.masm.moveImmediate(X86Registers.gpr(Reg.RAX), Double.doubleToRawLongBits(1.5));
        code.emit(MOVQ, Reg.xmm(0), Reg.RAX);
        code.emit(MOV, Reg.EAX, Imm.of(42));
        code.emit(RET);
    });

    /** Loads through the address in rax; a fault gives -1. */
    private static final Program LOADER = program("loader", code -> {
        Label again = code.asm.here();
        Label isNull = code.label();
        Label done = code.label();
        code.masm.faultRange(isNull, () -> code.masm.load(MemoryType.I64, X86Registers.gpr(Reg.RCX), Address.of(X86Registers.gpr(Reg.RAX), 16)));
        code.jump(JMP, done);
        code.bind(isNull);
        code.masm.moveImmediate(X86Registers.gpr(Reg.RCX), -1);
        code.bind(done);
        code.emit(MOV, HostFrame.thread(64, ThreadBlockLayout.ARGUMENTS), Reg.RCX);
        Program.leave(code, RuntimeEntry.SAFEPOINT);
        code.jump(JMP, again);
    });

    private static final Program ILLEGAL = program("illegal", code -> {
        code.emit(MOV, Reg.R9D, Imm.of(0x1234));
        code.emit(STD);
        code.emit(UD2);
    });

    private static final Program DIVIDER = program("divider", code -> {
        code.emit(XOR, Reg.ECX, Reg.ECX);
        code.emit(CDQ);
        code.emit(IDIV, Reg.ECX);
        code.emit(UD2);
    });

    private static final Program WILD = program("wild", code -> {
        code.masm.moveImmediate(X86Registers.gpr(Reg.RAX), 0x7777_0000_1000L);
        code.emit(MOV, Mem.of(64, Reg.RAX, 8), Reg.RAX);
        code.emit(UD2);
    });

    @BeforeAll
    static void map() {
        List<StubCode> stubs = new ArrayList<>();
        for (X86Stub stub : SwitchStubs.all()) {
            stubs.add(ExecutableCode.generate(stub, CpuFeatures.BASELINE, stub.name().equals("call_stub") ? 2 : 1));
        }
        stubs.add(ExecutableCode.generate(new SignalHandlerStub(), CpuFeatures.BASELINE, 1));
        stubs.add(ExecutableCode.generate(new CpuFeaturesStub(), CpuFeatures.BASELINE, 1));
        PortableStubs.all().stream()
                .filter(g -> g.name().endsWith("_exception"))
                .forEach(g -> stubs.add(ExecutableCode.generate(g, CpuFeatures.BASELINE, 1)));
        for (Program p : List.of(COUNTER, METHOD, LOADER, ILLEGAL, DIVIDER, WILD)) {
            stubs.add(ExecutableCode.generate(p, CpuFeatures.BASELINE, 1));
        }
        signalState = RawMemory.allocate(SignalStateLayout.SIZE);
        code = ExecutableCode.of(stubs, Map.of(CodeSymbol.variable(VariableNames.SIGNAL_STATE), signalState));
        code.publishFaults(signalState);
        SignalHandlers.install(code.entry("signal_handler", 0), signalState);
        GeneratedCode.bindEnter(code.entry("enter", 0));
    }

    @AfterAll
    static void uninstall() {
        SignalHandlers.uninstall(signalState);
    }

    private interface Body {
        void run(long block, long sp);
    }

    /** Runs with a guest stack on which the program is about to start. */
    private static void withGuest(String program, Body body) {
        try (GuestStack stack = GuestStack.allocate(GuestStack.MIN_SIZE);
                ThreadBlock block = ThreadBlock.allocate(1, stack, 0)) {
            long b = block.address();
            long sp = stack.base() - 128;
            RawMemory.putLong(sp, code.entry(program, 0));
            RawMemory.putLong(b + ThreadBlockLayout.GUEST_SP, sp);
            RawMemory.putLong(b + ThreadBlockLayout.GUEST_FP, sp + 64);
            body.run(b, sp);
        }
    }

    private static int request(long block) {
        return RawMemory.getInt(block + ThreadBlockLayout.REQUEST);
    }

    @Test
    void leavesAndResumes() {
        withGuest("counter", (b, sp) -> {
            for (long i = 0; i < 100_000; i++) {
                long result = i * 0x1_0000_0001L;
                RawMemory.putLong(b + ThreadBlockLayout.RESULT, result);
                GeneratedCode.enter(b);
                assertEquals(RuntimeEntry.SAFEPOINT.id(), request(b));
                assertEquals(result + 1, RawMemory.getLong(b + ThreadBlockLayout.ARGUMENTS));
                assertEquals(result, RawMemory.getLong(b + ThreadBlockLayout.ARGUMENTS + 8), "xmm0");
                assertEquals(sp, RawMemory.getLong(b + ThreadBlockLayout.GUEST_SP));
                assertEquals(sp + 64, RawMemory.getLong(b + ThreadBlockLayout.GUEST_FP));
            }
        });
    }

    @Test
    void callStubCallsAndTellsTheResult() {
        long method = RawMemory.allocate(MethodLayout.SIZE);
        withGuest("counter", (b, sp) -> {
            RawMemory.putLong(method + MethodLayout.INTERPRETER_ENTRY, code.entry("method", 0));
            RawMemory.putLong(b + ThreadBlockLayout.CALL_METHOD, method);
            RawMemory.putLong(sp, code.entry("call_stub", 0));
            GeneratedCode.enter(b);
            assertEquals(RuntimeEntry.CALL_DONE.id(), request(b));
            assertEquals(42, RawMemory.getLong(b + ThreadBlockLayout.RESULT));
            assertEquals(1.5, RawMemory.getDouble(b + ThreadBlockLayout.RESULT_FP));
            assertEquals(method, RawMemory.getLong(b + ThreadBlockLayout.ARGUMENTS));
            assertEquals(sp + 64, RawMemory.getLong(b + ThreadBlockLayout.ARGUMENTS + 8), "frame pointer is the entry frame");
        });
        RawMemory.free(method);
        StubCode stub = code.stub("call_stub");
        assertEquals(2, stub.entries().size());
    }

    @Test
    void exceptionsAreHandedToTheRuntime() {
        withGuest("forward_exception", (b, sp) -> {
            RawMemory.putLong(b + ThreadBlockLayout.PENDING_EXCEPTION, 5);
            GeneratedCode.enter(b);
            assertEquals(RuntimeEntry.FORWARD_EXCEPTION.id(), request(b));
            assertEquals(5, RawMemory.getLong(b + ThreadBlockLayout.PENDING_EXCEPTION));
        });
        withGuest("catch_exception", (b, sp) -> {
            RawMemory.putLong(b + ThreadBlockLayout.RESULT, 7);
            GeneratedCode.enter(b);
            assertEquals(RuntimeEntry.FORWARD_EXCEPTION.id(), request(b));
            assertEquals(7, RawMemory.getLong(b + ThreadBlockLayout.PENDING_EXCEPTION));
        });
    }

    @Test
    void faultRangeContinuesAtItsHandler() {
        long word = RawMemory.allocate(32);
        RawMemory.putLong(word + 16, 77);
        withGuest("loader", (b, sp) -> {
            for (int i = 0; i < 1000; i++) {
                RawMemory.putLong(b + ThreadBlockLayout.RESULT, i % 2 == 0 ? 0 : word);
                GeneratedCode.enter(b);
                assertEquals(i % 2 == 0 ? -1 : 77, RawMemory.getLong(b + ThreadBlockLayout.ARGUMENTS));
            }
        });
        RawMemory.free(word);
    }

    private static void crash(String program, int signal, long offset, ByteBuffer record) {
        withGuest(program, (b, sp) -> {
            GeneratedCode.enter(b);
            assertEquals(RuntimeEntry.CRASH.id(), request(b));
            assertEquals(signal, RawMemory.getLong(b + ThreadBlockLayout.CRASH_SIGNAL));
            assertEquals(code.entry(program, 0) + offset, RawMemory.getLong(b + ThreadBlockLayout.CRASH_PC));
            for (int i = 0; i < 16; i++) {
                record.putLong(RawMemory.getLong(b + ThreadBlockLayout.CRASH_REGISTERS + 8 * i));
            }
            record.putLong(RawMemory.getLong(b + ThreadBlockLayout.CRASH_ADDRESS));
            assertEquals(sp + 8, record.getLong(8 * Reg.RSP.number()));
            assertEquals(sp + 64, record.getLong(8 * Reg.RBP.number()));
            assertEquals(b, record.getLong(8 * Reg.R15.number()));
        });
    }

    private static ByteBuffer record() {
        return ByteBuffer.allocate(17 * 8).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void illegalInstructionIsACrash() {
        ByteBuffer record = record();
        crash("illegal", SIGILL, 7, record);
        assertEquals(0x1234, record.getLong(8 * Reg.R9.number()));
    }

    @Test
    void divisionByZeroIsACrash() {
        ByteBuffer record = record();
        crash("divider", SIGFPE, 3, record);
        assertEquals(0, record.getLong(8 * Reg.RCX.number()));
    }

    @Test
    void wildStoreIsACrash() {
        ByteBuffer record = record();
        crash("wild", SIGSEGV, 10, record);
        assertEquals(0x7777_0000_1000L, record.getLong(8 * Reg.RAX.number()));
        assertEquals(0x7777_0000_1008L, record.getLong(16 * 8));
    }

    /** The host JVM's implicit null checks are signals too: they must still reach it. */
    @Test
    void faultsOfTheHostReachTheHost() {
        int[][] arrays = {{1}, null};
        long sum = 0;
        for (int i = 0; i < 50_000; i++) {
            sum += length(arrays[0]);
        }
        assertEquals(50_000, sum);
        for (int i = 0; i < 10; i++) {
            assertThrows(NullPointerException.class, () -> length(arrays[1]));
        }
    }

    private static int length(int[] array) {
        return array.length;
    }

    @Test
    void cpuFeaturesAreThoseOfTheKernel() {
        long record = RawMemory.allocate(CpuProbeLayout.SIZE);
        RawMemory.fill(record, CpuProbeLayout.SIZE, (byte) 0x55);
        NativeCall.call(code.entry("cpu_features", 0), 0, 0, record);
        CpuFeatures kernel = Machine.features();
        assertBit(kernel, CpuFeature.SSE3, record + CpuProbeLayout.X86_LEAF1_ECX, 0);
        assertBit(kernel, CpuFeature.SSE4_2, record + CpuProbeLayout.X86_LEAF1_ECX, 20);
        assertBit(kernel, CpuFeature.BMI1, record + CpuProbeLayout.X86_LEAF7_EBX, 3);
        assertBit(kernel, CpuFeature.AVX2, record + CpuProbeLayout.X86_LEAF7_EBX, 5);
        assertBit(kernel, CpuFeature.AVX512F, record + CpuProbeLayout.X86_LEAF7_EBX, 16);
        assertBit(kernel, CpuFeature.AVX512_VBMI, record + CpuProbeLayout.X86_LEAF7_ECX, 1);
        assertBit(kernel, CpuFeature.FSRM, record + CpuProbeLayout.X86_LEAF7_EDX, 4);
        assertBit(kernel, CpuFeature.LZCNT, record + CpuProbeLayout.X86_EXTENDED1_ECX, 5);
        assertEquals(1, RawMemory.getInt(record + CpuProbeLayout.X86_LEAF1_EDX) >> 26 & 1, "SSE2");
        assertEquals(1, RawMemory.getInt(record + CpuProbeLayout.X86_EXTENDED1_EDX) >> 29 & 1, "long mode");
        if (kernel.contains(CpuFeature.AVX)) {
            assertEquals(7, RawMemory.getLong(record + CpuProbeLayout.X86_XCR0) & 7);
        }
        RawMemory.free(record);
    }

    private static void assertBit(CpuFeatures kernel, CpuFeature feature, long word, int bit) {
        assertEquals(kernel.contains(feature) ? 1 : 0, RawMemory.getInt(word) >>> bit & 1, feature.name());
    }
}
