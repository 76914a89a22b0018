package org.stubarchive.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.stubarchive.vm.VmOptions;
import org.stubarchive.vm.log.LogSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options that name a guest program and set up its VM, as {@code java} takes them. Shared by {@code run} and {@code train}. */
final class ProgramOptions {
    @Spec(Target.MIXEE)
    private CommandSpec command;

    @Option(names = {"-cp", "-classpath", "--class-path"}, paramLabel = "PATH", description = "Directories and jar files to search for classes, separated by ':' (default: $CLASSPATH, else the current directory).")
    private String classPath;

    @Option(names = "-jar", paramLabel = "FILE", description = "Run the main class that this jar names.")
    private String jar;

    @Option(names = "--max-heap", paramLabel = "SIZE", converter = ByteSize.class, description = "-XmxSIZE: greatest heap size (default: a quarter of the memory).")
    private Long maxHeap;

    @Option(names = "--initial-heap", paramLabel = "SIZE", converter = ByteSize.class, description = "-XmsSIZE: heap size at the start.")
    private Long initialHeap;

    @Option(names = "--stack-size", paramLabel = "SIZE", converter = ByteSize.class, description = "-XssSIZE: stack size of a thread.")
    private Long stackSize;

    @Option(names = "--define", paramLabel = "KEY=VALUE", description = "-DKEY=VALUE: set a system property.")
    private List<String> properties = new ArrayList<>();

    @Option(names = "--vm-flag", paramLabel = "FLAG", description = "-XX:FLAG: GCStress=N collects at every N-th allocation; +VerifyHeap checks the heap at each collection; +TraceBytecodes traces and checks every bytecode.")
    private List<String> flags = new ArrayList<>();

    @Option(names = "--assertions", paramLabel = "DIRECTIVE", description = "-ea[:NAME|:PACKAGE...], -da[...], -esa, -dsa: enable or disable assertions.")
    private List<String> assertions = new ArrayList<>();

    @Option(names = "-Xint", description = "Interpret only.")
    private boolean interpreterOnly;

    @Option(names = {"-Xverify:none", "-XX:-BytecodeVerificationRemote"}, description = "Do not verify classes.")
    private boolean noVerification;

    @Option(names = {"-Xverify:all"}, description = "Verify all classes, those of the class library too.")
    private boolean fullVerification;

    @Option(names = "--add-opens", paramLabel = "MODULE/PACKAGE=TARGET", description = "As java: open a package for deep reflection.")
    private List<String> addOpens = new ArrayList<>();

    @Option(names = "--add-exports", paramLabel = "MODULE/PACKAGE=TARGET", description = "As java: export a package.")
    private List<String> addExports = new ArrayList<>();

    @Option(names = "--add-reads", paramLabel = "MODULE=TARGET", description = "As java: let a module read another.")
    private List<String> addReads = new ArrayList<>();

    @Option(names = "--add-modules", paramLabel = "MODULE[,MODULE]", description = "As java: root modules to resolve.")
    private List<String> addModules = new ArrayList<>();

    @Option(names = "--log", paramLabel = "TOPIC[=LEVEL][:FILE]", description = "Trace a topic: stubs, load, class, gc, exceptions, threads, native, bytecode. Repeatable.")
    private List<String> log = new ArrayList<>();

    @Parameters(arity = "0..*", paramLabel = "MAIN [ARGUMENT...]", description = "Main class and its arguments (with -jar: the arguments).")
    private List<String> program = new ArrayList<>();

    /** Whether a program was named. */
    boolean namesProgram() {
        return jar != null || !program.isEmpty();
    }

