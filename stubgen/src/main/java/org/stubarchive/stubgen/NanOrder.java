package org.stubarchive.stubgen;

/** What a three-way floating-point comparison gives when an operand is NaN (JVMS fcmpl, fcmpg). */
public enum NanOrder {
    /** -1. */
    LESS,
    /** 1. */
    GREATER
}
