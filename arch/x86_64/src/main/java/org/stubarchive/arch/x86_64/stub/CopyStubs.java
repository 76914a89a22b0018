package org.stubarchive.arch.x86_64.stub;

import static org.stubarchive.arch.x86_64.asm.Mnemonic.*;

import java.util.ArrayList;
import java.util.List;
import org.stubarchive.arch.x86_64.asm.Imm;
import org.stubarchive.arch.x86_64.asm.Reg;
import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.stubgen.Label;

/**
 * The array copy family: {@code long copy(from, to, count)} with the count in elements, at least 0. Result 0. A reference is copied as 8 bytes: the collector needs no barrier, so the
 * variants for uninitialised destinations are the same.
 */
final class CopyStubs {
    /** How the blocks may lie. */
    private enum Overlap {
        /** In any way. */
        CONJOINT,
        /** Not at all, or the destination is the lower one. */
        DISJOINT
    }

    /** One member of the family: element size is {@code 1 << shift}. */
    private record Member(String name, int shift, Overlap overlap, int entries) {}

    private static final List<Member> MEMBERS = members();

    private CopyStubs() {}

    static List<X86Stub> all() {
        List<X86Stub> stubs = new ArrayList<>();
        MEMBERS.forEach(m -> stubs.add(new Copy(m)));
        stubs.add(new UnsafeCopy());
        stubs.add(new UnsafeCopyExit());
        return stubs;
    }

    private static List<Member> members() {
        String[] types = {"jbyte", "jshort", "jint", "jlong", "oop"};
        List<Member> result = new ArrayList<>();
        for (String prefix : List.of("", "arrayof_")) {
            for (int type = 0; type < types.length; type++) {
                int shift = Math.min(type, 3);
                boolean smallAligned = !prefix.isEmpty() && shift < 3;
                result.add(new Member(prefix + types[type] + "_arraycopy", shift, Overlap.CONJOINT, smallAligned ? 1 : 2));
                result.add(new Member(prefix + types[type] + "_disjoint_arraycopy", shift, Overlap.DISJOINT, 2));
            }
            result.add(new Member(prefix + "oop_arraycopy_uninit", 3, Overlap.CONJOINT, 1));
            result.add(new Member(prefix + "oop_disjoint_arraycopy_uninit", 3, Overlap.DISJOINT, 2));
        }
        return List.copyOf(result);
    }

    private static final class Copy extends X86Stub {
        private final Member member;

        Copy(Member member) {
            super(member.name);
            this.member = member;
        }

        @Override
        public List<CpuFeatures> variants() {
            return VectorLevel.variants();
        }

        @Override
        void generate(Code code) {
            code.entry(member.name);
            if (member.entries == 2) {
                // Other stubs jump here; there is no frame to be built or not.
                code.entry(member.name + "_nopush");
            }
            if (member.shift != 0) {
                code.emit(SHL, Reg.RDX, Imm.of(member.shift));
            }
            CopyEmitter copy = new CopyEmitter(code, 1 << member.shift);
            if (member.overlap == Overlap.CONJOINT) {
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
        void generate(Code code) {
            Label fault = code.label();
            code.entry("unsafe_arraycopy");
            code.masm.faultRange(fault, () -> new CopyEmitter(code, 1).conjoint());
            code.bind(fault);
            VectorLevel.of(code.masm.recorder().allowedFeatures()).done(code);
            code.masm.jumpCell(CodeSymbol.stubEntry("unsafecopy_common", 0));
        }
    }

    /** Where unsafe stubs go on after a fault: tells their caller. */
    private static final class UnsafeCopyExit extends X86Stub {
        UnsafeCopyExit() {
            super("unsafecopy_common");
        }

        @Override
        void generate(Code code) {
            code.entry("unsafecopy_common_exit");
            code.emit(MOV, Reg.RAX, Imm.of(-1));
            code.emit(RET);
        }
    }
}
