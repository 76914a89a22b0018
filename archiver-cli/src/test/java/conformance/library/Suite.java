package conformance.library;

import java.lang.reflect.InvocationTargetException;

/** Runs the named programs of this package one after another in one process: each prints its name first; an exception ends only its program. */
public final class Suite {
    private Suite() {}

    /** Runs the programs whose simple names are given. */
    public static void main(String[] names) throws Exception {
        for (String name : names) {
            System.out.println("== " + name);
            try {
                Class.forName("conformance.library." + name).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
            } catch (InvocationTargetException e) {
                System.out.println(name + " failed");
                e.getCause().printStackTrace(System.out);
            }
            System.out.flush();
        }
    }
}
