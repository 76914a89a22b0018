package org.stubarchive.vm;

import org.stubarchive.vm.calls.GuestException;
import org.stubarchive.vm.calls.VmExit;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.threads.JavaThread;

/** The main thread of the guest, from the start of the machine to its end. */
final class GuestMain implements Runnable {
    private final VirtualMachine vm;

    GuestMain(VirtualMachine vm) {
        this.vm = vm;
    }

    @Override
    public void run() {
        try {
            vm.exited(runGuest());
        } catch (VmExit e) {
            vm.exited(e.status());
        } catch (RuntimeException | Error e) {
            vm.failed(e);
        }
    }

    private int runGuest() {
        JavaThread t = vm.threads().registry().attachCurrent();
        BootSequence boot = new BootSequence(vm, t);
        try {
            boot.run();
        } catch (OutOfMemoryError e) {
            System.err.println("Error occurred during initialization of VM\n" + e);
            return 1;
        }
        vm.setBooted(boot);
        int status = 0;
        try {
            new MainClass(vm, t).run();
        } catch (GuestException e) {
            status = 1;
            vm.threads().reportUncaught(t);
        }
        vm.threads().end(t);
        destroy(boot);
        return status;
    }

    /** Waits for the last non-daemon thread and runs the shutdown hooks, as a thread of its own. */
    private void destroy(BootSequence boot) {
        JavaThread t = vm.threads().registry().attachCurrent();
        boot.createThreadObject(t, "DestroyJavaVM");
        vm.threads().registry().awaitLastNonDaemon(t);
        try {
            InstanceKlass shutdown = vm.classes().boot(t, "java/lang/Shutdown");
            vm.classes().initialize(t, shutdown);
            vm.calls().call(t, shutdown.findMethod("shutdown", "()V"));
        } catch (GuestException e) {
            // As with java: what goes wrong now is not reported.
            t.takePending();
        }
    }
}
