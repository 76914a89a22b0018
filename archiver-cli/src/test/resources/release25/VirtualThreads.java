import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Virtual threads: names, states, interrupts, monitors, executors, uncaught exceptions. */
public class VirtualThreads {
    public static void main(String[] args) throws Exception {
        Thread named = Thread.ofVirtual().name("v1").start(() -> {
            Thread t = Thread.currentThread();
            System.out.println(t.getName() + " " + t.isVirtual() + " " + t.isDaemon() + " " + t.getThreadGroup().getName());
        });
        named.join();
        System.out.println(named.getState() + " " + named.isAlive());
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> futures = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                int k = i;
                futures.add(executor.submit(() -> {
                    Thread.sleep(Duration.ofMillis(2));
                    return k * k;
                }));
            }
            int sum = 0;
            for (var f : futures) {
                sum += f.get();
            }
            System.out.println(sum);
        }
        Thread sleeper = Thread.ofVirtual().unstarted(() -> {
            try {
                Thread.sleep(Duration.ofDays(1));
            } catch (InterruptedException e) {
                System.out.println("interrupted " + Thread.currentThread().isInterrupted());
            }
        });
        System.out.println(sleeper.getState());
        sleeper.start();
        while (sleeper.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        sleeper.interrupt();
        sleeper.join();
        Object lock = new Object();
        boolean[] set = {false};
        Thread setter;
        synchronized (lock) {
            setter = Thread.startVirtualThread(() -> {
                synchronized (lock) {
                    set[0] = true;
                    lock.notifyAll();
                }
            });
            while (!set[0]) {
                lock.wait();
            }
        }
        setter.join();
        Thread failing = Thread.ofVirtual().name("boom").unstarted(() -> {
            throw new IllegalStateException("from a virtual thread");
        });
        failing.setUncaughtExceptionHandler((t, e) -> System.out.println(t.getName() + ": " + e));
        failing.start();
        failing.join();
        ThreadLocal<String> local = ThreadLocal.withInitial(() -> "first");
        Thread.startVirtualThread(() -> local.set("other")).join();
        System.out.println(local.get());
        System.out.println(Thread.getAllStackTraces().containsKey(Thread.currentThread()));
    }
}
