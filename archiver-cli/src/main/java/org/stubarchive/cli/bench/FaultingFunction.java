package org.stubarchive.cli.bench;

import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.FaultRange;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.stubgen.Address;
import org.stubarchive.stubgen.Architecture;
import org.stubarchive.stubgen.Gpr;
import org.stubarchive.stubgen.Label;
import org.stubarchive.stubgen.MacroAssembler;
import org.stubarchive.stubgen.MemoryType;
import org.stubarchive.stubgen.StubGenerator;
import org.stubarchive.stubgen.StubRecorder;

/** A C function without arguments that loads from address 0, goes on at the handler of that and gives {@link #RESULT}; without cells, so it runs anywhere. */
final class FaultingFunction implements StubGenerator {
    /** What it gives. */
    static final int RESULT = 4711;

    private FaultingFunction() {}

    /** Generates it. */
    static StubCode generate(Architecture architecture) {
        FaultingFunction function = new FaultingFunction();
        StubRecorder recorder = new StubRecorder(function.name(), 1, CpuFeatures.BASELINE);
        function.generate(architecture.newMacroAssembler(recorder));
        return recorder.close();
    }

    /** Its fault rows, as a blob has them. */
    static int[] faults(StubCode code) {
        int[] rows = new int[3 * code.faultRanges().size()];
        int i = 0;
        for (FaultRange f : code.faultRanges()) {
            rows[i++] = f.start();
            rows[i++] = f.end();
            rows[i++] = f.handler();
        }
        return rows;
    }

    @Override
    public String name() {
        return "faulting_function";
    }

    @Override
    public void generate(MacroAssembler masm) {
        Gpr result = masm.registers().result();
        Label start = masm.newLabel();
        Label handler = masm.newLabel();
        masm.bind(start);
        masm.recorder().entry(name(), start);
        masm.moveImmediate(result, 0);
        masm.faultRange(handler, () -> masm.load(MemoryType.I64, result, Address.of(result, 0)));
        masm.trap();
        masm.bind(handler);
        masm.moveImmediate(result, RESULT);
        masm.returnFromCall();
    }
}
