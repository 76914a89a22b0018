package org.stubarchive.testing;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/** Starts the other JVM and turns what it tells into dynamic tests, as it comes. */
final class RemoteResults implements Iterator<DynamicNode>, AutoCloseable {
    /** A test that was started there. */
    private static final class RemoteTest {
        final String name;
        TestEvent end;

        RemoteTest(String name) {
            this.name = name;
        }
    }

    /** A process that tells nothing for so long hangs. */
    private static final long SILENCE_SECONDS = 900;

    private static final int TAIL_LINES = 200;

    private final String machine;
    private final Process process;
    private final BufferedReader out;
    private final File errors;
    private final Deque<DynamicNode> ready = new ArrayDeque<>();
    private volatile long lastEvent = System.nanoTime();
    private volatile boolean hung;
    private RemoteTest running;
    private int finished;
    private boolean ended;

    /**
     * Starts the JVM.
     *
     * @param machine begins the names of the tests
     */
    RemoteResults(String machine, List<String> command) {
        this.machine = machine;
        try {
            errors = File.createTempFile("emulated", ".err");
            errors.deleteOnExit();
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors);
            builder.environment().remove("JAVA_TOOL_OPTIONS");
            process = builder.start();
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new AssertionError("the emulated JVM cannot be started: " + String.join(" ", command), e);
        }
        out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        Thread watch = new Thread(this::watch, "watch of the emulated JVM");
        watch.setDaemon(true);
        watch.start();
    }

    private void watch() {
        try {
            while (!process.waitFor(1, TimeUnit.SECONDS)) {
                if (TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - lastEvent) > SILENCE_SECONDS) {
                    hung = true;
                    process.destroyForcibly();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && !ended) {
            read();
        }
        return !ready.isEmpty();
    }

    @Override
    public DynamicNode next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }

    private void read() {
        String line;
        try {
            line = out.readLine();
        } catch (IOException e) {
            throw new AssertionError("the emulated JVM's output cannot be read", e);
        }
        lastEvent = System.nanoTime();
        if (line == null) {
            ended = true;
            tell(new TestEvent(TestEvent.Kind.FAILED, running == null ? "all tests" : running.name, death()));
            return;
        }
        TestEvent event = TestEvent.parse(line);
        if (event == null) {
            return;
        }
        switch (event.kind()) {
            case STARTED -> {
                RemoteTest test = new RemoteTest(event.test());
                running = test;
                add(test.name, () -> await(test));
            }
            case PASSED, SKIPPED, FAILED -> {
                finished++;
                tell(event);
            }
            case COMPLETE -> complete(Integer.parseInt(event.test()));
        }
    }

    /** Gives a result to the test that runs; what ends without having been started, as a class that is skipped does, is a test by itself. */
    private void tell(TestEvent event) {
        if (running != null && running.name.equals(event.test())) {
            running.end = event;
            running = null;
        } else {
            add(event.test(), () -> report(event));
        }
    }

    private void add(String test, Executable body) {
        ready.add(DynamicTest.dynamicTest(machine + ": " + test, body));
    }

    /** Body of the dynamic test: as long as the test itself, so that the build's report has its time. */
    private void await(RemoteTest test) {
        while (test.end == null && !ended) {
            read();
        }
        report(test.end);
    }

    private static void report(TestEvent end) {
        if (end.kind() == TestEvent.Kind.SKIPPED) {
            Assumptions.abort(end.text());
        }
        if (end.kind() == TestEvent.Kind.FAILED) {
            throw new RemoteFailure(end.text());
        }
    }

    private void complete(int count) {
        ended = true;
        if (count == 0 || count != finished || running != null) {
            String text = "the emulated JVM ran " + count + " tests, " + finished + " results came";
            tell(new TestEvent(TestEvent.Kind.FAILED, running == null ? "all tests" : running.name, text));
        }
    }

    /** How the process ended before its tests did. */
    private String death() {
        String how;
        try {
            how = hung ? "told nothing for " + SILENCE_SECONDS + " s" : "ended with status " + process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        return "the emulated JVM " + how + (running == null ? "" : " while it ran this test") + "; the last it printed:\n" + tail();
    }

    private String tail() {
        try {
            List<String> lines = new String(Files.readAllBytes(errors.toPath()), StandardCharsets.UTF_8).lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        errors.delete();
    }
}
