package org.stubarchive.format.code;

/** An operating system and instruction set that archived code is for. */
public enum Target {
    /** Linux on x86-64. */
    LINUX_X86_64("linux-x86_64"),
    /** Linux on aarch64. */
    LINUX_AARCH64("linux-aarch64");

    private final String id;

    Target(String id) {
        this.id = id;
    }

    /** Name in the archive. */
    public String id() {
        return id;
    }
}
