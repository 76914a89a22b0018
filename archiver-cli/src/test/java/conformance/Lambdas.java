package conformance;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Lambdas, method references, serialization, collections and streams. */
public final class Lambdas {
    interface SerFun<A, B> extends Function<A, B>, Serializable { }
    interface Prim { long f(byte a, short b, char c, int d, long e, float f, double g, boolean h); }
    interface Gen<T extends Number> { T make(T t); default Gen<T> twice() { return t -> make(make(t)); } }
    interface IntGen extends Gen<Integer> { @Override Integer make(Integer i); }

    record Person(String name, int age, String city) implements Serializable { }
    static class Node implements Serializable { private static final long serialVersionUID = 1; int v; transient int skipped = 4; Node next; List<String> tags = new ArrayList<>(List.of("t")); Node(int v) { this.v = v; } private Object readResolve() { tags.add("resolved"); return this; } }
    enum Level { LOW, HIGH }
    static class Custom implements Serializable { int x = 1; private void writeObject(ObjectOutputStream o) throws java.io.IOException { o.defaultWriteObject(); o.writeInt(42); } private void readObject(ObjectInputStream i) throws java.io.IOException, ClassNotFoundException { i.defaultReadObject(); x = i.readInt(); } }

    String name = "this";
    Supplier<String> capture(int k, long l, double d, Object o) { return () -> name + k + l + d + o; }
    static <T, R> R apply(Function<? super T, ? extends R> f, T t) { return f.apply(t); }
    static int twice(int x) { return 2 * x; }

