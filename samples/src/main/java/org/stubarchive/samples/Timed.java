package org.stubarchive.samples;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;

/**
 * Runs the main method of another class of this package and reports on standard error how long it took, without the start of the VM.
 * Arguments: simple name of the class, then its arguments.
 */
public final class Timed {
    private Timed() {}

    /** Runs the named sample. */
    public static void main(String[] args) throws ReflectiveOperationException {
        Class<?> sample = Class.forName(Timed.class.getPackageName() + "." + args[0]);
        Method main = sample.getMethod("main", String[].class);
        Object arguments = Arrays.copyOfRange(args, 1, args.length);
        long start = System.nanoTime();
        try {
            main.invoke(null, arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("sample " + args[0] + " failed", e.getCause());
        }
        System.err.println("nanoseconds " + (System.nanoTime() - start));
    }
}
