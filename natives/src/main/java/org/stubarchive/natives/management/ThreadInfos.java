package org.stubarchive.natives.management;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.management.ThreadSnapshot.Listed;
import org.stubarchive.vm.diagnostics.OwnableSynchronizers;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.objects.GuestArrays;
import org.stubarchive.vm.objects.GuestField;
import org.stubarchive.vm.threads.JavaThread;
import org.stubarchive.vm.threads.ThreadRegistry;

/** Threads by their numbers, and {@code java.lang.management.ThreadInfo} objects of several at one moment. */
final class ThreadInfos {
    private static final GuestField ID = new GuestField("java/lang/Thread", "tid", "J");

    private ThreadInfos() {}

    /** The live thread with a number of {@code Thread.getId}, or null. */
    static JavaThread find(NativeCall c, long id) {
        ThreadRegistry registry = c.vm().threads().registry();
        for (int i = 0; i < registry.count(); i++) {
            long object = registry.at(i).threadObject();
            if (object != 0 && ID.getLong(object) == id) {
                return registry.at(i);
            }
        }
        return null;
    }

    /** {@code Thread.getId} of a thread. */
    static long id(JavaThread t) {
        return ID.getLong(t.threadObject());
    }

    /**
     * Takes threads while all stand still; {@code null} for those that are not alive.
     *
     * @param depth greatest number of frames, negative for all
     */
    static List<ThreadSnapshot> take(NativeCall c, HandleScope scope, long[] ids, int depth, Set<Listed> listed) {
        List<ThreadSnapshot> taken = new ArrayList<>();
        c.vm().safepoints().begin(c.thread());
        try {
            OwnableSynchronizers owned = listed.contains(Listed.SYNCHRONIZERS) ? new OwnableSynchronizers(c.vm(), c.thread()) : null;
            for (long id : ids) {
                JavaThread t = find(c, id);
                taken.add(t == null ? null : new ThreadSnapshot(c.vm(), scope, t, depth, listed, owned));
            }
        } finally {
            c.vm().safepoints().end(c.thread());
        }
        return taken;
    }

    /** Puts a description of each thread that was alive into an array that is at least as long, whose address is asked for each time. */
    static void describe(NativeCall c, List<ThreadSnapshot> taken, LongSupplier array) {
        for (int i = 0; i < taken.size(); i++) {
            if (taken.get(i) != null) {
                long info = taken.get(i).describe(c);
                GuestArrays.setElement(array.getAsLong(), i, info);
            }
        }
    }
}
