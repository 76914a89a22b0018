package org.stubarchive.arch.stub;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stubarchive.arch.ExecutableCode;
import org.stubarchive.arch.HostArchitecture;
import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.layout.MethodLayout;
import org.stubarchive.format.layout.SignalStateLayout;
import org.stubarchive.format.layout.ThreadBlockLayout;
import org.stubarchive.format.runtime.RuntimeEntry;
import org.stubarchive.format.runtime.VariableNames;
import org.stubarchive.loader.GeneratedCode;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.loader.signal.SignalHandlers;
import org.stubarchive.loader.thread.GuestStack;
import org.stubarchive.loader.thread.ThreadBlock;
import org.stubarchive.stubgen.Address;
import org.stubarchive.stubgen.FpWidth;
import org.stubarchive.stubgen.Fpr;
import org.stubarchive.stubgen.Gpr;
import org.stubarchive.stubgen.IntOp;
import org.stubarchive.stubgen.Label;
import org.stubarchive.stubgen.MacroAssembler;
import org.stubarchive.stubgen.MemoryType;
import org.stubarchive.stubgen.Registers;
import org.stubarchive.stubgen.StubGenerator;
import org.stubarchive.stubgen.Width;
import org.stubarchive.testing.OnEveryMachine;

/** Entering, leaving, calling and faulting, executed on a guest stack. */
@OnEveryMachine
public class SwitchStubsTest {
    private static final int SIGILL = 4;
    private static final int SIGSEGV = 11;
    /** Label of the instruction that a program fails at. */
    private static final String CRASH = "crash";

    private static ExecutableCode code;
    private static long signalState;

    /** Guest code that is started with a request's result in the result registers. */
    private record Program(String name, Consumer<MacroAssembler> body) implements StubGenerator {
        @Override
        public void generate(MacroAssembler masm) {
            masm.recorder().entry(name);
            body.accept(masm);
        }
    }

    private static final Registers ROLES = HostArchitecture.registers();

    /** What a C function has to keep, and guest code need not, by encoding. */
    private static final Map<Target, List<Integer>> CALLEE_SAVED =
            Map.of(Target.LINUX_X86_64, List.of(3, 12, 13, 14), Target.LINUX_AARCH64, List.of(19, 21, 22, 23, 24, 25, 26, 27));
    private static final Map<Target, List<Integer>> CALLEE_SAVED_FP =
            Map.of(Target.LINUX_X86_64, List.of(), Target.LINUX_AARCH64, List.of(8, 9, 10, 11, 12, 13, 14, 15));

    private static Address thread(int offset) {
        return Address.of(ROLES.thread(), offset);
    }

    private static void leave(MacroAssembler masm, RuntimeEntry request) {
        masm.storeImmediate(MemoryType.I32, thread(ThreadBlockLayout.REQUEST), request.id());
        masm.callCell(CodeSymbol.stubEntry("leave", 0));
    }

    private static Label here(MacroAssembler masm) {
        Label label = masm.newLabel();
        masm.bind(label);
        return label;
    }

    /** Adds 1 to each result, after destroying every register that the C calling convention makes a callee keep, and goes on. */
    private static final Program COUNTER = new Program("counter", masm -> {
        Label again = here(masm);
        masm.opImmediate(IntOp.ADD, Width.W64, ROLES.result(), ROLES.result(), 1);
        masm.store(MemoryType.I64, thread(ThreadBlockLayout.ARGUMENTS), ROLES.result());
        masm.storeFp(FpWidth.F64, thread(ThreadBlockLayout.ARGUMENTS + 8), ROLES.fpResult());
        CALLEE_SAVED.get(HostArchitecture.target()).forEach(i -> masm.moveImmediate(new Gpr(i, "r" + i), 0));
        CALLEE_SAVED_FP.get(HostArchitecture.target()).forEach(i -> masm.moveFpImmediate(FpWidth.F64, new Fpr(i, "v" + i), 0));
        leave(masm, RuntimeEntry.SAFEPOINT);
        masm.jump(again);
    });

    /** A method: gives 42 and 1.5. */
    private static final Program METHOD = new Program("method", masm -> {
        masm.store(MemoryType.I64, thread(ThreadBlockLayout.ARGUMENTS), ROLES.method());
        masm.store(MemoryType.I64, thread(ThreadBlockLayout.ARGUMENTS + 8), ROLES.framePointer());
        masm.moveFpImmediate(FpWidth.F64, ROLES.fpResult(), Double.doubleToRawLongBits(1.5));
        masm.moveImmediate(ROLES.result(), 42);
        masm.returnFromCall();
    });

