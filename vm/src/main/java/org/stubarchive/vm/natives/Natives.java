package org.stubarchive.vm.natives;

import org.stubarchive.vm.VirtualMachine;
import org.stubarchive.vm.calls.NativeSupport;
import org.stubarchive.vm.natives.lang.ArrayCopy;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.threads.JavaThread;

/** The native methods and strings of a machine, as the rest of the runtime sees them. */
public final class Natives implements NativeSupport {
    private final NativeRegistry registry;
    private final JavaStrings strings;

    private Natives(VirtualMachine vm) {
        this.strings = new JavaStrings(vm);
        this.registry = new NativeRegistry(vm, strings);
    }

    /** Gives a machine its natives; once, before it runs. */
    public static void install(VirtualMachine vm) {
        vm.setNatives(new Natives(vm));
    }

    @Override
    public long call(JavaThread t, Method method, long fp) {
        return registry.call(t, method, fp);
    }

    @Override
    public long string(JavaThread t, String text) {
        return text == null ? 0 : strings.fromHost(t, text);
    }

    @Override
    public long intern(JavaThread t, String text) {
        return strings.intern(t, text);
    }

    @Override
    public String text(long string) {
        return strings.toHost(string);
    }

    @Override
    public void arrayCopy(JavaThread t, long source, int sourcePosition, long destination, int destinationPosition, int length) {
        ArrayCopy.copy(t, source, sourcePosition, destination, destinationPosition, length);
    }
}
