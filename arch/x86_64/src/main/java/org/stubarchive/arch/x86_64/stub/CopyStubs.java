package org.stubarchive.arch.x86_64.stub;

import static org.stubarchive.arch.x86_64.asm.Mnemonic.*;

import java.util.ArrayList;
import java.util.List;
import org.stubarchive.arch.x86_64.asm.Imm;
import org.stubarchive.arch.x86_64.asm.Reg;
import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.stubgen.CopyMember;
import org.stubarchive.stubgen.Label;

/** The array copy family, and the copy of memory that may fault. */
final class CopyStubs {
    private CopyStubs() {}

    static List<X86Stub> all() {
        List<X86Stub> stubs = new ArrayList<>();
        CopyMember.all().forEach(m -> stubs.add(new Copy(m)));
        stubs.add(new UnsafeCopy());
        return stubs;
    }

    private static final class Copy extends X86Stub {
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
            if (member.shift() != 0) {
                code.emit(SHL, Reg.RDX, Imm.of(member.shift()));
            }
            CopyEmitter copy = new CopyEmitter(code, 1 << member.shift());
            if (member.overlap() == CopyMember.Overlap.CONJOINT) {
                copy.conjoint();
            } else {
                copy.disjoint();
            }
        }
    }

    /** {@code long copy(from, to, bytes)} of memory that may fault: the result is 0, or -1 after a fault. Aligned elements are copied whole. */
    private static final class UnsafeCopy extends X86Stub {
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
            code.entry("unsafe_arraycopy");
            code.masm.faultRange(fault, () -> new CopyEmitter(code, 1).conjoint());
            code.bind(fault);
            VectorLevel.of(code.masm.recorder().allowedFeatures()).done(code);
            code.masm.jumpCell(CodeSymbol.stubEntry("unsafecopy_common", 0));
        }
    }
}
