package org.stubarchive.vm.classes;

import org.stubarchive.format.layout.CpCacheLayout;
import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.oops.MetadataRoots;

/** Access to the entries of a constant pool cache ({@link CpCacheLayout}). */
final class CpCache {
    private CpCache() {
    }

    /** Address of an entry. */
    static long entry(long cpCache, int number) {
        return cpCache + ((long) number << CpCacheLayout.ENTRY_SHIFT);
    }

    static int cpIndex(long entry) {
        return RawMemory.getInt(entry + CpCacheLayout.CP_INDEX);
    }

    static int flags(long entry) {
        return RawMemory.getInt(entry + CpCacheLayout.FLAGS);
    }

    static long value(long entry) {
        return RawMemory.getLong(entry + CpCacheLayout.VALUE);
    }

    static void putValue(long entry, long value) {
        RawMemory.putLong(entry + CpCacheLayout.VALUE, value);
    }

    static void putOffset(long entry, int offset) {
        RawMemory.putInt(entry + CpCacheLayout.OFFSET, offset);
    }

    static void putReceiverOffset(long entry, int argumentSlots) {
        RawMemory.putInt(entry + CpCacheLayout.RECEIVER_OFFSET, 8 * (argumentSlots - 1));
    }

    /** Stores a reference as the entry's value and makes it a root. Generated code takes it as soon as it is not 0, so what it refers to must be complete. */
    static void putReference(long entry, long oop, MetadataRoots roots) {
        roots.add(entry + CpCacheLayout.VALUE);
        RawMemory.putLongRelease(entry + CpCacheLayout.VALUE, oop);
    }

    /** Stores the appendix and makes it a root. */
    static void putAppendix(long entry, long oop, MetadataRoots roots) {
        if (oop != 0) {
            roots.add(entry + CpCacheLayout.APPENDIX);
            RawMemory.putLong(entry + CpCacheLayout.APPENDIX, oop);
        }
    }

    /**
     * Flags of a method or call site.
     *
     * @param argumentSlots of the site's descriptor, receiver included, 0..255
     */
    static int callFlags(int argumentSlots, BasicType result) {
        return result.code() | (8 * argumentSlots + result.tos().id()) << CpCacheLayout.CALL_INFO_SHIFT;
    }

    /** Declares the entry resolved; everything else must be in it already. */
    static void publish(long entry, int flags) {
        RawMemory.putIntRelease(entry + CpCacheLayout.FLAGS, flags);
    }
}
