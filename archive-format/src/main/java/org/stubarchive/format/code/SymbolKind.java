package org.stubarchive.format.code;

/** What a {@link CodeSymbol} names. Wire ids are never changed. */
public enum SymbolKind {
    /** An entry point of a stub: name is the stub's catalogue name, index the entry's position. */
    STUB_ENTRY(1),
    /** A libc function. */
    EXTERNAL_FUNCTION(2),
    /** A word that the runtime provides when binding, by name: the address of a table, the previous signal handler. */
    VM_VARIABLE(3),
    /** Start of the text image (index 0) or its end (index 1). */
    TEXT_BOUND(4),
    /** A label inside the same stub: index is its offset. Only describes; needs no binding. */
    INTERNAL_LABEL(5);

    private final int id;

    SymbolKind(int id) {
        this.id = id;
    }

    /** Wire id. */
    public int id() {
        return id;
    }
}
