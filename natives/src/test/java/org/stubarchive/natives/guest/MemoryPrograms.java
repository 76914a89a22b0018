package org.stubarchive.natives.guest;

import java.lang.ref.Cleaner;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.WeakHashMap;
import java.util.concurrent.CountDownLatch;

/** Programs about the heap. */
final class MemoryPrograms {
    private MemoryPrograms() {}

    static final class References {
        private static int finalized;

        @Override
        @SuppressWarnings({"deprecation", "removal"})
        protected void finalize() {
            synchronized (References.class) {
                finalized++;
                References.class.notifyAll();
            }
        }

        private static void makeFinalizable() {
            for (int i = 0; i < 1000; i++) {
                new References();
            }
        }

        public static void main(String[] args) throws Exception {
            makeFinalizable();
            System.gc();
            synchronized (References.class) {
                while (finalized < 990) {
                    References.class.wait(100);
                    System.gc();
                }
            }
            WeakReference<Object> weak = new WeakReference<>(new Object());
            Object kept = new Object();
            WeakReference<Object> alive = new WeakReference<>(kept);
            SoftReference<Object> soft = new SoftReference<>(new Object());
            ReferenceQueue<Object> queue = new ReferenceQueue<>();
            PhantomReference<Object> phantom = new PhantomReference<>(new Object(), queue);
            Map<Object, String> map = new WeakHashMap<>();
            map.put(new Object(), "x");
            map.put(kept, "y");
            System.gc();
            System.out.println(weak.get() + " " + (alive.get() == kept) + " " + (soft.get() != null));
            System.out.println(queue.remove() == phantom);
            while (map.size() > 1) {
                Thread.sleep(1);
            }
            System.out.println(map.get(kept));
            CountDownLatch cleaned = new CountDownLatch(1);
            Cleaner cleaner = Cleaner.create();
            cleaner.register(new Object(), cleaned::countDown);
            System.gc();
            cleaned.await();
            System.out.println("cleaned");
        }
    }

    static final class Exhausted {
        private Exhausted next;

        private static Exhausted chain() {
            Exhausted list = null;
            while (true) {
                Exhausted e = new Exhausted();
                e.next = list;
                list = e;
            }
        }

        public static void main(String[] args) {
            for (int i = 0; i < 2; i++) {
                try {
                    chain();
                } catch (OutOfMemoryError e) {
                    System.out.println(e);
                }
            }
            SoftReference<byte[]> soft = new SoftReference<>(new byte[1 << 20]);
            try {
                System.out.println(new long[1 << 30].length);
            } catch (OutOfMemoryError e) {
                System.out.println(e + " " + soft.get());
            }
            try {
                System.out.println(new int[Integer.MAX_VALUE].length);
            } catch (OutOfMemoryError e) {
                System.out.println(e);
            }
            List<byte[]> all = new ArrayList<>();
            while (true) {
                all.add(new byte[1 << 20]);
            }
        }
    }

    static final class Churn {
        public static void main(String[] args) {
            Random random = new Random(3);
            Map<Integer, List<String>> map = new HashMap<>();
            Object[] live = new Object[2000];
            long sum = 0;
            int steps = Integer.parseInt(args[0]);
            for (int i = 0; i < steps; i++) {
                live[random.nextInt(live.length)] = new int[random.nextInt(100)];
                map.computeIfAbsent(i % 97, k -> new ArrayList<>()).add("s" + i);
                if (i % 1000 == 0) {
                    map.clear();
                }
                Object o = live[random.nextInt(live.length)];
                sum += o == null ? 0 : ((int[]) o).length + System.identityHashCode(o) * 0L;
            }
            System.out.println(sum + " " + map.size());
        }
    }
}
