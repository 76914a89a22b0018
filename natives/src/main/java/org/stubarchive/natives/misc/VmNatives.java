package org.stubarchive.natives.misc;

import java.time.Instant;
import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.natives.lang.StackFrames;
import org.stubarchive.vm.frames.Frame;
import org.stubarchive.vm.oops.ClassLoaderData;
import org.stubarchive.vm.posix.Posix;

/** {@code jdk.internal.misc.VM}. */
@NativesOf("jdk/internal/misc/VM")
final class VmNatives {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    /** Largest distance, in seconds, that fits a long in nanoseconds. */
    private static final long MAX_SECONDS = 1L << 32;

    @Native("initialize()V")
    static void initialize() {}

    @Native("getuid()J")
    static long getuid() {
        return Posix.call("getuid");
    }

    @Native("geteuid()J")
    static long geteuid() {
        return Posix.call("geteuid");
    }

    @Native("getgid()J")
    static long getgid() {
        return Posix.call("getgid");
    }

    @Native("getegid()J")
    static long getegid() {
        return Posix.call("getegid");
    }

    @Native("getNanoTimeAdjustment(J)J")
    static long getNanoTimeAdjustment(long offsetInSeconds) {
        return nanoTimeAdjustment(offsetInSeconds);
    }

    @Native("getRuntimeArguments()[Ljava/lang/String;")
    static @Oop long getRuntimeArguments(NativeCall c) {
        return c.objects().newStrings(c.thread());
    }

    /** The loader of the topmost class on the stack that neither the boot nor the platform loader defined, or 0. */
    @Native("latestUserDefinedLoader0()Ljava/lang/ClassLoader;")
    static @Oop long latestUserDefinedLoader(NativeCall c) {
        long platform = PlatformLoader.oop(c);
        for (Frame f = StackFrames.caller(c); !f.isEnd(); f.next()) {
            ClassLoaderData loader = f.method().holder().loader();
            if (!loader.isBoot() && loader.loaderOop() != platform) {
                return loader.loaderOop();
            }
        }
        return 0;
    }

    /** Nanoseconds from the given second to now; -1 if they do not fit. */
    private static long nanoTimeAdjustment(long offsetSeconds) {
        Instant now = Instant.now();
        long seconds = now.getEpochSecond() - offsetSeconds;
        if (seconds > MAX_SECONDS || seconds < -MAX_SECONDS) {
            return -1;
        }
        return seconds * NANOS_PER_SECOND + now.getNano();
    }
}
