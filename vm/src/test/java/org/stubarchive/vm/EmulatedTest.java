package org.stubarchive.vm;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.stubarchive.testing.CpuModel;
import org.stubarchive.testing.EmulatedTests;
import org.stubarchive.testing.NeedsEmulation;

/** Runs the tests of this module that execute codelets on an emulated aarch64. */
@NeedsEmulation
class EmulatedTest {
    @TestFactory
    Stream<DynamicNode> onTheBaseline() {
        return EmulatedTests.on(CpuModel.CORTEX_A57, EmulatedTest.class);
    }
}
