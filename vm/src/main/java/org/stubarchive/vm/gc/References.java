package org.stubarchive.vm.gc;

import org.stubarchive.vm.calls.GuestCalls;
import org.stubarchive.vm.calls.GuestClasses;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.threads.JavaThread;
import org.stubarchive.vm.threads.ThreadRegistry;

/** What {@code java.lang.ref} needs of the VM besides the collector itself. Used under the VM lock. */
public final class References {
    private static final String FINALIZER = "java/lang/ref/Finalizer";

    private final SemispaceHeap spaces;
    private final ThreadRegistry registry;
    private final GuestClasses classes;
    private GuestCalls calls;
    private Method register;

    /** References in the given spaces. */
    public References(SemispaceHeap spaces, ThreadRegistry registry, GuestClasses classes) {
        this.spaces = spaces;
        this.registry = registry;
        this.classes = classes;
    }

    /** Sets what calls the class library; once, before it runs. */
    public void connect(GuestCalls guest) {
        calls = guest;
    }

    /** Registers an object whose class has a finalizer: {@code Finalizer.register}. Runs guest code. */
    public void registerFinalizer(JavaThread t, long object) {
        try (HandleScope scope = t.handles().open()) {
            Handle h = scope.handle(object);
            if (register == null) {
                InstanceKlass k = classes.boot(t, FINALIZER);
                classes.initialize(t, k);
                register = k.findMethod("register", "(Ljava/lang/Object;)V");
            }
            calls.call(t, register, h.oop());
        }
    }

    /** {@code Reference.getAndClearReferencePendingList}. */
    public long takePending() {
        return spaces.takePendingReferences();
    }

    /** {@code Reference.hasReferencePendingList}. */
    public boolean hasPending() {
        return spaces.hasPendingReferences();
    }

    /** {@code Reference.waitForReferencePendingList}: blocks until there are references. */
    public void awaitPending(JavaThread t) {
        while (!hasPending()) {
            registry.awaitPendingReferences(t);
        }
    }
}
