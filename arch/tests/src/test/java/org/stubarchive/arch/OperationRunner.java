package org.stubarchive.arch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.stubgen.Disassembler;
import org.stubarchive.stubgen.MacroAssembler;
import org.stubarchive.stubgen.StubRecorder;
import org.stubarchive.testing.EmulatedTests;

/** Collects operations of the macro-assembler with their meaning in Java, then executes all of them with many inputs. */
final class OperationRunner {
    private record Operation(String name, int start, Consumer<MachineState> prepare, Consumer<MachineState> meaning) {}

    /** Inputs of each operation; fewer where every one is slow. */
    private static final int INPUTS = System.getProperty(EmulatedTests.CPU) == null ? 25 : 8;

    private final StubRecorder recorder;
    private final MacroAssembler masm;
    private final RegisterFrame frame = RegisterFrame.host();
    private final List<Operation> operations = new ArrayList<>();
    private final Map<CodeSymbol, Long> cells;

    OperationRunner(CpuFeatures features, Map<CodeSymbol, Long> cells) {
        this.recorder = new StubRecorder("operations", 1, features);
        this.masm = HostArchitecture.get().newMacroAssembler(recorder);
        this.cells = cells;
        recorder.entry("start");
    }

    OperationRunner() {
        this(CpuFeatures.BASELINE, Map.of());
    }

    /** An operation without memory operands. */
    void add(String name, Consumer<MacroAssembler> code, Consumer<MachineState> meaning) {
        add(name, s -> { }, code, meaning);
    }

    /**
     * Adds an operation.
     *
     * @param prepare sets registers that must have certain values
     * @param code emits it
     * @param meaning what it does
     */
    void add(String name, Consumer<MachineState> prepare, Consumer<MacroAssembler> code, Consumer<MachineState> meaning) {
        int start = recorder.buffer().position();
        frame.emit(masm, () -> code.accept(masm));
        operations.add(new Operation(name, start, prepare, meaning));
    }

    void run() {
        StubCode code = recorder.close();
        Random random = new Random(42);
        try (ExecutableCode executable = ExecutableCode.of(List.of(code), cells);
                RegisterFile file = new RegisterFile()) {
            for (Operation op : operations) {
                for (int i = 0; i < INPUTS; i++) {
                    MachineState before = MachineState.random(random);
                    before.scratch = file.scratch();
                    op.prepare.accept(before);
                    before.load(file);
                    MachineState expected = before.copy();
                    op.meaning.accept(expected);
                    file.run(executable.start() + op.start);
                    String difference = MachineState.of(file).differenceFrom(expected, frame);
                    if (!difference.isEmpty()) {
                        assertEquals("", difference, op.name + "\n" + listing(code, op.start));
                    }
                }
            }
        }
    }

    /** The function up to its return. */
    private static String listing(StubCode code, int start) {
        StringBuilder b = new StringBuilder();
        Disassembler disassembler = HostArchitecture.get().disassembler();
        int offset = start;
        while (offset < code.code().length) {
            Disassembler.Instruction i = disassembler.decode(code.code(), offset);
            b.append(i.text()).append('\n');
            offset += i.length();
            if (i.text().equals("ret")) {
                break;
            }
        }
        return b.toString();
    }
}
