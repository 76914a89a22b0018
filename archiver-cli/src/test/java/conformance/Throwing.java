package conformance;

import java.io.Closeable;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

/** Exceptions and stack traces of many shapes. */
public final class Throwing {
    static class Custom extends Exception { final int code; Custom(String m, int code, Throwable cause) { super(m, cause); this.code = code; } @Override public String toString() { return "Custom#" + code + ":" + getMessage(); } }
    static class NoTrace extends RuntimeException { NoTrace() { super("no trace", null, false, false); } }
    static class Bomb { Bomb() { throw new IllegalStateException("constructor"); } }
    static class InitBomb { int x = explode(); int explode() { throw new UnsupportedOperationException("field"); } }
    record R(int v) { R { if (v == 0) { throw new IllegalArgumentException("compact"); } } }
    static class Res implements Closeable { final String n; Res(String n) { this.n = n; System.out.println("open " + n); } @Override public void close() throws IOException { System.out.println("close " + n); throw new IOException("close " + n); } }

    static void trace(String what, Callable<?> c) {
        try {
            c.call();
            System.out.println(what + " fine");
        } catch (Throwable t) {
            System.out.println("== " + what);
            t.printStackTrace(System.out);
        }
    }

    static int deep(int n) { if (n == 0) { throw new RuntimeException("deep"); } return deep(n - 1) + 1; }
    static int depth;
    static int forever(int a) { depth++; return forever(a + 1) + 1; }
    static int wrap(int n) { try { return deep(n); } catch (RuntimeException e) { throw new IllegalStateException("wrapped", e); } }
    static <T extends Throwable> void sneaky(Throwable t) throws T { @SuppressWarnings("unchecked") T x = (T) t; throw x; }
    synchronized static void sync() { throw new IllegalMonitorStateException("inside"); }

    interface Shape { default int area() { return sides() / 0; } int sides(); }

    public static void main(String[] args) throws Exception {
        trace("deep", () -> deep(3));
        trace("wrap", () -> wrap(2));
        trace("custom", () -> { try { wrap(1); return 0; } catch (IllegalStateException e) { throw new Custom("c", 5, e); } });
        trace("notrace", () -> { throw new NoTrace(); });
        trace("constructor", Bomb::new);
        trace("field", InitBomb::new);
        trace("record", () -> new R(0));
        trace("default method", () -> ((Shape) () -> 4).area());
        trace("resources", () -> { try (Res a = new Res("a"); Res b = new Res("b")) { throw new Custom("body", 1, null); } });
        trace("suppressed self", () -> { Exception e = new Exception("x"); e.addSuppressed(e); return 0; });
        trace("cause twice", () -> { Exception e = new Exception("x", null); e.initCause(new Exception()); return 0; });
        trace("circular", () -> { Exception a = new Exception("a"); Exception b = new Exception("b", a); a.initCause(b); throw a; });
        trace("stream", () -> Stream.of(1, 2).map(x -> x / 0).toList());
        trace("forEach", () -> { List.of(1).forEach(x -> { throw new RuntimeException("in lambda"); }); return 0; });
        trace("anonymous", () -> new Object() { int run() { return deep(1); } }.run());
        trace("reflect", () -> Throwing.class.getDeclaredMethod("deep", int.class).invoke(null, 1));
        trace("reflect new", () -> Bomb.class.getDeclaredConstructor().newInstance());
        trace("future", () -> { FutureTask<Integer> f = new FutureTask<>(() -> deep(2)); f.run(); return f.get(); });
        trace("sneaky", () -> { Throwing.<RuntimeException>sneaky(new IOException("io")); return 0; });
        trace("sync", () -> { sync(); return 0; });
        trace("parse", () -> Integer.parseInt("12x"));
        trace("substring", () -> "abc".substring(2, 1));
        trace("charAt", () -> "abc".charAt(5));
        trace("list", () -> List.of(1, 2).get(3));
        trace("immutable", () -> List.of(1).add(2));
        trace("sort", () -> { Arrays.asList(3, 1, 2).sort((a, b) -> a / 0); return 0; });
        trace("arraycopy", () -> { System.arraycopy(new int[1], 0, new int[1], 0, 2); return 0; });
        trace("forName", () -> Class.forName("does.not.Exist"));
        trace("notify", () -> { new Object().notify(); return 0; });
        trace("wait", () -> { new Object().wait(1); return 0; });
        trace("clone", () -> { var m = Object.class.getDeclaredMethod("clone"); return m.getName() + new Throwing().copy(); });
        trace("method handle", () -> { try { return (int) java.lang.invoke.MethodHandles.lookup().findStatic(Throwing.class, "deep", java.lang.invoke.MethodType.methodType(int.class, int.class)).invokeExact(1); } catch (Throwable t) { throw new Exception("mh", t); } });
        try {
            forever(0);
        } catch (StackOverflowError e) {
            System.out.println("overflow " + (depth > 500) + e.getMessage() + " " + e.getStackTrace().length + e.getStackTrace()[1023]);
        }
        depth = 0;
        try {
            forever(0);
        } catch (StackOverflowError e) {
            System.out.println("overflow again " + (depth > 500));
        }
        StackTraceElement[] st = new Exception().getStackTrace();
        System.out.println(st.length + " " + st[0] + st[0].getClassName() + st[0].getMethodName() + st[0].getFileName() + st[0].getLineNumber() + st[0].isNativeMethod() + st[0].getModuleName() + st[0].getClassLoaderName());
        Exception changed = new Exception("changed");
        changed.setStackTrace(new StackTraceElement[] {new StackTraceElement("a.B", "c", "B.java", 7), new StackTraceElement("ld", "mod", "1.0", "x.Y", "z", null, -2)});
        changed.printStackTrace(System.out);
        changed.fillInStackTrace();
        System.out.println(changed.getStackTrace().length);
        nested();
        List<String> frames = StackWalker.getInstance().walk(s -> s.map(f -> f.getMethodName() + f.getLineNumber()).toList());
        System.out.println(frames);
    }

    Object copy() throws CloneNotSupportedException { return super.clone(); }

    static void nested() {
        try {
            try {
                try {
                    throw new IOException("one");
                } finally {
                    System.out.println("f1");
                }
            } catch (IOException e) {
                throw new IllegalArgumentException("two", e);
            } finally {
                try {
                    Object[] o = new Integer[1];
                    o[0] = "";
                } catch (ArrayStoreException e) {
                    System.out.println(e);
                }
            }
        } catch (IllegalArgumentException | IllegalStateException e) {
            e.printStackTrace(System.out);
        }
    }
}
