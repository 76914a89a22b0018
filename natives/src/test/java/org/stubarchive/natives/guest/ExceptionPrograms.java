package org.stubarchive.natives.guest;

import java.util.List;

/** Programs about exceptions. */
final class ExceptionPrograms {
    private ExceptionPrograms() {}

    interface Action {
        void run() throws Exception;
    }

    static void show(Action a) {
        try {
            a.run();
            System.out.println("nothing");
        } catch (Throwable t) {
            System.out.println(t);
        }
    }

    static final class Messages {
        private static String text;
        private static Object object = "text";
        private static int zero;

        public static void main(String[] args) {
            show(() -> System.out.println(1 / zero));
            show(() -> System.out.println(1L % zero));
            show(() -> System.out.println(new int[3][2][1].length + new int[3][5].length / new int[zero].length));
            show(() -> new int[2][zero - 1].clone());
            show(() -> System.out.println(new int[4][zero - 5].length));
            show(() -> System.out.println(new byte[zero - 7].length));
            show(() -> System.out.println(new String[3][4][0].length));
            show(() -> System.out.println(new double[3][args.length + 1][7].length + new char[2].clone()[2]));
            show(() -> System.out.println((Integer) object));
            show(() -> System.out.println((Messages) object));
            show(() -> System.out.println(((Object[]) (Object) new int[1]).length));
            show(() -> System.out.println(((Messages[]) (Object) new String[1]).length));
            show(() -> ((Object[]) new Integer[1])[0] = "x");
            show(() -> System.out.println(text.length()));
            show(() -> System.out.println("abc".charAt(5)));
            show(() -> System.out.println("abc".substring(2, 1)));
            show(() -> List.of(1, 2).get(3));
            show(() -> System.arraycopy(new int[3], 1, new int[3], 2, 2));
            show(() -> System.arraycopy(new int[3], 1, new long[3], 0, 1));
            show(() -> System.arraycopy(new Object[] {1, "a"}, 0, new Integer[2], 0, 2));
            show(() -> Class.forName("no.such.Type"));
            show(() -> Integer.parseInt("12x"));
            show(() -> new int[Integer.MAX_VALUE][].toString());
        }
    }

    static final class Unwinding {
        private int depth;

        private synchronized void down(int n) {
            depth++;
            try {
                if (n > 0) {
                    down(n - 1);
                } else {
                    throw new IllegalStateException("bottom " + depth);
                }
            } finally {
                depth--;
            }
        }

        private static int order(int n) {
            try {
                try {
                    return 10 / n;
                } catch (ArithmeticException e) {
                    throw new IllegalArgumentException("from catch", e);
                } finally {
                    System.out.println("inner finally");
                }
            } catch (IllegalArgumentException e) {
                System.out.println(e.getMessage() + " " + e.getCause().getMessage());
                return -1;
            } finally {
                System.out.println("outer finally");
            }
        }

        private static final class Resource implements AutoCloseable {
            @Override
            public void close() {
                throw new IllegalStateException("close");
            }
        }

        public static void main(String[] args) throws Exception {
            Unwinding u = new Unwinding();
            try {
                u.down(200);
            } catch (IllegalStateException e) {
                System.out.println(e.getMessage() + " " + Thread.holdsLock(u) + " " + u.depth + " " + e.getStackTrace().length);
            }
            Thread t = new Thread(() -> u.down(0));
            t.setUncaughtExceptionHandler((thread, e) -> System.out.println(e));
            t.start();
            t.join();
            System.out.println(order(0) + " " + order(5));
            try (Resource r = new Resource()) {
                throw new RuntimeException("body");
            } catch (RuntimeException e) {
                System.out.println(e.getMessage() + " " + e.getSuppressed()[0].getMessage());
            }
            new Throwable("trace").printStackTrace(System.out);
            List.of(1).forEach(i -> new Throwable("in a lambda").printStackTrace(System.out));
            Unwinding.class.getDeclaredMethod("order", int.class).invoke(null, 3);
            StackWalker.getInstance().forEach(f -> System.out.println(f.getClassName() + "." + f.getMethodName()));
            throw new Exception("uncaught", new RuntimeException("cause"));
        }
    }

    static final class Overflow {
        private static int depth;

        private static void down() {
            depth++;
            down();
        }

        private static int traced(int n) {
            return traced(n + 1) + 1;
        }

        public static void main(String[] args) {
            for (int i = 0; i < 3; i++) {
                depth = 0;
                try {
                    down();
                } catch (StackOverflowError e) {
                    System.out.println(e + " " + (depth > 1000) + " " + e.getStackTrace().length + " " + e.getStackTrace()[0].getMethodName());
                }
            }
            traced(0);
        }
    }

    static final class Initialisation {
        static final class Bad {
            static final int VALUE = Integer.parseInt("x");
        }

        public static void main(String[] args) {
            show(() -> System.out.println(Bad.VALUE));
            show(() -> System.out.println(Bad.VALUE));
            new Bad();
        }
    }
}
