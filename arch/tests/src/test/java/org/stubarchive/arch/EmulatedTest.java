package org.stubarchive.arch;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.stubarchive.arch.loading.ArchiveRunTest;
import org.stubarchive.arch.loading.CpuProbeTest;
import org.stubarchive.arch.loading.NativeCallTest;
import org.stubarchive.arch.stub.CopyStubsTest;
import org.stubarchive.arch.stub.SwitchStubsTest;
import org.stubarchive.arch.stub.TypedCopyStubsTest;
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
        // What the macro-assembler emits is the baseline's everywhere; variants are chosen for whole stubs.
        return EmulatedTests.isFull()
                ? EmulatedTests.on(CpuModel.CORTEX_A57, EmulatedTest.class)
                : EmulatedTests.onlyOn(CpuModel.CORTEX_A57, CopyStubsTest.class, TypedCopyStubsTest.class, SwitchStubsTest.class, ArchiveRunTest.class, CpuProbeTest.class, NativeCallTest.class);
    }

    @TestFactory
    @EnabledIfSystemProperty(named = EmulatedTests.EXTENT, matches = EmulatedTests.FULL, disabledReason = EmulatedTests.NOT_FULL)
    Stream<DynamicNode> copiesWithShortVectors() {
        return EmulatedTests.onlyOn(CpuModel.MAX_SHORT_VECTORS, CopyStubsTest.class);
    }

    @TestFactory
    @EnabledIfSystemProperty(named = EmulatedTests.EXTENT, matches = EmulatedTests.FULL, disabledReason = EmulatedTests.NOT_FULL)
    Stream<DynamicNode> copiesWithLongVectors() {
        return EmulatedTests.onlyOn(CpuModel.MAX_LONG_VECTORS, CopyStubsTest.class);
    }
}
