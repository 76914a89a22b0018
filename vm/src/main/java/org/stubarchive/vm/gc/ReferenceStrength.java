package org.stubarchive.vm.gc;

/** How the collector treats the referent of an instance. */
public enum ReferenceStrength {
    /** Not a {@code java.lang.ref.Reference}. */
    NONE,
    /** {@code SoftReference}. */
    SOFT,
    /** {@code WeakReference}. */
    WEAK,
    /** {@code FinalReference}: the referent is kept and the reference enqueued, once. */
    FINAL,
    /** {@code PhantomReference}. */
    PHANTOM
}
