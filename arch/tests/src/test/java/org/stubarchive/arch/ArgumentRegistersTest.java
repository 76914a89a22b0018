package org.stubarchive.arch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.runtime.CallingConvention;
import org.stubarchive.stubgen.Architecture;
import org.stubarchive.stubgen.Gpr;
import org.stubarchive.stubgen.Registers;
import org.stubarchive.stubgen.StubRecorder;

/** What each architecture declares of the registers of compiled code agrees with what the runtime assumes and with the other roles. */
class ArgumentRegistersTest {
    private static Stream<Architecture> architectures() {
        return ServiceLoader.load(Architecture.class).stream().map(ServiceLoader.Provider::get);
    }

    private static Registers registers(Architecture a) {
        return a.newMacroAssembler(new StubRecorder("registers", 0, CpuFeatures.BASELINE)).registers();
    }

    @Test
    void thereAreAsManyAsTheRuntimeAssumes() {
        assertEquals(2, architectures().count());
        architectures().forEach(a -> {
            Registers r = registers(a);
            assertEquals(CallingConvention.of(a.target()), new CallingConvention(r.arguments().size(), r.fpArguments().size()));
        });
    }

    @Test
    void adaptersHaveTemporaries() {
        architectures().forEach(a -> {
            Registers r = registers(a);
            Set<Gpr> arguments = new HashSet<>(r.arguments());
            assertEquals(r.arguments().size(), arguments.size());
            for (Gpr other : List.of(r.thread(), r.framePointer(), r.stackPointer(), r.bytecodePointer(), r.locals(), r.dispatch(), r.method())) {
                assertFalse(arguments.contains(other), () -> a.target() + ": " + other + " is an argument register");
            }
        });
    }

    @Test
    void pollsKeepAllThatHoldsValues() {
        architectures().forEach(a -> {
            Registers r = registers(a);
            Set<Gpr> values = new HashSet<>(r.values());
            assertEquals(r.values().size(), values.size());
            assertTrue(values.containsAll(r.arguments()));
            assertTrue(values.containsAll(r.temps()));
            assertTrue(values.containsAll(List.of(r.bytecodePointer(), r.locals(), r.dispatch(), r.method(), r.result())));
            for (Gpr other : List.of(r.thread(), r.framePointer(), r.stackPointer())) {
                assertFalse(values.contains(other), () -> a.target() + ": " + other + " holds values");
            }
            assertTrue(new HashSet<>(r.fpValues()).containsAll(r.fpArguments()));
        });
    }
}
