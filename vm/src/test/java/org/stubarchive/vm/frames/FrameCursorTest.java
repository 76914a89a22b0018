package org.stubarchive.vm.frames;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stubarchive.format.layout.EntryFrameLayout;
import org.stubarchive.format.layout.InterpreterFrameLayout;
import org.stubarchive.format.layout.VmVariablesLayout;
import org.stubarchive.format.runtime.TosState;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.classes.BootClasses;
import org.stubarchive.vm.classfile.Bytecodes;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.threads.JavaThread;
import org.stubarchive.vm.threads.ThreadRegistry;

/** Walks over stacks built by hand: every kind of frame above every other that may call it, and the references in each. */
class FrameCursorTest {
    private static final long[] NONE = {};
    private static final long STACK = 1 << 16;
    private static final int ATOS = TosState.ATOS.id();

    private static Method withMessage;
    private static Method arraycopy;
    private static Method length;
    private static ThreadRegistry registry;
    private static JavaThread thread;

    private final SyntheticCode code = new SyntheticCode();
    private final SyntheticStack stack = new SyntheticStack();
    private final FrameCursor cursor = new FrameCursor(code.kinds());
    private long nextReference = 0x1_0000_0000L;

    @BeforeAll
    static void link() {
        BootClasses classes = new BootClasses();
        withMessage = classes.method("java/util/Objects", "requireNonNull", "(Ljava/lang/Object;Ljava/lang/String;)Ljava/lang/Object;");
        arraycopy = classes.method("java/lang/System", "arraycopy", "(Ljava/lang/Object;ILjava/lang/Object;II)V");
        length = classes.method("java/lang/StringBuffer", "length", "()I");
        registry = new ThreadRegistry(RawMemory.allocate(VmVariablesLayout.SIZE), STACK);
        thread = registry.attachCurrent();
    }

    @AfterAll
    static void detach() {
        thread.setAnchor(0, 0);
        registry.detachCurrent(thread);
    }

    private long ref() {
        nextReference += 8;
        return nextReference;
    }

    private static int bciOf(Method m, int opcode) {
        for (int at = 0; at < m.code().codeLength(); at += Bytecodes.length(m.code(), at)) {
            if (m.code().u1(at) == opcode) {
                return at;
            }
        }
        throw new IllegalArgumentException(m + " has no " + Bytecodes.name(opcode));
    }

    /** {@code requireNonNull(object, message)} at the constructor call of its exception: two locals, and new object, new object, message on the stack. */
    private void interpretedAtCall(long pc) {
        stack.interpreted(withMessage, bciOf(withMessage, Bytecodes.INVOKESPECIAL), 0, NONE, ref());
        stack.interpretedCall(pc, TosState.VTOS.id(), ref(), ref());
    }

    private void startMethod() {
        stack.entry(withMessage);
        stack.call(SyntheticCode.CALL_STUB_RETURN, ref(), ref());
    }

    private TreeSet<Long> roots(long anchor) {
        thread.setAnchor(anchor, stack.fp());
        TreeSet<Long> values = new TreeSet<>();
        new FrameRoots(code.kinds()).visit(thread, slot -> {
            long value = RawMemory.getLong(slot);
            if (value != 0) {
                assertTrue(values.add(value), () -> "visited twice: " + Long.toHexString(value));
            }
        });
        return values;
    }

    private TreeSet<Long> references(int... numbers) {
        TreeSet<Long> all = new TreeSet<>();
        for (int n : numbers) {
            all.add(0x1_0000_0000L + 8L * n);
        }
        return all;
    }

    private List<String> kinds(long anchor) {
        List<String> labels = new ArrayList<>();
        for (cursor.startAt(anchor, stack.fp()); !cursor.isEnd(); cursor.toCaller()) {
            labels.add(cursor.kind().label());
        }
        return labels;
    }

    private List<String> methods(long anchor) {
        thread.setAnchor(anchor, stack.fp());
        List<String> names = new ArrayList<>();
        for (Frame f = new Frame(code.kinds()).start(thread); !f.isEnd(); f.next()) {
            names.add(f.method().name() + "@" + f.bci());
        }
        return names;
    }

