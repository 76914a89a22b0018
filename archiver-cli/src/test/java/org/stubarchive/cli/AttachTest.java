package org.stubarchive.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.VirtualMachine;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JDK's own tools, asked about a process of ours, tell of the guest what they tell of a process of {@code java}. */
class AttachTest {
    private static final String LOCKS = """
            import java.util.concurrent.locks.ReentrantLock;

            public class Locks {
                static final Object A = new Object();
                static final int[] B = new int[3];
                static final ReentrantLock LOCK = new ReentrantLock();

                static synchronized void holdsClass() {
                    LOCK.lock();
                    pause(1_000_000);
                }

                void nested(Object first, Object second) {
                    synchronized (first) {
                        synchronized (second) {
                            synchronized (this) {
                                synchronized (first) {
                                    pause(1_000_000);
                                }
                            }
                        }
                    }
                }

                static void inTurn(Object first, Object second) {
                    synchronized (first) {
                        pause(300);
                        // One line: where a thread is that waits for a monitor, interpreters tell differently.
                        synchronized (second) { System.out.println("never"); }
                    }
                }

                public static void main(String[] args) throws Exception {
                    Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
                    start("one", () -> inTurn(A, B));
                    start("two", () -> inTurn(B, A));
                    Thread three = start("three", Locks::holdsClass);
                    await(three, Thread.State.TIMED_WAITING);
                    await(start("four", LOCK::lock), Thread.State.WAITING);
                    await(start("five", () -> {
                        Object o = new StringBuilder();
                        synchronized (o) {
                            try {
                                o.wait();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        }
                    }), Thread.State.WAITING);
                    await(start("six", () -> new Locks().nested(new Object(), "text")), Thread.State.TIMED_WAITING);
                    await(start("seven", Locks::holdsClass), Thread.State.BLOCKED);
                    await(byName("one"), Thread.State.BLOCKED);
                    await(byName("two"), Thread.State.BLOCKED);
                    System.out.println("ready");
                    System.out.println(System.in.read());
                }

                static Thread byName(String name) {
                    return Thread.getAllStackTraces().keySet().stream().filter(t -> t.getName().equals(name)).findFirst().get();
                }

                static Thread start(String name, Runnable body) {
                    Thread t = new Thread(body, name);
                    t.setDaemon(true);
                    t.start();
                    return t;
                }

                static void await(Thread t, Thread.State state) throws InterruptedException {
                    while (t.getState() != state) {
                        Thread.sleep(10);
                    }
                }

                static void pause(long millis) {
                    try {
                        Thread.sleep(millis);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
            """;
    private static final List<String> THREADS = List.of("one", "two", "three", "four", "five", "six", "seven");
    private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-f]{16}");
    /** Names of hidden classes end with an address that is new in each process. */
    private static final Pattern HIDDEN_CLASS = Pattern.compile("\\$\\$Lambda(\\$\\d+)?/0x[0-9a-f]+");

    @TempDir
    Path folder;
    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void compile() throws IOException {
        Assumptions.assumeTrue(Files.isExecutable(tool("jcmd")), "no jcmd beside java: skipped");
        Path source = folder.resolve("Locks.java");
        Files.writeString(source, LOCKS);
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", folder.toString(), source.toString()));
    }

    @AfterEach
    void endProcesses() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void threadDumpsShowFramesLocksAndDeadlocksAsOnTheHost() throws IOException {
        Process host = start(hostCommand());
        Process ours = start(guestCommand());
        assertEquals(relevant(ask("jstack", "-l", pid(host))), relevant(ask("jstack", "-l", pid(ours))));
        assertEquals(relevant(ask("jcmd", pid(host), "Thread.print")), relevant(ask("jcmd", pid(ours), "Thread.print")));
    }

    @Test
    void commandsOfJcmdAreAnswered() throws IOException {
        Process ours = start(guestCommand());
        String pid = pid(ours);
        String help = ask("jcmd", pid, "help").out();
        for (String command : List.of("Thread.print", "VM.version", "VM.flags", "VM.system_properties", "VM.command_line", "VM.uptime", "GC.run", "GC.heap_info", "GC.class_histogram")) {
            assertTrue(help.contains("\n" + command + "\n"), help);
        }
        assertContains(ask("jcmd", pid, "help", "Thread.print"), "Print all threads with stacktraces.");
        assertContains(ask("jcmd", pid, "VM.version"), "Stubarchive VM version");
        assertContains(ask("jcmd", pid, "VM.flags"), "-XX:MaxHeapSize=67108864");
        assertContains(ask("jcmd", pid, "VM.system_properties"), "java.class.path=" + folder);
        assertContains(ask("jcmd", pid, "VM.command_line"), "java_command: Locks an argument");
        assertTrue(ask("jcmd", pid, "VM.uptime").out().matches("(?s)\\d+:\n\\d+\\.\\d{3} s\n"));
        assertContains(ask("jcmd", pid, "GC.run"), "Command executed successfully");
        assertContains(ask("jcmd", pid, "GC.heap_info"), "1 collections");
        assertTrue(Pattern.compile("\\d+ +\\d+ +Locks\n").matcher(ask("jcmd", pid, "GC.class_histogram").out()).find());
        assertContains(ask("jinfo", "-flag", "MaxHeapSize", pid), "-XX:MaxHeapSize=67108864");
        ToolRunner.Outcome dump = ask("jcmd", pid, "GC.heap_dump", folder.resolve("dump").toString());
        assertEquals(1, dump.exitCode());
        assertTrue((dump.out() + dump.err()).contains("heap dumps are not supported"), dump.toString());
        Process host = start(hostCommand());
        for (String wrong : List.of("No.such", "Thread.print -x")) {
            ToolRunner.Outcome expected = ask("jcmd", pid(host), wrong);
            ToolRunner.Outcome actual = ask("jcmd", pid, wrong);
            assertEquals(expected.exitCode() + withoutPid(expected.out() + expected.err()), actual.exitCode() + withoutPid(actual.out() + actual.err()));
        }
    }

    @Test
    void agentsAreRefusedAndTheSocketGoesWithTheProcess() throws Exception {
        Process ours = start(guestCommand());
        VirtualMachine attached = VirtualMachine.attach(pid(ours));
        try {
            assertEquals("Stubarchive VM", attached.getSystemProperties().get("java.vm.name"));
            Path agent = Files.createFile(folder.resolve("agent.jar"));
            AgentLoadException refusal = assertThrows(AgentLoadException.class, () -> attached.loadAgent(agent.toString()));
            assertTrue(refusal.getMessage().contains("agents are not supported"), refusal.getMessage());
        } finally {
            attached.detach();
        }
        Path socket = Path.of("/tmp/.java_pid" + pid(ours));
        assertEquals("rw-------", java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)));
        ours.getOutputStream().write("x\n".getBytes());
        ours.getOutputStream().flush();
        BufferedReader out = ours.inputReader();
        assertEquals("120", out.readLine());
        assertEquals("hook", out.readLine());
        assertEquals(0, ours.waitFor());
        assertFalse(Files.exists(socket));
    }

    @Test
    void quitPrintsThreadsAndTheProgramGoesOn() throws Exception {
        Process ours = start(guestCommand("-XX:+DisableAttachMechanism"));
        // A client that asks for the listener is not heard.
        Path trigger = Files.createFile(Path.of("/tmp/.attach_pid" + pid(ours)));
        try {
            quit(ours);
            BufferedReader out = ours.inputReader();
            StringBuilder dump = new StringBuilder();
            String line = out.readLine();
            while (!line.startsWith(" Metaspace")) {
                dump.append(line).append('\n');
                line = out.readLine();
            }
            assertTrue(dump.toString().contains("Full thread dump Stubarchive VM"), dump.toString());
            assertTrue(dump.toString().contains("Found 1 deadlock."), dump.toString());
            assertFalse(Files.exists(Path.of("/tmp/.java_pid" + pid(ours))));
            ours.getOutputStream().write("x\n".getBytes());
            ours.getOutputStream().flush();
            assertEquals("", out.readLine());
            assertEquals("120", out.readLine());
            assertEquals(0, ours.waitFor());
        } finally {
            Files.delete(trigger);
        }
    }

    @Test
    void reducedSignalUsageLeavesSignalsToTheSystem() throws Exception {
        for (String signal : List.of("QUIT", "TERM")) {
            Process host = start(withoutCore(hostCommand("-Xrs")));
            Process ours = start(withoutCore(guestCommand("-Xrs")));
            for (Process p : List.of(host, ours)) {
                ToolRunner.program("kill", "-" + signal, pid(p));
            }
            assertEquals(host.waitFor(), ours.waitFor(), signal);
            assertEquals(host.inputReader().readLine(), ours.inputReader().readLine(), signal);
        }
    }

    private static void quit(Process p) {
        ToolRunner.program("kill", "-QUIT", pid(p));
    }

    /** A command that leaves no core file behind, and does not ignore the signals that its starter ignores. */
    private static List<String> withoutCore(List<String> command) {
        List<String> words = new ArrayList<>(List.of("sh", "-c", "ulimit -c 0; exec env --default-signal=QUIT,TERM \"$@\"", "sh"));
        words.addAll(command);
        return words;
    }

    private List<String> hostCommand(String... options) {
        return program(new ArrayList<>(List.of(tool("java").toString())), options);
    }

    private List<String> guestCommand(String... options) {
        List<String> command = ToolRunner.command("run");
        command.add(1, "-XX:+DisableAttachMechanism");
        return program(command, options);
    }

    private List<String> program(List<String> command, String... options) {
        command.addAll(List.of("-Xmx64m", "-cp", folder.toString()));
        command.addAll(List.of(options));
        command.addAll(List.of("Locks", "an argument"));
        return command;
    }

    /** Starts a process and waits until its threads are where they shall be. */
    private Process start(List<String> command) throws IOException {
        Process p = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        started.add(p);
        assertEquals("ready", p.inputReader().readLine());
        return p;
    }

    private static Path tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name);
    }

    private static String pid(Process p) {
        return Long.toString(p.pid());
    }

    private static ToolRunner.Outcome ask(String tool, String... args) {
        List<String> command = new ArrayList<>(List.of(tool(tool).toString()));
        command.addAll(List.of(args));
        return ToolRunner.run("", command, Map.of());
    }

    private static void assertContains(ToolRunner.Outcome outcome, String text) {
        assertTrue(outcome.exitCode() == 0 && outcome.out().contains(text), outcome.toString());
    }

    private static String withoutPid(String text) {
        return text.replaceAll("(?m)^\\d+:$", "PID:");
    }

    /** What a dump says of the program's own threads, and its deadlocks; numbers of processes, times and addresses are made the same. */
    private static String relevant(ToolRunner.Outcome dump) {
        assertEquals(0, dump.exitCode(), dump.toString());
        StringBuilder out = new StringBuilder();
        for (String name : THREADS) {
            int start = dump.out().indexOf("\n\"" + name + "\" #");
            assertTrue(start >= 0, name + " in " + dump.out());
            int end = dump.out().indexOf("\n\n\"", start + 1);
            String heading = dump.out().substring(start + 1, dump.out().indexOf('\n', start + 1));
            out.append(heading.replaceAll("#\\d+ (\\[\\d+] )?", "").replaceAll("cpu=\\S+ elapsed=\\S+ tid=\\S+ nid=\\S+", "").replaceAll("\\[0x.*", "")).append('\n');
            out.append(dump.out(), start + 2 + heading.length(), end < 0 ? dump.out().indexOf("\nJNI", start) : end).append('\n');
        }
        out.append(dump.out().substring(dump.out().indexOf("Found one Java-level deadlock")));
        return numbered(HIDDEN_CLASS.matcher(out).replaceAll("LAMBDA").replaceAll("lock monitor 0x[0-9a-f]+", "lock monitor"));
    }

    /** Addresses as numbers in order of appearance. */
    private static String numbered(String text) {
        Map<String, String> numbers = new HashMap<>();
        Matcher m = ADDRESS.matcher(text);
        StringBuilder out = new StringBuilder();
        while (m.find()) {
            m.appendReplacement(out, numbers.computeIfAbsent(m.group(), a -> "#" + numbers.size()));
        }
        return m.appendTail(out).toString();
    }
}
