package conformance;

import java.util.concurrent.CountDownLatch;

/** When classes and interfaces are initialised, and what happens when that fails. */
public final class Initialization {
    static String log(String s) {
        System.out.println("init " + s);
        return s;
    }

    interface I0 { String X = log("I0"); }
    interface I1 { String X = log("I1"); default void m() { } }
    interface I2 extends I1 { String X = log("I2"); }
    static class S { static { log("S"); } static int field = 3; static final int CONSTANT = 5; static final Integer BOXED = 6; { log("S instance"); } S() { log("S()"); hook(); } void hook() { } }
    static class T extends S implements I0, I2 { static { log("T"); } int value = 7; String late = log("T field"); T() { super(); log("T()"); } @Override void hook() { log("hook " + value + late); } }
    static class U extends S { static { log("U"); } static void touch() { } }
    static class Fails { static int n = 1 / zero(); static int get() { return n; } }
    static class FailsError { static { if (true) { throw new StackOverflowError("mine"); } } static int x; }
    static class FailsSub extends Fails { static void f() { } }
    static class Cycle1 { static int a = Cycle2.b + 1; }
    static class Cycle2 { static int b = Cycle1.a + 10; }
    static class Lazy { static { log("Lazy"); } static final String NAME = "constant"; static class Holder { static final Object V = log("Holder"); } }
    enum En { A, B; static { log("En"); } }
    static class Slow { static int count; static { count++; try { Thread.sleep(30); } catch (InterruptedException e) { throw new IllegalStateException(e); } log("Slow in one thread"); } static int get() { return count; } }
    static class Recursive { static Recursive one = new Recursive(); static int n = 5; int seen = n; }
    static class Arr { static { log("Arr"); } }
    static class FailsThreads { static { log("FailsThreads"); if (zero() == 0) { throw new IllegalArgumentException("bad"); } } static void f() { } }

    static int zero() { return 0; }

    static void check(String what, Runnable r) {
        try {
            r.run();
            System.out.println(what + " fine");
        } catch (Throwable t) {
            System.out.print(what + " ");
            for (Throwable x = t; x != null; x = x.getCause()) {
                System.out.print(x + " / ");
            }
            System.out.println();
        }
    }

    public static void main(String[] args) throws Exception {
        System.out.println(S.CONSTANT + Lazy.NAME);
        System.out.println(T.field);
        System.out.println(S.BOXED);
        new T();
        U.touch();
        System.out.println(I1.X);
        Arr[] arr = new Arr[1];
        Class<?> c = Arr.class;
        System.out.println(c.getName() + (arr instanceof Object[]));
        Class.forName("conformance.Initialization$Arr", false, Initialization.class.getClassLoader());
        System.out.println("not yet");
        Class.forName("conformance.Initialization$Arr");
        check("fails", () -> System.out.println(Fails.n));
        check("fails again", () -> System.out.println(Fails.get()));
        check("fails new", Fails::new);
        check("fails sub", FailsSub::f);
        check("fails sub again", FailsSub::f);
        check("error", () -> System.out.println(FailsError.x));
        check("error again", () -> System.out.println(FailsError.x));
        check("forName", () -> { try { Class.forName("conformance.Initialization$Fails"); } catch (ClassNotFoundException e) { throw new IllegalStateException(e); } });
        System.out.println(Cycle1.a + " " + Cycle2.b);
        System.out.println(Lazy.Holder.V);
        System.out.println(En.B);
        System.out.println(new Recursive().seen + " " + Recursive.one.seen);
        CountDownLatch start = new CountDownLatch(1);
        Thread[] ts = new Thread[4];
        int[] seen = new int[4];
        for (int i = 0; i < 4; i++) {
            int k = i;
            ts[i] = new Thread(() -> { try { start.await(); } catch (InterruptedException e) { return; } seen[k] = Slow.get(); });
            ts[i].start();
        }
        start.countDown();
        for (Thread t : ts) { t.join(); }
        System.out.println(seen[0] + seen[1] + seen[2] + seen[3]);
        check("threads", FailsThreads::f);
        Thread t = new Thread(() -> check("other thread", FailsThreads::f));
        t.start();
        t.join();
        try {
            FailsThreads.f();
        } catch (NoClassDefFoundError e) {
            e.printStackTrace();
        }
        System.out.println(Fails.n);
    }
}
