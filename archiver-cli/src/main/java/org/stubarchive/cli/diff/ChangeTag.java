package org.stubarchive.cli.diff;

/** A remark about a change. */
public enum ChangeTag {
    /** The instructions are the same; only branches are encoded in another length. */
    LAYOUT_INDUCED("layout-induced"),
    /** Changed code holds a constant that looks like an address and has no relocation: the difference may be noise of the process that generated it. */
    ADDRESS_LIKE_CONSTANT("address-like-constant");

    private final String label;

    ChangeTag(String label) {
        this.label = label;
    }

    /** Name in reports. */
    public String label() {
        return label;
    }
}
