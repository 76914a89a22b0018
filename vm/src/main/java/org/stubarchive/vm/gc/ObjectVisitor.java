package org.stubarchive.vm.gc;

/** What is done with each object of a heap walk. */
public interface ObjectVisitor {
    /** Visits an object; must not allocate guest objects. */
    void visit(long object, long bytes);
}
