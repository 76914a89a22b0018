package org.stubarchive.testing;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that are skipped in each way: what {@link SkippedTestsTest} looks at. Not named as a test, so that no build runs it by itself. */
class SkipsForReasons {
    @Test
    void passes() {}

    @Test
    void givesUp() {
        Assumptions.abort("tool is not installed");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void givesUpEachTime(int number) {
        Assumptions.assumeTrue(number < 0, "tool is not installed\nand more about it");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    @EnabledIfSystemProperty(named = "os.arch", matches = "none", disabledReason = "no such machine")
    void needsAnotherMachine(int number) {}
}
