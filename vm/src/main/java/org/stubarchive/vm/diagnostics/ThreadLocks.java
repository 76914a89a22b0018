package org.stubarchive.vm.diagnostics;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.stubarchive.vm.VirtualMachine;
import org.stubarchive.vm.frames.Frame;
import org.stubarchive.vm.objects.GuestField;
import org.stubarchive.vm.oops.Klass;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.oops.Oops;
import org.stubarchive.vm.threads.JavaThread;
import org.stubarchive.vm.threads.ThreadRegistry;

/** What threads wait for, and who holds it. To be used while the world is stopped. */
public final class ThreadLocks {
    /** Which locks count. */
    public enum Locks {
        /** Monitors. */
        MONITORS,
        /** Also ownable synchronizers of {@code java.util.concurrent}. */
        ALL
    }

    private final VirtualMachine vm;
    private final GuestField parkBlocker = new GuestField("java/lang/Thread", "parkBlocker", "Ljava/lang/Object;");
    private final GuestField exclusiveOwner = new GuestField(OwnableSynchronizers.SYNCHRONIZER, "exclusiveOwnerThread", "Ljava/lang/Thread;");

    /** The locks of a machine's threads. */
    public ThreadLocks(VirtualMachine vm) {
        this.vm = vm;
    }

    /** The object that a thread waits to lock, waits on, or is parked for; 0 if there is none. */
    public long waitsFor(JavaThread t) {
        long blocked = vm.synchronizer().monitors().blockedObject(t);
        if (blocked != 0) {
            return blocked;
        }
        long waitedOn = waitedOn(t);
        return waitedOn != 0 ? waitedOn : parkBlocker(t);
    }

    /** The object in whose {@code Object.wait} the thread is, also when it was notified and waits to have the monitor back; 0 if there is none. */
    public long waitedOn(JavaThread t) {
        Frame top = vm.stacks().frames(t);
        return !top.isEnd() && isObjectWait(top.method()) ? top.localReference(0) : 0;
    }

    boolean isObjectWait(Method m) {
        return m.isNative() && m.name().startsWith("wait") && m.holder() == vm.model().objectKlass();
    }

    /** The object whose monitor a thread waits to enter; 0 if there is none. */
    long blockedOn(JavaThread t) {
        return vm.synchronizer().monitors().blockedObject(t);
    }

    /** The object that a thread that is parked gave as the reason; 0 if there is none. */
    long parkBlocker(JavaThread t) {
        return parkBlocker.getReference(t.threadObject());
    }

    /** The thread that owns an ownable synchronizer; {@code null} if nobody does or the object is none. */
    JavaThread ownerOfSynchronizer(long object) {
        long owner = isSynchronizer(Oops.klass(object)) ? exclusiveOwner.getReference(object) : 0;
        return owner == 0 ? null : vm.threads().registry().of(owner);
    }

    /** The thread that holds what a thread waits to get; null if nobody does. */
    public JavaThread awaitedOwner(JavaThread t, Locks locks) {
        long blocked = vm.synchronizer().monitors().blockedObject(t);
        if (blocked != 0) {
            return vm.synchronizer().monitors().ownerOf(blocked);
        }
        long blocker = t.threadObject() == 0 || locks == Locks.MONITORS ? 0 : parkBlocker.getReference(t.threadObject());
        return blocker == 0 ? null : ownerOfSynchronizer(blocker);
    }

    private boolean isSynchronizer(Klass klass) {
        // Nothing is loaded while the world is stopped; what is an instance has a class that is loaded.
        Klass base = vm.model().bootLoader().find(OwnableSynchronizers.SYNCHRONIZER);
        return base != null && klass.isSubtypeOf(base);
    }

    /** The threads that wait for each other in a circle. */
    public List<JavaThread> deadlocked(Locks locks) {
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
