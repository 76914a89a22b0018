package conformance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.stream.IntStream;

/** java.util.concurrent. */
public final class Concurrency {
    static class Fib extends RecursiveTask<Integer> { final int n; Fib(int n) { this.n = n; } @Override protected Integer compute() { if (n < 10) { return seq(n); } Fib a = new Fib(n - 1); a.fork(); return new Fib(n - 2).compute() + a.join(); } static int seq(int n) { return n < 2 ? n : seq(n - 1) + seq(n - 2); } }
    static class Delay implements Delayed { final long at; final String n; Delay(String n, long ms) { this.n = n; at = System.nanoTime() + ms * 1_000_000; } @Override public long getDelay(TimeUnit u) { return u.convert(at - System.nanoTime(), TimeUnit.NANOSECONDS); } @Override public int compareTo(Delayed o) { return Long.compare(at, ((Delay) o).at); } }
    volatile int upd; volatile String sref = "a"; volatile long lupd;

    public static void main(String[] args) throws Exception {
        executors();
        futures();
        locks();
        atomics();
        synchronizers();
        collections();
        System.out.println(new ForkJoinPool(3).invoke(new Fib(18)) + " " + ForkJoinPool.commonPool().invoke(new Fib(15)));
        System.out.println(IntStream.range(0, 2000).parallel().map(i -> i % 17).boxed().toList().hashCode());
        int[] a = new java.util.Random(5).ints(20000).toArray();
        int[] b = a.clone();
        Arrays.parallelSort(a);
        Arrays.sort(b);
        System.out.println(Arrays.equals(a, b));
        timers();
    }

    static void executors() throws Exception {
        ExecutorService e = Executors.newFixedThreadPool(3);
        List<Future<Integer>> fs = new ArrayList<>();
        for (int i = 0; i < 10; i++) { int k = i; fs.add(e.submit(() -> k * k)); }
        int s = 0;
        for (Future<Integer> f : fs) { s += f.get(); }
        System.out.println(s + " " + e.<String>invokeAny(List.of(() -> "any")) + e.<Integer>invokeAll(List.of(() -> 1, () -> 2)).size());
        Future<?> bad = e.submit(() -> { throw new IllegalStateException("task"); });
        try {
            bad.get();
        } catch (ExecutionException x) {
            System.out.println(x);
        }
        CountDownLatch never = new CountDownLatch(1);
        Future<?> slow = e.submit(() -> { never.await(); return 1; });
        try {
            slow.get(5, TimeUnit.MILLISECONDS);
        } catch (TimeoutException x) {
            System.out.println(x);
        }
        System.out.println(slow.cancel(true) + " " + slow.isCancelled() + slow.isDone());
        try {
            slow.get();
        } catch (CancellationException x) {
            System.out.println(x);
        }
        e.shutdown();
        System.out.println(e.awaitTermination(10, TimeUnit.SECONDS) + " " + e.isTerminated());
        try {
            e.submit(() -> 1);
        } catch (RejectedExecutionException x) {
            System.out.println("rejected");
        }
        ScheduledExecutorService sc = Executors.newScheduledThreadPool(2);
        CountDownLatch ticks = new CountDownLatch(3);
        ScheduledFuture<?> f = sc.scheduleAtFixedRate(ticks::countDown, 1, 2, TimeUnit.MILLISECONDS);
        ticks.await();
        f.cancel(false);
        System.out.println(sc.schedule(() -> "later", 5, TimeUnit.MILLISECONDS).get() + sc.shutdownNow().size());
        ExecutorService one = Executors.newSingleThreadExecutor(r -> { Thread t = new Thread(r, "factory"); t.setDaemon(true); return t; });
        System.out.println(one.submit(() -> Thread.currentThread().getName()).get());
        ExecutorService cached = Executors.newCachedThreadPool(), steal = Executors.newWorkStealingPool(2);
        System.out.println(cached.submit(() -> 5).get() + steal.submit(() -> 6).get());
        cached.shutdown();
        steal.shutdown();
        one.shutdown();
    }

