package org.stubarchive.arch.x86_64.stub;

import static org.stubarchive.arch.x86_64.asm.Mnemonic.*;

import java.util.List;
import org.stubarchive.arch.x86_64.asm.Imm;
import org.stubarchive.arch.x86_64.asm.Mem;
import org.stubarchive.arch.x86_64.asm.Reg;
import org.stubarchive.arch.x86_64.asm.RegClass;
import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.format.layout.KlassLayout;
import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.stubgen.Label;

/** Copies that look at the types of what they copy. Their result is 0 when all is done, else {@code -1 ^ n} after n elements: the caller goes on from there. */
final class TypedCopyStubs {
    private TypedCopyStubs() {}

    static List<X86Stub> all() {
        return List.of(new CheckCast("checkcast_arraycopy"), new CheckCast("checkcast_arraycopy_uninit"), new Generic());
    }

    /**
     * {@code long copy(from, to, count, superCheckOffset, klass)}: copies references until one is not null and no instance of the klass (JVMS 6.5 aastore).
     */
    private static final class CheckCast extends X86Stub {
        CheckCast(String name) {
            super(name);
        }

        @Override
        void generate(Code code) {
            Reg from = Reg.RDI;
            Reg to = Reg.RSI;
            Reg count = Reg.RDX;
            Reg offset = Reg.RCX;
            Reg klass = Reg.R8;
            Reg index = Reg.R9;
            Reg element = Reg.R10;
            Reg elementKlass = Reg.R11;
            Label loop = code.label();
            Label store = code.label();
            Label slow = code.label();
            Label done = code.label();
            Label failed = code.label();
            code.entry(name());
            if (!name().endsWith("uninit")) {
                code.entry(name() + "_nopush");
            }
            code.emit(XOR, Reg.R9D, Reg.R9D);
            code.emit(TEST, count, count);
            code.jump(JE, done);
            code.bind(loop);
            code.emit(MOV, element, Mem.of(64, from, index, 3, 0));
            code.emit(TEST, element, element);
            code.jumpNear(JE, store);
            code.emit(MOV, Reg.R11D, Mem.of(32, element, ObjectLayout.KLASS));
            code.emit(CMP, Mem.of(32, elementKlass, offset, 0, 0), klass.as(RegClass.R32));
            code.jumpNear(JNE, slow);
            code.bind(store);
            code.emit(MOV, Mem.of(64, to, index, 3, 0), element);
            code.emit(ADD, index, Imm.of(1));
            code.emit(CMP, index, count);
            code.jump(JB, loop);
            code.bind(done);
            code.emit(XOR, Reg.EAX, Reg.EAX);
            code.emit(RET);

            code.bind(slow);
            code.emit(CMP, Reg.R11D, klass.as(RegClass.R32));
            code.jump(JE, store);
            // Anywhere but in the cache, the display has answered for good.
            code.emit(CMP, offset, Imm.of(KlassLayout.SECONDARY_SUPER_CACHE));
            code.jumpNear(JNE, failed);
            secondarySupers(code, elementKlass, klass, store);
            code.bind(failed);
            code.emit(MOV, Reg.RAX, index);
            code.emit(NOT, Reg.RAX);
            code.emit(RET);
        }

        /** Goes to {@code found}, and remembers it, if the klass is among the secondary supers. Changes rax. */
        private static void secondarySupers(Code code, Reg subtype, Reg klass, Label found) {
            Label next = code.label();
            Label notFound = code.label();
            Label remember = code.label();
            Reg table = Reg.RAX;
            code.emit(PUSH, Reg.RCX);
            code.emit(MOV, table, Mem.of(64, subtype, KlassLayout.SECONDARY_SUPERS));
            code.emit(MOV, Reg.ECX, Mem.of(32, table, 0));
            code.bind(next);
            code.emit(SUB, Reg.ECX, Imm.of(1));
            code.jumpNear(JB, notFound);
            code.emit(CMP, Mem.of(32, table, Reg.RCX, 2, KlassLayout.SECONDARY_SUPERS_FIRST), klass.as(RegClass.R32));
            code.jumpNear(JE, remember);
            code.jump(JMP, next);
            code.bind(remember);
            code.emit(POP, Reg.RCX);
            code.emit(MOV, Mem.of(32, subtype, KlassLayout.SECONDARY_SUPER_CACHE), klass.as(RegClass.R32));
            code.jump(JMP, found);
            code.bind(notFound);
            code.emit(POP, Reg.RCX);
        }
    }

    /**
     * {@code long copy(source, sourcePosition, destination, destinationPosition, length)} with the arguments of {@code System.arraycopy}. The result is -1, nothing copied, for whatever
     * {@code System.arraycopy} has to throw for; the caller finds out what.
     */
    private static final class Generic extends X86Stub {
        private static final Reg SOURCE = Reg.RDI;
        private static final Reg SOURCE_POSITION = Reg.RSI;
        private static final Reg DESTINATION = Reg.RDX;
        private static final Reg LENGTH = Reg.R8;
        private static final Reg SOURCE_KLASS = Reg.R9;
        private static final Reg DESTINATION_KLASS = Reg.R10;
        private static final Reg LAYOUT = Reg.R11D;
        /** Layout helper of reference arrays. */
        private static final int REFERENCE_ARRAY = 0x8000_0003;

        Generic() {
            super("generic_arraycopy");
        }

