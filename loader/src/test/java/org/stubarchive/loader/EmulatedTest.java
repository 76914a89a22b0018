package org.stubarchive.loader;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.stubarchive.testing.CpuModel;
import org.stubarchive.testing.EmulatedTests;
import org.stubarchive.testing.NeedsEmulation;

/** Runs the tests of this module that do not depend on x86-64 on an emulated aarch64. */
@NeedsEmulation
class EmulatedTest {
    @TestFactory
    Stream<DynamicNode> onTheBaseline() {
        return EmulatedTests.on(CpuModel.CORTEX_A57, EmulatedTest.class);
    }

    @TestFactory
    Stream<DynamicNode> withLargePages() {
        return EmulatedTests.on(CpuModel.CORTEX_A57, 65_536, EmulatedTest.class);
    }
}
