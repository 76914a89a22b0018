package stress;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.ArrayList;
import java.util.List;

/** Stack overflow wherever it can happen; the program goes on after each. */
public final class DeepStacks {
    private static Method reflected;
    private static MethodHandle handle;
    private static int unwound;

    private interface Body {
        void run() throws Throwable;
    }

    private DeepStacks() {}

    public static void main(String[] args) throws Throwable {
        reflected = DeepStacks.class.getDeclaredMethod("byReflection");
        handle = MethodHandles.lookup().findStatic(DeepStacks.class, "byHandle", MethodType.methodType(void.class));
        expect("recursion", DeepStacks::recursion);
        expect("synchronized", DeepStacks::locked);
        System.out.println(Thread.holdsLock(DeepStacks.class));
        expect("reflection", DeepStacks::byReflection);
        expect("method handle", DeepStacks::byHandle);
        expect("proxy", () -> proxy()[0].run());
        expect("privileged", DeepStacks::privileged);
        expect("constructor", () -> Constructed.class.getConstructor().newInstance());
        expect("finally", DeepStacks::inFinally);
        System.out.println(unwound > 100);
        expect("catch", () -> System.out.println(inCatch(0) > 100));
        expect("hash code", () -> {
            List<Object> list = new ArrayList<>();
            list.add(list);
            System.out.println(list.hashCode());
        });
        expect("loader", () -> new Endless().loadClass("a"));
        Thread[] threads = new Thread[6];
        int[] overflows = new int[threads.length];
        for (int i = 0; i < threads.length; i++) {
            int me = i;
            threads[i] = new Thread(() -> {
                for (int k = 0; k < 3; k++) {
                    try {
                        recursion();
                    } catch (StackOverflowError e) {
                        overflows[me]++;
                    }
                }
            });
            threads[i].start();
        }
        int sum = 0;
        for (int i = 0; i < threads.length; i++) {
            threads[i].join();
            sum += overflows[i];
        }
        System.out.println("threads " + sum);
        int[] depth = new int[1];
        Thread deep = new Thread(null, () -> depth[0] = collectAt(100_000), "deep", 512L << 20);
        deep.start();
        deep.join();
        System.out.println("deep " + depth[0]);
    }

    private static void expect(String what, Body body) {
        try {
            body.run();
            System.out.println(what + " returned");
        } catch (Throwable t) {
            System.out.println(what + " " + t.getClass().getName());
        }
    }

    private static void recursion() {
        recursion();
    }

    private static synchronized void locked() {
        locked();
    }

    /** Calls itself. */
    public static void byReflection() throws Throwable {
        try {
            reflected.invoke(null);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** Calls itself. */
    public static void byHandle() throws Throwable {
        handle.invokeExact();
    }

    private static Runnable[] proxy() {
        Runnable[] self = new Runnable[1];
        self[0] = (Runnable) Proxy.newProxyInstance(DeepStacks.class.getClassLoader(), new Class<?>[] {Runnable.class}, (p, m, a) -> {
            self[0].run();
            return null;
        });
        return self;
    }

    @SuppressWarnings("removal")
    private static void privileged() {
        AccessController.doPrivileged((PrivilegedAction<Void>) () -> {
            privileged();
            return null;
        });
    }

    /** Makes another one. */
    public static final class Constructed {
        public Constructed() throws Throwable {
            try {
                Constructed.class.getConstructor().newInstance();
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }

    private static final class Endless extends ClassLoader {
        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            return loadClass(name, resolve);
        }
    }

    private static void inFinally() {
        try {
            inFinally();
        } finally {
            unwound++;
        }
    }

    private static int inCatch(int depth) {
        try {
            return inCatch(depth + 1);
        } catch (StackOverflowError e) {
            return depth;
        }
    }

    /** Collects with that many frames on the stack, each with an object. */
    private static int collectAt(int depth) {
        if (depth == 0) {
            System.gc();
            return 0;
        }
        int[] own = {1};
        return collectAt(depth - 1) + own[0];
    }
}
