package org.stubarchive.arch.catalogue;

import org.stubarchive.format.code.Target;

class Aarch64StubCatalogueTest extends StubCatalogueTest {
    Aarch64StubCatalogueTest() {
        super(Target.LINUX_AARCH64, new Aarch64Syntax());
    }
}
