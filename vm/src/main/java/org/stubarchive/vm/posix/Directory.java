package org.stubarchive.vm.posix;

import java.util.Arrays;

/** An open directory, read entry by entry. */
public final class Directory implements AutoCloseable {
    /** Offset of the name in {@code struct dirent}. */
    private static final int NAME = 19;
    private static final byte[] SELF = {'.'};
    private static final byte[] PARENT = {'.', '.'};
    private static final int LARGEST_ERRNO = 4095;

    private final long stream;

    private Directory(long stream) {
        this.stream = stream;
    }

    /** Opens a directory; null if that fails. */
    public static Directory open(String path) {
        try (NativeBytes name = NativeBytes.ofPath(path)) {
            long stream = Posix.callPointer("opendir", name.address(), 0, 0);
            return stream < 0 && stream >= -LARGEST_ERRNO ? null : new Directory(stream);
        }
    }

    /** Name of the next entry other than the directory itself and its parent; null at the end. */
    public byte[] next() {
        byte[] name;
        do {
            name = next(stream);
        } while (name != null && (Arrays.equals(name, SELF) || Arrays.equals(name, PARENT)));
        return name;
    }

    /** Name of the next entry of a C directory stream; null at the end. */
    public static byte[] next(long stream) {
        long entry = Posix.callPointer("readdir", stream, 0, 0);
        return entry <= 0 && entry >= -LARGEST_ERRNO ? null : NativeBytes.cString(entry + NAME);
    }

    @Override
    public void close() {
        Posix.call("closedir", stream);
    }
}
