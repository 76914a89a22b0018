package org.stubarchive.format.code;

/**
 * How the loader gives a cell its value. Wire ids are never changed and never reused. Plain ints: the loader's loop over all cells switches
 * on them.
 *
 * <p>The cell's addend is added to the bound address; the initial content of an {@link #IMAGE_OFFSET} cell contains it already.
 */
public final class CellBinding {
    private CellBinding() {}

    /**
     * A place in the image, whose offset is the cell's initial content. If the cell names a stub entry (static id not -1), of which the image holds exactly one copy, value = the address
     * table's entry + addend, which is that copy's unless the loader bound the stub elsewhere; else value = start (index 0) or end (index 1) of the text + addend. So the loader needs the content
     * of no cell.
     */
    public static final int IMAGE_OFFSET = 1;
    /** Entry of a stub, by static id and entry index, from the loader's address table. */
    public static final int STUB_ENTRY = 2;
    /** Address of a libc function, by name. */
    public static final int EXTERNAL_FUNCTION = 3;
    /** A word that the runtime provides, by name. */
    public static final int VM_VARIABLE = 4;

    /** Name of a binding for messages. */
    public static String name(int binding) {
        return switch (binding) {
            case IMAGE_OFFSET -> "image offset";
            case STUB_ENTRY -> "stub entry";
            case EXTERNAL_FUNCTION -> "external function";
            case VM_VARIABLE -> "VM variable";
            default -> "binding " + binding;
        };
    }
}
