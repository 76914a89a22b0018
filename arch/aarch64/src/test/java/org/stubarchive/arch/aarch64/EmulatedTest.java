package org.stubarchive.arch.aarch64;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.stubarchive.testing.CpuModel;
import org.stubarchive.testing.EmulatedTests;
import org.stubarchive.testing.NeedsEmulation;

/** Runs the tests of this module that execute code, on machines with and without the optional instructions. */
@NeedsEmulation
class EmulatedTest {
    @TestFactory
    Stream<DynamicNode> withEveryExtension() {
        return EmulatedTests.on(CpuModel.MAX, EmulatedTest.class);
    }

    @TestFactory
    Stream<DynamicNode> onTheBaseline() {
        return EmulatedTests.on(CpuModel.CORTEX_A57, EmulatedTest.class);
    }
}