    @SuppressWarnings("unchecked")
    static <T> T roundTrip(T t) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ObjectOutputStream o = new ObjectOutputStream(out)) { o.writeObject(t); }
        return (T) new ObjectInputStream(new ByteArrayInputStream(out.toByteArray())).readObject();
    }

    public static void main(String[] args) throws Exception {
        System.out.println(new Lambdas().capture(1, 2L, 3.5, "o").get());
        Prim p = (a, b, c, d, e, f, g, h) -> a + b + c + d + e + (long) f + (long) g + (h ? 1 : 0);
        System.out.println(p.f((byte) 1, (short) 2, 'c', 4, 5L, 6f, 7d, true));
        IntGen ig = i -> i * 3;
        System.out.println(ig.twice().make(2));
        Function<Integer, Integer> tw = Lambdas::twice;
        System.out.println(tw.andThen(tw).compose((Integer x) -> x + 1).apply(5));
        IntFunction<int[]> arr = int[]::new;
        Supplier<List<String>> ctor = ArrayList::new;
        BiFunction<String, Integer, Character> ch = String::charAt;
        ToIntFunction<Object> hc = Object::hashCode;
        Function<String, Integer> unbound = String::length;
        Supplier<Integer> bound = "bound"::length;
        UnaryOperator<String> up = String::toUpperCase;
        LongSupplier ls = () -> Long.MIN_VALUE;
        DoubleUnaryOperator du = Math::sqrt;
        System.out.println(arr.apply(3).length + "" + ctor.get() + ch.apply("xyz", 1) + hc.applyAsInt("q") + unbound.apply("four") + bound.get() + up.apply("up") + ls.getAsLong() + du.applyAsDouble(2));
        try {
            String nil = null;
            Supplier<Integer> s = nil::length;
        } catch (NullPointerException e) {
            System.out.println("npe " + e.getMessage());
        }
        Runnable r = () -> { throw new IllegalStateException("lambda"); };
        try {
            r.run();
        } catch (IllegalStateException e) {
            System.out.println(e + " " + e.getStackTrace()[0].getMethodName());
        }
        Object o = (Runnable & Serializable & Cloneable) () -> { };
        System.out.println((o instanceof Serializable) + " " + (o instanceof Cloneable));
        int base = 7;
        SerFun<Integer, String> sf = x -> "ser" + (x + base);
        System.out.println(roundTrip(sf).apply(3));
        SerFun<String, Integer> sl = String::length;
        System.out.println(roundTrip(sl).apply("abc"));
        Function<Integer, Function<Integer, Function<Integer, Integer>>> curried = a -> b -> c -> a * 100 + b * 10 + c;
        System.out.println(curried.apply(1).apply(2).apply(3));
        Supplier<Supplier<String>> ss = () -> () -> "nested";
        System.out.println(ss.get().get());
        serial();
        streams();
        collections();
    }

    static void serial() throws Exception {
        Node n = new Node(1);
        n.next = new Node(2);
        n.next.next = n;
        Node m = roundTrip(n);
        System.out.println(m.v + " " + m.skipped + m.next.v + (m.next.next == m) + m.tags);
        System.out.println(roundTrip(new Custom()).x + " " + roundTrip(Level.HIGH) + (roundTrip(Level.HIGH) == Level.HIGH) + roundTrip(new Person("a", 1, "c")) + roundTrip(new HashMap<>(Map.of("k", List.of(1, 2)))) + Arrays.toString(roundTrip(new long[] {1, 2})) + roundTrip(int.class) + roundTrip(Person.class) + Arrays.deepToString(roundTrip(new Object[] {1, 'c', 2.0, null, new String[] {"x"}})));
        try {
            roundTrip(new Object());
        } catch (java.io.NotSerializableException e) {
            System.out.println(e);
        }
        try {
            roundTrip(new ArrayList<>(List.of((Object) Thread.currentThread())));
        } catch (java.io.NotSerializableException e) {
            System.out.println(e);
        }
        System.out.println(java.io.ObjectStreamClass.lookup(Person.class).getSerialVersionUID() + " " + java.io.ObjectStreamClass.lookup(Custom.class).getSerialVersionUID() + " " + java.io.ObjectStreamClass.lookup(SerFun.class) + java.io.ObjectStreamClass.lookup(Node.class));
    }

    static void streams() {
        List<Person> ps = List.of(new Person("Ann", 30, "Oslo"), new Person("Bob", 25, "Rome"), new Person("Cid", 35, "Oslo"), new Person("Dan", 25, "Bern"));
        System.out.println(ps.stream().collect(Collectors.groupingBy(Person::city, () -> new TreeMap<String, String>(), Collectors.mapping(Person::name, Collectors.joining("+")))).toString());
        System.out.println(ps.stream().sorted(Comparator.comparingInt(Person::age).thenComparing(Person::name, Comparator.reverseOrder())).map(Person::name).toList());
        System.out.println(ps.stream().collect(Collectors.partitioningBy(x -> x.age() > 28, Collectors.counting())));
        System.out.println(ps.stream().mapToInt(Person::age).summaryStatistics());
        System.out.println(IntStream.rangeClosed(1, 20).filter(i -> i % 3 == 0).mapToObj(Integer::toString).collect(Collectors.joining(",", "[", "]")));
        System.out.println(Stream.iterate(1, x -> x < 1000, x -> x * 3).flatMap(x -> Stream.of(x, -x)).skip(2).limit(7).reduce(0, Integer::sum));
        System.out.println(LongStream.range(0, 5000).parallel().map(x -> x * x).sum() + " " + IntStream.range(0, 1000).parallel().boxed().collect(Collectors.toMap(i -> i % 7, i -> 1, Integer::sum)));
        System.out.println(Stream.of("b", "a", "c").collect(Collectors.toCollection(LinkedHashMapKeys::new)).text() + Stream.of(1, 2, 3, 4).takeWhile(x -> x < 3).toList() + Stream.of(5, 3, 5).distinct().sorted().findFirst() + Stream.empty().findAny() + Stream.of(1, 2).anyMatch(x -> x > 1));
        System.out.println(ps.stream().collect(Collectors.teeing(Collectors.averagingInt(Person::age), Collectors.counting(), (a, b) -> a + "/" + b)) + Optional.of(5).map(x -> x + 1).filter(x -> x > 7).or(() -> Optional.of(-1)).get());
        try {
            Stream.of("a", "a").collect(Collectors.toMap(Function.identity(), x -> 1));
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
        Stream<Integer> used = Stream.of(1);
        used.count();
        try {
            used.count();
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
    }

    static class LinkedHashMapKeys extends java.util.AbstractCollection<String> { final Map<String, Integer> m = new LinkedHashMap<>(); @Override public boolean add(String s) { return m.put(s, s.length()) == null; } @Override public java.util.Iterator<String> iterator() { return m.keySet().iterator(); } @Override public int size() { return m.size(); } String text() { return String.join("", m.keySet()); } }

    static void collections() {
        Map<String, Integer> m = new HashMap<>();
        for (int i = 0; i < 200; i++) { m.merge("k" + i % 13, i, Integer::sum); }
        System.out.println(new TreeMap<>(m) + " " + m.computeIfAbsent("x", String::length) + m.computeIfPresent("x", (k, v) -> null) + m.getOrDefault("y", -1));
        List<Integer> l = new ArrayList<>(IntStream.range(0, 20).boxed().toList());
        Collections.shuffle(l, new java.util.Random(42));
        System.out.println(l);
        l.removeIf(x -> x % 2 == 0);
        l.replaceAll(x -> x * x);
        Collections.sort(l, Collections.reverseOrder());
        System.out.println(l + " " + Collections.max(l) + l.indexOf(9) + l.subList(1, 3));
        try {
            for (Integer i : l) { l.remove(i); }
        } catch (java.util.ConcurrentModificationException e) {
            System.out.println(e);
        }
        java.util.PriorityQueue<String> q = new java.util.PriorityQueue<>(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()));
        q.addAll(List.of("ccc", "a", "bb", "aa", "b"));
        StringBuilder b = new StringBuilder();
        while (!q.isEmpty()) { b.append(q.poll()).append(' '); }
        java.util.BitSet bs = new java.util.BitSet();
        bs.set(3, 9);
        bs.flip(5);
        java.util.ArrayDeque<Integer> dq = new java.util.ArrayDeque<>(List.of(1, 2, 3));
        dq.addFirst(0);
        dq.pollLast();
        java.util.EnumMap<Level, String> em = new java.util.EnumMap<>(Level.class);
        em.put(Level.HIGH, "h");
        System.out.println(b + "" + bs + dq + em + java.util.EnumSet.allOf(Level.class) + new java.util.Random(1).nextInt() + " " + new java.util.Random(7).nextGaussian() + new java.util.SplittableRandom(3).nextLong() + " " + java.util.UUID.nameUUIDFromBytes(new byte[] {1, 2}) + new java.util.StringJoiner("/").add("a").add("b") + java.util.Objects.hash(1, "a", null) + Map.of(1, 2).entrySet() + List.of(1, 2).hashCode() + new java.util.TreeSet<>(List.of(3, 1, 2)).descendingSet().headSet(1, true));
        BinaryOperator<Integer> max = BinaryOperator.maxBy(Comparator.naturalOrder());
        Consumer<String> c = x -> { };
        Predicate<String> pr = Predicate.not(String::isEmpty);
        c.andThen(x -> System.out.println(x + max.apply(1, 2) + pr.test(""))).accept("end ");
    }
}
