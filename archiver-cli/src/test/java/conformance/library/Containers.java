package conformance.library;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.ref.Cleaner;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.ConcurrentModificationException;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.IntSummaryStatistics;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.Stack;
import java.util.Timer;
import java.util.TimerTask;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.WeakHashMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Collections, streams, concurrency classes, references, proxies, annotations. */
public final class Containers {
    enum Colour { RED, GREEN, BLUE, BLACK }

    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD, ElementType.PARAMETER})
    @Inherited
    @interface Info {
        String name() default "none";

        int[] numbers() default {1, 2};

        Class<?> type() default Object.class;

        Colour colour() default Colour.RED;

        Tag tag() default @Tag("inner");
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Repeatable(Tags.class)
    @interface Tag {
        String value();
    }

    @Retention(RetentionPolicy.RUNTIME)
    @interface Tags {
        Tag[] value();
    }

    @Info(name = "base", numbers = {}, type = int[].class, colour = Colour.BLUE)
    static class Annotated {
        @Tag("a")
        @Tag("b")
        public void method(@Info int p) { }
    }

    static class Sub extends Annotated { }

    record Employee(String name, String department, int age, double salary) { }

    interface Greeter {
        String greet(String name, int times) throws java.io.IOException;

        default String twice(String name) throws java.io.IOException {
            return greet(name, 2);
        }
    }

    private Containers() {}

    /** The program. */
    public static void main(String[] args) throws Exception {
        collections();
        errors();
        streams();
        concurrency();
        flows();
        references();
        proxies();
        annotations();
    }

    private static void collections() {
        Map<String, Integer> counts = new TreeMap<>(Comparator.reverseOrder());
        for (String word : "the quick brown the lazy dog the end dog".split(" ")) {
            counts.merge(word, 1, Integer::sum);
        }
        System.out.println(counts + " " + ((NavigableMap<String, Integer>) counts).headMap("lazy", true) + " " + ((TreeMap<String, Integer>) counts).ceilingKey("m") + " " + ((TreeMap<String, Integer>) counts).descendingMap());
        Map<String, Integer> hash = new HashMap<>(counts);
        hash.computeIfPresent("dog", (k, v) -> v > 1 ? null : v);
        hash.replaceAll((k, v) -> v * 10);
        System.out.println(hash + " " + hash.hashCode() + " " + new Hashtable<>(hash) + " " + new LinkedHashMap<>(counts));
        Map<Integer, Integer> lru = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Integer, Integer> e) {
                return size() > 3;
            }
        };
        for (int i = 0; i < 6; i++) {
            lru.put(i, i);
            lru.get(3);
        }
        System.out.println(lru);
        Random random = new Random(3);
        PriorityQueue<Integer> queue = new PriorityQueue<>(Comparator.<Integer>naturalOrder().reversed());
        TreeSet<Integer> set = new TreeSet<>();
        BitSet bits = new BitSet();
        List<Integer> list = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            int n = random.nextInt(100);
            queue.add(n);
            set.add(n);
            bits.set(n);
            list.add(n);
        }
        StringBuilder polled = new StringBuilder();
        while (!queue.isEmpty()) {
            polled.append(queue.poll()).append(' ');
        }
        System.out.println(polled + "" + set.subSet(20, false, 60, true) + " " + set.floor(50) + " " + bits + " " + bits.cardinality() + " " + bits.nextClearBit(20) + " " + Arrays.toString(bits.toLongArray()));
        bits.flip(0, 50);
        bits.andNot(BitSet.valueOf(new long[] {0xff00ff}));
        System.out.println(bits + " " + bits.hashCode() + " " + bits.stream().sum());
        Collections.shuffle(list, new Random(5));
        System.out.println(list);
        Collections.sort(list);
        Collections.rotate(list, 7);
        System.out.println(list + " " + Collections.max(list) + " " + Collections.frequency(list, list.get(0)) + " " + Collections.binarySearch(Arrays.asList(1, 3, 5), 4) + " " + Collections.nCopies(3, "x") + " " + Collections.disjoint(list, set));
        EnumMap<Colour, String> map = new EnumMap<>(Map.of(Colour.BLUE, "b", Colour.RED, "r"));
        EnumSet<Colour> range = EnumSet.range(Colour.GREEN, Colour.BLACK);
        System.out.println(map + " " + range + " " + EnumSet.complementOf(range) + " " + EnumSet.allOf(Colour.class).containsAll(range));
        Map<String, Integer> identity = new IdentityHashMap<>();
        identity.put(new String("a"), 1);
        identity.put(new String("a"), 2);
        System.out.println(identity.size() + " " + identity.containsKey("a"));
        Deque<Integer> deque = new ArrayDeque<>(List.of(1, 2, 3));
        deque.addFirst(0);
        deque.push(-1);
        System.out.println(deque + " " + deque.pollLast() + " " + deque.peekFirst() + " " + new Stack<>() + new Vector<>(deque) + " " + new LinkedList<>(deque).indexOf(2));
        ListIterator<Integer> it = new LinkedList<>(List.of(1, 2, 3, 4)).listIterator(2);
        it.add(9);
        it.next();
        it.remove();
        System.out.println(it.previousIndex() + " " + it.hasNext() + " " + it.next());
        System.out.println(Arrays.deepToString(new int[][] {{1}, {2, 3}}) + " " + Arrays.mismatch(new byte[] {1, 2, 3}, new byte[] {1, 2, 4}) + " " + Arrays.compare(new char[] {'a'}, new char[] {'b'}) + " " + Arrays.hashCode(new double[] {1, 2}) + " " + Arrays.asList(1, 2).getClass());
        int[] parallel = new Random(9).ints(20_000).toArray();
        int[] serial = parallel.clone();
        Arrays.parallelSort(parallel);
        Arrays.sort(serial);
        Arrays.parallelPrefix(serial, Integer::sum);
        System.out.println(parallel[777] + " " + serial[19_999]);
        Object[] objects = new Random(9).ints(2000, 0, 500).boxed().toArray();
        Arrays.sort(objects, Comparator.comparing(o -> -(Integer) o));
        System.out.println(Objects.hash(objects) + " " + Set.copyOf(List.of(1, 1)).size() + " " + Map.entry("k", 1) + " " + Collections.unmodifiableMap(counts).getClass().getSimpleName());
    }

    private static void errors() {
        List<Runnable> wrong = List.of(
                () -> List.of(1).add(2), () -> Collections.unmodifiableList(new ArrayList<>()).add(null), () -> new ArrayList<>(List.of(1, 2)).forEach(x -> { throw new IllegalStateException("x" + x); }),
                () -> new ArrayList<>().iterator().next(), () -> new TreeMap<>().firstKey(), () -> new TreeSet<Object>().add(new Object()), () -> List.of(1, 2).get(5), () -> new ArrayList<>(-1), () -> new ArrayList<>().get(0),
                () -> new LinkedList<>().getFirst(), () -> Map.of("a", 1, "a", 2), () -> List.of((Object) null), () -> Optional.empty().orElseThrow(), () -> new PriorityQueue<>().add(null), () -> new ArrayDeque<>().pop(),
                () -> { List<Integer> l = new ArrayList<>(List.of(1, 2, 3)); for (Integer i : l) { l.remove(i); } }, () -> new ArrayBlockingQueue<>(1).addAll(List.of(1, 2)), () -> "abc".substring(2, 1), () -> Objects.checkIndex(3, 3),
                () -> Objects.requireNonNull(null, "was null"), () -> Stream.of(1, 1).collect(Collectors.toMap(x -> x, x -> x)), () -> { Stream<Integer> s = Stream.of(1); s.count(); s.count(); }, () -> Colour.valueOf("PINK"), () -> Integer.parseInt("12x"),
                () -> new ArrayList<>(List.of(1)).subList(0, 2), () -> Arrays.copyOfRange(new int[2], 3, 4), () -> Collections.emptyIterator().next(), () -> new Scanner());
        for (Runnable runnable : wrong) {
            try {
                runnable.run();
                System.out.println("no exception");
            } catch (RuntimeException e) {
                System.out.println(e);
            }
        }
    }

    /** Something whose construction fails. */
    static final class Scanner {
        Scanner() {
            throw new ConcurrentModificationException("made", new NoSuchElementException("cause"));
        }
    }

    private static void streams() {
        List<Employee> staff = List.of(new Employee("Ann", "dev", 30, 5000), new Employee("Bob", "ops", 45, 4000.5), new Employee("Cid", "dev", 25, 3500), new Employee("Dee", "hr", 51, 4200), new Employee("Eve", "ops", 33, 6100));
        Map<String, Double> averages = staff.stream().collect(Collectors.groupingBy(Employee::department, TreeMap::new, Collectors.averagingDouble(Employee::salary)));
        System.out.println(averages);
        System.out.println(staff.stream().collect(Collectors.partitioningBy(e -> e.age() > 40, Collectors.mapping(Employee::name, Collectors.joining(",", "[", "]")))));
        System.out.println(staff.stream().sorted(Comparator.comparing(Employee::department).thenComparing(Employee::age, Comparator.reverseOrder())).map(Employee::name).toList());
        System.out.println(staff.stream().collect(Collectors.teeing(Collectors.counting(), Collectors.summingInt(Employee::age), (n, s) -> s / n)) + " " + staff.stream().mapToDouble(Employee::salary).summaryStatistics());
        System.out.println(IntStream.rangeClosed(1, 20).boxed().flatMap(i -> Stream.of(i, -i)).filter(i -> i % 3 == 0).reduce(0, (a, b) -> a * 2 + b) + " " + Stream.iterate(1, i -> i < 500, i -> i * 3).toList() + " " + IntStream.of(3, 1, 2).sorted().mapToObj(Integer::toString).collect(Collectors.joining()));
        System.out.println(Stream.of("a", "bb", "ccc", "dd").collect(Collectors.toMap(String::length, Function.identity(), (x, y) -> x + y, TreeMap::new)) + " " + Stream.of(5, 3, 8).takeWhile(i -> i != 8).dropWhile(i -> i == 5).findFirst() + " " + Stream.of(1, 2, 3, 4).<Integer>mapMulti((x, c) -> { if (x % 2 == 0) { c.accept(x); c.accept(x * x); } }).toList());
        System.out.println(IntStream.range(0, 5000).parallel().filter(i -> Integer.bitCount(i) % 2 == 0).mapToLong(i -> (long) i * i).sum() + " " + IntStream.range(0, 2000).parallel().boxed().collect(Collectors.groupingByConcurrent(i -> i % 7, ConcurrentSkipListMap::new, Collectors.counting())));
        System.out.println(IntStream.range(0, 3000).boxed().parallel().sorted(Comparator.comparing(i -> -i)).limit(5).toList() + " " + LongStream.rangeClosed(1, 20).reduce(1, (a, b) -> a * b) + " " + DoubleStream.of(1.5, 2.5).average() + " " + Arrays.stream(new int[] {1, 2, 3}, 1, 3).max());
        IntSummaryStatistics stats = new Random(4).ints(1000, -50, 50).summaryStatistics();
        System.out.println(stats);
        Spliterator<Integer> spliterator = new ArrayList<>(List.of(1, 2, 3, 4, 5, 6, 7)).spliterator();
        Spliterator<Integer> half = spliterator.trySplit();
        List<Integer> order = new ArrayList<>();
        spliterator.tryAdvance(order::add);
        half.forEachRemaining(order::add);
        System.out.println(order + " " + spliterator.estimateSize() + " " + Integer.toHexString(half.characteristics()));
        Iterator<Integer> evens = Stream.iterate(0, i -> i + 2).iterator();
        System.out.println(StreamSupport.stream(Spliterators.spliteratorUnknownSize(evens, Spliterator.ORDERED), false).skip(3).limit(4).toList() + " " + Optional.of(3).map(i -> i + 1).filter(i -> i > 5).or(() -> Optional.of(9)).get());
        List<String> seen = new ArrayList<>();
        try (Stream<String> closing = Stream.of("x", "y").onClose(() -> seen.add("closed")).peek(seen::add)) {
            System.out.println(closing.anyMatch("x"::equals));
        }
        System.out.println(seen + " " + Stream.of(List.of(1), List.of(2, 3)).collect(Collectors.flatMapping(Collection::stream, Collectors.reducing(0, Integer::sum))) + " " + new LinkedHashSet<>(List.of(3, 1, 2)) + new HashSet<>(List.of("z", "y")));
    }

    private static void concurrency() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4, r -> { Thread t = new Thread(r); t.setDaemon(true); return t; });
        ConcurrentHashMap<Integer, LongAdder> adders = new ConcurrentHashMap<>();
        CountDownLatch latch = new CountDownLatch(8);
        CyclicBarrier barrier = new CyclicBarrier(4);
        Semaphore semaphore = new Semaphore(2);
        AtomicInteger most = new AtomicInteger();
        AtomicInteger inside = new AtomicInteger();
        for (int t = 0; t < 8; t++) {
            pool.submit(() -> {
                barrier.await();
                for (int i = 0; i < 500; i++) {
                    adders.computeIfAbsent(i % 10, k -> new LongAdder()).increment();
                }
                semaphore.acquire();
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                inside.decrementAndGet();
                semaphore.release();
                latch.countDown();
                return null;
            });
        }
        latch.await();
        System.out.println(new TreeMap<>(adders) + " " + (most.get() <= 2) + " " + adders.reduceValuesToLong(1, LongAdder::sum, 0, Long::sum));
        CompletableFuture<String> future = CompletableFuture.supplyAsync(() -> 20, pool).thenCombine(CompletableFuture.supplyAsync(() -> 22), Integer::sum).thenApply(i -> "got " + i).whenComplete((v, e) -> { });
        System.out.println(future.get(60, TimeUnit.SECONDS) + " " + CompletableFuture.supplyAsync(() -> { throw new IllegalStateException("bad"); }).exceptionally(e -> e.toString()).join());
        try {
            CompletableFuture.runAsync(() -> { throw new IllegalArgumentException("x"); }).join();
        } catch (CompletionException e) {
            System.out.println(e);
        }
        System.out.println(CompletableFuture.anyOf(new CompletableFuture<>(), CompletableFuture.completedFuture(5)).join() + " " + new CompletableFuture<Integer>().completeOnTimeout(7, 10, TimeUnit.MILLISECONDS).join());
        System.out.println(new ForkJoinPool(3).invoke(new Fibonacci(18)) + " " + ForkJoinPool.commonPool().submit(() -> IntStream.range(0, 100).parallel().sum()).get());
        ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
        CountDownLatch ticks = new CountDownLatch(3);
        scheduler.scheduleAtFixedRate(ticks::countDown, 1, 2, TimeUnit.MILLISECONDS);
        System.out.println(ticks.await(60, TimeUnit.SECONDS) + " " + scheduler.schedule(() -> "later", 5, TimeUnit.MILLISECONDS).get() + " " + (scheduler.shutdownNow().size() <= 1));
        Timer timer = new Timer("timer", true);
        CountDownLatch timed = new CountDownLatch(2);
        timer.schedule(new TimerTask() {
            @Override
            public void run() {
                timed.countDown();
                if (timed.getCount() == 0) {
                    cancel();
                }
            }
        }, 1, 1);
        System.out.println(timed.await(60, TimeUnit.SECONDS));
        timer.cancel();
        Phaser phaser = new Phaser(1);
        List<Integer> phases = new CopyOnWriteArrayList<>();
        for (int i = 0; i < 3; i++) {
            phaser.register();
            pool.execute(() -> { phases.add(phaser.arriveAndAwaitAdvance()); phaser.arriveAndDeregister(); });
        }
        phaser.arriveAndAwaitAdvance();
        phaser.arriveAndAwaitAdvance();
        System.out.println(phases + " " + phaser.getPhase());
        ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);
        lock.readLock().lock();
        System.out.println(lock.writeLock().tryLock() + " " + lock.getReadLockCount());
        StampedLock stamped = new StampedLock();
        long stamp = stamped.tryOptimisticRead();
        stamped.unlockWrite(stamped.writeLock());
        System.out.println(stamped.validate(stamp));
        LinkedTransferQueue<String> transfer = new LinkedTransferQueue<>();
        pool.execute(() -> { try { transfer.transfer("handed"); } catch (InterruptedException e) { Thread.currentThread().interrupt(); } });
        System.out.println(transfer.take() + " " + new DelayQueue<>().poll() + " " + new ArrayBlockingQueue<>(1, true).offer("x"));
        ThreadLocal<Integer> local = ThreadLocal.withInitial(() -> 5);
        local.set(6);
        System.out.println(pool.submit(local::get).get() + " " + local.get());
        pool.shutdown();
        System.out.println(pool.awaitTermination(60, TimeUnit.SECONDS) + " " + pool.isTerminated());
    }

    /** A recursion over fork and join. */
    static final class Fibonacci extends RecursiveTask<Integer> {
        private static final long serialVersionUID = 1;
        private final int n;

        Fibonacci(int n) {
            this.n = n;
        }

        @Override
        protected Integer compute() {
            if (n < 2) {
                return n;
            }
            Fibonacci left = new Fibonacci(n - 1);
            left.fork();
            return new Fibonacci(n - 2).compute() + left.join();
        }
    }

    private static void flows() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        List<Integer> got = new CopyOnWriteArrayList<>();
        try (SubmissionPublisher<Integer> publisher = new SubmissionPublisher<>()) {
            publisher.subscribe(new Flow.Subscriber<>() {
                private Flow.Subscription subscription;

                @Override
                public void onSubscribe(Flow.Subscription s) {
                    subscription = s;
                    s.request(1);
                }

                @Override
                public void onNext(Integer item) {
                    got.add(item);
                    subscription.request(1);
                }

                @Override
                public void onError(Throwable t) {
                    t.printStackTrace();
                }

                @Override
                public void onComplete() {
                    done.countDown();
                }
            });
            for (int i = 0; i < 300; i++) {
                publisher.submit(i);
            }
        }
        System.out.println(done.await(60, TimeUnit.SECONDS) + " " + got.size() + " " + got.get(299));
    }

    private static void references() throws Exception {
        ReferenceQueue<Object> queue = new ReferenceQueue<>();
        WeakReference<Object> weak = new WeakReference<>(new Object(), queue);
        Map<Object, String> map = new WeakHashMap<>();
        map.put(new Object(), "gone");
        Object kept = new Object();
        map.put(kept, "kept");
        AtomicInteger cleaned = new AtomicInteger();
        Cleaner cleaner = Cleaner.create();
        cleaner.register(new Object(), cleaned::incrementAndGet);
        for (int i = 0; i < 200 && (map.size() > 1 || weak.get() != null || cleaned.get() == 0); i++) {
            System.gc();
            Thread.sleep(5);
        }
        System.out.println(map.values() + " " + (queue.remove(10_000) == weak) + " " + cleaned + " " + map.get(kept));
    }

    private static void proxies() throws Exception {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.isDefault()) {
                return InvocationHandler.invokeDefault(proxy, method, arguments);
            }
            if (method.getName().equals("hashCode")) {
                return 7;
            }
            if ("fail".equals(arguments[0])) {
                throw new java.io.IOException("declared");
            }
            if ("undeclared".equals(arguments[0])) {
                throw new Exception("not declared");
            }
            return method.getName() + Arrays.toString(arguments);
        };
        Greeter greeter = (Greeter) Proxy.newProxyInstance(Containers.class.getClassLoader(), new Class<?>[] {Greeter.class}, handler);
        System.out.println(greeter.greet("x", 3) + " " + greeter.twice("y") + " " + greeter.hashCode() + " " + Proxy.isProxyClass(greeter.getClass()) + " " + greeter.getClass().getPackageName());
        for (String name : new String[] {"fail", "undeclared"}) {
            try {
                greeter.greet(name, 0);
            } catch (java.io.IOException | java.lang.reflect.UndeclaredThrowableException e) {
                System.out.println(e + " " + e.getCause());
            }
        }
    }

    private static void annotations() throws Exception {
        System.out.println(Arrays.toString(Sub.class.getAnnotations()) + " " + Sub.class.getDeclaredAnnotations().length);
        Method method = Annotated.class.getMethod("method", int.class);
        System.out.println(Arrays.toString(method.getAnnotationsByType(Tag.class)) + " " + method.getAnnotation(Tags.class) + " " + method.getParameterAnnotations()[0][0]);
        Info info = Annotated.class.getAnnotation(Info.class);
        System.out.println(info.equals(Sub.class.getAnnotation(Info.class)) + " " + (info.hashCode() == Sub.class.getAnnotation(Info.class).hashCode()) + " " + info.tag().value() + " " + info.annotationType());
    }
}
