package org.stubarchive.format.code;

/** What an archived entry depends on, beside the CPU features of its variant. Wire ids are never changed and never reused. */
public enum DependencyKind {
    /** The digest of all layouts, {@link org.stubarchive.format.layout.LayoutHash#VALUE}; the name is {@code layouts}. */
    LAYOUT(1),
    /** A VM flag that the generator read: its name and value. */
    VM_FLAG(2),
    /** Another entry that must be bound: its name, and as value its static id. */
    ENTRY(3);

    private static final DependencyKind[] VALUES = values();

    private final int id;

    DependencyKind(int id) {
        this.id = id;
    }

    /** Wire id. */
    public int id() {
        return id;
    }

    /**
     * Kind with the given wire id.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static DependencyKind ofId(int id) {
        if (id < 1 || id > VALUES.length) {
            throw new IllegalArgumentException("no dependency kind with id " + id);
        }
        return VALUES[id - 1];
    }
}
