package org.stubarchive.vm.classfile.verifier;

/**
 * What verification asks about other classes. The implementation loads classes as needed with the defining loader of the class that is being
 * verified; if loading fails, it throws an unchecked exception of its own, which passes through the verifier unchanged. All names are internal
 * names of classes and interfaces, never arrays.
 */
public interface VerificationContext {
    /**
     * Whether a value of one class can be assigned to the other. An interface counts as {@code java/lang/Object}: to assign to it is always
     * allowed. Not asked for equal names or for {@code java/lang/Object} as the target.
     */
    boolean isAssignable(String fromInternalName, String toInternalName);

    /** Whether this is an interface. */
    boolean isInterface(String internalName);

    /** Name of the direct superclass; {@code null} for {@code java/lang/Object}. */
    String superclassOf(String internalName);

    /**
     * Whether resolving this member finds one that is protected and declared in a class of another run-time package than the class that is
     * being verified (JVMS 4.10.1.8). {@code false} if no such member is found: resolution will complain about that.
     *
     * <p>A constructor ({@code <init>}) is looked for in the owner alone, everything else also in its superclasses.
     *
     * @param owner class that the reference names: a superclass of the class that is being verified, or that class itself
     */
    boolean isProtectedInOtherPackage(String owner, String name, String descriptor);
}
