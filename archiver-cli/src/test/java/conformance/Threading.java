package conformance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/** Threads, monitors, interrupts, thread locals, handlers. */
public final class Threading {
    static int shared;
    static volatile boolean ready;
    static volatile int published;
    static int plain;
    final Object lock = new Object();

    static synchronized void staticInc() { shared++; }
    synchronized void instanceInc() { shared++; }

    interface Body { void run() throws Exception; }

    static Thread start(String name, Body b) {
        Thread t = new Thread(() -> {
            try {
                b.run();
            } catch (Exception e) {
                System.out.println(Thread.currentThread().getName() + " got " + e);
            }
        }, name);
        t.start();
        return t;
    }

    public static void main(String[] args) throws Exception {
        basics();
        monitors();
        interrupts();
        handlers();
        locals();
        groups();
        traces();
        states();
        pingPong();
        contention();
        errors();
    }

    static void basics() throws Exception {
        Thread m = Thread.currentThread();
        System.out.println(m + " " + m.getName() + m.getPriority() + m.isDaemon() + m.getThreadGroup().getName() + m.getId() + m.isAlive() + m.isInterrupted());
        Thread t = new Thread(() -> System.out.println("in " + Thread.currentThread().getName() + Thread.currentThread().isDaemon()), "worker");
        t.setDaemon(true);
        t.setPriority(7);
        System.out.println(t.getState() + " " + t.toString().replaceAll("#\\d+", "#") + t.isAlive());
        t.start();
        t.join();
        System.out.println(t.getState() + " " + t.toString().replaceAll("#\\d+", "#") + t.isAlive());
        try {
            t.start();
        } catch (IllegalThreadStateException e) {
            System.out.println(e);
        }
        try {
            t.setDaemon(false);
            m.setDaemon(true);
        } catch (IllegalThreadStateException e) {
            System.out.println(e);
        }
        Thread sub = new Thread() { @Override public void run() { System.out.println("subclass " + getName().startsWith("Thread-")); } };
        sub.start();
        sub.join();
        t = start("publish", () -> { while (!ready) { Thread.onSpinWait(); } System.out.println(plain); });
        plain = 77;
        ready = true;
        t.join();
        t.join(10);
        Thread.yield();
        Thread.sleep(1, 10);
        try {
            Thread.sleep(-1);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        try {
            new Thread((Runnable) null, (String) null);
        } catch (NullPointerException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(Thread.holdsLock(Threading.class));
    }

    static void monitors() throws Exception {
        Threading o = new Threading();
        List<Thread> ts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ts.add(start("m" + i, () -> {
                for (int k = 0; k < 2000; k++) {
                    staticInc();
                    synchronized (Threading.class) { o.instanceInc(); synchronized (Threading.class) { shared++; } }
                }
            }));
        }
        for (Thread t : ts) { t.join(); }
        System.out.println(shared);
        List<Integer> queue = new ArrayList<>();
        int[] sum = {0};
        Thread consumer = start("consumer", () -> {
            for (int n = 0; n < 100; n++) {
                synchronized (queue) {
                    while (queue.isEmpty()) { queue.wait(); }
                    sum[0] += queue.remove(0);
                    queue.notifyAll();
                }
            }
        });
        for (int n = 0; n < 100; n++) {
            synchronized (queue) {
                while (queue.size() > 3) { queue.wait(); }
                queue.add(n);
                queue.notify();
            }
        }
        consumer.join();
        System.out.println(sum[0]);
        long start = System.nanoTime();
        synchronized (o) { o.wait(20); o.wait(1, 5); }
        System.out.println(System.nanoTime() - start >= 15_000_000L);
        synchronized (o) {
            try { o.wait(-1); } catch (IllegalArgumentException e) { System.out.println(e.getMessage()); }
        }
        for (Body b : List.<Body>of(o::notify, o::notifyAll, o::wait, () -> o.wait(1))) {
            try {
                b.run();
            } catch (IllegalMonitorStateException e) {
                System.out.println(e);
            }
        }
        int h = o.hashCode();
        synchronized (o) { System.out.println((h == o.hashCode()) + " " + Thread.holdsLock(o)); }
        System.out.println(h == System.identityHashCode(o));
        deep(o, 300);
        try {
            synchronized (o) { throw new IllegalStateException("leaves monitor"); }
        } catch (IllegalStateException e) {
            System.out.println(Thread.holdsLock(o));
        }
    }

    static void deep(Object o, int n) {
        synchronized (o) {
            if (n > 0) { deep(o, n - 1); } else { System.out.println("deep " + Thread.holdsLock(o)); }
        }
    }

    static void interrupts() throws Exception {
        Object o = new Object();
        CountDownLatch in = new CountDownLatch(2);
        Thread s = start("sleeper", () -> { in.countDown(); Thread.sleep(100_000); });
        Thread w = start("waiter", () -> { synchronized (o) { in.countDown(); o.wait(); } });
        in.await();
        s.interrupt();
        s.join();
        w.interrupt();
        w.join();
        Thread.currentThread().interrupt();
        System.out.println(Thread.currentThread().isInterrupted() + " " + Thread.interrupted() + Thread.interrupted());
        Thread.currentThread().interrupt();
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            System.out.println(e + " " + Thread.currentThread().isInterrupted());
        }
        Thread.currentThread().interrupt();
        try {
            synchronized (o) { o.wait(5); }
        } catch (InterruptedException e) {
            System.out.println(e);
        }
        Thread.currentThread().interrupt();
        Thread alive = start("alive", () -> Thread.sleep(30));
        try {
            new Thread().join();
            s.join();
            System.out.println("join of a dead thread");
            alive.join();
        } catch (InterruptedException e) {
            System.out.println(e);
        }
        alive.join();
        Thread.currentThread().interrupt();
        java.util.concurrent.locks.LockSupport.park();
        System.out.println("parked " + Thread.interrupted());
    }

