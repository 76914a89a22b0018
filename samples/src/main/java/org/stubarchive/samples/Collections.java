package org.stubarchive.samples;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Maps, queues, lists and streams of the class library. */
public final class Collections {
    private record Person(String name, String city, int age) {}

    private Collections() {}

    /** Runs the sample. */
    public static void main(String[] args) {
        TreeMap<String, Integer> words = new TreeMap<>();
        for (String word : "the quick brown fox jumps over the lazy dog and the quick cat".split(" ")) {
            words.merge(word, 1, Integer::sum);
        }
        System.out.println(words);

        Map<Integer, List<Integer>> byRest = new HashMap<>();
        for (int i = 0; i < 50; i++) {
            byRest.computeIfAbsent(i * i % 7, k -> new ArrayList<>()).add(i);
        }
        System.out.println(byRest);

        ArrayDeque<Integer> deque = new ArrayDeque<>();
        for (int i = 0; i < 20; i++) {
            if (i % 3 == 0) {
                deque.addFirst(i);
            } else {
                deque.addLast(i);
            }
        }
        System.out.println(deque);

        PriorityQueue<String> queue = new PriorityQueue<>((a, b) -> a.length() != b.length() ? a.length() - b.length() : a.compareTo(b));
        queue.addAll(words.keySet());
        StringBuilder order = new StringBuilder();
        while (!queue.isEmpty()) {
            order.append(queue.poll()).append(' ');
        }
        System.out.println(order.toString().trim());

        BitSet sieve = new BitSet(2000);
        sieve.set(2, 2000);
        for (int i = 2; i * i < 2000; i = sieve.nextSetBit(i + 1)) {
            for (int j = i * i; j < 2000; j += i) {
                sieve.clear(j);
            }
        }
        System.out.println("primes below 2000: " + sieve.cardinality());

        EnumMap<TimeUnit, Long> units = new EnumMap<>(TimeUnit.class);
        for (TimeUnit unit : TimeUnit.values()) {
            units.put(unit, unit.toNanos(1));
        }
        System.out.println(units);

        List<Person> people = List.of(
                new Person("Ada", "London", 36), new Person("Alan", "London", 41), new Person("Grace", "New York", 85), new Person("Edsger", "Rotterdam", 72));
        TreeMap<String, Double> averages = people.stream().collect(Collectors.groupingBy(Person::city, TreeMap::new, Collectors.averagingInt(Person::age)));
        System.out.println(averages);
        System.out.println(people.stream().filter(p -> p.age() > 40).map(Person::name).sorted().collect(Collectors.joining(", ", "[", "]")));
        System.out.println(IntStream.rangeClosed(1, 10).mapToObj(i -> Stream.of("a", "b").map(s -> s + i).toList()).flatMap(List::stream).toList());
        System.out.println(Stream.iterate(new long[] {0, 1}, p -> new long[] {p[1], p[0] + p[1]}).limit(60).mapToLong(p -> p[0]).max().orElseThrow());
        System.out.println(IntStream.range(0, 1000).filter(i -> i % 7 == 3).summaryStatistics());
        Map<Boolean, Long> parity = IntStream.range(0, 101).boxed().collect(Collectors.partitioningBy(i -> i % 2 == 0, Collectors.counting()));
        System.out.println(parity);
    }
}