    /**
     * The VM's options.
     *
     * @throws ParameterException if they make no sense
     */
    VmOptions toVmOptions() {
        VmOptions.Builder b = VmOptions.builder();
        if (jar != null) {
            checkJar();
            b.jar(jar).arguments(program);
        } else if (program.isEmpty()) {
            throw usage("no main class: name a class, or a jar with -jar");
        } else {
            b.mainClass(program.get(0).replace('/', '.')).arguments(program.subList(1, program.size())).classPath(entries());
        }
        systemProperties().forEach(b::property);
        if (maxHeap != null) {
            try {
                b.maxHeapBytes(maxHeap);
            } catch (IllegalArgumentException e) {
                throw usage(e.getMessage());
            }
        }
        if (initialHeap != null) {
            b.initialHeapBytes(initialHeap);
        }
        if (stackSize != null) {
            b.stackBytes(Math.max(stackSize, 256L << 10));
        }
        if (interpreterOnly) {
            b.interpreterOnly();
        }
        if (noVerification || fullVerification) {
            b.verifyMode(noVerification ? VmOptions.VerifyMode.NONE : VmOptions.VerifyMode.ALL);
        }
        for (String flag : flags) {
            apply(b, flag);
        }
        for (String directive : assertions) {
            assertions(b, directive);
        }
        for (String topic : log) {
            try {
                b.log(LogSpec.parse(topic));
            } catch (IllegalArgumentException e) {
                throw usage(e.getMessage());
            }
        }
        return b.build();
    }

    /** What {@code java} checks before it starts its VM, with its messages and status. */
    private void checkJar() {
        Path file = Path.of(jar);
        if (!Files.isReadable(file)) {
            throw new CommandFailure(ExitCodes.FINDING, CommandFailure.Prefix.NONE, "Error: Unable to access jarfile " + jar);
        }
        try {
            new ZipFile(file.toFile()).close();
        } catch (IOException e) {
            throw new CommandFailure(ExitCodes.FINDING, CommandFailure.Prefix.NONE, "Error: Invalid or corrupt jarfile " + jar);
        }
    }

    private void apply(VmOptions.Builder b, String flag) {
        if (flag.startsWith("GCStress=")) {
            try {
                int n = Integer.parseInt(flag.substring("GCStress=".length()));
                if (n < 0) {
                    throw new NumberFormatException();
                }
                b.gcStress(n);
            } catch (NumberFormatException e) {
                throw usage("-XX:" + flag + ": expected a number of allocations, 0 or more");
            }
        } else if (flag.equals("+VerifyHeap")) {
            b.verifyHeap();
        } else if (flag.equals("+TraceBytecodes")) {
            b.traceBytecodes();
        } else if (flag.equals("+InjectFault")) {
            b.injectFault();
        } else {
            throw usage("Unrecognized VM option '" + flag + "'");
        }
    }

    private List<String> entries() {
        String path = classPath != null ? classPath : System.getenv("CLASSPATH");
        if (path == null || path.isEmpty()) {
            return List.of(".");
        }
        List<String> result = new ArrayList<>();
        for (String entry : path.split(File.pathSeparator, -1)) {
            if (entry.endsWith("/*") || entry.equals("*")) {
                addJars(result, entry.substring(0, entry.length() - 1));
            } else {
                result.add(entry.isEmpty() ? "." : entry);
            }
        }
        return result;
    }

    private static void addJars(List<String> result, String directory) {
        File[] jars = new File(directory.isEmpty() ? "." : directory).listFiles(f -> f.getName().endsWith(".jar") || f.getName().endsWith(".JAR"));
        if (jars != null) {
            for (File f : jars) {
                result.add(directory + f.getName());
            }
        }
    }

    private Map<String, String> systemProperties() {
        Map<String, String> result = new LinkedHashMap<>();
        for (String p : properties) {
            int equals = p.indexOf('=');
            result.put(equals < 0 ? p : p.substring(0, equals), equals < 0 ? "" : p.substring(equals + 1));
        }
        numbered(result, "jdk.module.addopens.", addOpens);
        numbered(result, "jdk.module.addexports.", addExports);
        numbered(result, "jdk.module.addreads.", addReads);
        numbered(result, "jdk.module.addmods.", addModules);
        return result;
    }

    private static void numbered(Map<String, String> properties, String prefix, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            properties.put(prefix + i, values.get(i));
        }
    }

    private void assertions(VmOptions.Builder b, String directive) {
        int colon = directive.indexOf(':');
        String scope = colon < 0 ? "" : directive.substring(colon + 1).replace('/', '.');
        switch (colon < 0 ? directive : directive.substring(0, colon)) {
            case "ea" -> b.enableAssertions(scope);
            case "da" -> b.disableAssertions(scope);
            case "esa" -> b.enableSystemAssertions();
            case "dsa" -> b.disableSystemAssertions();
            default -> throw usage("--assertions=" + directive + ": expected ea, da, esa or dsa, the first two with an optional :NAME");
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
