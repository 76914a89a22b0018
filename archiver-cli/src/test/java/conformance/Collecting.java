package conformance;

import java.lang.ref.Cleaner;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Reference objects, finalizers, cleaners, exhaustion of the heap. */
public final class Collecting {
    static class Fin { final CountDownLatch l; Fin(CountDownLatch l) { this.l = l; } @Override protected void finalize() { l.countDown(); } }
    static class Thrower { static CountDownLatch l = new CountDownLatch(1); @Override protected void finalize() { l.countDown(); throw new IllegalStateException("ignored"); } }
    static class Zombie { static volatile Zombie back; int v = 3; @Override protected void finalize() { back = this; } }

    static boolean gc(java.util.function.BooleanSupplier b) throws InterruptedException {
        for (int i = 0; i < 100 && !b.getAsBoolean(); i++) {
            System.gc();
            Thread.sleep(2);
        }
        return b.getAsBoolean();
    }

    static WeakReference<Object> weak(ReferenceQueue<Object> q) { return new WeakReference<>(new Object(), q); }
    static PhantomReference<Object> phantom(ReferenceQueue<Object> q) { return new PhantomReference<>(new Object(), q); }
    static void finalizable(CountDownLatch l) { new Fin(l); new Fin(l); }
    static void zombie() { new Zombie(); }
    static void thrower() { new Thrower(); }
    static void fill(Map<Object, String> m) { m.put(new Object(), "gone"); }
    static Cleaner.Cleanable clean(Cleaner c, CountDownLatch l) { return c.register(new Object(), l::countDown); }

    public static void main(String[] args) throws Exception {
        ReferenceQueue<Object> q = new ReferenceQueue<>();
        WeakReference<Object> w = weak(q);
        System.out.println(gc(() -> w.get() == null) + " " + (q.remove(5000) == w) + w.isEnqueued() + w.refersTo(null));
        PhantomReference<Object> p = phantom(q);
        System.out.println(p.get() + " " + gc(() -> p.refersTo(null)) + (q.remove(5000) == p));
        Object kept = new Object();
        WeakReference<Object> k = new WeakReference<>(kept, q);
        SoftReference<Object> s = new SoftReference<>(new int[10]);
        System.gc();
        System.out.println((k.get() == kept) + " " + (s.get() != null) + q.poll() + k.enqueue() + (q.poll() == k) + k.get());
        Reference.reachabilityFence(kept);
        CountDownLatch l = new CountDownLatch(2);
        finalizable(l);
        System.out.println(gc(() -> l.getCount() == 0));
        zombie();
        System.out.println(gc(() -> Zombie.back != null) + " " + Zombie.back.v);
        thrower();
        System.out.println(gc(() -> Thrower.l.getCount() == 0));
        Map<Object, String> m = new WeakHashMap<>();
        Object key = new Object();
        m.put(key, "kept");
        fill(m);
        System.out.println(gc(() -> m.size() == 1) + " " + m.get(key));
        Cleaner c = Cleaner.create();
        CountDownLatch cl = new CountDownLatch(1);
        clean(c, cl);
        System.out.println(gc(() -> cl.getCount() == 0));
        CountDownLatch direct = new CountDownLatch(1);
        Cleaner.Cleanable cleanable = clean(c, direct);
        cleanable.clean();
        cleanable.clean();
        System.out.println(direct.getCount());
        System.runFinalization();
        for (int round = 0; round < 1; round++) {
            List<Object> hog = new ArrayList<>();
            try {
                while (true) { hog.add(new long[100_000]); }
            } catch (OutOfMemoryError e) {
                int n = hog.size();
                hog = null;
                System.out.println(e + " " + (n > 10));
            }
        }
        SoftReference<byte[]> soft = new SoftReference<>(new byte[1000]);
        try {
            List<Object> hog = new ArrayList<>();
            while (true) { hog.add(new byte[1 << 20]); }
        } catch (OutOfMemoryError e) {
            System.out.println(soft.get() == null);
        }
        try {
            Object[] o = new Object[Integer.MAX_VALUE - 8];
        } catch (OutOfMemoryError e) {
            System.out.println(e.getMessage());
        }
        try {
            int[][] o = new int[100_000][100_000];
        } catch (OutOfMemoryError e) {
            System.out.println(e.getMessage());
        }
        try {
            "x".repeat(Integer.MAX_VALUE);
            "xy".repeat(Integer.MAX_VALUE);
        } catch (OutOfMemoryError e) {
            System.out.println(e.getMessage());
        }
        StringBuilder b = new StringBuilder("x");
        try {
            while (true) { b.append(b); }
        } catch (OutOfMemoryError e) {
            System.out.println(e.getMessage());
        }
        b = null;
        long total = 0;
        Object[] live = new Object[1000];
        for (int i = 0; i < 200_000; i++) { live[i % 1000] = new int[i % 100]; total += ((int[]) live[(i * 7) % 1000] == null ? 0 : ((int[]) live[(i * 7) % 1000]).length); }
        System.out.println(total + " " + (Runtime.getRuntime().maxMemory() <= 64 << 20) + (Runtime.getRuntime().freeMemory() > 0));
    }
}
