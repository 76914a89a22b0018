package org.stubarchive.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;

/** Monitors with wait and notify, interrupts, and the tools of {@code java.util.concurrent}. */
public final class Threads {
    private static final class Buffer {
        private final int[] slots = new int[4];
        private int count;
        private int in;
        private int out;

        synchronized void put(int x) throws InterruptedException {
            while (count == slots.length) {
                wait();
            }
            slots[in] = x;
            in = (in + 1) % slots.length;
            count++;
            notifyAll();
        }

        synchronized int take() throws InterruptedException {
            while (count == 0) {
                wait();
            }
            int x = slots[out];
            out = (out + 1) % slots.length;
            count--;
            notifyAll();
            return x;
        }
    }

    private static int unguarded;

    private Threads() {}

    private static void monitors() throws InterruptedException {
        Buffer buffer = new Buffer();
        Thread producer = new Thread(() -> {
            try {
                for (int i = 1; i <= 2000; i++) {
                    buffer.put(i);
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }, "producer");
        producer.start();
        long sum = 0;
        for (int i = 0; i < 2000; i++) {
            sum += buffer.take();
        }
        producer.join();
        System.out.println("produced and consumed " + sum + ", producer " + producer.getState());

        Object lock = new Object();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            threads.add(new Thread(() -> {
                for (int i = 0; i < 5000; i++) {
                    synchronized (lock) {
                        unguarded++;
                    }
                }
            }));
        }
        for (Thread t : threads) {
            t.start();
        }
        for (Thread t : threads) {
            t.join();
        }
        System.out.println("counted " + unguarded);
    }

    private static void interrupts() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        Thread sleeper = new Thread(() -> {
            started.countDown();
            try {
                Thread.sleep(60_000);
                System.out.println("slept");
            } catch (InterruptedException e) {
                System.out.println("interrupted: " + e.getMessage() + ", flag " + Thread.currentThread().isInterrupted());
            }
        });
        sleeper.start();
        started.await();
        sleeper.interrupt();
        sleeper.join();
    }

    private static void executors() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(3);
        List<Callable<Integer>> tasks = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            int n = i;
            tasks.add(() -> {
                int sum = 0;
                for (int k = 0; k <= n * 1000; k++) {
                    sum += k;
                }
                return sum;
            });
        }
        StringBuilder line = new StringBuilder();
        for (Future<Integer> f : pool.invokeAll(tasks)) {
            line.append(f.get()).append(' ');
        }
        System.out.println(line.toString().trim());
        ConcurrentHashMap<Integer, LongAdder> map = new ConcurrentHashMap<>();
        CyclicBarrier barrier = new CyclicBarrier(3);
        List<Future<?>> futures = new ArrayList<>();
        for (int t = 0; t < 3; t++) {
            futures.add(pool.submit(() -> {
                barrier.await();
                for (int i = 0; i < 3000; i++) {
                    map.computeIfAbsent(i % 10, k -> new LongAdder()).increment();
                }
                return null;
            }));
        }
        for (Future<?> f : futures) {
            f.get();
        }
        System.out.println(map);
        pool.shutdown();
        System.out.println("terminated " + pool.awaitTermination(10, TimeUnit.SECONDS));
    }

    private static void locks() throws InterruptedException {
        ReentrantLock lock = new ReentrantLock(true);
        var turn = lock.newCondition();
        AtomicInteger next = new AtomicInteger();
        LinkedBlockingQueue<String> log = new LinkedBlockingQueue<>();
        Thread[] threads = new Thread[3];
        for (int t = 0; t < threads.length; t++) {
            int me = t;
            threads[t] = new Thread(() -> {
                for (int round = 0; round < 3; round++) {
                    lock.lock();
                    try {
                        while (next.get() % threads.length != me) {
                            turn.awaitUninterruptibly();
                        }
                        log.add(me + "." + round);
                        next.incrementAndGet();
                        turn.signalAll();
                    } finally {
                        lock.unlock();
                    }
                }
            });
            threads[t].start();
        }
        for (Thread t : threads) {
            t.join();
        }
        System.out.println(log);
        ThreadLocal<String> local = ThreadLocal.withInitial(() -> "initial of " + Thread.currentThread().getName());
        Thread named = new Thread(() -> System.out.println(local.get()), "worker");
        named.start();
        named.join();
        System.out.println(local.get());
    }

    /** Runs the sample. */
    public static void main(String[] args) throws Exception {
        monitors();
        interrupts();
        executors();
        locks();
    }
}
