package org.stubarchive.format.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.stubarchive.format.Archives;
import org.stubarchive.format.Stubs;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.Dependency;
import org.stubarchive.format.code.StubCode;

class UnlinkerTest {
    /** Stubs taken out of an image and linked again give the same image. */
    @Test
    void linkingIsReversible() throws Exception {
        for (CodeImage image : new CodeImage[] {Archives.x86(), Archives.aarch64()}) {
            CodeTables tables = CodeTables.open(image.tables(), "memory", "tables");
            Unlinker unlinker = new Unlinker(image, tables);
            TextLinker linker = new TextLinker(image.target(), Stubs.exampleCatalogue());
            for (int u = tables.unitCount() - 1; u >= 0; u--) {
                linker.add(unlinker.stub(u), unlinker.dependencies(u));
            }
            CodeImage again = linker.link();
            assertArrayEquals(bytes(image.text()), bytes(again.text()));
            assertArrayEquals(bytes(image.cells()), bytes(again.cells()));
            assertArrayEquals(bytes(image.tables()), bytes(again.tables()));
            assertEquals(image.labels(), again.labels());
        }
    }

    @Test
    void dependenciesComeBack() throws Exception {
        TextLinker linker = new TextLinker(Archives.x86().target(), Stubs.exampleCatalogue());
        Set<Dependency> dependencies = Set.of(Dependency.LAYOUTS, Dependency.flag("ObjectAlignment", -8), Dependency.entry("s1", 0x01000001));
        linker.add(Stubs.stub("s3", CpuFeatures.BASELINE, 8, 0, 0), dependencies);
        CodeImage image = linker.link();
        assertEquals(dependencies, new Unlinker(image, CodeTables.open(image.tables(), "memory", "tables")).dependencies(0));
    }

    @Test
    void operandsAreCleared() throws Exception {
        CodeImage image = Archives.x86();
        CodeTables tables = CodeTables.open(image.tables(), "memory", "tables");
        StubCode s1 = new Unlinker(image, tables).stub(0);
        assertEquals(0, ByteBuffer.wrap(s1.code()).getInt(4));
        assertEquals(Stubs.exampleStubs().get(0).relocations(), s1.relocations());
        assertEquals(Stubs.exampleStubs().get(0).labels(), s1.labels());
    }

    private static byte[] bytes(ByteBuffer b) {
        byte[] bytes = new byte[b.remaining()];
        b.get(bytes);
        return bytes;
    }
}
