package org.stubarchive.natives.guest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Outcomes that the memory model of Java forbids (JLS 17.4, 17.5), counted: two threads that store one volatile variable each and then load the other's both
 * see the old value; a final field, an array behind it or an object's header seen before it was written, through a reference that another thread stored without
 * order; data behind a lazily set reference; increments under a lock that are lost. Arguments: rounds.
 */
public final class PublicationRaces {
    private static final VarHandle X;
    private static final VarHandle Y;

    static {
        try {
            X = MethodHandles.lookup().findStaticVarHandle(PublicationRaces.class, "handled0", long.class);
            Y = MethodHandles.lookup().findStaticVarHandle(PublicationRaces.class, "handled1", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static volatile boolean small0;
    private static volatile boolean small1;
    private static volatile double large0;
    private static volatile double large1;
    private static volatile Object reference0;
    private static volatile Object reference1;
    private static long handled0;
    private static long handled1;
    private static final AtomicInteger ATOMIC0 = new AtomicInteger();
    private static final AtomicInteger ATOMIC1 = new AtomicInteger();

    private static Frozen racy;
    private static final AtomicReference<int[]> LAZY = new AtomicReference<>(new int[] {1});
    private static int guarded;
    private static final Object LOCK = new Object();

    private PublicationRaces() {}

    /** Its constructors write final fields, directly or through another one, and return at more than one place. */
    private static class Frozen {
        final int number;
        final int[] elements;
        final String text;

        Frozen(int n) {
            elements = new int[4];
            text = "n" + n;
            number = n;
            for (int i = 0; i < elements.length; i++) {
                elements[i] = n;
            }
            if (n % 2 == 0) {
                return;
            }
            elements[0] = n;
        }

        Frozen() {
            this(7);
        }

        boolean isComplete() {
            boolean complete = number != 0 && text.length() > 1 && elements.length == 4;
            for (int e : elements) {
                complete &= e == number;
            }
            return complete;
        }
    }

    /** Adds a final field to those of its superclass. */
    private static final class Further extends Frozen {
        final Object further;

        Further(int n) {
            super(n);
            further = text;
        }

        @Override
        boolean isComplete() {
            return super.isComplete() && further == text;
        }
    }

    /** One side of a round; true if it saw the other side's old value. */
    private interface Side {
        boolean run();
    }

    private record Pair(String name, Runnable reset, Side first, Side second) {}

    private static List<Pair> storeBuffering() {
        return List.of(
                new Pair("boolean", () -> {
                    small0 = false;
                    small1 = false;
                }, () -> {
                    small0 = true;
                    return !small1;
                }, () -> {
                    small1 = true;
                    return !small0;
                }),
                new Pair("double", () -> {
                    large0 = 0;
                    large1 = 0;
                }, () -> {
                    large0 = 1;
                    return large1 == 0;
                }, () -> {
                    large1 = 1;
                    return large0 == 0;
                }),
                new Pair("reference", () -> {
                    reference0 = null;
                    reference1 = null;
                }, () -> {
                    reference0 = LOCK;
                    return reference1 == null;
                }, () -> {
                    reference1 = LOCK;
                    return reference0 == null;
                }),
                new Pair("handle", () -> {
                    handled0 = 0;
                    handled1 = 0;
                }, () -> {
                    X.setVolatile(1L);
                    return (long) Y.getVolatile() == 0;
                }, () -> {
                    Y.setVolatile(1L);
                    return (long) X.getVolatile() == 0;
                }),
                new Pair("compareAndSet", () -> {
                    ATOMIC0.set(0);
                    ATOMIC1.set(0);
                }, () -> {
                    ATOMIC0.compareAndSet(0, 1);
                    return ATOMIC1.get() == 0;
                }, () -> {
                    ATOMIC1.getAndIncrement();
                    return ATOMIC0.get() == 0;
                }));
    }

    private static int bothOld(Pair pair, int rounds) throws Exception {
        boolean[][] old = new boolean[2][rounds];
        CyclicBarrier barrier = new CyclicBarrier(2);
        Thread[] threads = new Thread[2];
        for (int t = 0; t < 2; t++) {
            int me = t;
            Side side = t == 0 ? pair.first() : pair.second();
            threads[t] = new Thread(() -> {
                try {
                    for (int i = 0; i < rounds; i++) {
                        if (me == 0) {
                            pair.reset().run();
                        }
                        barrier.await();
                        old[me][i] = side.run();
                        barrier.await();
                    }
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            });
            threads[t].start();
        }
        for (Thread t : threads) {
            t.join();
        }
        int both = 0;
        for (int i = 0; i < rounds; i++) {
            both += old[0][i] && old[1][i] ? 1 : 0;
        }
        return both;
    }

    private static int incomplete(int rounds) throws Exception {
        int[] wrong = new int[1];
        Thread reader = new Thread(() -> {
            for (int i = 0; i < rounds; i++) {
                Frozen f = racy;
                if (f != null && !f.isComplete()) {
                    wrong[0]++;
                }
                int[] lazy = LAZY.getAcquire();
                if (lazy[0] == 0) {
                    wrong[0]++;
                }
            }
        });
        reader.start();
        for (int i = 1; i <= rounds; i++) {
            racy = i % 3 == 0 ? new Frozen() : i % 3 == 1 ? new Frozen(i) : new Further(i);
            int[] next = new int[1];
            next[0] = i;
            LAZY.lazySet(next);
        }
        reader.join();
        return wrong[0];
    }

    private static synchronized void addSynchronized() {
        guarded++;
    }

    private static int lost(int rounds) throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 2; t++) {
            Thread thread = new Thread(() -> {
                for (int i = 0; i < rounds; i++) {
                    synchronized (PublicationRaces.class) {
                        synchronized (PublicationRaces.class) {
                            guarded++;
                        }
                        guarded++;
                    }
                    addSynchronized();
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread t : threads) {
            t.join();
        }
        return 6 * rounds - guarded;
    }

    public static void main(String[] args) throws Exception {
        int rounds = Integer.parseInt(args[0]);
        for (Pair p : storeBuffering()) {
            System.out.println(p.name() + " both old " + bothOld(p, rounds));
        }
        System.out.println("incomplete " + incomplete(20 * rounds));
        System.out.println("lost " + lost(rounds));
    }
}
