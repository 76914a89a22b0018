package org.stubarchive.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that ask {@code java.lang.management} about the machine, or handle signals, see what they see on the host. */
class ManagementTest {
    private static final String FIGURES = """
            import java.lang.management.*;
            import java.util.*;
            import java.util.concurrent.locks.*;

            public class Figures {
                public static void main(String[] args) throws Exception {
                    RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();
                    System.out.println(runtime.getPid() == ProcessHandle.current().pid() && runtime.getUptime() > 0 && runtime.getStartTime() > 0);
                    System.out.println(runtime.getSpecVersion());
                    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
                    System.out.println(threads.getPeakThreadCount() >= threads.getThreadCount() && threads.getTotalStartedThreadCount() >= threads.getThreadCount());
                    System.out.println(threads.getCurrentThreadCpuTime() > 0 && threads.getThreadCpuTime(Thread.currentThread().getId()) > 0);
                    System.out.println(threads.findDeadlockedThreads() == null);
                    Object first = new int[0];
                    ReentrantLock second = new ReentrantLock();
                    Thread a = new Thread(() -> { synchronized (first) { pause(); second.lock(); } }, "a");
                    Thread b = new Thread(() -> { second.lock(); pause(); synchronized (first) { System.out.println("never"); } }, "b");
                    for (Thread t : List.of(a, b)) {
                        t.setDaemon(true);
                        t.start();
                    }
                    while (a.getState() != Thread.State.WAITING || b.getState() != Thread.State.BLOCKED) {
                        Thread.sleep(10);
                    }
                    System.out.println(threads.findDeadlockedThreads().length + " " + (threads.findMonitorDeadlockedThreads() == null));
                    for (Thread t : List.of(a, b)) {
                        ThreadInfo info = threads.getThreadInfo(t.getId(), 3);
                        System.out.println(info.getThreadName() + info.getThreadState() + info.getLockInfo().getClassName() + info.getLockOwnerName() + info.getStackTrace().length);
                    }
                    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
                    System.out.println(heap.getUsed() > 0 && heap.getCommitted() >= heap.getUsed() && heap.getMax() >= heap.getCommitted());
                    long before = collections();
                    ManagementFactory.getMemoryMXBean().gc();
                    System.out.println(collections() > before);
                    System.out.println(ManagementFactory.getClassLoadingMXBean().getLoadedClassCount() > 300);
                    OperatingSystemMXBean os = ManagementFactory.getOperatingSystemMXBean();
                    System.out.println(os.getName() + os.getArch() + os.getAvailableProcessors() + (((com.sun.management.OperatingSystemMXBean) os).getProcessCpuTime() > 0));
                    System.out.println(ManagementFactory.getPlatformMXBean(com.sun.management.HotSpotDiagnosticMXBean.class).getVMOption("MaxHeapSize").getValue());
                    System.out.println(ManagementFactory.getPlatformMBeanServer().getAttribute(new javax.management.ObjectName("java.lang:type=Runtime"), "SpecVersion"));
                    javax.management.ObjectName commands = new javax.management.ObjectName("com.sun.management:type=DiagnosticCommand");
                    javax.management.MBeanServer server = ManagementFactory.getPlatformMBeanServer();
                    for (javax.management.MBeanOperationInfo o : server.getMBeanInfo(commands).getOperations()) {
                        if (List.of("threadPrint", "vmUptime", "gcRun").contains(o.getName())) {
                            System.out.println(o.getName() + " " + o.getDescription() + " " + o.getSignature().length);
                        }
                    }
                    String[] signature = {"[Ljava.lang.String;"};
                    String dump = (String) server.invoke(commands, "threadPrint", new Object[] {new String[] {"-l"}}, signature);
                    System.out.println(dump.contains("Full thread dump") && dump.contains("Found 1 deadlock."));
                    try {
                        server.invoke(commands, "threadPrint", new Object[] {new String[] {"-x"}}, signature);
                    } catch (javax.management.RuntimeMBeanException | javax.management.MBeanException e) {
                        System.out.println(e.getCause());
                    }
                    System.out.println(runtime.getInputArguments().contains("-Xmx64m"));
                }

                private static long collections() {
                    return ManagementFactory.getGarbageCollectorMXBeans().stream().mapToLong(GarbageCollectorMXBean::getCollectionCount).sum();
                }

                private static void pause() {
                    try {
                        Thread.sleep(300);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
            """;
    private static final String CONTENTION = """
            import java.lang.management.*;
            import java.util.concurrent.locks.LockSupport;

            public class Contention {
                public static void main(String[] args) throws Exception {
                    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
                    System.out.println(threads.isThreadContentionMonitoringSupported() + " " + threads.isThreadContentionMonitoringEnabled());
                    Object lock = new Object();
                    for (boolean timed : new boolean[] {false, true}) {
                        threads.setThreadContentionMonitoringEnabled(timed);
                        Thread t;
                        synchronized (lock) {
                            t = new Thread(() -> {
                                synchronized (lock) {
                                    pause(lock);
                                }
                                LockSupport.park();
                            });
                            t.start();
                            await(t, Thread.State.BLOCKED);
                            System.out.println(threads.getThreadInfo(t.getId()).getBlockedCount());
                            Thread.sleep(20);
                        }
                        await(t, Thread.State.WAITING);
                        ThreadInfo info = threads.getThreadInfo(t.getId());
                        System.out.println(info.getBlockedCount() + " " + (info.getBlockedTime() > 10) + " " + info.getWaitedCount() + " " + (info.getWaitedTime() > 20));
                        System.out.println(timed || info.getBlockedTime() == -1 && info.getWaitedTime() == -1);
                        LockSupport.unpark(t);
                        t.join();
                    }
                }

                private static void pause(Object lock) {
                    try {
                        lock.wait(20);
                        Thread.sleep(20);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }

                private static void await(Thread t, Thread.State state) throws Exception {
                    while (t.getState() != state) {
                        Thread.sleep(1);
                    }
                }
            }
            """;
    private static final String HELD = """
            import java.lang.management.*;
            import java.util.*;
            import java.util.concurrent.locks.*;

            public class Held {
                static final Object A = new Object();
                static final Object B = new int[0];
                static final Object C = "c";
                static final ReentrantLock LOCK = new ReentrantLock();

                public static void main(String[] args) throws Exception {
                    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
                    System.out.println(threads.isObjectMonitorUsageSupported() + " " + threads.isSynchronizerUsageSupported());
                    Thread nested = start("nested", Held::nested);
                    Thread waiter = start("waiter", Held::waiter);
                    Thread method = start("method", () -> new Held().method());
                    await(nested, Thread.State.TIMED_WAITING);
                    await(waiter, Thread.State.WAITING);
                    await(method, Thread.State.TIMED_WAITING);
                    for (Thread t : List.of(nested, waiter, method)) {
                        show(threads.getThreadInfo(new long[] {t.getId()}, true, true)[0]);
                        show(threads.getThreadInfo(new long[] {t.getId()}, true, false)[0]);
                        show(threads.getThreadInfo(new long[] {t.getId()}, false, true)[0]);
                        show(threads.getThreadInfo(new long[] {t.getId()}, true, true, 2)[0]);
                        show(threads.getThreadInfo(new long[] {t.getId()}, true, true, 0)[0]);
                        show(threads.getThreadInfo(new long[] {t.getId()}, 3)[0]);
                    }
                    for (ThreadInfo i : threads.dumpAllThreads(true, true)) {
                        if (Set.of("nested", "waiter", "method").contains(i.getThreadName())) {
                            show(i);
                        }
                    }
                    System.out.println(threads.getThreadInfo(new long[] {nested.getId(), 1 << 30}, true, true)[1]);
                    synchronized (A) {
                        A.notify();
                        System.out.println(waiter.getState());
                        show(threads.getThreadInfo(new long[] {waiter.getId()}, true, true)[0]);
                    }
                }

                private static Thread start(String name, Runnable r) {
                    Thread t = new Thread(r, name);
                    t.setDaemon(true);
                    t.start();
                    return t;
                }

                private static void await(Thread t, Thread.State s) throws Exception {
                    while (t.getState() != s) {
                        Thread.sleep(1);
                    }
                }

                private static void show(ThreadInfo i) {
                    String awaited = i.getLockInfo() == null ? null : i.getLockInfo().getClassName();
                    System.out.println(i.getThreadName() + " " + i.getThreadState() + " " + awaited + " " + i.getLockOwnerName() + " " + i.getStackTrace().length);
                    for (MonitorInfo m : i.getLockedMonitors()) {
                        Object known = m.getClassName().equals("[I") ? B : m.getClassName().equals("java.lang.String") ? C : A;
                        StackTraceElement frame = m.getLockedStackFrame();
                        System.out.println("  monitor " + m.getClassName() + " " + (m.getIdentityHashCode() == System.identityHashCode(known)) + " " + m.getLockedStackDepth() + " "
                                + frame.getMethodName() + ":" + frame.getLineNumber());
                    }
                    for (LockInfo l : i.getLockedSynchronizers()) {
                        System.out.println("  synchronizer " + l.getClassName());
                    }
                }

                static void nested() {
                    LOCK.lock();
                    synchronized (B) {
                        synchronized (B) {
                            deeper();
                        }
                    }
                }

                static void deeper() {
                    synchronized (C) {
                        pause();
                    }
                }

                static void waiter() {
                    synchronized (A) {
                        inner();
                    }
                }

                static void inner() {
                    Object other = new ArrayList<>();
                    synchronized (A) {
                        synchronized (other) {
                            synchronized (A) {
                                try {
                                    A.wait();
                                } catch (InterruptedException e) {
                                    throw new IllegalStateException(e);
                                }
                            }
                        }
                    }
                }

                synchronized void method() {
                    staticMethod();
                }

                static synchronized void staticMethod() {
                    pause();
                }

                static void pause() {
                    try {
                        Thread.sleep(100_000_000);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
            """;
    private static final String SIGNALS = """
            import sun.misc.Signal;

            public class Signals {
                public static void main(String[] args) throws Exception {
                    Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
                    Object told = new Object();
                    synchronized (told) {
                        Signal.handle(new Signal("USR2"), s -> { synchronized (told) { System.out.println(s); told.notify(); } });
                        Signal.raise(new Signal("USR2"));
                        told.wait();
                    }
                    try {
                        Signal.handle(new Signal("NONE"), s -> { });
                    } catch (IllegalArgumentException e) {
                        System.out.println(e.getMessage());
                    }
                    Signal.raise(new Signal("TERM"));
                    Thread.sleep(100_000);
                }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void figuresAreThere() throws IOException {
        compare("Figures", FIGURES);
    }

    @Test
    void contentionIsCounted() throws IOException {
        compare("Contention", CONTENTION);
    }

    @Test
    void heldLocksAreListed() throws IOException {
        compare("Held", HELD);
    }

    @Test
    void signalsAreHandledAndEndTheProgram() throws IOException {
        compare("Signals", SIGNALS);
    }

    private void compare(String name, String text) throws IOException {
        Path source = folder.resolve(name + ".java");
        Files.writeString(source, text);
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, java.io.OutputStream.nullOutputStream(), "-proc:none", "-d", folder.toString(), source.toString()));
        ToolRunner.Outcome host = ToolRunner.host("", List.of("-Xmx64m", "-cp", folder.toString(), name));
        ToolRunner.Outcome ours = ToolRunner.tool("", List.of("run", "-Xmx64m", "-cp", folder.toString(), name));
        assertEquals(host.exitCode() + host.out() + host.err(), ours.exitCode() + ours.out() + ours.err());
    }
}
