package org.stubarchive.loader.os;

/** Error numbers of Linux that the code asks for (the same on x86-64 and aarch64), and their texts. */
public final class Errno {
    /** Operation not permitted. */
    public static final int EPERM = 1;
    /** Out of memory, or a limit on mappings is reached. */
    public static final int ENOMEM = 12;
    /** Permission denied. */
    public static final int EACCES = 13;
    /** File or mapping exists. */
    public static final int EEXIST = 17;
    /** Invalid argument. */
    public static final int EINVAL = 22;
    /** Function not implemented. */
    public static final int ENOSYS = 38;

    private Errno() {}

    /** Text of an error number, as {@code strerror} gives it, followed by the number. */
    public static String text(int errno) {
        long text = NativeCall.call(NativeSymbols.require("strerror"), errno);
        return CString.read(text) + " (errno " + errno + ")";
    }
}
