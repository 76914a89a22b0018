package org.stubarchive.vm.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.stubarchive.format.layout.ThreadBlockLayout;
import org.stubarchive.loader.memory.RawMemory;

/** Every transition of the table from every state, with every set of flags. */
class StateWordTest {
    private static final int[] STATES = {ThreadState.NEW, ThreadState.IN_JAVA, ThreadState.IN_VM, ThreadState.IN_NATIVE, ThreadState.IN_JNI, ThreadState.TERMINATED};
    private static final int[] FLAGS = {0, ThreadState.STOP, ThreadState.ACTION, ThreadState.FLAGS};

    private final long block = RawMemory.allocate(ThreadBlockLayout.SIZE);
    private final StateWord word = new StateWord(block);

    @AfterEach
    void tearDown() {
        RawMemory.free(block);
    }

    private void put(int value) {
        RawMemory.putInt(block + ThreadBlockLayout.THREAD_STATE, value);
    }

    @Test
    void legalTransitionsKeepFlags() {
        for (StateTransition transition : StateTransition.values()) {
            for (int flags : FLAGS) {
                put(transition.from() | flags);
                assertEquals(transition.from() | flags, word.change(transition), transition::name);
                assertEquals(transition.to() | flags, word.get(), transition::name);
            }
        }
    }

    @Test
    void flagsRefuseTheFastPath() {
        for (StateTransition transition : StateTransition.values()) {
            for (int flags : FLAGS) {
                put(transition.from() | flags);
                assertEquals(flags == 0, word.tryChange(transition), transition::name);
                assertEquals(flags == 0 ? transition.to() : transition.from() | flags, word.get(), transition::name);
            }
        }
    }

    @Test
    void actionsRefuseTheWayIntoNative() {
        for (int flags : FLAGS) {
            put(ThreadState.IN_VM | flags);
            boolean asked = (flags & ThreadState.ACTION) != 0;
            assertEquals(!asked, word.changeUnlessAsked(StateTransition.ENTER_NATIVE));
            assertEquals((asked ? ThreadState.IN_VM : ThreadState.IN_NATIVE) | flags, word.get());
        }
    }

    @Test
    void illegalTransitionsThrowAndChangeNothing() {
        for (StateTransition transition : StateTransition.values()) {
            for (int state : STATES) {
                for (int flags : FLAGS) {
                    if (state != transition.from()) {
                        put(state | flags);
                        IllegalStateException e = assertThrows(IllegalStateException.class, () -> word.change(transition));
                        assertEquals("illegal transition " + transition + " of a thread that is " + ThreadState.name(state | flags), e.getMessage());
                        assertThrows(IllegalStateException.class, () -> word.tryChange(transition));
                        assertThrows(IllegalStateException.class, () -> word.changeUnlessAsked(transition));
                        assertEquals(state | flags, word.get());
                    }
                }
            }
        }
    }

    @Test
    void theTableHasTheLegalChangesAndNoOthers() {
        StringBuilder table = new StringBuilder();
        for (StateTransition transition : StateTransition.values()) {
            table.append(ThreadState.name(transition.from())).append(" > ").append(ThreadState.name(transition.to()))
                    .append(transition.flags() == StateTransition.Flags.REFUSED ? " unless flagged\n" : "\n");
        }
        assertEquals("""
                new > in VM unless flagged
                new > terminated
                in VM > in Java unless flagged
                in Java > in VM
                in VM > in native
                in native > in VM unless flagged
                in Java > in JNI unless flagged
                in JNI > in Java unless flagged
                in VM > terminated unless flagged
                """, table.toString());
    }

    @Test
    void safeStatesAreThoseThatTouchNoObject() {
        for (int flags : FLAGS) {
            assertTrue(ThreadState.isSafe(ThreadState.NEW | flags));
            assertFalse(ThreadState.isSafe(ThreadState.IN_JAVA | flags));
            assertFalse(ThreadState.isSafe(ThreadState.IN_VM | flags));
            assertTrue(ThreadState.isSafe(ThreadState.IN_NATIVE | flags));
            assertTrue(ThreadState.isSafe(ThreadState.IN_JNI | flags));
            assertTrue(ThreadState.isSafe(ThreadState.TERMINATED | flags));
        }
    }

    @Test
    void flagsAreSetAndClearedBesideAnyState() {
        for (int state : STATES) {
            put(state);
            assertEquals(state, word.set(ThreadState.STOP));
            assertEquals(state | ThreadState.STOP, word.set(ThreadState.ACTION));
            assertEquals(state | ThreadState.FLAGS, word.set(ThreadState.ACTION));
            word.clear(ThreadState.STOP);
            assertEquals(state | ThreadState.ACTION, word.get());
            word.clear(ThreadState.ACTION);
            assertEquals(state, word.get());
        }
    }
}
