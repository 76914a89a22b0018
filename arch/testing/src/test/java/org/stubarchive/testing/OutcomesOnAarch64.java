package org.stubarchive.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One test of each outcome: what {@link EmulatedTestsTest} looks at. Not named as a test, so that no build runs it by itself. */
@NeedsAarch64
class OutcomesOnAarch64 {
    @Test
    void passes() {
        assertEquals("aarch64", System.getProperty("os.arch"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void fails(int number) {
        assertEquals(1, number, "numbers\tdiffer");
    }

    @Test
    void givesUp() {
        Assumptions.abort("for a reason");
    }
}
