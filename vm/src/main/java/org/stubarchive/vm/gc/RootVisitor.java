package org.stubarchive.vm.gc;

/** What is done with each root. */
public interface RootVisitor {
    /**
     * Visits a slot of native memory that holds a reference or 0; the visitor may store the object's new address there.
     *
     * @param slotAddress address of the 8-byte slot
     */
    void visit(long slotAddress);
}