        @Override
        void generate(Code code) {
            Label refused = code.label();
            Label otherKlass = code.label();
            code.entry(name());
            code.emit(TEST, SOURCE, SOURCE);
            code.jump(JE, refused);
            code.emit(TEST, DESTINATION, DESTINATION);
            code.jump(JE, refused);
            code.emit(MOV, Reg.EAX, Reg.ESI);
            code.emit(OR, Reg.EAX, Reg.ECX);
            code.emit(OR, Reg.EAX, Reg.R8D);
            code.jump(JS, refused);
            code.emit(MOV, SOURCE_KLASS.as(RegClass.R32), Mem.of(32, SOURCE, ObjectLayout.KLASS));
            code.emit(MOV, DESTINATION_KLASS.as(RegClass.R32), Mem.of(32, DESTINATION, ObjectLayout.KLASS));
            code.emit(MOV, LAYOUT, Mem.of(32, SOURCE_KLASS, KlassLayout.LAYOUT_HELPER));
            code.emit(CMP, SOURCE_KLASS, DESTINATION_KLASS);
            code.jump(JNE, otherKlass);
            code.emit(TEST, LAYOUT, LAYOUT);
            code.jump(JNS, refused);
            bounds(code, refused);
            // Positions become addresses: rdi and rsi.
            code.emit(MOV, Reg.R9D, Reg.ECX);
            code.emit(MOV, Reg.ESI, Reg.ESI);
            code.emit(MOV, Reg.ECX, LAYOUT);
            code.emit(SHL, SOURCE_POSITION, Reg.CL);
            code.emit(SHL, Reg.R9, Reg.CL);
            code.emit(LEA, SOURCE, Mem.of(0, SOURCE, SOURCE_POSITION, 0, ObjectLayout.ARRAY_ELEMENTS));
            code.emit(LEA, Reg.RSI, Mem.of(0, DESTINATION, Reg.R9, 0, ObjectLayout.ARRAY_ELEMENTS));
            code.emit(MOV, Reg.EDX, Reg.R8D);
            bySize(code);

            code.bind(otherKlass);
            references(code, refused);

            code.bind(refused);
            code.emit(MOV, Reg.RAX, Imm.of(-1));
            code.emit(RET);
        }

        /** Both ends inside the arrays; positions and length are not negative, so unsigned comparison catches overflow too. */
        private static void bounds(Code code, Label refused) {
            code.emit(LEA, Reg.EAX, Mem.of(0, SOURCE_POSITION, LENGTH, 0, 0));
            code.emit(CMP, Reg.EAX, Mem.of(32, SOURCE, ObjectLayout.ARRAY_LENGTH));
            code.jump(JA, refused);
            code.emit(LEA, Reg.EAX, Mem.of(0, Reg.RCX, LENGTH, 0, 0));
            code.emit(CMP, Reg.EAX, Mem.of(32, DESTINATION, ObjectLayout.ARRAY_LENGTH));
            code.jump(JA, refused);
        }

        /** Jumps to the copy stub of the element size whose log2 is in cl. */
        private static void bySize(Code code) {
            Label shorts = code.label();
            Label ints = code.label();
            Label longs = code.label();
            code.emit(CMP, Reg.CL, Imm.of(1));
            code.jumpNear(JE, shorts);
            code.emit(CMP, Reg.CL, Imm.of(2));
            code.jumpNear(JE, ints);
            code.jumpNear(JA, longs);
            code.masm.jumpCell(CodeSymbol.stubEntry("jbyte_arraycopy", 0));
            code.bind(shorts);
            code.masm.jumpCell(CodeSymbol.stubEntry("jshort_arraycopy", 0));
            code.bind(ints);
            code.masm.jumpCell(CodeSymbol.stubEntry("jint_arraycopy", 0));
            code.bind(longs);
            code.masm.jumpCell(CodeSymbol.stubEntry("jlong_arraycopy", 0));
        }

        /** Arrays of different classes: both must hold references, and the two cannot be the same object. */
        private static void references(Code code, Label refused) {
            Label checked = code.label();
            code.emit(CMP, LAYOUT, Imm.of(REFERENCE_ARRAY));
            code.jump(JNE, refused);
            code.emit(CMP, Mem.of(32, DESTINATION_KLASS, KlassLayout.LAYOUT_HELPER), Imm.of(REFERENCE_ARRAY));
            code.jump(JNE, refused);
            bounds(code, refused);
            code.emit(MOV, Reg.ESI, Reg.ESI);
            code.emit(MOV, Reg.ECX, Reg.ECX);
            code.emit(LEA, SOURCE, Mem.of(0, SOURCE, SOURCE_POSITION, 3, ObjectLayout.ARRAY_ELEMENTS));
            code.emit(LEA, Reg.RSI, Mem.of(0, DESTINATION, Reg.RCX, 3, ObjectLayout.ARRAY_ELEMENTS));
            code.emit(MOV, Reg.EDX, Reg.R8D);
            // An array whose class is a subtype holds nothing that the other may not.
            code.emit(MOV, Reg.ECX, Mem.of(32, DESTINATION_KLASS, KlassLayout.SUPER_CHECK_OFFSET));
            code.emit(CMP, Mem.of(32, SOURCE_KLASS, Reg.RCX, 0, 0), DESTINATION_KLASS.as(RegClass.R32));
            code.jumpNear(JNE, checked);
            code.masm.jumpCell(CodeSymbol.stubEntry("oop_disjoint_arraycopy", 0));
            code.bind(checked);
            code.emit(MOV, Reg.R8D, Mem.of(32, DESTINATION_KLASS, KlassLayout.ELEMENT_KLASS));
            code.emit(MOV, Reg.ECX, Mem.of(32, Reg.R8, KlassLayout.SUPER_CHECK_OFFSET));
            code.masm.jumpCell(CodeSymbol.stubEntry("checkcast_arraycopy", 0));
        }
    }
}
