package org.stubarchive.cli.diff;

/** What happened to a variant of a stub. The first that applies, in this order, is the primary one. */
public enum ChangeClass {
    /** The id is in the new archive only. */
    ADDED("added"),
    /** The id is in the old archive only. */
    REMOVED("removed"),
    /** Names or kinds of the entries differ, or an entry is at another instruction. */
    ENTRY_POINTS("entry-points-changed"),
    /** The stub has this variant on one side only, or it needs other CPU features. */
    CPU_VARIANT("cpu-variant-changed"),
    /** Instructions, constants or fault ranges differ. */
    CODE("code-changed"),
    /** The code is the same and refers to something else. */
    RELOCATIONS("relocation-only"),
    /** The code is the same and assumes something else: layouts, VM flags, other entries. */
    DEPENDENCIES("dependency-changed"),
    /** The code is the same and lies elsewhere, or is aligned differently. */
    MOVED("moved"),
    /** No difference. */
    IDENTICAL("identical");

    private final String label;

    ChangeClass(String label) {
        this.label = label;
    }

    /** Name in reports and on the command line. */
    public String label() {
        return label;
    }

    /**
     * The class with the given label.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static ChangeClass ofLabel(String label) {
        for (ChangeClass c : values()) {
            if (c.label.equals(label)) {
                return c;
            }
        }
        throw new IllegalArgumentException("no class of changes is named '" + label + "'");
    }
}
