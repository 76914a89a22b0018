package org.stubarchive.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Each reason for which tests are skipped is told once, with their number. */
class SkippedTestsTest {
    private static String told(Class<?> tests) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LauncherFactory.create(LauncherConfig.builder().enableTestExecutionListenerAutoRegistration(false).build()).execute(
                LauncherDiscoveryRequestBuilder.request().selectors(DiscoverySelectors.selectClass(tests)).build(), new SkippedTests(new PrintStream(out, true, StandardCharsets.UTF_8)));
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void eachReasonIsALine() {
        assertEquals("Skipped 1 test of SkipsForReasons: no such machine\nSkipped 3 tests of SkipsForReasons: tool is not installed\n", told(SkipsForReasons.class));
    }

    @Test
    void whereAllTestsRunNothingIsSaid() {
        assertEquals("", told(TestEventTest.class));
    }

    @Test
    void theBuildUsesIt() {
        assertEquals(1, ServiceLoader.load(TestExecutionListener.class).stream().filter(p -> p.type() == SkippedTests.class).count());
    }
}
