package org.stubarchive.testing;

import java.io.PrintStream;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Says at the end of each module which tests were skipped and why, one line per reason. JUnit finds it as a service. */
public final class SkippedTests implements TestExecutionListener {
    /** Tests with one reason. */
    private static final class Reason {
        final Set<String> classes = new TreeSet<>();
        int tests;
    }

    private final PrintStream out;
    private final Map<String, Reason> reasons = new TreeMap<>();
    private TestPlan plan;

    /** Prints to standard output. */
    public SkippedTests() {
        this(System.out);
    }

    SkippedTests(PrintStream out) {
        this.out = out;
    }

    @Override
    public void testPlanExecutionStarted(TestPlan testPlan) {
        plan = testPlan;
    }

    @Override
    public synchronized void executionSkipped(TestIdentifier test, String reason) {
        add(test, reason);
    }

    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
            add(test, result.getThrowable().map(Throwable::getMessage).orElse("no reason"));
        }
    }

    private void add(TestIdentifier test, String reason) {
        // Before what the test says JUnit tells which assumption or condition did not hold; lines behind the first are details.
        String line = reason.replaceFirst("^Assumption failed: |^.* ==> ", "").lines().findFirst().orElse("");
        Reason all = reasons.computeIfAbsent(line, r -> new Reason());
        all.classes.add(className(test));
        // Of a class or a parameterized test it is not known how many tests it would have had; there is one at least.
        all.tests += Math.max(1, (int) plan.getDescendants(test).stream().filter(TestIdentifier::isTest).count());
    }

    private String className(TestIdentifier test) {
        for (TestIdentifier at = test; at != null; at = plan.getParent(at).orElse(null)) {
            String name = at.getSource().map(s -> s instanceof MethodSource m ? m.getClassName() : s instanceof ClassSource c ? c.getClassName() : null).orElse(null);
            if (name != null) {
                return name.substring(name.lastIndexOf('.') + 1);
            }
        }
        return test.getDisplayName();
    }

    @Override
    public synchronized void testPlanExecutionFinished(TestPlan testPlan) {
        reasons.forEach((reason, all) -> out.println("Skipped " + all.tests + (all.tests == 1 ? " test" : " tests") + " of " + String.join(", ", all.classes) + ": " + reason));
        out.flush();
        reasons.clear();
    }
}
