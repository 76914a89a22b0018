package org.stubarchive.vm.interpreter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stubarchive.format.layout.CpCacheLayout;
import org.stubarchive.format.layout.InterpreterFrameLayout;
import org.stubarchive.format.layout.KlassLayout;
import org.stubarchive.format.layout.MarkWord;
import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.format.layout.ThreadBlockLayout;
import org.stubarchive.format.runtime.RuntimeEntry;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.testing.OnEveryMachine;

/** What codelets and method entries ask of the runtime: natives, locks off the fast path, finalizers, class initialisation. */
@OnEveryMachine
class RuntimeProtocolTest {
    private static final String SAMPLE = "org/stubarchive/vm/interpreter/NativeSample";
    private static final long HASH = 0x1234567L << MarkWord.HASH_SHIFT;

    private final GuestWorld world = GuestWorld.get();
    private final GuestClass sample = world.load(SAMPLE);

    private GuestMethod method(String name) {
        return sample.methods.values().stream().filter(m -> m.declaration.name().equals(name)).findFirst().orElseThrow();
    }

    private static long mark(long object) {
        return RawMemory.getLong(object + ObjectLayout.MARK);
    }

    private long owner() {
        return RawMemory.getLong(world.thread() + ThreadBlockLayout.LOCK_OWNER_BITS);
    }

    /** Implements the natives of the sample and checks the locks that they run under. */
    private final class Natives extends GuestCall {
        Natives() {
            super(world);
        }

        @Override
        long nativeCall(GuestMethod m) {
            long fp = RawMemory.getLong(world.thread() + ThreadBlockLayout.GUEST_FP);
            long locked = RawMemory.getLong(fp + InterpreterFrameLayout.LOCKED_OBJECT);
            assertEquals(0, RawMemory.getLong(fp + InterpreterFrameLayout.BCP));
            switch (m.declaration.name()) {
                case "mix":
                    assertEquals(0, locked);
                    assertEquals(sample, world.classOf(local(3)));
                    return (int) local(0) * 1000L + local(2) * 10 + (long) Double.longBitsToDouble(local(5));
                case "half":
                    return Float.floatToRawIntBits(Float.intBitsToFloat((int) local(0)) / 2);
                case "self":
                    return local(0);
                case "lockedSelf":
                    assertEquals(local(0), locked);
                    assertEquals(owner(), mark(locked));
                    return locked;
                case "lockedTwice":
                    assertEquals(sample.mirror, locked);
                    assertEquals(owner(), mark(locked));
                    return Double.doubleToRawLongBits(2 * Double.longBitsToDouble(local(1)));
                default:
                    return super.nativeCall(m);
            }
        }
    }

    @Test
    void nativeMethods() throws Exception {
        Natives call = new Natives();
        assertEquals(7000 + 50 + 2 + 1.5 + 14, call.invoke(method("callNatives"), 7));
        assertEquals(5, call.served[RuntimeEntry.CALL_NATIVE.id()]);
        assertEquals(0, mark(sample.mirror));
    }

    /** Serves locks as if they were inflated: keeps a list of what was entered. */
    private final class Monitors extends GuestCall {
        final List<Long> held = new ArrayList<>();

        Monitors() {
            super(world);
        }

        @Override
        void monitor(RuntimeEntry request, long object) {
            if (request == RuntimeEntry.MONITOR_ENTER) {
                held.add(object);
            } else {
                assertEquals(object, held.remove(held.size() - 1));
            }
        }
    }

    @Test
    void thinLockNestsAndKeepsHash() throws Exception {
        long o = world.newInstance(world.load("java/lang/Object"));
        RawMemory.putLong(o + ObjectLayout.MARK, HASH);
        assertEquals(new GuestReference(o), new GuestCall(world).invoke(method("lockTwice"), new GuestReference(o), true));
        assertEquals(HASH, mark(o));
        assertThrows(GuestThrow.class, () -> new GuestCall(world).invoke(method("lockAndThrow"), new GuestReference(o)));
        assertEquals(HASH, mark(o));
    }

