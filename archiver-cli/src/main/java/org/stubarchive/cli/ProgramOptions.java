package org.stubarchive.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipFile;
import org.stubarchive.format.open.RegularFile;
import org.stubarchive.loader.os.OutputTarget;
import org.stubarchive.vm.LaunchAction;
import org.stubarchive.vm.VmFlag;
import org.stubarchive.vm.VmOptions;
import org.stubarchive.vm.log.LogSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that name a guest program and set up its VM, as {@code java} takes them. Shared by {@code run} and {@code train}. */
final class ProgramOptions {
    private static final long MIN_STACK = 256L << 10;
    private static final String STACK_KILOBYTES = "ThreadStackSize=";
    private static final String SETTINGS = "show-settings";
    private static final String MAX_METASPACE = "MaxMetaspaceSize=";

    @Option(names = {"-cp", "-classpath", "--class-path"}, paramLabel = "PATH", description = "Directories and jar files to search for classes, separated by ':' (default: $CLASSPATH, else the current directory).")
    private String classPath;

    @Option(names = {"-m", "--module"}, paramLabel = "MODULE[/CLASS]", description = "Run the main class of a module, found with -p.")
    private String module;

    @Option(names = "-jar", paramLabel = "FILE", description = "Run the main class that this jar names.")
    private String jar;

    @Option(names = "--max-heap", paramLabel = "SIZE", converter = ByteSize.Converter.class, description = "-XmxSIZE: greatest heap size (default: a quarter of the memory).")
    private Long maxHeap;

    @Option(names = "--initial-heap", paramLabel = "SIZE", converter = ByteSize.Converter.class, description = "-XmsSIZE: heap size at the start.")
    private Long initialHeap;

    @Option(names = "--stack-size", paramLabel = "SIZE", converter = ByteSize.Converter.class, description = "-XssSIZE: stack size of a thread.")
    private Long stackSize;

    @Option(names = "--define", paramLabel = "KEY=VALUE", description = "-DKEY=VALUE: set a system property.")
    private List<String> properties = new ArrayList<>();

    @Option(names = "--vm-flag", paramLabel = "FLAG", description = "-XX:FLAG: MaxMetaspaceSize=SIZE limits the memory for classes; GCStress=N collects at every N-th allocation; +VerifyHeap checks the heap at each collection; +TraceBytecodes traces and checks every bytecode; +CheckLockOrder checks in which order threads take the runtime's locks; +UseVmLock has runtime code run one thread at a time.")
    private List<String> flags = new ArrayList<>();

    @Option(names = "--assertions", paramLabel = "DIRECTIVE", description = "-ea[:NAME|:PACKAGE...], -da[...], -esa, -dsa: enable or disable assertions.")
    private List<String> assertions = new ArrayList<>();

    @Option(names = "--java-action", hidden = true, paramLabel = "ACTION")
    private List<String> actions = new ArrayList<>();

    @Option(names = "--vm-argument", hidden = true, paramLabel = "ARGUMENT")
    private List<String> vmArguments = new ArrayList<>();

    @Option(names = "--java-log", paramLabel = "WHAT[=LEVEL][:OUTPUT]", description = "-Xlog:WHAT, -verbose:gc, -verbose:class: as --log, in the form that java takes.")
    private List<String> javaLog = new ArrayList<>();

    @Option(names = "--source", paramLabel = "RELEASE", description = "As java: the main program is a source file of this release.")
    private String source;

    @Option(names = "--enable-preview", description = "As java: run class files that use preview features.")
    private boolean preview;

    @Option(names = "--patch-module", paramLabel = "MODULE=PATH", description = "As java: add classes to a module (not to java.base).")
    private List<String> patches = new ArrayList<>();

    @Option(names = "--enable-native-access", paramLabel = "MODULE[,MODULE]", description = "As java: modules that may call native code.")
    private List<String> nativeAccess = new ArrayList<>();

    @Option(names = "-Xint", description = "Interpret only.")
    private boolean interpreterOnly;

    @Option(names = "-Xverify:none", description = "Do not verify classes.")
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

    private HotSpotFlags hotSpotFlags;

    @Parameters(arity = "0..*", paramLabel = "MAIN [ARGUMENT...]", description = "Main class and its arguments (with -jar: the arguments).")
    private List<String> program = new ArrayList<>();

