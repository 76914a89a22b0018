package org.stubarchive.compiler.ci;

/** How a method is called (JVMS 6.5). */
public enum Invocation {
    /** invokestatic. */
    STATIC,
    /** invokespecial. */
    SPECIAL,
    /** invokevirtual. */
    VIRTUAL,
    /** invokeinterface. */
    INTERFACE,
    /** invokevirtual of a signature-polymorphic method (JVMS 2.9.3). */
    HANDLE,
    /** invokedynamic. */
    DYNAMIC;

    /** Whether the first argument is a receiver, which must not be null. */
    public boolean hasReceiver() {
        return this != STATIC && this != DYNAMIC;
    }
}
