package org.stubarchive.natives.desktop;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativesOf;

/** {@code sun.print.CUPSPrinter}: as on a machine without the library of that printing system. */
@NativesOf("sun/print/CUPSPrinter")
final class PrinterNatives {
    @Native("initIDs()Z")
    static boolean initIDs() {
        return false;
    }
}
