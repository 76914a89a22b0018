package org.stubarchive.natives.desktop;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code sun.print.CUPSPrinter}: as on a machine without the library of that printing system. */
public final class PrinterNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "initIDs()Z",
    };

    /** The natives. */
    public PrinterNatives() {
        super("sun/print/CUPSPrinter", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        if (index != 0) { // initIDs()Z
            throw noSuchNative(index);
        }
        return 0;
    }
}
