package org.stubarchive.vm.calls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stubarchive.format.layout.InterpreterFrameLayout;
import org.stubarchive.format.layout.ThreadBlockLayout;
import org.stubarchive.format.layout.VmVariablesLayout;
import org.stubarchive.format.runtime.TosState;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.classes.BootClasses;
import org.stubarchive.vm.classfile.ExceptionTableEntry;
import org.stubarchive.vm.frames.SafePoint;
import org.stubarchive.vm.frames.SyntheticCode;
import org.stubarchive.vm.frames.SyntheticStack;
import org.stubarchive.vm.frames.ValueLocation;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.threads.JavaThread;
import org.stubarchive.vm.threads.ThreadRegistry;

/** Delivers exceptions on stacks built by hand. */
class UnwinderTest {
    private static final long[] NONE = {};
    private static final long EXCEPTION = 0x1_0000_0008L;
    private static final long OTHER_EXCEPTION = 0x1_0000_0010L;
    private static final long LOCK = 0x1_0000_0018L;
    private static final long STACK = 1 << 16;

    private static Method catching;
    private static ExceptionTableEntry clause;
    private static Method locking;
    private static ThreadRegistry registry;
    private static JavaThread thread;

    private final SyntheticCode code = new SyntheticCode();
    private final SyntheticStack stack = new SyntheticStack();
    private final Handlers handlers = new Handlers();
    private final Unwinder unwinder = new Unwinder(code.kinds(), handlers);
    private long entryFp;

    /** Answers of the runtime, and what it was asked. */
    private static final class Handlers implements ExceptionHandlers {
        private final List<String> events = new ArrayList<>();
        private boolean caught;
        private boolean unresolved;
        private boolean unowned;

        @Override
        public boolean catches(JavaThread t, Method method, int catchType, long exception) {
            events.add("type " + catchType + " of " + method.name() + " for " + name(exception));
            if (unresolved) {
                unresolved = false;
                throw t.setPending(OTHER_EXCEPTION);
            }
            return caught;
        }

        @Override
        public void unlock(JavaThread t, long object) {
            events.add("unlock " + (object == LOCK));
            if (unowned) {
                throw t.setPending(OTHER_EXCEPTION);
            }
        }

        @Override
        public void caught(JavaThread t, Method method, int handler, long exception) {
            events.add("caught " + name(exception) + " at " + handler);
        }

        private static String name(long exception) {
            return exception == EXCEPTION ? "first" : exception == OTHER_EXCEPTION ? "second" : "?";
        }
    }

    @BeforeAll
    static void link() {
        BootClasses classes = new BootClasses();
        catching = classes.method("java/util/Scanner", "nextInt", "(I)I");
        for (ExceptionTableEntry e : catching.code().exceptionTable()) {
            if (e.catchType() != 0) {
                clause = e;
            }
        }
        locking = classes.method("java/lang/StringBuffer", "length", "()I");
        registry = new ThreadRegistry(RawMemory.allocate(VmVariablesLayout.SIZE), STACK);
        thread = registry.attachCurrent();
    }

    @AfterAll
    static void detach() {
        registry.detachCurrent(thread);
    }

    @AfterEach
    void clear() {
        thread.takePending();
        thread.setAnchor(0, 0);
    }

    private int covered() {
        for (int bci = 0; bci < catching.code().codeLength(); bci++) {
            if (clause.covers(bci)) {
                return bci;
            }
        }
        throw new IllegalStateException("the clause covers nothing");
    }

    /** Entry, and a frame that stands where its clause covers it. */
    private void catchingFrame() {
        stack.entry(catching);
        entryFp = stack.fp();
        stack.call(SyntheticCode.CALL_STUB_RETURN, 1, 2);
        stack.interpreted(catching, covered(), 0, NONE, 3, 4);
    }

    private void deliver(long pc) {
        thread.setAnchor(stack.leave(pc), stack.fp());
        thread.setPending(EXCEPTION);
        unwinder.unwind(thread, entryFp);
    }

    private void assertResumesAtHandler(long fp, long exception) {
        assertEquals(fp, thread.guestFp());
        assertEquals(fp + InterpreterFrameLayout.EMPTY_STACK - 8, thread.guestSp());
        assertEquals(SyntheticCode.EXCEPTION_ENTRY, RawMemory.getLong(thread.guestSp()));
        assertEquals(catching.codeAddress() + clause.handlerPc(), RawMemory.getLong(fp + InterpreterFrameLayout.BCP));
        assertEquals(exception, RawMemory.getLong(thread.block() + ThreadBlockLayout.RESULT));
        assertEquals(0, thread.pendingException());
    }

