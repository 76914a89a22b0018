package org.stubarchive.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.TestAbortedException;

/** What is told of tests that ran in an emulated JVM is what happened there. */
@NeedsEmulation
class EmulatedTestsTest {
    private static final String PREFIX = "cortex_a57 with pages of 4096: OutcomesOnAarch64 > ";

    private static Map<String, DynamicTest> run(Class<?> tests) {
        Map<String, DynamicTest> results = new TreeMap<>();
        String before = System.setProperty(EmulatedTests.CLASSES, tests.getName().replace(".", "\\."));
        try (Stream<DynamicNode> nodes = EmulatedTests.on(CpuModel.CORTEX_A57, tests)) {
            nodes.forEach(n -> results.put(n.getDisplayName(), (DynamicTest) n));
        } finally {
            restore(before);
        }
        return results;
    }

    private static void restore(String filter) {
        if (filter == null) {
            System.clearProperty(EmulatedTests.CLASSES);
        } else {
            System.setProperty(EmulatedTests.CLASSES, filter);
        }
    }

    @Test
    void eachTestIsToldAsItEnded() throws Throwable {
        Map<String, DynamicTest> results = run(OutcomesOnAarch64.class);
        assertEquals(4, results.size(), results.keySet().toString());
        results.get(PREFIX + "passes()").getExecutable().execute();
        String reason = assertThrows(TestAbortedException.class, results.get(PREFIX + "givesUp()").getExecutable()).getMessage();
        assertTrue(reason.contains("for a reason"), reason);
        results.get(PREFIX + "fails(int) > [1] 1").getExecutable().execute();
        String failure = assertThrows(AssertionError.class, results.get(PREFIX + "fails(int) > [2] 2").getExecutable()).getMessage();
        assertTrue(failure.contains("numbers\tdiffer ==> expected: <1> but was: <2>"), failure);
        assertTrue(failure.contains("OutcomesOnAarch64.fails"), failure);
    }

    @Test
    void aTestThatEndsTheProcessFails() {
        Map<String, DynamicTest> results = run(EndsOnAarch64.class);
        assertEquals(1, results.size(), results.keySet().toString());
        String failure = assertThrows(AssertionError.class, results.values().iterator().next().getExecutable()).getMessage();
        assertTrue(failure.contains("ended with status 3") && failure.contains("last words"), failure);
    }

    @Test
    void noTestsAreAFailure() {
        Map<String, DynamicTest> results = new TreeMap<>();
        String before = System.clearProperty(EmulatedTests.CLASSES);
        try (Stream<DynamicNode> nodes = EmulatedTests.onlyOn(CpuModel.CORTEX_A57, TestEventTest.class)) {
            nodes.forEach(n -> results.put(n.getDisplayName(), (DynamicTest) n));
        } finally {
            restore(before);
        }
        assertEquals(1, results.size(), results.keySet().toString());
        assertThrows(AssertionError.class, results.values().iterator().next().getExecutable());
    }

    @Test
    void aFilterThatMatchesNothingSkips() {
        Map<String, DynamicTest> results = run(TestEventTest.class);
        // Without the name of a machine: none was started.
        assertEquals(Set.of("all tests"), results.keySet());
        String reason = assertThrows(TestAbortedException.class, results.values().iterator().next().getExecutable()).getMessage();
        assertTrue(reason.contains("TestEventTest"), reason);
    }
}
