package org.stubarchive.testing;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Spliterators;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/** Runs the tests of a module that are marked {@link NeedsAarch64} or {@link OnEveryMachine} in one emulated JVM, as dynamic tests. */
public final class EmulatedTests {
    /** System property with a regular expression: only test classes whose names match it are run under emulation; a module without such a class has nothing to run. */
    public static final String CLASSES = "stubarchive.emulated";

    /** System property: its value {@value #FULL} asks for tests that take too long for each build. */
    public static final String EXTENT = "stubarchive.emulation";

    /** Value of {@link #EXTENT}. */
    public static final String FULL = "full";

    /** Why a test is not run where {@link #EXTENT} does not ask for it. */
    public static final String NOT_FULL = "takes long: run with -D" + EXTENT + "=" + FULL;

    /** System property that names the {@link CpuModel} in the emulated JVM. */
    public static final String CPU = "stubarchive.emulated.cpu";

    /** System property that tells the size of pages in the emulated JVM, in bytes. */
    public static final String PAGE_SIZE = "stubarchive.emulated.page";

    private static final int SMALL_PAGES = 4096;

    private static final List<String> PASSED_ON = List.of("--add-exports", "--add-opens", "--enable-native-access");

    private EmulatedTests() {}

    /** Whether {@link #EXTENT} asks for everything. */
    public static boolean isFull() {
        return FULL.equals(System.getProperty(EXTENT));
    }

    /**
     * Runs the marked tests.
     *
     * @param model what is emulated
     * @param anchor any class of the tests to run: they are those in the same folder of compiled classes
     * @return one dynamic test for each, in the order in which they end, while the emulated JVM runs; none is started where there is nothing to run, or no emulator
     */
    public static Stream<DynamicNode> on(CpuModel model, Class<?> anchor) {
        return on(model, SMALL_PAGES, anchor);
    }

    /**
     * Runs the marked tests, with pages of another size: kernels for aarch64 are built for 4, 16 or 64 KiB.
     *
     * @param pageSize bytes per page of memory
     */
    public static Stream<DynamicNode> on(CpuModel model, int pageSize, Class<?> anchor) {
        return on(model, pageSize, anchor, System.getProperty(CLASSES, ".*"));
    }

    /**
     * Runs the marked tests of some classes only.
     *
     * @param tests the classes, of one folder; those that {@link #CLASSES} excludes are left out
     */
    public static Stream<DynamicNode> onlyOn(CpuModel model, Class<?>... tests) {
        String wanted = System.getProperty(CLASSES, ".*");
        String names = Stream.of(tests).map(Class::getName).filter(n -> n.matches(wanted)).map(Pattern::quote).collect(Collectors.joining("|"));
        return names.isEmpty() ? Stream.of(noTests(wanted)) : on(model, SMALL_PAGES, tests[0], names);
    }

    private static Stream<DynamicNode> on(CpuModel model, int pageSize, Class<?> anchor, String classes) {
        String obstacle = EmulatedMachine.obstacle();
        Assumptions.assumeTrue(obstacle == null, obstacle);
        if (!RemoteTests.exist(folder(anchor), classes)) {
            return Stream.of(noTests(System.getProperty(CLASSES)));
        }
        List<String> command = EmulatedMachine.find().java(model, pageSize);
        // The second compiler costs more than it gains in a JVM of this length.
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-D" + CPU + "=" + model);
        command.add("-D" + PAGE_SIZE + "=" + pageSize);
        for (String argument : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (PASSED_ON.stream().anyMatch(argument::startsWith)) {
                command.add(argument);
            }
        }
        command.add("-cp");
        command.add(classPath());
        command.add(RemoteTests.class.getName());
        command.add(folder(anchor));
        command.add(classes);
        RemoteResults results = new RemoteResults(model.name().toLowerCase(Locale.ROOT) + " with pages of " + pageSize, command);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(results, 0), false).onClose(results::close);
    }

    /** Says that nothing is to be run: a test of a module that has the classes that the user asked for not, or a failure where nobody asked for some. */
    private static DynamicNode noTests(String wanted) {
        return DynamicTest.dynamicTest("all tests", () -> {
            Assumptions.assumeTrue(wanted == null, "no marked test of this module is in a class that matches -D" + CLASSES + "=" + wanted);
            throw new AssertionError("no test is marked for emulation");
        });
    }

    /** Class path of the running tests: Surefire keeps it in a property of its own where it starts JVMs with a manifest instead. */
    private static String classPath() {
        String path = System.getProperty("surefire.test.class.path");
        List<String> absolute = new ArrayList<>();
        for (String entry : (path != null ? path : System.getProperty("java.class.path")).split(File.pathSeparator)) {
            absolute.add(Path.of(entry).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, absolute);
    }

    private static String folder(Class<?> anchor) {
        try {
            return Path.of(anchor.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
