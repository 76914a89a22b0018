package org.stubarchive.natives;

/** The native methods of one guest class. */
public abstract class NativeClass {
    private final String guestClass;
    private final String[] signatures;

    /**
     * Natives of a guest class.
     *
     * @param guestClass its internal name
     * @param signatures name and descriptor of each method, in the order of the indices that {@link #call} gets
     */
    protected NativeClass(String guestClass, String[] signatures) {
        this.guestClass = guestClass;
        this.signatures = signatures;
    }

    /** Internal name of the guest class, such as {@code java/lang/Object}. */
    public final String guestClass() {
        return guestClass;
    }

    /** Name and descriptor of each method, such as {@code hashCode()I}; the position is the index that {@link #call} gets. */
    public final String[] signatures() {
        return signatures;
    }

    /**
     * Runs a method.
     *
     * @param index position of the method in {@link #signatures}
     * @param c the arguments
     * @return the raw bits of the result: integral types extended to 64 bits, {@code floatToRawIntBits}, {@code doubleToRawLongBits}, a raw
     *     reference, or 0 for void
     * @throws org.stubarchive.vm.calls.GuestException if the method throws
     */
    public abstract long call(int index, NativeCall c);

    /** What {@link #call} throws for an index outside {@link #signatures}. */
    protected final IllegalArgumentException noSuchNative(int index) {
        return new IllegalArgumentException("no native method " + index + " in " + guestClass);
    }

    /** Raw bits of a boolean result. */
    protected static long bits(boolean value) {
        return value ? 1 : 0;
    }

    /** Raw bits of a float result. */
    protected static long bits(float value) {
        return Float.floatToRawIntBits(value) & 0xFFFF_FFFFL;
    }

    /** Raw bits of a double result. */
    protected static long bits(double value) {
        return Double.doubleToRawLongBits(value);
    }
}
