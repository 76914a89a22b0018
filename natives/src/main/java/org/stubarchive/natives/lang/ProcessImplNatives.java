package org.stubarchive.natives.lang;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code java.lang.ProcessImpl}. */
public final class ProcessImplNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "init()V",
        "forkAndExec(I[B[B[BI[BI[B[IZ)I",
    };

    /** The natives. */
    public ProcessImplNatives() {
        super("java/lang/ProcessImpl", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // init()V
                return 0;
            case 1: // forkAndExec(I[B[B[BI[BI[B[IZ)I
                return ProcessStart.start(c);
            default:
                throw noSuchNative(index);
        }
    }
}
