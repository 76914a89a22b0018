package org.stubarchive.vm.oops;

/** Addresses of the interpreter's method entry codelets, as bound from the archive or generated. */
public interface MethodEntries {
    /** Entry of a method with bytecodes. */
    long normal();

    /** Entry of a synchronized method with bytecodes. */
    long synchronizedEntry();

    /** Entry of a native method. */
    long nativeEntry();

    /** Entry of a synchronized native method. */
    long synchronizedNativeEntry();

    /** Entry of a method without code: raises the error that its selection deserves. */
    long abstractEntry();

    /** Where compiled callers enter a method that nobody has called so yet. */
    long wrongMethod();

    /**
     * Entry of an intrinsic.
     *
     * @return 0 if no code is bound for it; the method then runs as if it were not an intrinsic
     */
    long intrinsic(int id);

    /** Whether a class has methods with {@link #intrinsicId}; asked first, because most have none. */
    boolean hasIntrinsics(String holder);

    /**
     * Number of the intrinsic that stands for a method of the class library.
     *
     * @param holder internal class name
     * @return 0 if the method is none
     */
    int intrinsicId(String holder, String name, String descriptor);
}
