package org.stubarchive.format.layout;

/**
 * The mark word of an object.
 *
 * <pre>
 *  63      62..32          31..24   23..8      7..2          1..0
 *  unused  identity hash   gc bits  owner      recursions    tag
 * </pre>
 *
 * Tag 0: unlocked (owner 0) or thin-locked by the guest thread whose number is the owner; recursions counts re-entries.
 * Tag 1: inflated; bits 23..2 are the index of the monitor. Tag 3: forwarded; all other bits are the new address (the
 * collector keeps the old mark in the copy). The identity hash keeps its place in every unforwarded state; 0 is "not assigned".
 */
public final class MarkWord {
    private MarkWord() {}

    /** Mask of the tag. */
    public static final int TAG_MASK = 3;
    /** Tag of a neutral or thin-locked object. */
    public static final int TAG_THIN = 0;
    /** Tag of an object with an inflated monitor. */
    public static final int TAG_INFLATED = 1;
    /** Tag of an object that the collector has moved. */
    public static final int TAG_FORWARDED = 3;
    /** One recursion. */
    public static final int RECURSION_UNIT = 4;
    /** Mask of the recursion count. */
    public static final int RECURSION_MASK = 0xFC;
    /** Shift of the owner's thread number. */
    public static final int OWNER_SHIFT = 8;
    /** Mask of the owner field. */
    public static final int OWNER_MASK = 0xFFFF00;
    /** Mask of tag, recursions and owner: 0 in these bits is "unlocked". */
    public static final int LOCK_MASK = 0xFFFFFF;
    /** Shift of the monitor index of an inflated object. */
    public static final int MONITOR_SHIFT = 2;
    /** Mask of the monitor index after the shift. */
    public static final int MONITOR_MASK = 0x3FFFFF;
    /** Shift of the identity hash. */
    public static final int HASH_SHIFT = 32;
    /** Mask of the identity hash after the shift. */
    public static final int HASH_MASK = 0x7FFFFFFF;
}
