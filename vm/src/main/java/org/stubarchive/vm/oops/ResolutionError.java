package org.stubarchive.vm.oops;

/**
 * The error that every further attempt to resolve an entry fails with (JVMS 5.4.3).
 *
 * @param className internal name of the error class
 * @param message detail message or {@code null}
 * @param cause what the error was caused by, or {@code null}
 */
public record ResolutionError(String className, String message, ResolutionError cause) {
    /** The same without its cause. */
    public ResolutionError withoutCause() {
        return new ResolutionError(className, message, null);
    }
}