    @Test
    void inflatedAndForeignLocksGoToTheRuntime() throws Exception {
        for (long mark : new long[] {MarkWord.TAG_INFLATED | 5 << MarkWord.MONITOR_SHIFT, 9L << MarkWord.OWNER_SHIFT, HASH | 9L << MarkWord.OWNER_SHIFT}) {
            long o = world.newInstance(world.load("java/lang/Object"));
            RawMemory.putLong(o + ObjectLayout.MARK, mark);
            Monitors call = new Monitors();
            call.invoke(method("lockTwice"), new GuestReference(o), true);
            assertEquals(2, call.served[RuntimeEntry.MONITOR_ENTER.id()]);
            assertEquals(2, call.served[RuntimeEntry.MONITOR_EXIT.id()]);
            assertEquals(List.of(), call.held);
            assertEquals(mark, mark(o));
        }
    }

    @Test
    void fullRecursionCountGoesToTheRuntime() throws Exception {
        long o = world.newInstance(world.load("java/lang/Object"));
        int most = MarkWord.RECURSION_MASK / MarkWord.RECURSION_UNIT + 1;
        assertEquals(most, new GuestCall(world).invoke(method("deeply"), new GuestReference(o), most - 1));
        assertEquals(0, mark(o));
        class Counting extends GuestCall {
            Counting() {
                super(RuntimeProtocolTest.this.world);
            }

            @Override
            void monitor(RuntimeEntry request, long object) {
                assertEquals(o, object);
                assertEquals(RuntimeEntry.MONITOR_ENTER, request);
                assertEquals(owner() | MarkWord.RECURSION_MASK, mark(o));
            }
        }
        Counting call = new Counting();
        // The extra locking is not recorded by this runtime, so the last unlocking finds the object free and asks too: expected to be refused.
        assertThrows(AssertionError.class, () -> call.invoke(method("deeply"), new GuestReference(o), most));
        assertEquals(1, call.served[RuntimeEntry.MONITOR_ENTER.id()]);
        assertEquals(1, call.served[RuntimeEntry.MONITOR_EXIT.id()]);
        assertEquals(0, mark(o));
    }

    @Test
    void lockOfNull() {
        GuestThrow thrown = assertThrows(GuestThrow.class, () -> new GuestCall(world).invoke(method("lockTwice"), new GuestReference(0), false));
        assertEquals("java.lang.NullPointerException", thrown.className());
    }

    @Test
    void finalizerIsRegistered() throws Exception {
        GuestCall call = new GuestCall(world);
        call.invoke(method("withFinalizer"));
        assertEquals(0, call.served[RuntimeEntry.REGISTER_FINALIZER.id()]);
        RawMemory.putInt(sample.klass + KlassLayout.FLAGS, KlassLayout.FLAG_HAS_FINALIZER);
        GuestReference object = (GuestReference) call.invoke(method("withFinalizer"));
        RawMemory.putInt(sample.klass + KlassLayout.FLAGS, 0);
        assertEquals(1, call.served[RuntimeEntry.REGISTER_FINALIZER.id()]);
        assertEquals(object.address(), call.registered);
    }

    /** Entries of a class that is being initialised serve the initialising thread only, without being asked for again. */
    @Test
    void staticsDuringInitialization() throws Exception {
        String[] names = {"useStatics", "callStatic"};
        for (String name : names) {
            assertEquals(14, new GuestCall(world).invoke(method(name), 7));
        }
        long cache = sample.cache;
        List<Long> marked = new ArrayList<>();
        for (int i = 1; i < sample.file.constantPool().size(); i++) {
            long flags = cache + ((long) i << CpCacheLayout.ENTRY_SHIFT) + CpCacheLayout.FLAGS;
            if (RawMemory.getInt(flags) != 0) {
                marked.add(flags);
                RawMemory.putInt(flags, RawMemory.getInt(flags) | CpCacheLayout.FLAG_INITIALIZING);
            }
        }
        assertTrue(marked.size() >= 2);
        RawMemory.putInt(sample.klass + KlassLayout.INIT_THREAD, RawMemory.getInt(world.thread() + ThreadBlockLayout.THREAD_ID));
        GuestCall own = new GuestCall(world);
        assertEquals(-6, own.invoke(method("useStatics"), -3));
        assertEquals(0, own.served[RuntimeEntry.RESOLVE_BYTECODE.id()]);
        RawMemory.putInt(sample.klass + KlassLayout.INIT_THREAD, 1);
        GuestCall other = new GuestCall(world);
        assertEquals(-10, other.invoke(method("useStatics"), -5));
        assertTrue(other.served[RuntimeEntry.RESOLVE_BYTECODE.id()] > 0);
        RawMemory.putInt(sample.klass + KlassLayout.INIT_THREAD, 0);
    }
}
