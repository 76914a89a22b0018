package org.stubarchive.testing;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * The program of the other JVM: runs the tests marked {@link NeedsAarch64} or {@link OnEveryMachine} below a folder and tells on
 * standard output how each one ended.
 */
public final class RemoteTests implements TestExecutionListener {
    private final PrintStream out;
    private TestPlan plan;
    private int count;

    private RemoteTests(PrintStream out) {
        this.out = out;
    }

    /**
     * Runs the tests.
     *
     * @param args the folder of test classes, then a regular expression of the class names to take
     */
    public static void main(String[] args) {
        PrintStream events = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        // What tests print is for people, not for the protocol.
        System.setOut(System.err);
        RemoteTests listener = new RemoteTests(events);
        launcher().execute(request(args[0], args[1]), listener);
        events.println(new TestEvent(TestEvent.Kind.COMPLETE, Integer.toString(listener.count), "").line());
        events.flush();
        // Threads that a failed test left behind must not keep the process.
        System.exit(0);
    }

    /** Whether there are such tests; none is run. */
    static boolean exist(String folder, String classes) {
        return launcher().discover(request(folder, classes)).containsTests();
    }

    private static LauncherDiscoveryRequest request(String folder, String classes) {
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClasspathRoots(Set.of(Path.of(folder))))
                .filters(TagFilter.includeTags(NeedsAarch64.TAG, OnEveryMachine.TAG), ClassNameFilter.includeClassNamePatterns(classes))
                .build();
    }

    /** One that tells nobody but the listener given: what is skipped is told where the results are counted. */
    private static Launcher launcher() {
        return LauncherFactory.create(LauncherConfig.builder().enableTestExecutionListenerAutoRegistration(false).build());
    }

    @Override
    public void testPlanExecutionStarted(TestPlan testPlan) {
        plan = testPlan;
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        if (test.isTest()) {
            tell(TestEvent.Kind.STARTED, test, "");
        }
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        count++;
        tell(TestEvent.Kind.SKIPPED, test, reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        boolean passed = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
        // A class or a factory that fails as a whole is told as a test; one that passes consists of tests.
        if (!test.isTest() && passed) {
            return;
        }
        count++;
        switch (result.getStatus()) {
            case SUCCESSFUL -> tell(TestEvent.Kind.PASSED, test, "");
            case ABORTED -> tell(TestEvent.Kind.SKIPPED, test, result.getThrowable().map(Throwable::getMessage).orElse("aborted"));
            case FAILED -> tell(TestEvent.Kind.FAILED, test, result.getThrowable().map(RemoteTests::trace).orElse("no reason"));
        }
    }

    private void tell(TestEvent.Kind kind, TestIdentifier test, String text) {
        out.println(new TestEvent(kind, name(test), String.valueOf(text)).line());
    }

    /** Display names from the class inwards. */
    private String name(TestIdentifier test) {
        String name = test.getDisplayName();
        for (TestIdentifier outer = plan.getParent(test).orElse(null);
                outer != null && outer.getParentId().isPresent();
                outer = plan.getParent(outer).orElse(null)) {
            name = outer.getDisplayName() + " > " + name;
        }
        return name;
    }

    /** Drops the frames below the test's method: how it came to be called is known. */
    private static void shorten(Throwable failure) {
        StackTraceElement[] frames = failure.getStackTrace();
        int end = 0;
        while (end < frames.length && !frames[end].getClassName().startsWith("java.lang.reflect.")) {
            end++;
        }
        failure.setStackTrace(Arrays.copyOf(frames, end));
        for (Throwable suppressed : failure.getSuppressed()) {
            shorten(suppressed);
        }
        if (failure.getCause() != null) {
            shorten(failure.getCause());
        }
    }

    private static String trace(Throwable failure) {
        shorten(failure);
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
