package org.stubarchive.samples;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.BinaryOperator;

/** Inner, local and anonymous classes, generics with bridges, interfaces with default, static and private methods. */
public final class Generics {
    private static final class Tree<K extends Comparable<K>, V> implements Iterable<K> {
        private final class Node {
            final K key;
            V value;
            Node left;
            Node right;

            Node(K key, V value) {
                this.key = key;
                this.value = value;
                size++;
            }
        }

        private Node root;
        private int size;

        void put(K key, V value, BinaryOperator<V> merge) {
            root = put(root, key, value, merge);
        }

        private Node put(Node node, K key, V value, BinaryOperator<V> merge) {
            if (node == null) {
                return new Node(key, value);
            }
            int c = key.compareTo(node.key);
            if (c < 0) {
                node.left = put(node.left, key, value, merge);
            } else if (c > 0) {
                node.right = put(node.right, key, value, merge);
            } else {
                node.value = merge.apply(node.value, value);
            }
            return node;
        }

        V get(K key) {
            Node node = root;
            while (node != null && !node.key.equals(key)) {
                node = key.compareTo(node.key) < 0 ? node.left : node.right;
            }
            return node == null ? null : node.value;
        }

        @Override
        public Iterator<K> iterator() {
            List<Node> path = new ArrayList<>();
            class Descent {
                void left(Node n) {
                    for (; n != null; n = n.left) {
                        path.add(n);
                    }
                }
            }
            Descent descent = new Descent();
            descent.left(root);
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return !path.isEmpty();
                }

                @Override
                public K next() {
                    if (path.isEmpty()) {
                        throw new NoSuchElementException();
                    }
                    Node n = path.remove(path.size() - 1);
                    descent.left(n.right);
                    return n.key;
                }
            };
        }
    }

    interface Greeter {
        String name();

        default String greet() {
            return decorate("Hello " + name());
        }

        private String decorate(String s) {
            return s + punctuation();
        }

        static Greeter of(String name) {
            return () -> name;
        }

        default String punctuation() {
            return "!";
        }
    }

    interface Polite extends Greeter {
        @Override
        default String punctuation() {
            return ", if I may.";
        }
    }

    abstract static class Animal<T extends Animal<T>> implements Comparable<T> {
        final int weight;

        Animal(int weight) {
            this.weight = weight;
        }

        abstract String sound();

        @Override
        public int compareTo(T other) {
            return Integer.compare(weight, other.weight);
        }
    }

    static final class Dog extends Animal<Dog> {
        Dog(int weight) {
            super(weight);
        }

        @Override
        String sound() {
            return "woof" + weight;
        }
    }

    private Generics() {}

    private static <T extends Comparable<? super T>> T max(Iterable<? extends T> items) {
        T best = null;
        for (T item : items) {
            if (best == null || item.compareTo(best) > 0) {
                best = item;
            }
        }
        return best;
    }

    /** Runs the sample. */
    public static void main(String[] args) {
        Tree<String, Integer> tree = new Tree<>();
        for (String word : "to be or not to be that is the question".split(" ")) {
            tree.put(word, 1, Integer::sum);
        }
        for (String key : tree) {
            System.out.print(key + "=" + tree.get(key) + " ");
        }
        System.out.println(tree.size + " " + tree.get("missing"));
        System.out.println(Greeter.of("Ada").greet());
        System.out.println(new Polite() {
            @Override
            public String name() {
                return "Grace";
            }
        }.greet());
        System.out.println(max(List.of(new Dog(3), new Dog(9), new Dog(4))).sound());
        List<Animal<?>> zoo = new ArrayList<>(List.of(new Dog(5), new Dog(2)));
        zoo.sort(Comparator.comparing(Animal::sound));
        System.out.println(zoo.get(0).sound());
        Object[] inherited = new Dog[] {new Dog(1)};
        System.out.println(inherited.getClass().getSimpleName() + " " + (inherited instanceof Comparable[]) + " " + (inherited instanceof Animal<?>[]));
        int[][][] cube = new int[3][4][];
        cube[2][3] = new int[] {1, 2, 3};
        System.out.println(cube.length + " " + cube[0].length + " " + cube[2][3][2] + " " + cube[1][1] + " " + int[][].class.getName());
    }
}
