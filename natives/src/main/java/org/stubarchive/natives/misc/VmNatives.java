package org.stubarchive.natives.misc;

import java.time.Instant;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.natives.lang.StackFrames;
import org.stubarchive.vm.frames.Frame;
import org.stubarchive.vm.objects.GuestObjects;
import org.stubarchive.vm.oops.ClassLoaderData;
import org.stubarchive.vm.posix.Posix;

/** {@code jdk.internal.misc.VM}. */
public final class VmNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "initialize()V",
        "latestUserDefinedLoader0()Ljava/lang/ClassLoader;",
        "getuid()J",
        "geteuid()J",
        "getgid()J",
        "getegid()J",
        "getNanoTimeAdjustment(J)J",
        "getRuntimeArguments()[Ljava/lang/String;",
    };
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    /** Largest distance, in seconds, that fits a long in nanoseconds. */
    private static final long MAX_SECONDS = 1L << 32;

    /** The natives. */
    public VmNatives() {
        super("jdk/internal/misc/VM", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // initialize()V
                return 0;
            case 1: // latestUserDefinedLoader0()Ljava/lang/ClassLoader;
                return latestUserDefinedLoader(c);
            case 2: // getuid()J
                return Posix.call("getuid");
            case 3: // geteuid()J
                return Posix.call("geteuid");
            case 4: // getgid()J
                return Posix.call("getgid");
            case 5: // getegid()J
                return Posix.call("getegid");
            case 6: // getNanoTimeAdjustment(J)J
                return nanoTimeAdjustment(c.longAt(0));
            case 7: // getRuntimeArguments()[Ljava/lang/String;
                return GuestObjects.newStrings(c.thread());
            default:
                throw noSuchNative(index);
        }
    }

    /** The loader of the topmost class on the stack that neither the boot nor the platform loader defined, or 0. */
    private static long latestUserDefinedLoader(NativeCall c) {
        long platform = PlatformLoader.oop(c.vm());
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
