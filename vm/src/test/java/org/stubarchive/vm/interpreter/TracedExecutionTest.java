package org.stubarchive.vm.interpreter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stubarchive.format.layout.InterpreterFrameLayout;
import org.stubarchive.format.layout.ThreadBlockLayout;
import org.stubarchive.format.layout.VmVariablesLayout;
import org.stubarchive.format.runtime.RuntimeEntry;
import org.stubarchive.format.runtime.TosState;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.testing.OnEveryMachine;
import org.stubarchive.vm.classfile.Bytecodes;

/** Runs the samples with tracing dispatch tables and a poll request before every bytecode: same results, and every bytecode was executed. */
@OnEveryMachine
class TracedExecutionTest {
    /** Counts bytecodes by number as the class file has them, and requests a poll each time. */
    private static final class Tracer extends GuestCall {
        final BitSet seen;
        private final GuestWorld world;

        Tracer(GuestWorld world, BitSet seen) {
            super(world);
            this.world = world;
            this.seen = seen;
        }

        @Override
        void traced() {
            long fp = RawMemory.getLong(world.thread() + ThreadBlockLayout.GUEST_FP);
            long bcp = RawMemory.getLong(fp + InterpreterFrameLayout.BCP);
            GuestMethod m = world.methodOfFrame(fp);
            int bci = (int) (bcp - m.code());
            assertTrue(argument(0) >= 0 && argument(0) < TosState.COUNT);
            seen.set(m.declaration.code().u1(bci));
            RawMemory.putInt(world.thread() + ThreadBlockLayout.POLL, 1);
        }
    }

    @Test
    void everyBytecodeTracedAndPolled() {
        GuestWorld world = GuestWorld.get();
        BitSet seen = new BitSet();
        int[] served = new int[64];
        long executing = RawMemory.getLong(world.variables() + VmVariablesLayout.EXECUTING_DISPATCH_TABLE);
        RawMemory.putLong(world.thread() + ThreadBlockLayout.DISPATCH_TABLE, world.code().newTracingTables());
        try {
            for (Method host : Outcomes.sampleMethods().toList()) {
                if (host.getName().matches("overflowStack|catchOverflow")) {
                    continue;
                }
                GuestMethod guest = Outcomes.guestMethod(world, host);
                List<Object[]> few = EdgeValues.few(host.getParameterTypes());
                for (Object[] arguments : few.subList(0, Math.min(8, few.size()))) {
                    Tracer tracer = new Tracer(world, seen);
                    assertEquals(Outcomes.onHost(host, arguments), Outcomes.onGuest(tracer, guest, arguments), () -> host + Arrays.toString(arguments));
                    for (int i = 0; i < served.length; i++) {
                        served[i] += tracer.served[i];
                    }
                }
            }
        } finally {
            RawMemory.putLong(world.thread() + ThreadBlockLayout.DISPATCH_TABLE, executing);
            RawMemory.putInt(world.thread() + ThreadBlockLayout.POLL, 0);
        }
        List<String> missed = new ArrayList<>();
        for (int b = 0; b <= Bytecodes.JSR_W; b++) {
            // Call sites need the class library.
            if (!seen.get(b) && b != Bytecodes.INVOKEDYNAMIC) {
                missed.add(Bytecodes.name(b));
            }
        }
        assertEquals(List.of(), missed);
        for (RuntimeEntry e : new RuntimeEntry[] {RuntimeEntry.SAFEPOINT, RuntimeEntry.SAFEPOINT_RETURN_VALUE, RuntimeEntry.SAFEPOINT_RETURN_REFERENCE}) {
            assertTrue(served[e.id()] > 0, e.name());
        }
    }
}
