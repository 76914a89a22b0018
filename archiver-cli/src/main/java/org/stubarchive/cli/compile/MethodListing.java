package org.stubarchive.cli.compile;

import java.util.List;
import org.stubarchive.compiler.ci.CiMethod;
import org.stubarchive.compiler.code.CodePosition;
import org.stubarchive.compiler.code.FrameWords;
import org.stubarchive.compiler.code.MethodExits;
import org.stubarchive.compiler.code.PortableEmitter;
import org.stubarchive.compiler.graph.Node;
import org.stubarchive.compiler.lir.Lir;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.stubgen.Architecture;
import org.stubarchive.stubgen.Disassembler;
import org.stubarchive.stubgen.Disassembler.Instruction;
import org.stubarchive.stubgen.MacroAssembler;
import org.stubarchive.stubgen.StubRecorder;

/**
 * The machine code of a method for a target, with bytecode index and source line where they change. The frame is that of a stub, a trap an
 * instruction that traps.
 */
public final class MethodListing {
    private static final int TEXT_WIDTH = 48;
    private static final int NO_LINE = -1;

    /** How the listed code is left. */
    private static final class Exits implements MethodExits {
        @Override
        public void returnFrom(MacroAssembler masm) {
            masm.returnFromFrame();
        }

        @Override
        public void trap(MacroAssembler masm, Node origin) {
            masm.trap();
        }

        @Override
        public void poll(MacroAssembler masm, Node origin) {
            // Nothing runs the code that is listed.
        }
    }

    private MethodListing() {}

    /** The text. */
    public static String of(Lir lir, Architecture architecture) {
        StubRecorder recorder = new StubRecorder(lir.method().qualifiedName(), 1, CpuFeatures.BASELINE);
        MacroAssembler masm = architecture.newMacroAssembler(recorder);
        recorder.entry("entry");
        List<CodePosition> positions = PortableEmitter.emit(masm, lir, new FrameWords(masm.registers().framePointer()), new Exits());
        return print(lir.method(), recorder.close(), positions, architecture);
    }

    private static String print(CiMethod method, StubCode code, List<CodePosition> positions, Architecture architecture) {
        StringBuilder out = new StringBuilder(method.qualifiedName());
        out.append(" for ").append(architecture.target().id()).append(": ").append(code.codeSize()).append(" bytes\n");
        Disassembler disassembler = architecture.disassembler();
        int next = 0;
        for (int offset = 0; offset < code.codeSize();) {
            Instruction i = disassembler.decode(code.code(), offset);
            int bci = NO_LINE;
            while (next < positions.size() && positions.get(next).offset() <= offset) {
                bci = positions.get(next++).bci();
            }
            String text = String.format("  %5x: %s", offset, i.text());
            out.append(bci == NO_LINE ? text : String.format("%-" + TEXT_WIDTH + "s ; bytecode %d%s", text, bci, line(method, bci))).append('\n');
            offset += i.length();
        }
        return out.toString();
    }

    private static String line(CiMethod method, int bci) {
        int line = method.lineOf(bci);
        return line == NO_LINE ? "" : ", line " + line;
    }
}
