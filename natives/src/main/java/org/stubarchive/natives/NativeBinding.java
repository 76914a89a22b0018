package org.stubarchive.natives;

import org.stubarchive.format.layout.InterpreterFrameLayout;
import org.stubarchive.vm.oops.Method;

/** A guest native method and the Java code that implements it. Immutable, so that any thread may find it without a lock. */
final class NativeBinding {
    private final NativeTable table;
    private final int number;
    private final int receiverBytes;
    private final NativeLocking locking;

    /**
     * Binds a method.
     *
     * @param number what {@link NativeTable#find} gave
     */
    NativeBinding(NativeTable table, int number, Method method) {
        this.table = table;
        this.number = number;
        this.locking = NativeLocking.of(table.state(number), method.holder().name(), method.name() + method.descriptor());
        this.receiverBytes = method.isStatic() ? 0 : InterpreterFrameLayout.SLOT;
    }

    long call(NativeCall c) {
        return table.call(number, c);
    }

    /** The state that the calling thread is in while the method runs. */
    NativeState state() {
        return table.state(number);
    }

    boolean needsVmLock() {
        return locking == NativeLocking.VM_LOCK;
    }

    /** Bytes that the receiver takes in front of the declared parameters. */
    int receiverBytes() {
        return receiverBytes;
    }
}
