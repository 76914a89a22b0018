package org.stubarchive.natives;

import org.stubarchive.vm.VirtualMachine;

/** Gives a machine the native methods of this module. */
public final class Natives {
    private Natives() {}

    /** Gives a machine its natives; once, before it runs. */
    public static void install(VirtualMachine vm) {
        vm.setNatives(new NativeRegistry(vm, vm.strings()));
    }
}
