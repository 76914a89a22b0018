package stress;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Many threads that contend, wait, park, are interrupted, allocate, initialise classes and collect. Argument: operations per thread (1000). */
public final class ThreadStorm {
    private static final Object LOCK = new Object();
    private static int counter;
    private static volatile boolean stop;

    private interface Body {
        void run() throws Exception;
    }

    /** Initialised by many threads at once. */
    static final class Slow {
        static final int VALUE;

        static {
            int v = 0;
            for (int i = 0; i < 100_000; i++) {
                v += i;
            }
            VALUE = v;
        }
    }

    /** Fails in every thread that asks. */
    static final class Broken {
        static final int VALUE = fail();

        private static int fail() {
            throw new IllegalStateException("broken");
        }
    }

    private ThreadStorm() {}

    public static void main(String[] args) throws Exception {
        int n = args.length > 0 ? Integer.parseInt(args[0]) : 1000;
        parallel(50, () -> {
            for (int i = 0; i < n; i++) {
                synchronized (LOCK) {
                    counter++;
                }
            }
        });
        System.out.println("contention " + counter);
        exceptions(n);
        waitAndNotify(n);
        interrupts(n / 10);
        parking(n);
        for (int i = 0; i < n / 10; i++) {
            Thread t = new Thread(() -> counter++);
            t.start();
            t.join();
        }
        System.out.println("threads one by one " + counter);
        collections(n);
        initialization();
        safepoints(n / 50);
    }

    private static void parallel(int count, Body body) throws InterruptedException {
        Thread[] threads = new Thread[count];
        for (int i = 0; i < count; i++) {
            threads[i] = new Thread(() -> {
                try {
                    body.run();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            threads[i].start();
        }
        for (Thread t : threads) {
            t.join();
        }
    }

    private static synchronized void countOrThrow(int i) {
        counter++;
        if (i % 3 == 0) {
            throw new IllegalArgumentException("expected");
        }
    }

    private static void exceptions(int n) throws InterruptedException {
        AtomicInteger caught = new AtomicInteger();
        parallel(8, () -> {
            for (int i = 0; i < n; i++) {
                try {
                    countOrThrow(i);
                } catch (IllegalArgumentException e) {
                    caught.incrementAndGet();
                }
            }
        });
        System.out.println("exceptions " + caught + " " + counter + " " + Thread.holdsLock(ThreadStorm.class));
    }

    private static void waitAndNotify(int n) throws InterruptedException {
        ArrayBlockingQueue<Integer> queue = new ArrayBlockingQueue<>(4);
        AtomicLong sum = new AtomicLong();
        int[] slot = {-1};
        AtomicInteger role = new AtomicInteger();
        parallel(8, () -> {
            int me = role.getAndIncrement();
            for (int i = 0; i < n; i++) {
                if (me < 2) {
                    queue.put(i);
                } else if (me < 4) {
                    sum.addAndGet(queue.take());
                } else {
                    synchronized (slot) {
                        boolean giver = me < 6;
                        while (slot[0] >= 0 == giver) {
                            slot.wait();
                        }
                        slot[0] = giver ? i : -1;
                        slot.notifyAll();
                    }
                }
            }
        });
        System.out.println("wait and notify " + sum + " " + slot[0]);
    }

    private static void interrupts(int n) throws InterruptedException {
        Thread[] threads = new Thread[4];
        AtomicInteger seen = new AtomicInteger();
        for (int i = 0; i < threads.length; i++) {
            int kind = i;
            threads[i] = new Thread(() -> {
                // At least once, however late the thread starts.
                do {
                    try {
                        switch (kind) {
                            case 0 -> Thread.sleep(10_000);
                            case 1 -> {
                                synchronized (threads) {
                                    threads.wait(10_000);
                                }
                            }
                            case 2 -> new ArrayBlockingQueue<String>(1).poll(10, TimeUnit.SECONDS);
                            default -> {
                                LockSupport.park();
                                Thread.interrupted();
                            }
                        }
                    } catch (InterruptedException e) {
                        seen.incrementAndGet();
                    }
                } while (!stop);
            });
            threads[i].start();
        }
        for (int i = 0; i < n; i++) {
            threads[i % threads.length].interrupt();
        }
        stop = true;
        for (Thread t : threads) {
            while (t.isAlive()) {
                t.interrupt();
                t.join(10);
            }
        }
        stop = false;
        System.out.println("interrupts " + (seen.get() > 0));
    }

    private static void parking(int n) throws InterruptedException {
        AtomicInteger turn = new AtomicInteger();
        Thread[] players = new Thread[2];
        for (int i = 0; i < players.length; i++) {
            int me = i;
            players[i] = new Thread(() -> {
                for (int k = 0; k < n; k++) {
                    while (turn.get() != me) {
                        LockSupport.park();
                    }
                    turn.set(1 - me);
                    LockSupport.unpark(players[1 - me]);
                }
            });
        }
        for (Thread t : players) {
            t.start();
        }
        for (Thread t : players) {
            t.join();
        }
        System.out.println("parking " + turn);
    }

    private static void collections(int n) throws InterruptedException {
        ConcurrentHashMap<Integer, Integer> map = new ConcurrentHashMap<>();
        parallel(8, () -> {
            for (int i = 0; i < n; i++) {
                map.merge(i % 100, 1, Integer::sum);
            }
        });
        long sum = IntStream.range(0, n * 10).parallel().filter(i -> i % 3 == 0).mapToLong(i -> i).sum();
        System.out.println("collections " + map.size() + " " + map.values().stream().mapToInt(i -> i).sum() + " " + sum);
    }

    private static void initialization() throws InterruptedException {
        List<String> results = Collections.synchronizedList(new ArrayList<>());
        parallel(8, () -> {
            results.add(String.valueOf(Slow.VALUE));
            try {
                results.add(String.valueOf(Broken.VALUE));
            } catch (LinkageError e) {
                results.add(e.getClass().getSimpleName());
            }
        });
        Collections.sort(results);
        System.out.println(results);
    }

    /** The world stops while threads compute, copy large arrays, sleep and wait for a monitor. */
    private static void safepoints(int n) throws InterruptedException {
        byte[] from = new byte[4_000_000];
        byte[] to = new byte[from.length];
        List<Thread> threads = new ArrayList<>();
        List<Body> bodies = List.of(() -> {
            int x = 1;
            for (int i = 0; i < 1_000_000; i++) {
                x = x * 31 + i;
            }
            from[0] = (byte) x;
        }, () -> System.arraycopy(from, 0, to, 0, from.length), () -> Arrays.fill(to, (byte) 1), () -> Thread.sleep(1), () -> {
            synchronized (LOCK) {
                counter++;
            }
        });
        for (Body body : bodies) {
            Thread t = new Thread(() -> {
                try {
                    while (!stop) {
                        body.run();
                    }
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            t.start();
            threads.add(t);
        }
        synchronized (LOCK) {
            for (int i = 0; i < n; i++) {
                System.gc();
            }
        }
        stop = true;
        for (Thread t : threads) {
            t.join();
        }
        System.out.println("safepoints");
    }
}
