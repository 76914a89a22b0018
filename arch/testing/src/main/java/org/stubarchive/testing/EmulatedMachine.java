package org.stubarchive.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * QEMU's user mode emulation of aarch64 and an arm64 JVM for it, as {@code .ci/emulation} sets them up.
 *
 * @param emulator path of the emulator
 * @param root folder that serves the emulated programs as their root
 */
public record EmulatedMachine(Path emulator, Path root) {
    /** Environment variable that names {@link #root}. */
    public static final String ROOT_VARIABLE = "STUBARCHIVE_ARM64";

    /** Release of the arm64 JVM. */
    public static final int RELEASE = 17;

    private static final String REMEDY = "; .ci/emulation sets it up";
    private static final String[] EMULATORS = {"qemu-aarch64-static", "qemu-aarch64"};
    private static final String HOME = "usr/lib/jvm/java-" + RELEASE + "-openjdk-arm64";

    /** Whether this machine is an aarch64, so that nothing is emulated. */
    public static boolean isNative() {
        return System.getProperty("os.arch").equals("aarch64");
    }

    /** Why there is no emulated machine here, or null if there is one. */
    public static String obstacle() {
        if (isNative()) {
            return "this machine is an aarch64: its tests run directly";
        }
        if (findEmulator() == null) {
            return "no " + EMULATORS[0] + " on the path" + REMEDY;
        }
        return Files.isExecutable(java(findRoot())) ? null : "no arm64 Java runtime in " + findRoot() + REMEDY;
    }

    /**
     * The emulated machine.
     *
     * @throws IllegalStateException if there is none; see {@link #obstacle}
     */
    public static EmulatedMachine find() {
        String obstacle = obstacle();
        if (obstacle != null) {
            throw new IllegalStateException(obstacle);
        }
        return new EmulatedMachine(findEmulator(), findRoot());
    }

    /** The emulated machine that this program runs on. */
    static EmulatedMachine below() {
        return new EmulatedMachine(findEmulator(), findRoot());
    }

    private static Path findEmulator() {
        String path = System.getenv("PATH");
        for (String name : EMULATORS) {
            for (String directory : path == null ? new String[0] : path.split(File.pathSeparator)) {
                Path file = Path.of(directory, name);
                if (Files.isExecutable(file)) {
                    return file;
                }
            }
        }
        return null;
    }

    private static Path findRoot() {
        String named = System.getenv(ROOT_VARIABLE);
        if (named != null && !named.isEmpty()) {
            return Path.of(named);
        }
        String cache = System.getenv("XDG_CACHE_HOME");
        Path folder = cache != null && !cache.isEmpty() ? Path.of(cache) : Path.of(System.getProperty("user.home"), ".cache");
        return folder.resolve("stubarchive").resolve("arm64");
    }

    private static Path java(Path root) {
        return root.resolve(HOME).resolve("bin").resolve("java");
    }

    /** {@code java.home} of the arm64 JVM. */
    public Path javaHome() {
        return root.resolve(HOME);
    }

    /**
     * The command that starts the arm64 JVM.
     *
     * @param model what is emulated
     * @param pageSize bytes per page of memory, a power of 2 not below that of this machine
     * @return beginning of a command line; options of {@code java} follow
     */
    public List<String> java(CpuModel model, int pageSize) {
        List<String> command = new ArrayList<>();
        command.add(emulator.toString());
        command.add("-cpu");
        command.add(model.option());
        command.add("-p");
        command.add(Integer.toString(pageSize));
        command.add("-L");
        command.add(root.toString());
        command.add(java(root).toString());
        command.add("-XX:+UseSerialGC");
        command.add("-XX:-UsePerfData");
        command.add("-XX:-CreateCoredumpOnCrash");
        // The helper program that processes are started with by default is an arm64 program, which this machine cannot start.
        command.add("-Djdk.lang.Process.launchMechanism=VFORK");
        return command;
    }
}
