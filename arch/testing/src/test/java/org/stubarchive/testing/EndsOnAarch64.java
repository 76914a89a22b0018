package org.stubarchive.testing;

import org.junit.jupiter.api.Test;

/** Ends its JVM: what {@link EmulatedTestsTest} looks at. */
@NeedsAarch64
class EndsOnAarch64 {
    @Test
    void ends() {
        System.err.println("last words");
        Runtime.getRuntime().halt(3);
    }
}
