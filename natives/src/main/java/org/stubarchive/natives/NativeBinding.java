package org.stubarchive.natives;

import org.stubarchive.vm.oops.Method;

/** A guest native method and the Java code that implements it. */
final class NativeBinding {
    private final NativeClass natives;
    private final int index;
    private final int[] slots;

    NativeBinding(NativeClass natives, int index, Method method) {
        this.natives = natives;
        this.index = index;
        this.slots = ArgumentSlots.of(method);
    }

    long call(NativeCall c) {
        return natives.call(index, c);
    }

    /** Byte offset below the locals pointer of each declared parameter. */
    int[] slots() {
        return slots;
    }
}
