package org.stubarchive.samples;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CyclicBarrier;

/**
 * The same work in each of several threads, most of it in the VM: classes, native methods, allocation, monitors. Arguments: name of the work, number of threads,
 * units of work of each thread. Standard error tells how long all threads took together; without arguments, a little of everything.
 */
public final class Parallel {
    private static final List<String> WORK = List.of("loading", "clock", "interning", "files", "allocation", "uncontended", "handed", "contended");

    private Parallel() {}

    /** Work of one thread; gives a number that shows that it was done. */
    private interface Work {
        long run(int thread, int units) throws IOException, ReflectiveOperationException, InterruptedException;
    }

    /** A class to be loaded many times. */
    private static final class Loaded {
        static int initialized = 1;

        static int get(int value) {
            return value + initialized;
        }
    }

    private static final class Loader extends ClassLoader {
        private final byte[] bytes;

        Loader(byte[] bytes) {
            super(Parallel.class.getClassLoader());
            this.bytes = bytes;
        }

        Class<?> define(String name) {
            return defineClass(name, bytes, 0, bytes.length);
        }
    }

    private static final class Counter {
        private final int threads;
        private long value;
        private int turn;

        Counter(int threads) {
            this.threads = threads;
        }

        synchronized void increment() {
            value++;
        }

        /** Waits for the thread's turn, and gives the turn to the next. */
        synchronized void take(int thread) throws InterruptedException {
            while (turn != thread) {
                wait();
            }
            value++;
            turn = (turn + 1) % threads;
            notifyAll();
        }

        synchronized long value() {
            return value;
        }
    }

    private static byte[] classFile(Class<?> c) throws IOException {
        String name = c.getName();
        try (InputStream in = c.getResourceAsStream(name.substring(name.lastIndexOf('.') + 1) + ".class"); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            in.transferTo(out);
            return out.toByteArray();
        }
    }

    private static Work work(String name, int threads) throws IOException {
        Counter shared = new Counter(threads);
        byte[] bytes = classFile(Loaded.class);
        switch (name) {
            case "loading":
                return (thread, units) -> load(bytes, units);
            case "clock":
                return (thread, units) -> clock(units);
            case "interning":
                return (thread, units) -> intern(units);
            case "files":
                return (thread, units) -> files(units);
            case "allocation":
                return (thread, units) -> allocate(units);
            case "uncontended":
                return (thread, units) -> lock(new Counter(1), units);
            case "contended":
                return (thread, units) -> lockShared(shared, units);
            case "handed":
                return (thread, units) -> hand(shared, thread, units);
            default:
                throw new IllegalArgumentException("no such work: " + name + "; there are " + String.join(", ", WORK));
        }
    }

    private static long load(byte[] bytes, int units) throws ReflectiveOperationException {
        long sum = 0;
        for (int i = 0; i < units; i++) {
            Class<?> c = new Loader(bytes).define(Loaded.class.getName());
            sum += c.getDeclaredMethods().length;
        }
        return sum;
    }

    private static long clock(int units) {
        long backwards = 0;
        long last = System.nanoTime();
        for (int i = 0; i < units; i++) {
            long now = System.nanoTime();
            backwards += now < last ? 1 : 0;
            last = now;
        }
        return backwards;
    }

    private static long intern(int units) {
        long same = 0;
        for (int i = 0; i < units; i++) {
            String text = new String(new char[] {'a', (char) ('a' + i % 20), 'b'});
            same += text.intern() == text.intern() ? 1 : 0;
        }
        return same;
    }

    private static long files(int units) {
        long found = 0;
        java.io.File[] files = {Path.of("/").toFile(), Path.of("/nowhere/at/all").toFile()};
        for (int i = 0; i < units; i++) {
            found += files[i % 2].exists() ? 1 : 0;
        }
        return found;
    }

    private static long allocate(int units) {
        long bytes = 0;
        byte[][] some = new byte[8][];
        for (int i = 0; i < units; i++) {
            some[i % 8] = new byte[1024];
            bytes += some[i % 8].length;
        }
        return bytes;
    }

    private static long lock(Counter own, int units) {
        for (int i = 0; i < units; i++) {
            own.increment();
        }
        return own.value();
    }

    private static long lockShared(Counter shared, int units) {
        for (int i = 0; i < units; i++) {
            shared.increment();
        }
        return units;
    }

    private static long hand(Counter shared, int thread, int units) throws InterruptedException {
        for (int i = 0; i < units; i++) {
            shared.take(thread);
        }
        return units;
    }

    /** Sum of the results of all threads, and how long they took. */
    private static final class Outcome {
        final long sum;
        final long nanos;

        Outcome(long sum, long nanos) {
            this.sum = sum;
            this.nanos = nanos;
        }
    }

    /** Runs the work in all threads at once. */
    private static Outcome run(String name, int threads, int units) throws Exception {
        Work work = work(name, threads);
        long[] results = new long[threads];
        Thread[] running = new Thread[threads];
        CyclicBarrier begin = new CyclicBarrier(threads + 1);
        for (int i = 0; i < threads; i++) {
            int thread = i;
            running[i] = new Thread(() -> {
                try {
                    // What is done once is done before the clock runs, by the host's compilers too.
                    results[thread] = work.run(thread, 1 + units / 4) * 0;
                    begin.await();
                    results[thread] += work.run(thread, units);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            running[i].start();
        }
        begin.await();
        long start = System.nanoTime();
        long sum = 0;
        for (int i = 0; i < threads; i++) {
            running[i].join();
            sum += results[i];
        }
        return new Outcome(sum, System.nanoTime() - start);
    }

    /** Runs one kind of work, or all. */
    public static void main(String[] args) throws Exception {
        if (args.length == 0) {
            for (String name : WORK) {
                System.out.println(name + " " + run(name, 2, 50).sum);
            }
        } else {
            Outcome outcome = run(args[0], Integer.parseInt(args[1]), Integer.parseInt(args[2]));
            System.out.println(args[0] + " " + outcome.sum);
            System.err.println("nanoseconds " + outcome.nanos);
        }
    }
}
