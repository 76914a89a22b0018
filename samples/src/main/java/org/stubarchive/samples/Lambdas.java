package org.stubarchive.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Lambdas and method references: capturing, recursive, composed, of constructors and varargs. */
public final class Lambdas {
    interface TriFunction<A, B, C, R> {
        R apply(A a, B b, C c);

        default <V> TriFunction<A, B, C, V> andThen(Function<? super R, ? extends V> after) {
            return (a, b, c) -> after.apply(apply(a, b, c));
        }
    }

    private final int base;

    private Lambdas(int base) {
        this.base = base;
    }

    private int plus(int x) {
        return base + x;
    }

    private static String join(String... parts) {
        return String.join("-", parts);
    }

    private static <T> Function<T, T> repeat(Function<T, T> f, int times) {
        Function<T, T> result = Function.identity();
        for (int i = 0; i < times; i++) {
            result = result.andThen(f);
        }
        return result;
    }

    /** Runs the sample. */
    public static void main(String[] args) {
        Supplier<List<String>> lists = ArrayList::new;
        List<String> list = lists.get();
        list.add("constructor reference");
        System.out.println(list);

        Function<Integer, Integer> bound = new Lambdas(100)::plus;
        BiFunction<Lambdas, Integer, Integer> unbound = Lambdas::plus;
        System.out.println(bound.apply(7) + " " + unbound.apply(new Lambdas(1), 2));

        long factor = 3;
        double offset = 0.5;
        DoubleUnaryOperator captured = x -> x * factor + offset;
        System.out.println(captured.applyAsDouble(2) + " " + captured.andThen(Math::floor).applyAsDouble(3));

        IntBinaryOperator[] gcd = new IntBinaryOperator[1];
        gcd[0] = (a, b) -> b == 0 ? a : gcd[0].applyAsInt(b, a % b);
        System.out.println(gcd[0].applyAsInt(1071, 462));

        Predicate<String> empty = String::isEmpty;
        System.out.println(empty.negate().and(s -> s.length() < 5).test("four"));

        TriFunction<String, String, String, String> three = Lambdas::join;
        System.out.println(three.andThen(String::toUpperCase).apply("a", "b", "c"));

        Function<Integer, int[]> arrays = int[]::new;
        System.out.println(arrays.apply(5).length);

        System.out.println(repeat((Integer x) -> x * 2, 10).apply(1));

        UnaryOperator<Function<Integer, Integer>> twice = f -> x -> f.apply(f.apply(x));
        System.out.println(twice.apply(twice.apply(x -> x + 3)).apply(0));

        Runnable nested = () -> {
            Runnable inner = () -> System.out.println("inner sees " + factor + " and " + list.size());
            inner.run();
        };
        nested.run();
        long sum = 0;
        for (int i = 0; i < 1000; i++) {
            int n = i;
            Supplier<Integer> s = () -> n * n;
            sum += s.get();
        }
        System.out.println(sum);
    }
}
