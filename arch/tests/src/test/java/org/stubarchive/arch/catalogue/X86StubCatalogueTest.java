package org.stubarchive.arch.catalogue;

import org.stubarchive.format.code.Target;

class X86StubCatalogueTest extends StubCatalogueTest {
    X86StubCatalogueTest() {
        super(Target.LINUX_X86_64, new X86Syntax());
    }
}
