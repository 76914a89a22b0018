package org.stubarchive.arch.loading;

import java.util.function.Consumer;
import org.stubarchive.arch.HostArchitecture;
import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.format.layout.ThreadBlockLayout;
import org.stubarchive.stubgen.Address;
import org.stubarchive.stubgen.Label;
import org.stubarchive.stubgen.MacroAssembler;
import org.stubarchive.stubgen.MemoryType;
import org.stubarchive.stubgen.Registers;
import org.stubarchive.stubgen.StubGenerator;

/** Guest code that is wrong in one way each, under names of stubs that are not generated otherwise. */
final class FaultingStubs {
    /** Label of the instruction that faults. */
    private static final String FAULT = "fault";
    /** Label behind the call of another stub, or behind the endless loop. */
    private static final String RETURN = "return";
    private static final Registers ROLES = HostArchitecture.registers();

    private record Program(String name, Consumer<MacroAssembler> body) implements StubGenerator {
        @Override
        public void generate(MacroAssembler masm) {
            Label start = masm.newLabel();
            masm.bind(start);
            masm.recorder().entry(name, start);
            body.accept(masm);
        }
    }

    private FaultingStubs() {}

    private static StubCode stub(String name, Consumer<MacroAssembler> body) {
        return HostArchitecture.generate(new Program(name, body), CpuFeatures.BASELINE);
    }

    /** Offset of the instruction that faults. */
    static int faultOffset(StubCode stub) {
        return offset(stub, FAULT);
    }

    /** Offset that the call returns to, or behind the endless loop. */
    static int returnOffset(StubCode stub) {
        return offset(stub, RETURN);
    }

    private static int offset(StubCode stub, String label) {
        return stub.labels().entrySet().stream()
                .filter(e -> e.getValue().contains(label))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    /** Loads from address 0. */
    static StubCode nullLoad(String name) {
        return stub(name, masm -> {
            masm.moveImmediate(ROLES.result(), 0);
            masm.recorder().label(FAULT);
            masm.load(MemoryType.I64, ROLES.result(), Address.of(ROLES.result(), 0));
            masm.trap();
        });
    }

    /** Executes an undefined instruction. */
    static StubCode undefined(String name) {
        return stub(name, masm -> {
            masm.recorder().label(FAULT);
            masm.trap();
        });
    }

    /** Runs into a breakpoint. */
    static StubCode breakpoint(String name) {
        return stub(name, masm -> {
            masm.recorder().label(FAULT);
            switch (HostArchitecture.target()) {
                case LINUX_X86_64 -> masm.buffer().emit8(0xCC);
                case LINUX_AARCH64 -> masm.buffer().emit32(0xD4200000);
            }
        });
    }

    /** Calls another stub. */
    static StubCode call(String name, String callee) {
        return stub(name, masm -> {
            masm.callCell(CodeSymbol.stubEntry(callee, 0));
            masm.recorder().label(RETURN);
            masm.trap();
        });
    }

    /** Stores 1 as first argument again and again, inside a fault range, whose handler stores 42 there and leaves. */
    static StubCode endlessInFaultRange(String name) {
        return stub(name, masm -> {
            Label again = masm.newLabel();
            Label handler = masm.newLabel();
            Address argument = Address.of(ROLES.thread(), ThreadBlockLayout.ARGUMENTS);
            masm.recorder().label(FAULT);
            masm.faultRange(handler, () -> {
                masm.bind(again);
                masm.storeImmediate(MemoryType.I64, argument, 1);
                masm.jump(again);
            });
            masm.recorder().label(RETURN);
            masm.bind(handler);
            masm.storeImmediate(MemoryType.I64, argument, 42);
            masm.callCell(CodeSymbol.stubEntry("leave", 0));
            masm.trap();
        });
    }

    /** Loads from address 0 inside a fault range, whose handler stores 42 as first argument and leaves; resumed, it starts again. */
    static StubCode handledLoad(String name) {
        return stub(name, masm -> {
            Label again = masm.newLabel();
            Label handler = masm.newLabel();
            masm.bind(again);
            masm.moveImmediate(ROLES.result(), 0);
            masm.faultRange(handler, () -> masm.load(MemoryType.I64, ROLES.result(), Address.of(ROLES.result(), 0)));
            masm.trap();
            masm.bind(handler);
            masm.storeImmediate(MemoryType.I64, Address.of(ROLES.thread(), ThreadBlockLayout.ARGUMENTS), 42);
            masm.callCell(CodeSymbol.stubEntry("leave", 0));
            masm.jump(again);
        });
    }
}
