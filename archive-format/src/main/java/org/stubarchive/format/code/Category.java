package org.stubarchive.format.code;

import java.util.Locale;

/** Category of a stub: which buffer it is generated for. Wire ids are never changed and never reused; they are the high byte of static ids. */
public enum Category {
    /** Needed before anything else can run: entering and leaving, exceptions, checksums, floating-point functions. */
    INITIAL(0x01),
    /** Stack switching of continuations. */
    CONTINUATION(0x02),
    /** Intrinsics that compiled code and natives use: ciphers, digests, big integers, vector constants. */
    COMPILER(0x03),
    /** Array copy and fill, subtype lookup, barriers. */
    FINAL(0x04),
    /** Runtime blobs: call resolution, throwing, deoptimisation, safepoint handlers. */
    SHARED(0x05),
    /** Conversions between interpreted and compiled calling convention, keyed by signature. */
    ADAPTER(0x06),
    /** Interpreter codelets. */
    INTERPRETER(0x07),
    /** Compiled methods. */
    METHOD(0x08),
    /** Slow paths of a first-tier compiler. Declared; nothing generates them. */
    C1(0x09),
    /** Slow paths of an optimising compiler. Declared; nothing generates them. */
    C2(0x0a),
    /** Atomic operations for use before the archive can be open. Declared; never archived. */
    PREUNIVERSE(0x0b);

    private static final Category[] BY_ID = new Category[0x0c];

    static {
        for (Category c : values()) {
            BY_ID[c.id] = c;
        }
    }

    private final int id;

    Category(int id) {
        this.id = id;
    }

    /** Wire id, 1..255. */
    public int id() {
        return id;
    }

    /** Lower-case name, as in the catalogue and on the command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Category with the given wire id.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Category ofId(int id) {
        if (id <= 0 || id >= BY_ID.length || BY_ID[id] == null) {
            throw new IllegalArgumentException("no category with id " + id);
        }
        return BY_ID[id];
    }

    /**
     * Category with the given label.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Category ofLabel(String label) {
        for (Category c : values()) {
            if (c.label().equals(label)) {
                return c;
            }
        }
        throw new IllegalArgumentException("no category named '" + label + "'");
    }
}