    @Test
    void argumentsBelongToTheCallee() {
        startMethod();
        interpretedAtCall(SyntheticCode.INTERPRETED);
        long callerFp = stack.fp();
        // The callee is native: of its five argument slots those of objects are references.
        stack.interpretedCall(SyntheticCode.INTERPRETED, TosState.VTOS.id(), ref(), 1, ref(), 2, 3);
        stack.nativeFrame(arraycopy, 0);
        long anchor = stack.leave(SyntheticCode.NATIVE);
        assertEquals(List.of("native", "interpreted", "entry"), kinds(anchor));
        int bci = bciOf(withMessage, Bytecodes.INVOKESPECIAL);
        assertEquals(List.of("arraycopy@-1", "requireNonNull@" + bci), methods(anchor));
        // The second call word counts: the interpreted frame has its new object and the two words pushed before.
        assertEquals(references(1, 2, 3, 4, 5, 6, 7), roots(anchor));
        cursor.startAt(anchor, stack.fp());
        assertTrue(cursor.isTop());
        cursor.toCaller();
        assertEquals(callerFp, cursor.fp());
        assertEquals(callerFp + InterpreterFrameLayout.EMPTY_STACK - 24, cursor.sp());
        assertFalse(cursor.isTop());
    }

    @Test
    void callWordEndsTheRootsOfTheCaller() {
        startMethod();
        interpretedAtCall(SyntheticCode.INTERPRETED);
        // Exception and message were pushed as references 4 and 5: they are the callee's.
        stack.nativeFrame(length, 0);
        long anchor = stack.leave(SyntheticCode.NATIVE);
        cursor.startAt(anchor, stack.fp());
        cursor.toCaller();
        TreeSet<Long> seen = new TreeSet<>();
        cursor.kind().visitRoots(cursor, new FrameMapCache(), slot -> {
            if (RawMemory.getLong(slot) != 0) {
                seen.add(RawMemory.getLong(slot));
            }
        });
        assertEquals(references(1, 2, 3), seen);
    }

    @Test
    void throwingLeavesTheStackToTheFrame() {
        startMethod();
        stack.interpreted(withMessage, bciOf(withMessage, Bytecodes.INVOKESPECIAL), 0, NONE, ref(), ref(), ref());
        stack.interpretedThrow(SyntheticCode.INTERPRETED);
        stack.stub();
        long anchor = stack.leave(SyntheticCode.THROW);
        assertEquals(List.of("stub", "interpreted", "entry"), kinds(anchor));
        assertEquals(references(1, 2, 3, 4, 5), roots(anchor));
    }

    @Test
    void linkerOwnsTheArgumentsOfTheMethodInWhosePlaceItRuns() {
        startMethod();
        stack.interpreted(withMessage, bciOf(withMessage, Bytecodes.INVOKESPECIAL), 0, NONE, ref());
        stack.interpretedCall(SyntheticCode.INTERPRETED, TosState.VTOS.id(), ref(), 10, ref(), 11, 12);
        stack.stub(arraycopy.address());
        long anchor = stack.leave(SyntheticCode.LINKER);
        assertEquals(List.of("stub", "interpreted", "entry"), kinds(anchor));
        assertEquals(references(1, 2, 3, 4, 5), roots(anchor));
    }

    @Test
    void argumentsOfAMethodThatHasNotBegunBelongToTheEntry() {
        startMethod();
        long anchor = stack.leave(SyntheticCode.CALL_STUB);
        assertEquals(List.of("entry"), kinds(anchor));
        assertEquals(references(1, 2), roots(anchor));
        assertEquals(List.of(), methods(anchor));
        RawMemory.putLong(anchor, SyntheticCode.CALL_STUB_RETURN);
        assertEquals(references(), roots(anchor));
    }

    @Test
    void entriesLinkSegments() {
        startMethod();
        interpretedAtCall(SyntheticCode.INTERPRETED);
        stack.nativeFrame(length, 0);
        stack.leave(SyntheticCode.NATIVE);
        stack.entry(withMessage);
        stack.call(SyntheticCode.CALL_STUB_RETURN, ref(), ref());
        stack.interpreted(withMessage, 0, ref(), NONE);
        long anchor = stack.leave(SyntheticCode.INTERPRETED);
        assertEquals(List.of("interpreted", "entry", "native", "interpreted", "entry"), kinds(anchor));
        assertEquals(List.of("requireNonNull@0", "length@-1", "requireNonNull@" + bciOf(withMessage, Bytecodes.INVOKESPECIAL)), methods(anchor));
    }

