import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/** Threads that others suspend and stop, wherever they are at the time. */
@SuppressWarnings({"deprecation", "removal"})
public class Halting {
    private static final Object LOCK = new Object();
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static volatile boolean go = true;
    private static volatile long count;

    interface Body {
        void run() throws Throwable;
    }

    public static void main(String[] args) throws Exception {
        suspendRunning();
        suspendOwner();
        suspendBlocked();
        suspendItself();
        beforeTheStart();
        stopEverywhere();
        stopBlocked();
        stopSuspended();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Thread start(String name, Runnable body) {
        Thread t = new Thread(body, name);
        t.start();
        return t;
    }

    private static void await(Thread t, Thread.State state) {
        while (t.getState() != state) {
            pause(1);
        }
    }

    private static void count() {
        while (go) {
            count++;
        }
    }

    private static void suspendRunning() throws Exception {
        Thread counter = start("counter", Halting::count);
        while (count == 0) {
            Thread.onSpinWait();
        }
        counter.suspend();
        long seen = count;
        pause(30);
        System.out.println("stands " + (seen == count) + counter.getState() + counter.isAlive() + THREADS.getThreadInfo(counter.getId()).isSuspended());
        counter.suspend();
        counter.interrupt();
        System.gc();
        counter.resume();
        while (count == seen) {
            Thread.onSpinWait();
        }
        System.out.println("goes on " + THREADS.getThreadInfo(counter.getId()).isSuspended() + counter.isInterrupted());
        go = false;
        counter.join();
        go = true;
    }

    private static void suspendOwner() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        Thread owner = start("owner", () -> {
            synchronized (LOCK) {
                held.countDown();
                count();
            }
        });
        held.await();
        owner.suspend();
        Thread other = start("other", () -> {
            synchronized (LOCK) {
                System.out.println("other owns it");
            }
        });
        await(other, Thread.State.BLOCKED);
        go = false;
        pause(20);
        System.out.println("a suspended thread keeps its monitor " + other.getState());
        owner.resume();
        owner.join();
        other.join();
        go = true;
    }

    private static void suspendBlocked() throws Exception {
        Thread sleeper = start("sleeper", () -> pause(50));
        await(sleeper, Thread.State.TIMED_WAITING);
        sleeper.suspend();
        pause(100);
        System.out.println("sleeper " + sleeper.isAlive());
        sleeper.resume();
        sleeper.join();
        Thread parked = start("parked", LockSupport::park);
        await(parked, Thread.State.WAITING);
        parked.suspend();
        LockSupport.unpark(parked);
        pause(30);
        System.out.println("parked " + parked.isAlive());
        parked.resume();
        parked.join();
    }

    private static void suspendItself() throws Exception {
        String[] text = {"text"};
        Thread self = start("self", () -> {
            Thread.currentThread().suspend();
            System.out.println("awake " + text[0].concat("s"));
        });
        while (!THREADS.getThreadInfo(self.getId()).isSuspended()) {
            pause(1);
        }
        System.gc();
        self.resume();
        self.join();
    }

    private static void beforeTheStart() throws Exception {
        Thread t = new Thread(() -> System.out.println("runs all the same"));
        t.suspend();
        t.resume();
        t.start();
        t.join();
        Thread stillborn = new Thread(() -> System.out.println("never"));
        stillborn.stop();
        stillborn.start();
        stillborn.join();
        stillborn.stop();
        stillborn.suspend();
        stillborn.resume();
        System.out.println(stillborn.getState());
    }

    /** Stops a thread that has got into a state, RUNNABLE meaning anywhere. */
    private static void stop(String name, Thread.State state, Body body) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Thread t = start(name, () -> {
            try {
                begun.countDown();
                body.run();
                System.out.println(name + " ends by itself");
            } catch (Throwable e) {
                System.out.println(name + " ends by " + e + " interrupted " + Thread.currentThread().isInterrupted() + " owner " + Thread.holdsLock(LOCK));
            } finally {
                System.out.println(name + " finally");
            }
        });
        begun.await();
        if (state == Thread.State.RUNNABLE) {
            pause(20);
        } else {
            await(t, state);
        }
        t.stop();
        t.join();
        System.out.println(name + " " + t.getState());
    }

    private static int recurse(int depth) {
        return depth == 0 ? 0 : 1 + recurse(depth - 1);
    }

    private static void stopEverywhere() throws Exception {
        stop("running", Thread.State.RUNNABLE, Halting::count);
        stop("calling", Thread.State.RUNNABLE, () -> {
            while (go) {
                recurse(50);
            }
        });
        stop("allocating", Thread.State.RUNNABLE, () -> {
            while (go) {
                Object[] array = new Object[100];
                array[0] = array;
            }
        });
        stop("owning", Thread.State.RUNNABLE, () -> {
            synchronized (LOCK) {
                count();
            }
        });
        stop("sleeping", Thread.State.TIMED_WAITING, () -> Thread.sleep(100_000));
        stop("waiting", Thread.State.WAITING, () -> {
            synchronized (LOCK) {
                LOCK.wait();
            }
        });
        stop("waiting for a time", Thread.State.TIMED_WAITING, () -> {
            synchronized (LOCK) {
                LOCK.wait(100_000);
            }
        });
        stop("parking", Thread.State.WAITING, () -> {
            while (go) {
                LockSupport.park();
            }
        });
        stop("joining", Thread.State.WAITING, () -> Thread.currentThread().join());
        stop("taking", Thread.State.WAITING, () -> new LinkedBlockingQueue<String>().take());
        stop("itself", Thread.State.TERMINATED, () -> Thread.currentThread().stop());
        stop("catching", Thread.State.RUNNABLE, () -> {
            try {
                count();
            } catch (ThreadDeath e) {
                System.out.println("caught " + (e.getStackTrace().length > 0));
            }
        });
    }

    private static void stopBlocked() throws Exception {
        Thread t;
        synchronized (LOCK) {
            t = start("blocked", () -> {
                try {
                    synchronized (LOCK) {
                        count();
                    }
                } catch (ThreadDeath e) {
                    System.out.println("blocked ends by " + e + Thread.holdsLock(LOCK));
                    throw e;
                }
            });
            await(t, Thread.State.BLOCKED);
            t.stop();
            pause(20);
            System.out.println("not before it owns the monitor " + t.getState());
        }
        t.join();
    }

    private static void stopSuspended() throws Exception {
        Thread t = start("suspended", Halting::count);
        t.setUncaughtExceptionHandler((thread, e) -> System.out.println("handler of " + thread.getName() + " gets " + e));
        pause(10);
        t.suspend();
        t.stop();
        t.join();
        System.out.println(t.getState());
    }
}