    /** Sets an option as the parser does; false if there is none of this name. */
    boolean set(String name, String value) {
        switch (name) {
            case "-cp", "-classpath", "--class-path" -> classPath = value;
            case "-m", "--module" -> module = value;
            case "-jar" -> jar = value;
            case "--max-heap" -> maxHeap = ByteSize.parse(value);
            case "--initial-heap" -> initialHeap = ByteSize.parse(value);
            case "--stack-size" -> stackSize = ByteSize.parse(value);
            case "--define" -> properties.add(value);
            case "--vm-flag" -> flags.add(value);
            case "--assertions" -> assertions.add(value);
            case "--java-action" -> actions.add(value);
            case "--java-log" -> javaLog.add(value);
            case "--vm-argument" -> vmArguments.add(value);
            case "--source" -> source = value;
            case "--enable-preview" -> preview = true;
            case "--patch-module" -> patches.add(value);
            case "--enable-native-access" -> nativeAccess.add(value);
            case "-Xint" -> interpreterOnly = true;
            case "-Xverify:none" -> noVerification = true;
            case "-Xverify:all" -> fullVerification = true;
            case "--add-opens" -> addOpens.add(value);
            case "--add-exports" -> addExports.add(value);
            case "--add-reads" -> addReads.add(value);
            case "--add-modules" -> addModules.add(value);
            case "--log" -> log.add(value);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Sets the main class and its arguments. */
    void program(List<String> words) {
        program = words;
    }

    /** Whether a program was named. */
    boolean namesProgram() {
        return jar != null || module != null || !actions.isEmpty() || !program.isEmpty();
    }

    /**
     * The VM's options. Files of logs are made new.
     *
     * @param outputs the other files that the command reads and writes; those of the program and its logs are added
     * @throws UsageFailure if they make no sense
     * @throws CommandFailure if a log would destroy what is read or another result, or cannot be written
     */
    VmOptions toVmOptions(Outputs outputs) {
        VmOptions.Builder b = VmOptions.builder();
        if (jar != null) {
            checkJar();
            b.jar(jar).arguments(program);
        } else if (module != null) {
            b.module(module).arguments(program).classPath(classPath == null ? List.of() : entries());
        } else if (!program.isEmpty() && isSource(program.get(0))) {
            b.source().arguments(program).classPath(entries());
        } else if (!program.isEmpty()) {
            b.mainClass(program.get(0).replace('/', '.')).arguments(program.subList(1, program.size())).classPath(entries());
        } else if (!endsWithoutProgram()) {
            throw usage("no main class: name a class, a source file, a jar with -jar, or a module with -m");
        }
        b.actions(launchActions());
        for (Map.Entry<String, String> e : systemProperties().entrySet()) {
            b.property(e.getKey(), e.getValue());
        }
        b.vmArguments(vmArguments);
        if (maxHeap != null && maxHeap != 0) {
            try {
                b.maxHeapBytes(maxHeap);
            } catch (IllegalArgumentException e) {
                throw LauncherErrors.initialization("Too small maximum heap");
            }
        }
        if (initialHeap != null) {
            if (maxHeap != null && maxHeap != 0 && initialHeap > maxHeap) {
                throw LauncherErrors.initialization("Initial heap size set to a larger value than the maximum heap size");
            }
            b.initialHeapBytes(initialHeap);
        }
        if (stackSize != null) {
            b.stackBytes(Math.max(stackSize, MIN_STACK));
        }
        if (preview) {
            b.enablePreview();
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
        for (String selection : javaLog) {
            JavaLog.parse(selection).forEach(b::log);
        }
        for (String topic : log) {
            try {
                b.log(LogSpec.parse(topic));
            } catch (IllegalArgumentException e) {
                throw usage(e.getMessage());
            }
        }
        VmOptions options = b.build();
        if (!options.log().isEmpty() || !outputs.isEmpty()) {
            nameInputs(options, outputs);
            createLogs(options, outputs);
        }
        return options;
    }

    private void nameInputs(VmOptions options, Outputs outputs) {
        outputs.reading(jar == null ? null : Path.of(jar)).reading(options.launchMode() == VmOptions.LaunchMode.SOURCE ? Path.of(program.get(0)) : null);
        for (String entry : options.classPath()) {
            outputs.reading(entry.isEmpty() ? null : Path.of(entry));
        }
    }

    /** Log files are new in each run, though more than one part of the tool writes to them. */
    private static void createLogs(VmOptions options, Outputs outputs) {
        Set<Path> files = new LinkedHashSet<>();
        for (LogSpec spec : options.log()) {
            if (spec.file() != null && files.add(spec.file())) {
                outputs.writing(spec.file());
            }
        }
        for (Path file : files) {
            OutputTarget target = OutputTarget.of(file);
            if (target.descriptor() == OutputTarget.NONE) {
                try {
                    target.open().close();
                } catch (IOException e) {
                    throw new CommandFailure(ExitCodes.BAD_INPUT, "--log: " + file + ": cannot be written: " + FileCause.ofWriting(file, e));
                }
            }
        }
    }

    private boolean isSource(String name) {
        return source != null || name.endsWith(".java") && Files.exists(Path.of(name));
    }

    private List<LaunchAction> launchActions() {
        List<LaunchAction> result = new ArrayList<>();
        for (String a : actions) {
            result.add(action(a));
        }
        return result;
    }

    private boolean endsWithoutProgram() {
        for (LaunchAction a : launchActions()) {
            if (a.kind().isLast()) {
                return true;
            }
        }
        return false;
    }

    private static LaunchAction action(String text) {
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        if (name.startsWith(SETTINGS)) {
            return new LaunchAction(LaunchAction.Kind.SHOW_SETTINGS, "-XshowSettings" + text.substring(text.indexOf('=') + 1));
        }
        return new LaunchAction(LaunchAction.Kind.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_')), equals < 0 ? "" : text.substring(equals + 1));
    }

    /** What {@code java} checks before it starts its VM, with its messages and status. */
    private void checkJar() {
        Path file = Path.of(jar);
        if (!Files.isReadable(file)) {
            throw new CommandFailure(ExitCodes.FINDING, CommandFailure.Prefix.NONE, "Error: Unable to access jarfile " + jar);
        }
        try {
            RegularFile.open(file).close();
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
        } else if (flag.startsWith(MAX_METASPACE)) {
            b.maxMetadataBytes(metaspace(flag.substring(MAX_METASPACE.length())));
        } else if (flag.equals("+VerifyHeap")) {
            b.verifyHeap();
        } else if (flag.equals("+TraceBytecodes")) {
            b.traceBytecodes();
        } else if (flag.equals("+InjectFault")) {
            b.injectFault();
        } else if (flag.equals("-BytecodeVerificationRemote")) {
            b.verifyMode(VmOptions.VerifyMode.NONE);
        } else if (flag.equals("+BytecodeVerificationLocal")) {
            b.verifyMode(VmOptions.VerifyMode.ALL);
        } else {
            checkKnown(flag);
            applyKnown(b, flag);
        }
    }

    private void checkKnown(String flag) {
        for (VmFlag known : VmFlag.values()) {
            if (!known.isOfJava() && (flag.equals("+" + known.flag()) || flag.equals("-" + known.flag()))) {
                return;
            }
        }
        if (hotSpotFlags == null) {
            hotSpotFlags = new HotSpotFlags();
        }
        hotSpotFlags.check(flag);
    }

    private static void applyKnown(VmOptions.Builder b, String flag) {
        for (VmFlag known : VmFlag.values()) {
            if (flag.equals("+" + known.flag()) || flag.equals("-" + known.flag())) {
                b.flag(known, flag.startsWith("+") ? 1 : 0);
            } else if (flag.startsWith(known.flag() + "=")) {
                b.flag(known, ByteSize.parse(flag.substring(known.flag().length() + 1)));
            }
        }
        if (flag.startsWith(STACK_KILOBYTES)) {
            b.stackBytes(Math.max(ByteSize.parse(flag.substring(STACK_KILOBYTES.length())) << 10, MIN_STACK));
        }
    }

    private long metaspace(String size) {
        try {
            return ByteSize.parse(size);
        } catch (IllegalArgumentException e) {
            throw usage("Improperly specified VM option 'MaxMetaspaceSize=" + size + "'");
        }
    }

    private List<String> entries() {
        String path = classPath != null ? classPath : System.getenv("CLASSPATH");
        if (path == null) {
            return List.of(".");
        }
        List<String> result = new ArrayList<>();
        for (String entry : path.split(File.pathSeparator, -1)) {
            if (entry.endsWith("/*") || entry.equals("*")) {
                addJars(result, entry);
            } else {
                result.add(entry);
            }
        }
        return result;
    }

    /** The jars that a wildcard stands for; without any it stays, and names nothing. */
    private static void addJars(List<String> result, String wildcard) {
        String directory = wildcard.substring(0, wildcard.length() - 1);
        File[] jars = new File(directory.isEmpty() ? "." : directory).listFiles(f -> f.getName().endsWith(".jar") || f.getName().endsWith(".JAR"));
        if (jars == null || jars.length == 0) {
            result.add(wildcard);
        } else {
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
        numbered(result, "jdk.module.patch.", patches);
        if (!nativeAccess.isEmpty()) {
            result.put("jdk.module.enable.native.access", String.join(",", nativeAccess));
        }
        if (module == null && jar == null && !program.isEmpty() && isSource(program.get(0))) {
            result.put("jdk.module.addmods." + addModules.size(), "ALL-DEFAULT");
        }
        if (source != null) {
            result.put("jdk.internal.javac.source", source);
        }
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

    private static UsageFailure usage(String message) {
        return new UsageFailure(message);
    }
}
