package org.stubarchive.natives;

import org.stubarchive.vm.oops.Klass;

/** A reference argument of a native method, read from the guest's frame at each use: right even after a collection. */
public final class OopArgument {
    private final NativeCall call;
    private final int slot;

    /**
     * An argument.
     *
     * @param slot its slot, counted from that of the first declared parameter
     */
    public OopArgument(NativeCall call, int slot) {
        this.call = call;
        this.slot = slot;
    }

    /** The raw reference, 0 for null. */
    public @Oop long oop() {
        return NativeTable.oopAt(call, slot);
    }

    /**
     * The raw reference.
     *
     * @throws org.stubarchive.vm.calls.GuestException {@code NullPointerException} if it is null
     */
    public @Oop long nonNull() {
        return call.nonNull(oop());
    }

    /** The text of a {@code String}, or null. */
    public String text() {
        return call.text(oop());
    }

    /** The type that a {@code Class}, which must not be null, stands for; null if it stands for a primitive type. */
    public Klass klass() {
        return call.klass(oop());
    }
}
