package org.stubarchive.arch.aarch64.stub;

import static org.stubarchive.arch.aarch64.asm.Mnemonic.*;

import java.util.ArrayList;
import java.util.List;
import org.stubarchive.arch.aarch64.asm.Reg;
import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.stubgen.Label;

/**
 * The fill family: {@code long fill(to, value, count)}, result 0, with the low bits of the value and the count in elements; the address is aligned to the element size. And
 * {@code long unsafe_setmemory(to, bytes, value)} of memory that may fault: the result is 0, or -1 after a fault; aligned elements are stored whole.
 */
final class FillStubs {
    private FillStubs() {}

    static List<Aarch64Stub> all() {
        List<Aarch64Stub> stubs = new ArrayList<>();
        for (String prefix : List.of("", "arrayof_")) {
            stubs.add(new Fill(prefix + "jbyte_fill", Lanes.BYTES));
            stubs.add(new Fill(prefix + "jshort_fill", Lanes.HALFWORDS));
            stubs.add(new Fill(prefix + "jint_fill", Lanes.WORDS));
        }
        stubs.add(new SetMemory());
        return stubs;
    }

    private static final class Fill extends Aarch64Stub {
        private final Lanes lanes;

        Fill(String name, Lanes lanes) {
            super(name);
            this.lanes = lanes;
        }

        @Override
        public List<CpuFeatures> variants() {
            return VectorLevel.variants();
        }

        @Override
        protected void generate(Code code) {
            code.entry(name());
            new FillEmitter(code, lanes, lanes, Reg.X2).emit(BlockEmitter.Unit.ELEMENTS, Reg.W1);
        }
    }

    private static final class SetMemory extends Aarch64Stub {
        private static final Reg BITS = Reg.X5;

        SetMemory() {
            super("unsafe_setmemory");
        }

        @Override
        public List<CpuFeatures> variants() {
            return VectorLevel.variants();
        }

        @Override
        protected void generate(Code code) {
            Label fault = code.label();
            Reg bytes = Reg.X1;
            code.entry(name());
            code.emit(ORR, BITS, FillEmitter.TO, bytes);
            code.masm.faultRange(fault, () -> BlockEmitter.byAlignment(code, BITS,
                    lanes -> new FillEmitter(code, Lanes.BYTES, lanes, bytes).emit(BlockEmitter.Unit.BYTES, Reg.W2)));
            code.bind(fault);
            code.masm.jumpCell(CodeSymbol.stubEntry("unsafecopy_common", 0));
        }
    }
}
