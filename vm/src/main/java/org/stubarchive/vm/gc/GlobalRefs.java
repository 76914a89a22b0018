package org.stubarchive.vm.gc;

/** The strong and weak references that the VM itself holds outside of any thread. Each table has a lock. */
public final class GlobalRefs implements RootProvider {
    private static final GlobalRefs INSTANCE = new GlobalRefs();

    private final RefTable strong = new RefTable();
    private final RefTable weak = new RefTable();

    private GlobalRefs() {}

    /** The table of this process. */
    public static GlobalRefs get() {
        return INSTANCE;
    }

    /** A new strong reference; the object stays alive until it is released. */
    public static GlobalRef create(long oop) {
        return new GlobalRef(INSTANCE.strong, INSTANCE.strong.allocate(oop));
    }

    WeakRef createWeak(long oop) {
        return new WeakRef(weak, weak.allocate(oop));
    }

    @Override
    public void visitRoots(RootVisitor visitor) {
        strong.visit(visitor);
    }

    /** Shows all weak slots to the visitor, which clears those of dead objects. */
    void visitWeak(RootVisitor visitor) {
        weak.visit(visitor);
    }
}
