package org.stubarchive.vm.gc;

/** A part of the VM that refers to guest objects without keeping them alive. */
public interface WeakTable {
    /**
     * Called at the end of each collection, when all live objects have been copied: updates references to them and drops the others.
     *
     * @param liveness tells which are which
     */
    void update(Liveness liveness);

    /** What became of objects in the current collection. */
    interface Liveness {
        /** New address of an object, or 0 if it is dead. */
        long newAddress(long oldAddress);
    }
}
