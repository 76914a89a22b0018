package org.stubarchive.natives.misc;

import java.util.function.Consumer;
import org.stubarchive.vm.VirtualMachine;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.threads.JavaThread;

/** Calls the guest's signal dispatcher. */
final class SignalDispatch implements Consumer<JavaThread> {
    private final VirtualMachine vm;
    private final int signal;

    SignalDispatch(VirtualMachine vm, int signal) {
        this.vm = vm;
        this.signal = signal;
    }

    @Override
    public void accept(JavaThread t) {
        Method dispatch = vm.dictionary().bootKlass("jdk/internal/misc/Signal").findMethod("dispatch", "(I)V");
        vm.calls().call(t, dispatch, signal);
    }
}
