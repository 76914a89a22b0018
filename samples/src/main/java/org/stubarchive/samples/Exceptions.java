package org.stubarchive.samples;

/** Nested finally, causes, suppressed exceptions, try-with-resources, stack traces, exceptions of the VM. */
public final class Exceptions {
    private static final class Resource implements AutoCloseable {
        private final String name;

        Resource(String name) {
            this.name = name;
            System.out.println("open " + name);
        }

        @Override
        public void close() {
            System.out.println("close " + name);
            if (name.equals("second")) {
                throw new IllegalStateException("close failed: " + name);
            }
        }
    }

    private static final class Checked extends Exception {
        private static final long serialVersionUID = 1L;

        Checked(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private Exceptions() {}

    @SuppressWarnings("finally")
    private static int finallyWins() {
        try {
            throw new RuntimeException("lost");
        } finally {
            return 7;
        }
    }

    private static String nested(int n) {
        StringBuilder trace = new StringBuilder();
        try {
            try {
                trace.append("try ");
                if (n == 0) {
                    throw new IllegalArgumentException("zero");
                }
                trace.append(10 / (n - 1)).append(' ');
            } catch (IllegalArgumentException e) {
                trace.append("catch(").append(e.getMessage()).append(") ");
                throw new UnsupportedOperationException("from catch");
            } finally {
                trace.append("inner ");
            }
        } catch (ArithmeticException | UnsupportedOperationException e) {
            trace.append(e.getClass().getSimpleName()).append(' ');
        } finally {
            trace.append("outer");
        }
        return trace.toString();
    }

    private static void wrap(int depth) throws Checked {
        try {
            if (depth == 0) {
                Object[] objects = new Integer[1];
                objects[0] = "not an integer";
            }
            wrap(depth - 1);
        } catch (ArrayStoreException e) {
            throw new Checked("depth " + depth, e);
        }
    }

    private static int overflow(int n) {
        return 1 + overflow(n + 1);
    }

    private static void vmException(Runnable r) {
        try {
            r.run();
        } catch (RuntimeException e) {
            System.out.println(e);
        }
    }

    /** Runs the sample. */
    public static void main(String[] args) {
        System.out.println(finallyWins());
        for (int i = 0; i < 3; i++) {
            System.out.println(nested(i));
        }
        try (Resource first = new Resource("first");
                Resource second = new Resource("second")) {
            System.out.println("body of " + first.name + " and " + second.name);
            throw new IllegalStateException("body");
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage() + ", suppressed: " + e.getSuppressed()[0].getMessage());
        }
        try {
            wrap(2);
        } catch (Checked e) {
            System.out.println(e.getMessage() + " caused by " + e.getCause());
            for (StackTraceElement element : e.getStackTrace()) {
                System.out.println("  " + element);
            }
        }
        vmException(() -> System.out.println(new int[args.length - 1].length));
        vmException(() -> System.out.println(new int[3][4][args.length].length));
        vmException(() -> System.out.println(new int[3][args.length - 4].length));
        vmException(() -> System.out.println(new long[] {1, 2, 3}[args.length + 3]));
        vmException(() -> System.out.println(((Object) "text" instanceof String s ? s : null).charAt(9)));
        vmException(() -> System.out.println((Integer) (Object) "text"));
        vmException(() -> {
            String s = args.length > 100 ? "" : null;
            System.out.println(s.length());
        });
        vmException(() -> System.out.println(1L % (long) args.length));
        try {
            overflow(0);
        } catch (StackOverflowError e) {
            System.out.println(e);
        }
        try {
            long[][] hog = new long[1000][];
            for (int i = 0; i < hog.length; i++) {
                hog[i] = new long[Integer.MAX_VALUE - 10];
            }
            System.out.println(hog.length);
        } catch (OutOfMemoryError e) {
            System.out.println(e.getClass().getName());
        }
        Thread thread = new Thread(() -> {
            throw new IllegalStateException("in a thread");
        });
        thread.setUncaughtExceptionHandler((t, e) -> System.out.println("handler got " + e));
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        throw new IllegalStateException("uncaught at the end", new RuntimeException("with a cause"));
    }
}