    @Test
    void compiledFramesAreSeveralActivations() {
        SafePoint.Activation inner = new SafePoint.Activation(length, 4, List.of(new ValueLocation.InFrame(-16)), List.of(), new ValueLocation.InFrame(-16));
        ValueLocation saved = new ValueLocation.InRegister(SyntheticCode.SAVED_REGISTER);
        SafePoint.Activation outer = new SafePoint.Activation(withMessage, 7, List.of(saved, new ValueLocation.Constant(17)),
                List.of(new ValueLocation.InFrame(-24)), new ValueLocation.Constant(0));
        code.safePoint(SyntheticCode.COMPILED_POLL, new SafePoint(List.of(new ValueLocation.InFrame(-16), saved), List.of(inner, outer)));
        code.safePoint(SyntheticCode.COMPILED, new SafePoint(List.of(new ValueLocation.InFrame(-24)), List.of(outer)));
        startMethod();
        interpretedAtCall(SyntheticCode.INTERPRETED);
        stack.compiled(SyntheticCode.COMPILED_FRAME, 55, ref());
        long olderFp = stack.fp();
        stack.call(SyntheticCode.COMPILED);
        stack.compiled(SyntheticCode.COMPILED_FRAME, ref(), 66);
        long fp = stack.fp();
        stack.call(SyntheticCode.COMPILED_POLL);
        stack.stub(88, ref());
        long savedSlot = stack.fp() + SyntheticCode.SAVED_OFFSET;
        long anchor = stack.leave(SyntheticCode.POLL);
        assertEquals(List.of("stub", "compiled", "compiled", "interpreted", "entry"), kinds(anchor));
        cursor.startAt(anchor, stack.fp());
        cursor.toCaller();
        assertEquals(fp, cursor.fp());
        assertEquals(fp - SyntheticCode.COMPILED_FRAME, cursor.sp());
        assertEquals(2, cursor.kind().activations(cursor));
        assertEquals(RawMemory.getLong(fp - 16), cursor.kind().lockedObject(cursor, 0));
        assertEquals(RawMemory.getLong(savedSlot), cursor.kind().local(cursor, 1, 0));
        assertEquals(17, cursor.kind().local(cursor, 1, 1));
        assertEquals(66, cursor.kind().operand(cursor, 1, 0));
        cursor.toCaller();
        assertEquals(olderFp, cursor.fp());
        // The younger compiled method keeps no register of its caller.
        assertThrows(IllegalStateException.class, () -> cursor.kind().local(cursor, 0, 0));
        String oldest = "requireNonNull@" + bciOf(withMessage, Bytecodes.INVOKESPECIAL);
        assertEquals(List.of("length@4", "requireNonNull@7", "requireNonNull@7", oldest), methods(anchor));
        // References 4 and 5 are arguments of the compiled method: it has them in its registers.
        assertEquals(references(1, 2, 3, 6, 7, 8), roots(anchor));
    }

    @Test
    void synchronizedMethodsHoldTheirObject() {
        stack.entry(length);
        stack.call(SyntheticCode.CALL_STUB_RETURN, ref());
        stack.interpreted(length, 0, ref(), NONE);
        long anchor = stack.leave(SyntheticCode.INTERPRETED);
        assertEquals(references(1, 2), roots(anchor));
        thread.setAnchor(anchor, stack.fp());
        Frame frame = new Frame(code.kinds()).start(thread);
        assertEquals(references(2).first(), frame.lockedObject());
        assertEquals(references(1).first(), frame.localReference(0));
    }

    @Test
    void noCodeAtThePc() {
        startMethod();
        stack.interpreted(withMessage, 0, 0, NONE);
        long anchor = stack.leave(0x9999);
        IllegalStateException e = assertThrows(IllegalStateException.class, () -> cursor.startAt(anchor, stack.fp()));
        assertTrue(e.getMessage().contains("0x9999"), e.getMessage());
    }

    @Test
    void damagedEntryFrame() {
        startMethod();
        RawMemory.putLong(stack.fp() + EntryFrameLayout.MARKER, 1);
        long anchor = stack.leave(SyntheticCode.CALL_STUB);
        cursor.startAt(anchor, stack.fp());
        assertThrows(IllegalStateException.class, cursor::toCaller);
    }

    @Test
    void kindsByRange() {
        FrameKindTable table = new FrameKindTable();
        NativeFrames kind = new NativeFrames();
        InterpretedFrames other = new InterpretedFrames(0);
        List<Long> starts = new Random(7).longs(1000, 0, 100_000).distinct().boxed().collect(Collectors.toList());
        for (long s : starts) {
            table.add(s * 100, s * 100 + 50, (s & 1) == 0 ? kind : other);
        }
        for (long s : starts) {
            assertEquals((s & 1) == 0 ? kind : other, table.of(s * 100));
            assertEquals((s & 1) == 0 ? kind : other, table.of(s * 100 + 49));
            assertEquals(null, table.of(s * 100 + 50));
        }
        assertEquals(null, table.of(-1));
        assertThrows(IllegalArgumentException.class, () -> table.add(starts.get(0) * 100 + 20, starts.get(0) * 100 + 90, kind));
        assertThrows(IllegalArgumentException.class, () -> table.add(starts.get(0) * 100 - 20, starts.get(0) * 100 + 1, kind));
        assertThrows(IllegalArgumentException.class, () -> table.add(-10, -10, kind));
    }
}
