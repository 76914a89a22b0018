package org.stubarchive.vm.gc;

import org.stubarchive.vm.VirtualMachine;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.threads.JavaThread;

/** What {@code java.lang.ref} needs of the VM besides the collector itself. Used under the VM lock. */
public final class References {
    private static final String FINALIZER = "java/lang/ref/Finalizer";

    private final VirtualMachine vm;
    private Method register;

    /** For the given machine. */
    public References(VirtualMachine vm) {
        this.vm = vm;
    }

    /** Registers an object whose class has a finalizer: {@code Finalizer.register}. Runs guest code. */
    public void registerFinalizer(JavaThread t, long object) {
        try (HandleScope scope = t.handles().open()) {
            Handle h = scope.handle(object);
            if (register == null) {
                InstanceKlass k = vm.classes().boot(t, FINALIZER);
                vm.classes().initialize(t, k);
                register = k.findMethod("register", "(Ljava/lang/Object;)V");
            }
            vm.calls().call(t, register, h.oop());
        }
    }

    /** {@code Reference.getAndClearReferencePendingList}. */
    public long takePending() {
        return vm.heap().spaces().takePendingReferences();
    }

    /** {@code Reference.hasReferencePendingList}. */
    public boolean hasPending() {
        return vm.heap().spaces().hasPendingReferences();
    }

    /** {@code Reference.waitForReferencePendingList}: blocks until there are references. */
    public void awaitPending(JavaThread t) {
        while (!hasPending()) {
            vm.threads().registry().awaitPendingReferences(t);
        }
    }
}
