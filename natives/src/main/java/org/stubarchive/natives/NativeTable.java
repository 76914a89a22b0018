package org.stubarchive.natives;

import org.stubarchive.format.layout.InterpreterFrameLayout;
import org.stubarchive.loader.memory.RawMemory;

/** The natives of one package, as they are found and called. Subclasses are generated from the annotations {@link NativesOf} and {@link Native}. */
public abstract class NativeTable {
    /** No method. */
    public static final int NONE = -1;

    /** For subclasses. */
    protected NativeTable() {}

    /**
     * Number of a method, for {@link #call}.
     *
     * @param guestClass internal name of the class
     * @param signature name and descriptor
     * @return {@link #NONE} if there is no such method
     */
    public abstract int find(String guestClass, String signature);

    /**
     * Runs a method.
     *
     * @param method its number
     * @param c the call, with the frame that has the arguments
     * @return the raw bits of the result: integral types extended to 64 bits, {@code floatToRawIntBits}, {@code doubleToRawLongBits}, a raw
     *     reference, or 0 for void
     * @throws org.stubarchive.vm.calls.GuestException if the method throws
     */
    public abstract long call(int method, NativeCall c);

    /** The state that the calling thread is in while a method runs. */
    public NativeState state(int method) {
        return NativeState.VM;
    }

    /** What {@link #call} throws for a number that it did not give. */
    protected static IllegalArgumentException noSuchNative(int method) {
        return new IllegalArgumentException("no native method has number " + method);
    }

    /** The int in a slot, counted from that of the first declared parameter. */
    protected static int intAt(NativeCall c, int slot) {
        return RawMemory.getInt(address(c, slot));
    }

    /** The boolean in a slot. */
    protected static boolean booleanAt(NativeCall c, int slot) {
        return (RawMemory.getInt(address(c, slot)) & 1) != 0;
    }

    /** The long whose lower address is a slot's. */
    protected static long longAt(NativeCall c, int slot) {
        return RawMemory.getLong(address(c, slot));
    }

    /** The float in a slot. */
    protected static float floatAt(NativeCall c, int slot) {
        return RawMemory.getFloat(address(c, slot));
    }

    /** The double whose lower address is a slot's. */
    protected static double doubleAt(NativeCall c, int slot) {
        return RawMemory.getDouble(address(c, slot));
    }

    /** The raw reference in a slot. */
    protected static @Oop long oopAt(NativeCall c, int slot) {
        return RawMemory.getLong(address(c, slot));
    }

    private static long address(NativeCall c, int slot) {
        return c.parameters() - (long) slot * InterpreterFrameLayout.SLOT;
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
