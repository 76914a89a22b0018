package org.stubarchive.natives.misc;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code jdk.internal.misc.CDS}: there is no archive of guest classes, and none is being made. */
public final class CdsNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "isDumpingClassList0()Z",
        "isDumpingArchive0()Z",
        "isSharingEnabled0()Z",
        "getRandomSeedForDumping()J",
        "logLambdaFormInvoker(Ljava/lang/String;)V",
        "initializeFromArchive(Ljava/lang/Class;)V",
        "defineArchivedModules(Ljava/lang/ClassLoader;Ljava/lang/ClassLoader;)V",
        "dumpClassList(Ljava/lang/String;)V",
        "dumpDynamicArchive(Ljava/lang/String;)V",
        "getCDSConfigStatus()I",
        "needsClassInitBarrier0(Ljava/lang/Class;)Z",
    };

    /** The natives. */
    public CdsNatives() {
        super("jdk/internal/misc/CDS", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // isDumpingClassList0()Z
            case 1: // isDumpingArchive0()Z
            case 2: // isSharingEnabled0()Z
            case 3: // getRandomSeedForDumping()J
            case 4: // logLambdaFormInvoker(Ljava/lang/String;)V
            case 5: // initializeFromArchive(Ljava/lang/Class;)V
            case 6: // defineArchivedModules(Ljava/lang/ClassLoader;Ljava/lang/ClassLoader;)V
            case 9: // getCDSConfigStatus()I
            case 10: // needsClassInitBarrier0(Ljava/lang/Class;)Z
                return 0;
            case 7: // dumpClassList(Ljava/lang/String;)V
            case 8: // dumpDynamicArchive(Ljava/lang/String;)V
                throw c.exception("java/lang/UnsupportedOperationException", "class data sharing");
            default:
                throw noSuchNative(index);
        }
    }
}
