package org.stubarchive.natives.lang;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeState;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Oops;

/** {@code java.lang.System}. */
@NativesOf("java/lang/System")
final class SystemNatives {
    /** The longest library name, so that the file name fits a path component of 255 bytes. */
    private static final int LONGEST_LIBRARY_NAME = 240;

    @Native("setIn0(Ljava/io/InputStream;)V")
    static void setIn0(NativeCall c, @Oop long stream) {
        set(c, "in", "Ljava/io/InputStream;", stream);
    }

    @Native("setOut0(Ljava/io/PrintStream;)V")
    static void setOut0(NativeCall c, @Oop long stream) {
        set(c, "out", "Ljava/io/PrintStream;", stream);
    }

    @Native("setErr0(Ljava/io/PrintStream;)V")
    static void setErr0(NativeCall c, @Oop long stream) {
        set(c, "err", "Ljava/io/PrintStream;", stream);
    }

    @Native(value = "currentTimeMillis()J", state = NativeState.LEAF)
    static long currentTimeMillis() {
        return System.currentTimeMillis();
    }

    @Native(value = "nanoTime()J", state = NativeState.LEAF)
    static long nanoTime() {
        return System.nanoTime();
    }

    @Native("arraycopy(Ljava/lang/Object;ILjava/lang/Object;II)V")
    static void arraycopy(NativeCall c, @Oop long src, int srcPos, @Oop long dest, int destPos, int length) {
        c.vm().arrayCopy().copy(c.thread(), src, srcPos, dest, destPos, length);
    }

    @Native("identityHashCode(Ljava/lang/Object;)I")
    static int identityHashCode(NativeCall c, @Oop long x) {
        return x == 0 ? 0 : c.vm().synchronizer().identityHash(x);
    }

    /** Stores into a final static field, as only this class may. */
    private static void set(NativeCall c, String field, String descriptor, @Oop long stream) {
        InstanceKlass system = c.method().holder();
        Oops.putReference(system.mirror(), system.findField(field, descriptor).offset(), stream);
    }

    @Native("mapLibraryName(Ljava/lang/String;)Ljava/lang/String;")
    static @Oop long libraryName(NativeCall c, @Oop long libname) {
        c.nonNull(libname);
        String name = c.text(libname);
        if (name.length() > LONGEST_LIBRARY_NAME) {
            throw c.exception("java/lang/IllegalArgumentException", "name too long");
        }
        return c.newString(System.mapLibraryName(name));
    }
}
