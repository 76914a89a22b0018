package org.stubarchive.vm;

import org.stubarchive.loader.os.OsException;
import org.stubarchive.loader.os.ShortageException;
import org.stubarchive.vm.calls.GuestException;
import org.stubarchive.vm.calls.VmExit;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.threads.JavaThread;

/** The main thread of the guest, from the start of the machine to its end. */
final class GuestMain implements Runnable {
    private final VirtualMachine vm;
    private final long hostStackBytes;

    GuestMain(VirtualMachine vm, long hostStackBytes) {
        this.vm = vm;
        this.hostStackBytes = hostStackBytes;
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
        JavaThread t;
        try {
            t = vm.threads().registry().attachCurrent(hostStackBytes);
        } catch (OsException e) {
            throw ShortageException.ofMemory("the stack of the program", vm.options().stackBytes(), "choose a smaller -Xss", e);
        }
        BootSequence boot = new BootSequence(vm, t);
        try {
            boot.run();
        } catch (OutOfMemoryError e) {
            return notInitialized(e.toString());
        } catch (GuestException e) {
            if (vm.threads().refusal() != null) {
                throw ShortageException.ofThread("the class library", hostStackBytes, vm.threads().refusal());
            }
            return notInitialized(vm.exceptions().describe(t.takePending()));
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

    /** Says, where {@code java} does, why the class library did not start. */
    private static int notInitialized(String cause) {
        System.out.println("Error occurred during initialization of VM\n" + cause);
        return 1;
    }

    /** Waits for the last non-daemon thread and runs the shutdown hooks, as a thread of its own. */
    private void destroy(BootSequence boot) {
        JavaThread t = vm.threads().registry().attachCurrent(hostStackBytes);
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
