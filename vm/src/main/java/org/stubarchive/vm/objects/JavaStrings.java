package org.stubarchive.vm.objects;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.WellKnown;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.gc.Heap;
import org.stubarchive.vm.gc.WeakRef;
import org.stubarchive.vm.locks.LockRank;
import org.stubarchive.vm.locks.RuntimeLock;
import org.stubarchive.vm.oops.Oops;
import org.stubarchive.vm.threads.JavaThread;

/**
 * Conversion between guest strings ({@code byte[] value} with a coder: 0 for Latin-1, 1 for UTF-16 in native order) and host strings, and
 * the table of interned strings (JLS 3.10.5), which holds its strings weakly.
 */
public final class JavaStrings {
    private static final byte LATIN1 = 0;
    private static final byte UTF16 = 1;
    private static final int FIRST_PURGE = 4096;

    private final Heap heap;
    private final WellKnown wellKnown;
    private final GuestField value = new GuestField("java/lang/String", "value", "[B");
    private final GuestField coder = new GuestField("java/lang/String", "coder", "B");
    /** Guards changes of the table. */
    private final RuntimeLock lock = new RuntimeLock(LockRank.STRINGS);
    private final Map<String, WeakRef> interned = new ConcurrentHashMap<>();
    private int purgeAt = FIRST_PURGE;

    /** Strings in the given heap. */
    public JavaStrings(Heap heap, WellKnown wellKnown) {
        this.heap = heap;
        this.wellKnown = wellKnown;
    }

    /** The text of a guest string, or null for 0. */
    public String toHost(long string) {
        if (string == 0) {
            return null;
        }
        long array = value.getReference(string);
        if (array == 0) {
            return "";
        }
        int bytes = Oops.arrayLength(array);
        long from = array + ObjectLayout.ARRAY_ELEMENTS;
        if (Oops.getByte(string, coder.offset(string)) == LATIN1) {
            byte[] latin1 = new byte[bytes];
            RawMemory.copyToArray(from, latin1, 0, bytes);
            return new String(latin1, StandardCharsets.ISO_8859_1);
        }
        char[] utf16 = new char[bytes >> 1];
        for (int i = 0; i < utf16.length; i++) {
            utf16[i] = RawMemory.getChar(from + 2L * i);
        }
        return new String(utf16);
    }

    /** A new guest string. Allocates. */
    public long fromHost(JavaThread thread, String text) {
        boolean latin1 = isLatin1(text);
        int length = text.length();
        long array = heap.allocateArray(thread, wellKnown.byteArray(), latin1 ? length : length << 1);
        long to = array + ObjectLayout.ARRAY_ELEMENTS;
        if (latin1) {
            RawMemory.copyFromArray(to, text.getBytes(StandardCharsets.ISO_8859_1), 0, length);
        } else {
            for (int i = 0; i < length; i++) {
                RawMemory.putChar(to + 2L * i, text.charAt(i));
            }
        }
        try (HandleScope scope = thread.handles().open()) {
            Handle bytes = scope.handle(array);
            long string = heap.allocateInstance(thread, wellKnown.string());
            value.putReference(string, bytes.oop());
            Oops.putByte(string, coder.offset(string), latin1 ? LATIN1 : UTF16);
            return string;
        }
    }

    /** The interned guest string with the given text. May allocate. */
    public long intern(JavaThread thread, String text) {
        long known = internedOrZero(text);
        // Allocated before the lock is taken: that may collect.
        return known != 0 ? known : enter(text, fromHost(thread, text));
    }

    /** The interned string that equals the given one: itself, if there was none. */
    public long intern(long string) {
        String text = toHost(string);
        long known = internedOrZero(text);
        return known != 0 ? known : enter(text, string);
    }

    private long internedOrZero(String text) {
        WeakRef ref = interned.get(text);
        long known = ref == null ? 0 : ref.oop();
        // Without the lock: what is still in the table had not been released when it was read.
        return known != 0 && interned.get(text) == ref ? known : 0;
    }

    /** The string with this text; the given one, if there was none. */
    private long enter(String text, long string) {
        lock.lock();
        try {
            WeakRef old = interned.get(text);
            long known = old == null ? 0 : old.oop();
            if (known != 0) {
                return known;
            }
            if (interned.size() >= purgeAt) {
                purge();
            }
            WeakRef cleared = interned.put(text, WeakRef.create(string));
            if (cleared != null) {
                cleared.release();
            }
            return string;
        } finally {
            lock.unlock();
        }
    }

    /** Drops entries whose string is gone; the next purge is due when the table has doubled. */
    private void purge() {
        for (Iterator<WeakRef> i = interned.values().iterator(); i.hasNext(); ) {
            WeakRef ref = i.next();
            if (ref.oop() == 0) {
                // In this order: who finds it in the table may read its slot.
                i.remove();
                ref.release();
            }
        }
        purgeAt = Math.max(FIRST_PURGE, interned.size() * 2);
    }

    private static boolean isLatin1(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0xFF) {
                return false;
            }
        }
        return true;
    }
}
