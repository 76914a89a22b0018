package org.stubarchive.vm.gc;

/** A part of the VM that holds references to guest objects in native slots. */
public interface RootProvider {
    /** Shows every strong root slot to the visitor. Called while all guest threads are stopped; must not allocate guest objects. */
    void visitRoots(RootVisitor visitor);
}
