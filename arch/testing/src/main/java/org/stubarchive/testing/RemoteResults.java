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

/** Starts the other JVM and turns what it tells into dynamic tests, as it comes. */
final class RemoteResults implements Iterator<DynamicNode>, AutoCloseable {
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
    private String running;
    private int finished;
    private boolean ended;

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
            died();
            return;
        }
        TestEvent event = TestEvent.parse(line);
        if (event == null) {
            return;
        }
        String text = event.text();
        switch (event.kind()) {
            case STARTED -> running = event.test();
            case PASSED -> add(event.test(), () -> {});
            case SKIPPED -> add(event.test(), () -> Assumptions.abort(text));
            case FAILED -> add(event.test(), () -> {
                throw new RemoteFailure(text);
            });
            case COMPLETE -> complete(Integer.parseInt(event.test()));
        }
    }

    private void add(String test, Runnable body) {
        running = null;
        finished++;
        ready.add(DynamicTest.dynamicTest(machine + ": " + test, body::run));
    }

    private void complete(int count) {
        ended = true;
        if (count == 0 || count != finished) {
            String text = "the emulated JVM ran " + count + " tests, " + finished + " results came";
            ready.add(DynamicTest.dynamicTest(machine + ": all tests", () -> {
                throw new RemoteFailure(text);
            }));
        }
    }

    /** The process ended before its tests did. */
    private void died() {
        String how;
        try {
            how = hung ? "told nothing for " + SILENCE_SECONDS + " s" : "ended with status " + process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        String text = "the emulated JVM " + how + (running == null ? "" : " while it ran this test") + "; the last it printed:\n" + tail();
        ready.add(DynamicTest.dynamicTest(machine + ": " + (running == null ? "all tests" : running), () -> {
            throw new RemoteFailure(text);
        }));
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
