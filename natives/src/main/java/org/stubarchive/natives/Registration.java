package org.stubarchive.natives;

/**
 * {@code registerNatives}, {@code initNative} and {@code initIDs}, by which classes of the library announce themselves to C code or let it look up fields: here
 * nothing is left to do, whatever the class.
 */
final class Registration extends NativeTable {
    static final Registration INSTANCE = new Registration();

    private Registration() {}

    /** Whether this is such a method; those of {@code java.desktop} get the classes that they are to look into as arguments. */
    static boolean is(String name, String descriptor) {
        return name.equals("initIDs") ? descriptor.endsWith(")V") : descriptor.equals("()V") && (name.equals("registerNatives") || name.equals("initNative"));
    }

    @Override
    public int find(String guestClass, String signature) {
        int open = signature.indexOf('(');
        return is(signature.substring(0, open), signature.substring(open)) ? 0 : NONE;
    }

    @Override
    public long call(int method, NativeCall c) {
        return 0;
    }
}
