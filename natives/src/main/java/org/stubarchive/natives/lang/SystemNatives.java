package org.stubarchive.natives.lang;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.vm.objects.ArrayCopy;
import org.stubarchive.vm.objects.GuestField;

/** {@code java.lang.System}. */
public final class SystemNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "setIn0(Ljava/io/InputStream;)V",
        "setOut0(Ljava/io/PrintStream;)V",
        "setErr0(Ljava/io/PrintStream;)V",
        "currentTimeMillis()J",
        "nanoTime()J",
        "arraycopy(Ljava/lang/Object;ILjava/lang/Object;II)V",
        "identityHashCode(Ljava/lang/Object;)I",
        "mapLibraryName(Ljava/lang/String;)Ljava/lang/String;",
    };
    /** The longest library name, so that the file name fits a path component of 255 bytes. */
    private static final int LONGEST_LIBRARY_NAME = 240;

    private final GuestField in = new GuestField("java/lang/System", "in", "Ljava/io/InputStream;");
    private final GuestField out = new GuestField("java/lang/System", "out", "Ljava/io/PrintStream;");
    private final GuestField err = new GuestField("java/lang/System", "err", "Ljava/io/PrintStream;");

    /** The natives. */
    public SystemNatives() {
        super("java/lang/System", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // setIn0(Ljava/io/InputStream;)V
                return set(in, c);
            case 1: // setOut0(Ljava/io/PrintStream;)V
                return set(out, c);
            case 2: // setErr0(Ljava/io/PrintStream;)V
                return set(err, c);
            case 3: // currentTimeMillis()J
                return System.currentTimeMillis();
            case 4: // nanoTime()J
                return System.nanoTime();
            case 5: // arraycopy(Ljava/lang/Object;ILjava/lang/Object;II)V
                ArrayCopy.copy(c.thread(), c.refAt(0), c.intAt(1), c.refAt(2), c.intAt(3), c.intAt(4));
                return 0;
            case 6: // identityHashCode(Ljava/lang/Object;)I
                return c.refAt(0) == 0 ? 0 : c.vm().synchronizer().identityHash(c.refAt(0));
            case 7: // mapLibraryName(Ljava/lang/String;)Ljava/lang/String;
                return libraryName(c);
            default:
                throw noSuchNative(index);
        }
    }

    /** Stores into a final static field, as only this class may. */
    private static long set(GuestField field, NativeCall c) {
        field.putReference(field.mirror(), c.refAt(0));
        return 0;
    }

    private static long libraryName(NativeCall c) {
        c.nonNullAt(0);
        String name = c.stringAt(0);
        if (name.length() > LONGEST_LIBRARY_NAME) {
            throw c.exception("java/lang/IllegalArgumentException", "name too long");
        }
        return c.newString(System.mapLibraryName(name));
    }
}
