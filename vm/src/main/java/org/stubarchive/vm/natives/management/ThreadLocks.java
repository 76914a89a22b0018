package org.stubarchive.vm.natives.management;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.stubarchive.vm.VirtualMachine;
import org.stubarchive.vm.frames.Frame;
import org.stubarchive.vm.natives.GuestField;
import org.stubarchive.vm.oops.Klass;
import org.stubarchive.vm.oops.Oops;
import org.stubarchive.vm.threads.JavaThread;
import org.stubarchive.vm.threads.ThreadRegistry;

/** What threads wait for, and who holds it. To be used while the world is stopped. */
final class ThreadLocks {
    /** Which locks count. */
    enum Locks {
        /** Monitors. */
        MONITORS,
        /** Also ownable synchronizers of {@code java.util.concurrent}. */
        ALL
    }

    private static final String SYNCHRONIZER = "java/util/concurrent/locks/AbstractOwnableSynchronizer";

    private final VirtualMachine vm;
    private final GuestField parkBlocker = new GuestField("java/lang/Thread", "parkBlocker", "Ljava/lang/Object;");
    private final GuestField exclusiveOwner = new GuestField(SYNCHRONIZER, "exclusiveOwnerThread", "Ljava/lang/Thread;");

    ThreadLocks(VirtualMachine vm) {
        this.vm = vm;
    }

    /** The object that a thread waits to lock, waits on, or is parked for; 0 if there is none. */
    long waitsFor(JavaThread t) {
        long blocked = vm.synchronizer().monitors().blockedObject(t);
        if (blocked != 0) {
            return blocked;
        }
        Frame top = vm.stacks().frames(t);
        if (!top.isEnd() && top.method().isNative() && top.method().name().startsWith("wait") && top.method().holder().name().equals("java/lang/Object")) {
            return top.localReference(0);
        }
        return parkBlocker.getReference(t.threadObject());
    }

    /** The thread that holds what a thread waits to get; null if nobody does. */
    JavaThread awaitedOwner(JavaThread t, Locks locks) {
        long blocked = vm.synchronizer().monitors().blockedObject(t);
        if (blocked != 0) {
            return vm.synchronizer().monitors().ownerOf(blocked);
        }
        long blocker = t.threadObject() == 0 || locks == Locks.MONITORS ? 0 : parkBlocker.getReference(t.threadObject());
        if (blocker == 0 || !isSynchronizer(Oops.klass(blocker))) {
            return null;
        }
        long owner = exclusiveOwner.getReference(blocker);
        return owner == 0 ? null : vm.threads().registry().of(owner);
    }

    private boolean isSynchronizer(Klass klass) {
        return klass.isSubtypeOf(vm.dictionary().bootKlass(SYNCHRONIZER));
    }

    /** The threads that wait for each other in a circle. */
    List<JavaThread> deadlocked(Locks locks) {
        List<JavaThread> result = new ArrayList<>();
        ThreadRegistry registry = vm.threads().registry();
        for (int i = 0; i < registry.count(); i++) {
            Set<JavaThread> path = new LinkedHashSet<>();
            JavaThread at = registry.at(i);
            while (at != null && path.add(at)) {
                at = awaitedOwner(at, locks);
            }
            if (at == registry.at(i)) {
                result.add(at);
            }
        }
        return result;
    }
}
