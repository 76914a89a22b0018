package org.stubarchive.vm.calls;

import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.log.LogTopic;
import org.stubarchive.vm.log.VmLog;
import org.stubarchive.vm.oops.Klass;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.oops.Oops;
import org.stubarchive.vm.threads.JavaThread;
import org.stubarchive.vm.threads.ObjectSynchronizer;

/** Exception handlers of the classes of a machine. */
public final class GuestHandlers implements ExceptionHandlers {
    private final VmLog log;
    private final ObjectSynchronizer synchronizer;
    private final GuestClasses classes;

    /** Handlers of methods whose classes are linked. */
    public GuestHandlers(VmLog log, ObjectSynchronizer synchronizer, GuestClasses classes) {
        this.log = log;
        this.synchronizer = synchronizer;
        this.classes = classes;
    }

    @Override
    public boolean catches(JavaThread t, Method method, int catchType, long exception) {
        try (HandleScope scope = t.handles().open()) {
            Handle thrown = scope.handle(exception);
            Klass type = classes.classAt(t, method.holder(), catchType);
            return Oops.klass(thrown.oop()).isSubtypeOf(type);
        }
    }

    @Override
    public void unlock(JavaThread t, long object) {
        synchronizer.exit(t, object);
    }

    @Override
    public void caught(JavaThread t, Method method, int handler, long exception) {
        if (log.isOn(LogTopic.EXCEPTIONS)) {
            log.line(LogTopic.EXCEPTIONS, "thread " + t.id() + " catches " + Oops.klass(exception) + " in " + method + " at " + handler);
        }
    }
}