    /** Loads through the address in the result register; a fault gives -1. */
    private static final Program LOADER = new Program("loader", masm -> {
        Label again = here(masm);
        Label isNull = masm.newLabel();
        Label done = masm.newLabel();
        Gpr loaded = ROLES.temp(1);
        masm.faultRange(isNull, () -> masm.load(MemoryType.I64, loaded, Address.of(ROLES.result(), 16)));
        masm.jump(done);
        masm.bind(isNull);
        masm.moveImmediate(loaded, -1);
        masm.bind(done);
        masm.store(MemoryType.I64, thread(ThreadBlockLayout.ARGUMENTS), loaded);
        leave(masm, RuntimeEntry.SAFEPOINT);
        masm.jump(again);
    });

    private static final Program TRAP = new Program("trap", masm -> {
        masm.moveImmediate(ROLES.temp(5), 0x1234);
        masm.recorder().label(CRASH);
        masm.trap();
    });

    /** Changes the processor's mode in a way that the host could not live with. */
    private static final Program SPOILED = new Program("spoiled", masm -> {
        masm.moveImmediate(ROLES.temp(0), 0xC0_0000);
        switch (HostArchitecture.target()) {
            // std: string instructions go downward.
            case LINUX_X86_64 -> masm.buffer().emit8(0xFD);
            // msr fpcr, temporary 0: rounding toward zero.
            case LINUX_AARCH64 -> masm.buffer().emit32(0xD51B4400 | ROLES.temp(0).encoding());
        }
        masm.recorder().label(CRASH);
        masm.trap();
    });

    private static final Program WILD = new Program("wild", masm -> {
        masm.moveImmediate(ROLES.result(), 0x7777_0000_1000L);
        masm.recorder().label(CRASH);
        masm.store(MemoryType.I64, Address.of(ROLES.result(), 8), ROLES.result());
        masm.trap();
    });

    @BeforeAll
    static void map() {
        List<StubCode> stubs = new ArrayList<>();
        Set<String> used = Set.of("enter", "leave", "crash_leave", "signal_handler", "call_stub", "forward_exception", "catch_exception");
        for (StubGenerator g : HostArchitecture.stubs()) {
            if (used.contains(g.name())) {
                stubs.add(HostArchitecture.generate(g, CpuFeatures.BASELINE));
            }
        }
        for (Program p : List.of(COUNTER, METHOD, LOADER, TRAP, SPOILED, WILD)) {
            stubs.add(HostArchitecture.generate(p, CpuFeatures.BASELINE, 1));
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
                assertEquals(result, RawMemory.getLong(b + ThreadBlockLayout.ARGUMENTS + 8), "floating-point result register");
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

    private static void crash(String program, int signal, BiConsumer<Long, ToLongFunction<Gpr>> check) {
        withGuest(program, (b, sp) -> {
            GeneratedCode.enter(b);
            assertEquals(RuntimeEntry.CRASH.id(), request(b));
            assertEquals(signal, RawMemory.getLong(b + ThreadBlockLayout.CRASH_SIGNAL));
            assertEquals(code.entry(program, 0) + crashOffset(program), RawMemory.getLong(b + ThreadBlockLayout.CRASH_PC));
            ToLongFunction<Gpr> registers = r -> RawMemory.getLong(b + ThreadBlockLayout.CRASH_REGISTERS + 8L * r.encoding());
            assertEquals(sp + 8, registers.applyAsLong(ROLES.stackPointer()));
            assertEquals(sp + 64, registers.applyAsLong(ROLES.framePointer()));
            assertEquals(b, registers.applyAsLong(ROLES.thread()));
            check.accept(RawMemory.getLong(b + ThreadBlockLayout.CRASH_ADDRESS), registers);
        });
    }

    /** Offset of the instruction that a program fails at. */
    private static int crashOffset(String program) {
        return code.stub(program).labels().entrySet().stream()
                .filter(e -> e.getValue().contains(CRASH))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void illegalInstructionIsACrash() {
        crash("trap", SIGILL, (address, registers) -> assertEquals(0x1234, registers.applyAsLong(ROLES.temp(5))));
    }

    @Test
    void modesArePutRightAfterACrash() {
        double moreThanHalf = Double.parseDouble("0x1.8p-53");
        crash("spoiled", SIGILL, (address, registers) -> {
            assertEquals(Math.nextUp(1.0), 1.0 + moreThanHalf, "rounded to nearest");
            byte[] overlapping = {1, 2, 3, 4, 5, 6, 7, 8};
            System.arraycopy(overlapping, 0, overlapping, 1, 7);
            assertArrayEquals(new byte[] {1, 1, 2, 3, 4, 5, 6, 7}, overlapping);
        });
    }

    @Test
    void wildStoreIsACrash() {
        crash("wild", SIGSEGV, (address, registers) -> {
            assertEquals(0x7777_0000_1000L, registers.applyAsLong(ROLES.result()));
            assertEquals(0x7777_0000_1008L, address);
        });
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
}