    static void futures() throws Exception {
        System.out.println(CompletableFuture.supplyAsync(() -> 20).thenApply(x -> x + 1).thenCombine(CompletableFuture.supplyAsync(() -> 2), (x, y) -> x * y).thenCompose(x -> CompletableFuture.supplyAsync(() -> "r" + x)).get());
        CompletableFuture<Integer> f = CompletableFuture.supplyAsync(() -> { throw new IllegalArgumentException("async"); });
        System.out.println(f.exceptionally(x -> { System.out.println(x); return -1; }).join() + " " + f.handle((v, x) -> v + "/" + x.getCause().getMessage()).join());
        try {
            f.join();
        } catch (CompletionException x) {
            System.out.println(x);
        }
        System.out.println(CompletableFuture.allOf(CompletableFuture.runAsync(() -> { }), CompletableFuture.completedFuture(1)).thenApply(v -> "all").get() + CompletableFuture.anyOf(CompletableFuture.completedFuture("x")).get());
        try {
            new CompletableFuture<String>().orTimeout(5, TimeUnit.MILLISECONDS).join();
        } catch (CompletionException x) {
            System.out.println(x);
        }
        System.out.println(new CompletableFuture<String>().completeOnTimeout("to", 5, TimeUnit.MILLISECONDS).join());
    }

    static void locks() throws Exception {
        ReentrantLock l = new ReentrantLock(true);
        Condition c = l.newCondition();
        int[] n = {0};
        Thread t = new Thread(() -> { l.lock(); try { n[0] = 5; c.signalAll(); } finally { l.unlock(); } });
        l.lock();
        l.lock();
        System.out.println(l.getHoldCount() + " " + l.isHeldByCurrentThread() + l.isFair());
        t.start();
        while (n[0] == 0) { c.await(); }
        System.out.println(n[0] + " " + c.await(2, TimeUnit.MILLISECONDS) + l.getHoldCount());
        l.unlock();
        l.unlock();
        t.join();
        try {
            l.unlock();
        } catch (IllegalMonitorStateException e) {
            System.out.println(e);
        }
        ReentrantReadWriteLock rw = new ReentrantReadWriteLock();
        rw.readLock().lock();
        rw.readLock().lock();
        System.out.println(rw.getReadLockCount() + " " + rw.writeLock().tryLock() + rw.getReadHoldCount());
        rw.readLock().unlock();
        rw.readLock().unlock();
        rw.writeLock().lock();
        rw.readLock().lock();
        rw.writeLock().unlock();
        System.out.println(rw.getReadLockCount() + " " + rw.isWriteLocked());
        StampedLock sl = new StampedLock();
        long s = sl.tryOptimisticRead();
        System.out.println(sl.validate(s));
        long w = sl.writeLock();
        System.out.println(sl.validate(s) + " " + sl.isWriteLocked());
        sl.unlockWrite(w);
        Thread x = new Thread(() -> { try { l.lockInterruptibly(); } catch (InterruptedException e) { System.out.println("lock " + e); } });
        l.lock();
        x.start();
        while (!l.hasQueuedThread(x)) { Thread.sleep(1); }
        x.interrupt();
        x.join();
        l.unlock();
    }

    static void atomics() throws Exception {
        AtomicInteger i = new AtomicInteger();
        AtomicLong j = new AtomicLong(5);
        LongAdder ad = new LongAdder();
        LongAccumulator ac = new LongAccumulator(Math::max, Long.MIN_VALUE);
        AtomicIntegerArray ia = new AtomicIntegerArray(4);
        AtomicReference<String> r = new AtomicReference<>("a");
        AtomicIntegerFieldUpdater<Concurrency> u = AtomicIntegerFieldUpdater.newUpdater(Concurrency.class, "upd");
        AtomicReferenceFieldUpdater<Concurrency, String> ru = AtomicReferenceFieldUpdater.newUpdater(Concurrency.class, String.class, "sref");
        AtomicLongFieldUpdater<Concurrency> lu = AtomicLongFieldUpdater.newUpdater(Concurrency.class, "lupd");
        Concurrency o = new Concurrency();
        List<Thread> ts = new ArrayList<>();
        for (int k = 0; k < 4; k++) {
            int z = k;
            Thread t = new Thread(() -> { for (int q = 0; q < 1000; q++) { i.incrementAndGet(); j.getAndAdd(2); ad.add(3); ac.accumulate(q * z); ia.getAndIncrement(z); u.incrementAndGet(o); lu.addAndGet(o, 2); } });
            ts.add(t);
            t.start();
        }
        for (Thread t : ts) { t.join(); }
        System.out.println(i + " " + j + ad + ac + ia + o.upd + o.lupd + r.compareAndSet("a", "b") + r.updateAndGet(v -> v + "c") + ru.getAndSet(o, "z") + o.sref + i.accumulateAndGet(3, (a, b) -> a * b) + new AtomicBoolean().compareAndSet(false, true) + i.getAndUpdate(v -> -v));
        AtomicStampedReference<String> st = new AtomicStampedReference<>("s", 1);
        AtomicMarkableReference<String> mk = new AtomicMarkableReference<>("m", false);
        System.out.println(st.compareAndSet("s", "t", 1, 2) + " " + st.getStamp() + mk.attemptMark("m", true) + mk.isMarked() + new AtomicReferenceArray<>(new String[] {"q"}).getAndUpdate(0, v -> v + v) + new DoubleAdder());
    }

