package org.stubarchive.natives.misc;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;

/** {@code jdk.internal.misc.CDS}: there is no archive of guest classes, and none is being made. */
@NativesOf("jdk/internal/misc/CDS")
final class CdsNatives {
    @Native(value = "isDumpingClassList0()Z", last = 17)
    @Native(value = "isDumpingArchive0()Z", last = 17)
    @Native(value = "isSharingEnabled0()Z", last = 17)
    static boolean isDumpingClassList0() {
        return false;
    }

    @Native("getRandomSeedForDumping()J")
    static long getRandomSeedForDumping() {
        return 0;
    }

    @Native("logLambdaFormInvoker(Ljava/lang/String;)V")
    static void logLambdaFormInvoker(@Oop long line) {}

    @Native("initializeFromArchive(Ljava/lang/Class;)V")
    static void initializeFromArchive(@Oop long type) {}

    @Native("defineArchivedModules(Ljava/lang/ClassLoader;Ljava/lang/ClassLoader;)V")
    static void defineArchivedModules(@Oop long platformLoader, @Oop long systemLoader) {}

    @Native(value = "getCDSConfigStatus()I", first = 25)
    static int getCDSConfigStatus() {
        return 0;
    }

    @Native(value = "needsClassInitBarrier0(Ljava/lang/Class;)Z", first = 25)
    static boolean needsClassInitBarrier0(@Oop long type) {
        return false;
    }

    @Native("dumpClassList(Ljava/lang/String;)V")
    @Native("dumpDynamicArchive(Ljava/lang/String;)V")
    static void dumpClassList(NativeCall c, @Oop long listFileName) {
        throw c.exception("java/lang/UnsupportedOperationException", "class data sharing");
    }
}