    @Test
    void handlerBelowAStub() {
        catchingFrame();
        long fp = stack.fp();
        stack.interpretedThrow(SyntheticCode.INTERPRETED);
        stack.stub();
        handlers.caught = true;
        deliver(SyntheticCode.THROW);
        assertResumesAtHandler(fp, EXCEPTION);
        assertEquals(List.of("type " + clause.catchType() + " of nextInt for first", "caught first at " + clause.handlerPc()), handlers.events);
    }

    @Test
    void droppedFramesUnlock() {
        catchingFrame();
        long fp = stack.fp();
        stack.interpretedCall(SyntheticCode.INTERPRETED, TosState.ITOS.id(), 5);
        stack.interpreted(locking, 0, LOCK, NONE);
        long lockingFp = stack.fp();
        handlers.caught = true;
        deliver(SyntheticCode.INTERPRETED);
        assertResumesAtHandler(fp, EXCEPTION);
        assertEquals("unlock true", handlers.events.get(0));
        assertEquals(0, RawMemory.getLong(lockingFp + InterpreterFrameLayout.LOCKED_OBJECT));
    }

    @Test
    void failureToUnlockTakesThePlaceOfTheException() {
        catchingFrame();
        stack.interpretedCall(SyntheticCode.INTERPRETED, TosState.ITOS.id(), 5);
        stack.nativeFrame(locking, LOCK);
        handlers.caught = true;
        handlers.unowned = true;
        deliver(SyntheticCode.NATIVE);
        String asked = "type " + clause.catchType() + " of nextInt for second";
        assertEquals(List.of("unlock true", asked, "caught second at " + clause.handlerPc()), handlers.events);
    }

    @Test
    void failureToResolveACatchTypeIsThrownAtTheHandler() {
        catchingFrame();
        handlers.unresolved = true;
        assertThrows(GuestException.class, () -> deliver(SyntheticCode.INTERPRETED));
        assertEquals(OTHER_EXCEPTION, thread.pendingException());
        assertEquals("type " + clause.catchType() + " of nextInt for first", handlers.events.get(0));
    }

    @Test
    void uncaughtExceptionsStayPendingAtTheEntry() {
        catchingFrame();
        stack.interpretedCall(SyntheticCode.INTERPRETED, TosState.ITOS.id(), 5);
        stack.interpreted(catching, covered(), 0, new long[] {6});
        stack.interpretedThrow(SyntheticCode.INTERPRETED);
        stack.stub();
        assertThrows(GuestException.class, () -> deliver(SyntheticCode.THROW));
        assertEquals(EXCEPTION, thread.pendingException());
        assertEquals(entryFp, thread.guestFp());
        assertEquals(SyntheticCode.CALL_STUB_RETURN, RawMemory.getLong(thread.guestSp()));
        assertEquals(2, handlers.events.size());
    }

    @Test
    void inlinedActivationsEndOneByOne() {
        SafePoint.Activation inner = new SafePoint.Activation(locking, 1, List.of(), List.of(), new ValueLocation.InFrame(-16));
        SafePoint.Activation outer = new SafePoint.Activation(catching, covered(), List.of(), List.of(), new ValueLocation.Constant(0));
        code.safePoint(SyntheticCode.COMPILED, new SafePoint(List.of(new ValueLocation.InFrame(-16)), List.of(inner, outer)));
        code.handler(1, clause.handlerPc(), SyntheticCode.COMPILED_HANDLER);
        stack.entry(catching);
        entryFp = stack.fp();
        stack.call(SyntheticCode.CALL_STUB_RETURN, 1, 2);
        stack.compiled(SyntheticCode.COMPILED_FRAME, LOCK);
        long fp = stack.fp();
        stack.call(SyntheticCode.COMPILED);
        stack.stub();
        handlers.caught = true;
        deliver(SyntheticCode.THROW);
        assertEquals("unlock true", handlers.events.get(0));
        assertEquals(0, RawMemory.getLong(fp - 16));
        assertEquals(fp, thread.guestFp());
        assertEquals(fp - SyntheticCode.COMPILED_FRAME - 8, thread.guestSp());
        assertEquals(SyntheticCode.COMPILED_HANDLER, RawMemory.getLong(thread.guestSp()));
        assertEquals(EXCEPTION, RawMemory.getLong(thread.block() + ThreadBlockLayout.RESULT));
    }

    @Test
    void nothingPending() {
        catchingFrame();
        thread.setAnchor(stack.leave(SyntheticCode.INTERPRETED), stack.fp());
        IllegalStateException e = assertThrows(IllegalStateException.class, () -> unwinder.unwind(thread, entryFp));
        assertTrue(e.getMessage().contains("pending"), e.getMessage());
    }
}