    static void handlers() throws Exception {
        Thread t = new Thread(() -> { throw new IllegalStateException("handled"); }, "h1");
        t.setUncaughtExceptionHandler((x, e) -> System.out.println(x.getName() + " " + e + " " + x.isAlive()));
        t.start();
        t.join();
        Thread.setDefaultUncaughtExceptionHandler((x, e) -> System.out.println("default " + x.getName() + " " + e));
        t = new Thread(() -> { throw new StackOverflowError(); }, "h2");
        t.start();
        t.join();
        Thread.setDefaultUncaughtExceptionHandler(null);
        t = new Thread(() -> { throw new IllegalArgumentException("uncaught", new Exception("cause")); }, "h3");
        t.start();
        t.join();
        ThreadGroup g = new ThreadGroup("mine") { @Override public void uncaughtException(Thread x, Throwable e) { System.out.println("group " + e); } };
        t = new Thread(g, () -> { throw new Error("in group"); });
        t.start();
        t.join();
        t = new Thread(() -> recurse(0), "h4");
        t.setUncaughtExceptionHandler((x, e) -> System.out.println(e + " " + e.getStackTrace().length));
        t.start();
        t.join();
    }

    static int recurse(int n) { return recurse(n + 1) + 1; }

    static void locals() throws Exception {
        ThreadLocal<String> tl = ThreadLocal.withInitial(() -> "initial " + Thread.currentThread().getName());
        InheritableThreadLocal<List<String>> itl = new InheritableThreadLocal<>() { @Override protected List<String> childValue(List<String> p) { List<String> l = new ArrayList<>(p); l.add("child"); return l; } };
        itl.set(List.of("parent"));
        System.out.println(tl.get());
        tl.set("set");
        start("local", () -> System.out.println(tl.get() + itl.get())).join();
        System.out.println(tl.get() + itl.get());
        tl.remove();
        System.out.println(tl.get());
    }

