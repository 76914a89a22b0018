package conformance;

/** Ways to end. */
public final class Exits {
    static class Bad { static { if (true) { throw new IllegalStateException("in initialiser"); } } }

    static int recurse(int n) { return recurse(n + 1) + n; }

    static class Weird extends RuntimeException { @Override public String toString() { throw new IllegalArgumentException("toString fails"); } }

    static class Quiet extends Error { @Override public void printStackTrace(java.io.PrintStream s) { s.println("own trace"); } @Override public synchronized Throwable fillInStackTrace() { return this; } }

    public static void main(String[] args) throws Throwable {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
        System.out.println("run " + args[0]);
        switch (args[0]) {
            case "exit": System.exit(Integer.parseInt(args[1])); break;
            case "thread": { Thread t = new Thread(() -> System.exit(5)); t.start(); t.join(); break; }
            case "halt": Runtime.getRuntime().halt(9); break;
            case "hookthrows": Runtime.getRuntime().addShutdownHook(new Thread(() -> { throw new IllegalStateException("in hook"); }, "thrower")); return;
            case "finally": try { System.exit(4); } finally { System.out.println("never"); } break;
            case "throw": throw new Exception("out", new RuntimeException("cause", new Error("root")));
            case "overflow": recurse(0); break;
            case "init": new Bad(); break;
            case "weird": throw new Weird();
            case "quiet": throw new Quiet();
            case "suppressed": { Exception e = new Exception("top"); e.addSuppressed(new Exception("sup", new Error("supcause"))); throw e; }
            case "daemon": { Thread t = new Thread(() -> { while (true) { Thread.onSpinWait(); } }); t.setDaemon(true); t.start(); return; }
            case "survivor": new Thread(() -> { try { Thread.sleep(30); } catch (InterruptedException e) { throw new IllegalStateException(e); } System.out.println("survived"); }).start(); throw new Exception("main dies first");
            case "threadthrows": { Thread t = new Thread(() -> { throw new IllegalStateException("in thread"); }, "named"); t.start(); t.join(); return; }
            case "blocked": { Object o = new Object(); Thread t = new Thread(() -> { synchronized (o) { System.exit(6); } }); t.start(); synchronized (Exits.class) { t.join(); } break; }
            default: throw new IllegalArgumentException(args[0]);
        }
    }
}