    static void synchronizers() throws Exception {
        CyclicBarrier b = new CyclicBarrier(3, () -> System.out.println("barrier"));
        ExecutorService e = Executors.newFixedThreadPool(4);
        List<Future<Integer>> fs = new ArrayList<>();
        for (int i = 0; i < 3; i++) { fs.add(e.submit(() -> { b.await(); b.await(); return 1; })); }
        int s = 0;
        for (Future<Integer> f : fs) { s += f.get(); }
        System.out.println(s);
        Semaphore sem = new Semaphore(2);
        sem.acquire();
        System.out.println(sem.tryAcquire() + " " + sem.tryAcquire() + sem.tryAcquire(1, TimeUnit.MILLISECONDS) + sem.availablePermits());
        sem.release(2);
        Exchanger<String> ex = new Exchanger<>();
        Future<String> f = e.submit(() -> ex.exchange("from pool"));
        System.out.println(ex.exchange("from main") + f.get());
        Phaser p = new Phaser(1);
        for (int i = 0; i < 2; i++) { p.register(); e.submit(() -> { p.arriveAndAwaitAdvance(); p.arriveAndDeregister(); }); }
        p.arriveAndAwaitAdvance();
        p.arriveAndAwaitAdvance();
        System.out.println(p.getPhase() + " " + p.getRegisteredParties());
        SynchronousQueue<Integer> q = new SynchronousQueue<>();
        Future<?> put = e.submit(() -> { q.put(9); return null; });
        System.out.println(q.take() + " " + put.get() + q.poll(1, TimeUnit.MILLISECONDS));
        LinkedTransferQueue<String> tq = new LinkedTransferQueue<>();
        Future<String> taken = e.submit(tq::take);
        tq.transfer("transferred");
        System.out.println(taken.get());
        e.shutdown();
        e.awaitTermination(5, TimeUnit.SECONDS);
        CyclicBarrier broken = new CyclicBarrier(2);
        try {
            broken.await(3, TimeUnit.MILLISECONDS);
        } catch (TimeoutException x) {
            System.out.println(x + " " + broken.isBroken());
        }
    }

    static void collections() throws Exception {
        ConcurrentHashMap<Integer, Integer> m = new ConcurrentHashMap<>();
        IntStream.range(0, 5000).parallel().forEach(i -> m.merge(i % 100, 1, Integer::sum));
        System.out.println(m.reduceValues(1, Integer::sum) + " " + m.mappingCount() + m.search(1, (k, v) -> k == 50 ? "found" : null) + m.computeIfAbsent(1000, k -> k) + m.entrySet().size());
        ConcurrentSkipListMap<String, Integer> sk = new ConcurrentSkipListMap<>(Map.of("a", 1, "b", 2, "c", 3));
        System.out.println(sk.headMap("c") + "" + sk.descendingMap() + sk.ceilingKey("bb") + new ConcurrentSkipListSet<>(List.of(3, 1, 2)).pollFirst());
        CopyOnWriteArrayList<Integer> cow = new CopyOnWriteArrayList<>(List.of(1, 2, 3));
        for (Integer x : cow) { cow.add(x * 10); }
        System.out.println(cow);
        DelayQueue<Delay> d = new DelayQueue<>();
        d.add(new Delay("late", 8));
        d.add(new Delay("early", 2));
        System.out.println(d.take().n + d.take().n + d.poll());
        ArrayBlockingQueue<Integer> ab = new ArrayBlockingQueue<>(2);
        System.out.println(ab.offer(1) + " " + ab.offer(2) + ab.offer(3) + ab.offer(4, 1, TimeUnit.MILLISECONDS) + ab.drainTo(new ArrayList<>()));
        PriorityBlockingQueue<Integer> pb = new PriorityBlockingQueue<>(List.of(3, 1, 2));
        LinkedBlockingDeque<Integer> ld = new LinkedBlockingDeque<>(List.of(1, 2));
        ConcurrentLinkedQueue<Integer> cl = new ConcurrentLinkedQueue<>(List.of(5, 6));
        System.out.println(pb.take() + " " + ld.takeLast() + cl.poll() + m.keySet().size());
    }

    static void timers() throws Exception {
        Timer t = new Timer("timer", true);
        CountDownLatch l = new CountDownLatch(3);
        t.schedule(new TimerTask() { @Override public void run() { l.countDown(); } }, 1, 1);
        l.await();
        t.cancel();
        System.out.println("timer");
        ThreadLocalRandom.current().nextInt();
    }
}
