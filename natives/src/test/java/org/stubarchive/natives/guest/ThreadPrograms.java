package org.stubarchive.natives.guest;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Programs about threads. */
final class ThreadPrograms {
    private ThreadPrograms() {}

    static void awaitState(Thread t, Thread.State state) throws InterruptedException {
        while (t.getState() != state) {
            Thread.sleep(1);
        }
        System.out.println(state);
    }

    static final class Counting {
        private static int counter;

        private static synchronized void increment() {
            counter++;
        }

        public static void main(String[] args) throws Exception {
            Thread[] threads = new Thread[4];
            for (int i = 0; i < threads.length; i++) {
                threads[i] = new Thread(() -> {
                    for (int k = 0; k < 20_000; k++) {
                        increment();
                    }
                });
                threads[i].start();
            }
            for (Thread t : threads) {
                t.join();
            }
            System.out.println(counter);
        }
    }

    static final class States {
        public static void main(String[] args) throws Exception {
            Object lock = new Object();
            boolean[] flag = new boolean[1];
            Thread waiter = new Thread(() -> {
                synchronized (lock) {
                    while (!flag[0]) {
                        try {
                            lock.wait();
                        } catch (InterruptedException e) {
                            throw new AssertionError(e);
                        }
                    }
                    System.out.println("woken");
                }
            });
            System.out.println(waiter.getState());
            waiter.start();
            awaitState(waiter, Thread.State.WAITING);
            synchronized (lock) {
                flag[0] = true;
                lock.notifyAll();
            }
            waiter.join();
            System.out.println(waiter.getState() + " " + waiter.isAlive());
            Thread parked = new Thread(() -> {
                LockSupport.park();
                System.out.println("unparked");
            });
            parked.start();
            awaitState(parked, Thread.State.WAITING);
            LockSupport.unpark(parked);
            parked.join();
            Thread blocked = new Thread(() -> {
                synchronized (lock) {
                    System.out.println("entered " + Thread.holdsLock(lock));
                }
            });
            synchronized (lock) {
                blocked.start();
                awaitState(blocked, Thread.State.BLOCKED);
            }
            blocked.join();
            System.out.println(Thread.holdsLock(lock));
            try {
                blocked.start();
            } catch (IllegalThreadStateException e) {
                System.out.println(e);
            }
        }
    }

    static final class Interrupts {
        public static void main(String[] args) throws Exception {
            Thread sleeper = new Thread(() -> {
                try {
                    Thread.sleep(1_000_000);
                } catch (InterruptedException e) {
                    System.out.println(e.getMessage() + " " + Thread.currentThread().isInterrupted());
                }
            });
            sleeper.start();
            awaitState(sleeper, Thread.State.TIMED_WAITING);
            sleeper.interrupt();
            sleeper.join();
            Object lock = new Object();
            Thread waiter = new Thread(() -> {
                synchronized (lock) {
                    try {
                        lock.wait();
                    } catch (InterruptedException e) {
                        System.out.println(e.getMessage() + " " + Thread.holdsLock(lock) + " " + Thread.interrupted());
                    }
                }
            });
            waiter.start();
            awaitState(waiter, Thread.State.WAITING);
            waiter.interrupt();
            waiter.join();
            Thread.currentThread().interrupt();
            LockSupport.park();
            System.out.println(Thread.interrupted() + " " + Thread.interrupted());
            Thread.currentThread().interrupt();
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                System.out.println(e.getMessage());
            }
            try {
                lock.notify();
            } catch (IllegalMonitorStateException e) {
                System.out.println(e.getMessage());
            }
            try {
                lock.wait(10);
            } catch (IllegalMonitorStateException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    static final class Concurrency {
        public static void main(String[] args) throws Exception {
            ExecutorService pool = Executors.newFixedThreadPool(3);
            List<Future<Integer>> futures = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                int n = i;
                futures.add(pool.submit(() -> n * n));
            }
            int sum = 0;
            for (Future<Integer> f : futures) {
                sum += f.get();
            }
            System.out.println(sum);
            pool.shutdown();
            System.out.println(pool.awaitTermination(60, TimeUnit.SECONDS));
            System.out.println(CompletableFuture.supplyAsync(() -> "a").thenCombine(CompletableFuture.supplyAsync(() -> "b"), String::concat).get());
            System.out.println(IntStream.range(0, 1000).parallel().sum());
            CountDownLatch latch = new CountDownLatch(2);
            for (int i = 0; i < 2; i++) {
                new Thread(latch::countDown).start();
            }
            latch.await();
            ThreadLocal<Integer> local = ThreadLocal.withInitial(() -> 7);
            System.out.println(local.get());
        }
    }

    static final class Ends {
        public static void main(String[] args) throws Exception {
            Thread spinner = new Thread(() -> {
                while (true) {
                    Thread.onSpinWait();
                }
            });
            spinner.setDaemon(true);
            spinner.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
            Thread thrower = new Thread(() -> {
                throw new IllegalStateException("in a thread");
            }, "thrower");
            thrower.start();
            thrower.join();
            Thread handled = new Thread(() -> {
                throw new IllegalStateException("handled");
            });
            handled.setUncaughtExceptionHandler((t, e) -> System.out.println("handler: " + e.getMessage()));
            handled.start();
            handled.join();
            CountDownLatch mainEnded = new CountDownLatch(1);
            Thread main = Thread.currentThread();
            new Thread(() -> {
                try {
                    main.join();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                System.out.println("after main " + main.isAlive());
            }).start();
            throw new RuntimeException("main ends");
        }
    }

    static final class Exits {
        public static void main(String[] args) throws Exception {
            new Thread(() -> {
                while (true) {
                    Thread.onSpinWait();
                }
            }).start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
            Thread exiting = new Thread(() -> System.exit(7));
            exiting.start();
            exiting.join();
        }
    }
}
