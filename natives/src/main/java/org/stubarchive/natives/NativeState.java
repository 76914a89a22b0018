package org.stubarchive.natives;

/** What a native method may do, by the state that its thread is in while it runs. */
public enum NativeState {
    /** Uses the VM: raw references are valid until it allocates or calls guest code. It must not block. */
    VM,
    /** May block. It gets and gives host values only, and touches no object. */
    NATIVE,
    /** Computes from its arguments or asks the system, in short bounded time. It gets and gives host values only and needs nothing of the VM. */
    LEAF
}
