package org.stubarchive.vm.gc;

import org.stubarchive.loader.memory.RawMemory;

/**
 * Reference objects during a collection. Active references whose referent is not known to be alive are chained through {@code discovered},
 * by strength; once everything strongly reachable is copied, the chains are processed from the strongest to the weakest.
 *
 * <p>A reference is active if its referent is not null and {@code next} is null. Inactive ones are ordinary objects.
 */
final class ReferenceProcessor {
    private static final int STRENGTHS = ReferenceStrength.values().length;

    private final CopyingCollector collector;
    private final long[] discovered = new long[STRENGTHS];
    private ReferenceLayout layout;
    private boolean discovering;
    private long softDeadline;
    private long pendingHead;
    private long pendingTail;
    private int enqueued;

    ReferenceProcessor(CopyingCollector collector) {
        this.collector = collector;
    }

    /**
     * Starts a collection.
     *
     * @param referenceLayout {@code null}: no reference objects exist
     * @param clearSoftBefore soft references last used before this time on their class's clock are cleared; {@code Long.MAX_VALUE} clears all
     */
    void begin(ReferenceLayout referenceLayout, long clearSoftBefore) {
        layout = referenceLayout;
        discovering = referenceLayout != null;
        softDeadline = clearSoftBefore;
        pendingHead = 0;
        pendingTail = 0;
        enqueued = 0;
        java.util.Arrays.fill(discovered, 0);
    }

    /** Scans the two special fields of a copied reference object. */
    void scan(long reference, ReferenceStrength strength) {
        long slot = reference + layout.referent();
        long referent = RawMemory.getLong(slot);
        if (!isCandidate(reference, referent, strength)) {
            collector.visit(slot);
            collector.visit(reference + layout.discovered());
            return;
        }
        RawMemory.putLong(reference + layout.discovered(), discovered[strength.ordinal()]);
        discovered[strength.ordinal()] = reference;
    }

    private boolean isCandidate(long reference, long referent, ReferenceStrength strength) {
        if (!discovering || referent == 0 || !collector.isOld(referent) || collector.isForwarded(referent)
                || RawMemory.getLong(reference + layout.next()) != 0) {
            return false;
        }
        return strength != ReferenceStrength.SOFT || RawMemory.getLong(reference + layout.timestamp()) < softDeadline;
    }

    /** Processes all chains; afterwards everything that lives is copied and scanned. */
    void process() {
        if (layout == null) {
            return;
        }
        discovering = false;
        clearDead(ReferenceStrength.SOFT);
        clearDead(ReferenceStrength.WEAK);
        enqueueFinalizable();
        collector.drain();
        clearDead(ReferenceStrength.PHANTOM);
    }

    private void clearDead(ReferenceStrength strength) {
        long reference = discovered[strength.ordinal()];
        while (reference != 0) {
            long next = RawMemory.getLong(reference + layout.discovered());
            RawMemory.putLong(reference + layout.discovered(), 0);
            long slot = reference + layout.referent();
            long referent = RawMemory.getLong(slot);
            if (collector.isForwarded(referent)) {
                RawMemory.putLong(slot, collector.forwarded(referent));
            } else {
                RawMemory.putLong(slot, 0);
                enqueue(reference);
            }
            reference = next;
        }
    }

    private void enqueueFinalizable() {
        long reference = discovered[ReferenceStrength.FINAL.ordinal()];
        while (reference != 0) {
            long next = RawMemory.getLong(reference + layout.discovered());
            RawMemory.putLong(reference + layout.discovered(), 0);
            long slot = reference + layout.referent();
            long referent = RawMemory.getLong(slot);
            if (collector.isForwarded(referent)) {
                RawMemory.putLong(slot, collector.forwarded(referent));
            } else {
                // Inactive from now on: it must not be discovered again while it is pending.
                RawMemory.putLong(reference + layout.next(), reference);
                enqueue(reference);
            }
            reference = next;
        }
        for (long r = pendingHead; r != 0; r = RawMemory.getLong(r + layout.discovered())) {
            collector.visit(r + layout.referent());
        }
    }

    private void enqueue(long reference) {
        RawMemory.putLong(reference + layout.discovered(), pendingHead);
        if (pendingHead == 0) {
            pendingTail = reference;
        }
        pendingHead = reference;
        enqueued++;
    }

    /** References enqueued by this collection. */
    int enqueued() {
        return enqueued;
    }

    /**
     * Puts the enqueued references in front of the list whose head is in a native slot; the slot's old value is up to date.
     */
    void appendTo(long headSlot) {
        if (pendingHead != 0) {
            RawMemory.putLong(pendingTail + layout.discovered(), RawMemory.getLong(headSlot));
            RawMemory.putLong(headSlot, pendingHead);
        }
    }

}