    static void groups() throws Exception {
        ThreadGroup g = new ThreadGroup("outer");
        ThreadGroup i = new ThreadGroup(g, "inner");
        i.setMaxPriority(3);
        CountDownLatch go = new CountDownLatch(1);
        Thread t = new Thread(i, () -> { try { go.await(); } catch (InterruptedException e) { System.out.println("group interrupt"); } }, "member");
        t.setPriority(9);
        t.start();
        System.out.println(g.activeCount() + " " + i.activeCount() + g.activeGroupCount() + t.getPriority() + i.getParent().getName() + g.parentOf(i) + t.getThreadGroup());
        g.interrupt();
        t.join();
        System.out.println(t.getThreadGroup() + " " + g.activeCount());
    }

    static void traces() throws Exception {
        Object o = new Object();
        CountDownLatch in = new CountDownLatch(1);
        Thread t = start("traced", () -> { synchronized (o) { in.countDown(); o.wait(); } });
        in.await();
        while (t.getState() != Thread.State.WAITING) { Thread.sleep(1); }
        for (StackTraceElement e : t.getStackTrace()) { System.out.println(("  " + e).replaceAll("[0-9]+/0x[0-9a-f]*", "#")); }
        Map<String, Integer> all = new TreeMap<>();
        Thread.getAllStackTraces().forEach((k, v) -> all.put(k.getName(), v.length > 0 ? 1 : 0));
        System.out.println(all.get("traced") + " " + all.get("main") + all.containsKey("Reference Handler") + all.containsKey("Finalizer"));
        synchronized (o) { o.notify(); }
        t.join();
        System.out.println(t.getStackTrace().length + " " + Thread.currentThread().getStackTrace()[0] + Thread.currentThread().getStackTrace()[1]);
        Thread[] list = new Thread[20];
        int n = Thread.enumerate(list);
        System.out.println(n + " " + list[0].getName() + Thread.activeCount());
    }

    static void states() throws Exception {
        Object o = new Object();
        Thread blocked;
        synchronized (o) {
            blocked = start("blocked", () -> { synchronized (o) { System.out.println("entered"); } });
            while (blocked.getState() != Thread.State.BLOCKED) { Thread.sleep(1); }
            System.out.println(blocked.getState());
        }
        blocked.join();
        Thread timed = start("timed", () -> Thread.sleep(50_000));
        while (timed.getState() != Thread.State.TIMED_WAITING) { Thread.sleep(1); }
        timed.interrupt();
        timed.join();
        Thread parked = start("parked", () -> java.util.concurrent.locks.LockSupport.park(o));
        while (parked.getState() != Thread.State.WAITING) { Thread.sleep(1); }
        System.out.println(java.util.concurrent.locks.LockSupport.getBlocker(parked) == o);
        java.util.concurrent.locks.LockSupport.unpark(parked);
        parked.join();
        System.out.println(Thread.currentThread().getState());
    }

    static void pingPong() throws Exception {
        Object o = new Object();
        StringBuilder b = new StringBuilder();
        boolean[] ping = {true};
        Body p = () -> { for (int i = 0; i < 50; i++) { synchronized (o) { while (!ping[0]) { o.wait(); } b.append('.'); ping[0] = false; o.notifyAll(); } } };
        Body q = () -> { for (int i = 0; i < 50; i++) { synchronized (o) { while (ping[0]) { o.wait(); } b.append('o'); ping[0] = true; o.notifyAll(); } } };
        Thread x = start("p", p), y = start("q", q);
        x.join();
        y.join();
        System.out.println(b);
    }

    static void contention() throws Exception {
        List<Integer> list = Collections.synchronizedList(new ArrayList<>());
        List<Thread> ts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int k = i;
            ts.add(start("c" + i, () -> { for (int j = 0; j < 100; j++) { list.add(k); } }));
        }
        for (Thread t : ts) { t.join(); }
        System.out.println(list.size() + " " + list.stream().mapToInt(i -> i).sum());
    }

    static void errors() throws Exception {
        Thread t = new Thread(() -> { throw new RuntimeException("last"); });
        t.setName("final-thread");
        t.start();
        t.join();
        throw new Exception("from main");
    }
}
