package org.stubarchive.arch.aarch64.stub;

import static org.stubarchive.arch.aarch64.asm.Mnemonic.*;

import java.util.ArrayList;
import java.util.List;
import org.stubarchive.arch.aarch64.asm.Reg;
import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.stubgen.CopyMember;
import org.stubarchive.stubgen.Label;

/** The array copy family, and the copy of memory that may fault. */
final class CopyStubs {
    private CopyStubs() {}

    static List<Aarch64Stub> all() {
        List<Aarch64Stub> stubs = new ArrayList<>();
        CopyMember.all().forEach(m -> stubs.add(new Copy(m)));
        stubs.add(new UnsafeCopy());
        return stubs;
    }

    private static final class Copy extends Aarch64Stub {
        private final CopyMember member;

        Copy(CopyMember member) {
            super(member.name());
            this.member = member;
        }

        @Override
        public List<CpuFeatures> variants() {
            return VectorLevel.variants();
        }

        @Override
        protected void generate(Code code) {
            member.declareEntries(code.masm.recorder());
            CopyEmitter copy = CopyEmitter.of(code, Lanes.ofShift(member.shift()));
            if (member.overlap() == CopyMember.Overlap.CONJOINT) {
                copy.conjoint(BlockEmitter.Unit.ELEMENTS);
            } else {
                copy.disjoint(BlockEmitter.Unit.ELEMENTS);
            }
        }
    }

    /** {@code long copy(from, to, bytes)} of memory that may fault: the result is 0, or -1 after a fault. Aligned elements are copied whole. */
    private static final class UnsafeCopy extends Aarch64Stub {
        private static final Reg BITS = Reg.X5;

        UnsafeCopy() {
            super("unsafe_arraycopy");
        }

        @Override
        public List<CpuFeatures> variants() {
            return VectorLevel.variants();
        }

        @Override
        protected void generate(Code code) {
            Label fault = code.label();
            code.entry(name());
            code.emit(ORR, BITS, CopyEmitter.FROM, CopyEmitter.TO);
            code.emit(ORR, BITS, BITS, CopyEmitter.LENGTH);
            code.masm.faultRange(fault, () -> BlockEmitter.byAlignment(code, BITS, lanes -> CopyEmitter.of(code, lanes).conjoint(BlockEmitter.Unit.BYTES)));
            code.bind(fault);
            code.masm.jumpCell(CodeSymbol.stubEntry("unsafecopy_common", 0));
        }
    }
}
