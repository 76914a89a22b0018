package org.stubarchive.format.code;

/** An operating system and instruction set that archived code is for. */
public enum Target {
    /** Linux on x86-64. */
    LINUX_X86_64(1, "linux-x86_64"),
    /** Linux on aarch64. */
    LINUX_AARCH64(2, "linux-aarch64");

    private final int wireId;
    private final String id;

    Target(int wireId, String id) {
        this.wireId = wireId;
        this.id = id;
    }

    /** Number in the tables of an archive, never changed and never reused. */
    public int wireId() {
        return wireId;
    }

    /** Name in the archive. */
    public String id() {
        return id;
    }

    /** Name of the instruction set, as in the catalogue. */
    public String architecture() {
        return id.substring(id.indexOf('-') + 1);
    }

    /**
     * Target with the given name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Target ofId(String id) {
        for (Target t : values()) {
            if (t.id.equals(id)) {
                return t;
            }
        }
        throw new IllegalArgumentException("no target named '" + id + "'");
    }
}
