package org.stubarchive.vm.gc;

/**
 * Offsets of the fields that the collector uses in reference objects.
 *
 * @param referent in {@code java.lang.ref.Reference}
 * @param next in {@code java.lang.ref.Reference}; not null in inactive references
 * @param discovered in {@code java.lang.ref.Reference}; links the collector's lists and the pending list
 * @param timestamp in {@code java.lang.ref.SoftReference}: time of the last {@code get}
 * @param softClass klass number of {@code SoftReference}, whose mirror has the clock
 * @param clock static of {@code SoftReference}, offset in its mirror
 */
public record ReferenceLayout(int referent, int next, int discovered, int timestamp, int softClass, int clock) {}
