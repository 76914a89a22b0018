package org.stubarchive.vm;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import org.stubarchive.vm.log.LogSpec;
import org.stubarchive.vm.memory.MetadataSpace;

/** What a VM is started with. Does not change. */
public final class VmOptions {
    /** How the main class is given. */
    public enum LaunchMode {
        /** By the name of a class. */
        CLASS,
        /** By a jar file whose manifest names the class. */
        JAR,
        /** By the name of a module, and a class in it unless the module says. */
        MODULE,
        /** By a source file, which the class library's compiler compiles in memory. */
        SOURCE
    }

    /** Which classes are verified. */
    public enum VerifyMode {
        /** None. */
        NONE,
        /** Those that the boot loader does not define, as {@code java} does. */
        REMOTE,
        /** All. */
        ALL
    }

    private static final String SOURCE_LAUNCHER_MODULE = "jdk.compiler";

    private final LaunchMode launchMode;
    private final String mainClass;
    private final List<String> classPath;
    private final List<String> arguments;
    private final Map<String, String> systemProperties;
    private final long initialHeapBytes;
    private final long stackBytes;
    private final long maxMetadataBytes;
    private final int gcStress;
    private final VerifyMode verifyMode;
    private final AssertionStatus assertions;
    private final List<LogSpec> log;
    private final boolean interpreterOnly;
    private final boolean verifyHeap;
    private final boolean traceBytecodes;
    private final boolean injectFault;

    private final Map<VmFlag, Long> flags;
    private final List<LaunchAction> actions;
    private final boolean enablePreview;
    private final List<String> vmArguments;
    /** 0 until the default has been asked for. */
    private long maxHeapBytes;

    private VmOptions(Builder b) {
        launchMode = b.launchMode;
        mainClass = b.mainClass;
        classPath = List.copyOf(b.classPath);
        arguments = List.copyOf(b.arguments);
        systemProperties = new LinkedHashMap<>(b.systemProperties);
        maxHeapBytes = b.maxHeapBytes;
        initialHeapBytes = b.initialHeapBytes;
        stackBytes = b.stackBytes;
        maxMetadataBytes = b.maxMetadataBytes;
        gcStress = b.gcStress;
        verifyMode = b.verifyMode;
        assertions = b.assertions;
        log = List.copyOf(b.log);
        interpreterOnly = b.interpreterOnly;
        verifyHeap = b.verifyHeap;
        traceBytecodes = b.traceBytecodes;
        injectFault = b.injectFault;
        flags = new EnumMap<>(VmFlag.class);
        flags.putAll(b.flags);
        actions = List.copyOf(b.actions);
        enablePreview = b.enablePreview;
        vmArguments = b.vmArguments;
    }

    /** A builder with the defaults of {@code java}. */
    public static Builder builder() {
        return new Builder();
    }

    /** How the main class is given. */
    public LaunchMode launchMode() {
        return launchMode;
    }

    /** Name of the main class with dots, path of the jar file, module with {@code /} and class, or empty if there is only something to print. */
    public String mainClass() {
        return mainClass;
    }

    /** Name of the module whose main class runs, empty if the class path has it. */
    public String mainModule() {
        return switch (launchMode) {
            case MODULE -> mainClass.indexOf('/') < 0 ? mainClass : mainClass.substring(0, mainClass.indexOf('/'));
            case SOURCE -> SOURCE_LAUNCHER_MODULE;
            default -> "";
        };
    }

    /** Directories and jar files. */
    public List<String> classPath() {
        return classPath;
    }

    /** Arguments of the guest's {@code main}. */
    public List<String> arguments() {
        return arguments;
    }

    /** Arguments of {@code java} other than the class path, the program and its arguments. */
    public List<String> vmArguments() {
        return vmArguments;
    }

    /** The class path as one text, as the property {@code java.class.path} has it. */
    public String classPathText() {
        return launchMode == LaunchMode.JAR ? mainClass : String.join(":", classPath);
    }

    /** Main class or jar file and arguments in one line, as the property {@code sun.java.command} has them. */
    public String javaCommand() {
        StringJoiner command = new StringJoiner(" ");
        if (!mainClass.isEmpty()) {
            command.add(mainClass);
        }
        for (String argument : arguments) {
            command.add(argument);
        }
        return command.toString();
    }

    /** Properties given with {@code -D}, in order. */
    public Map<String, String> systemProperties() {
        return java.util.Collections.unmodifiableMap(systemProperties);
    }

    /** Greatest size of the heap in bytes. Without {@code -Xmx} it depends on what the process may have, and is decided by the first call. */
    public long maxHeapBytes() {
        if (maxHeapBytes == 0) {
            maxHeapBytes = HeapSizing.defaultMaxBytes();
        }
        return maxHeapBytes;
    }

    /** Bytes that may be allocated before the first collection. */
    public long initialHeapBytes() {
        return Math.min(initialHeapBytes, maxHeapBytes());
    }

    /** Usable bytes of each guest stack. */
    public long stackBytes() {
        return stackBytes;
    }

    /** Greatest size of what describes classes and methods, in bytes. */
    public long maxMetadataBytes() {
        return maxMetadataBytes;
    }

    /** 0, or n to collect at every n-th allocation once the guest's main method runs. */
    public int gcStress() {
        return gcStress;
    }

    /** Which classes are verified. */
    public VerifyMode verifyMode() {
        return verifyMode;
    }

    /** Which classes start with assertions enabled. */
    public AssertionStatus assertions() {
        return assertions;
    }

    /** What is traced. */
    public List<LogSpec> log() {
        return log;
    }

    /** Whether nothing is ever compiled. */
    public boolean interpreterOnly() {
        return interpreterOnly;
    }

    /** Whether the heap is checked before and after each collection. */
    public boolean verifyHeap() {
        return verifyHeap;
    }

    /** Whether each bytecode is traced and its operands are checked. */
    public boolean traceBytecodes() {
        return traceBytecodes;
    }

    /** Whether generated code is made to fault when the guest's main method starts: a test of the crash report. */
    public boolean injectFault() {
        return injectFault;
    }

    /** Whether class files may use preview features. */
    public boolean enablePreview() {
        return enablePreview;
    }

    /** Whether a flag is on. */
    public boolean isOn(VmFlag flag) {
        return number(flag) != 0;
    }

    /** Value of a flag. */
    public long number(VmFlag flag) {
        return flags.getOrDefault(flag, flag.defaultValue());
    }

    /** What to do besides running the program, in order. */
    public List<LaunchAction> actions() {
        return actions;
    }

    /** Collects options. */
    public static final class Builder {
        private static final long DEFAULT_INITIAL_HEAP = 64L << 20;
        private static final long DEFAULT_STACK = 4L << 20;

        private LaunchMode launchMode = LaunchMode.CLASS;
        private String mainClass = "";
        private List<String> classPath = List.of(".");
        private List<String> arguments = new ArrayList<>();
        private final Map<String, String> systemProperties = new LinkedHashMap<>();
        private long maxHeapBytes;
        private long initialHeapBytes = DEFAULT_INITIAL_HEAP;
        private long stackBytes = DEFAULT_STACK;
        private long maxMetadataBytes = MetadataSpace.DEFAULT_LIMIT;
        private int gcStress;
        private VerifyMode verifyMode = VerifyMode.REMOTE;
        private final AssertionStatus assertions = new AssertionStatus();
        private final List<LogSpec> log = new ArrayList<>();
        private boolean interpreterOnly;
        private boolean verifyHeap;
        private boolean traceBytecodes;
        private boolean injectFault;

        private final Map<VmFlag, Long> flags = new EnumMap<>(VmFlag.class);
        private List<LaunchAction> actions = List.of();
        private boolean enablePreview;
        private List<String> vmArguments = List.of();

        private Builder() {}

        /** Runs the named class (with dots). */
        public Builder mainClass(String name) {
            launchMode = LaunchMode.CLASS;
            mainClass = Objects.requireNonNull(name);
            return this;
        }

        /** Runs the class that the jar's manifest names; the jar becomes the class path. */
        public Builder jar(String path) {
            launchMode = LaunchMode.JAR;
            mainClass = Objects.requireNonNull(path);
            classPath = List.of(path);
            return this;
        }

        /**
         * Runs the main class of a module; without {@link #classPath} there is no class path.
         *
         * @param moduleAndClass name of the module, followed by {@code /} and a class unless the module's own is meant
         */
        public Builder module(String moduleAndClass) {
            launchMode = LaunchMode.MODULE;
            mainClass = Objects.requireNonNull(moduleAndClass);
            return this;
        }

        /** Compiles the source file that is the first argument, in memory, and runs its first class. */
        public Builder source() {
            launchMode = LaunchMode.SOURCE;
            return this;
        }

        /** Sets the class path. */
        public Builder classPath(List<String> entries) {
            classPath = List.copyOf(entries);
            return this;
        }

        /** Sets the arguments of {@code main}. */
        public Builder arguments(List<String> values) {
            arguments = List.copyOf(values);
            return this;
        }

        /** Adds a system property. */
        public Builder property(String key, String value) {
            systemProperties.put(key, value);
            return this;
        }

        /** Sets the arguments of {@code java} other than the class path, the program and its arguments. */
        public Builder vmArguments(List<String> values) {
            vmArguments = List.copyOf(values);
            return this;
        }

        /** Sets the greatest heap size in bytes, at least 2 MiB. */
        public Builder maxHeapBytes(long bytes) {
            if (bytes < 2L << 20) {
                throw new IllegalArgumentException("heap of " + bytes + " bytes, at least 2 MiB are needed");
            }
            maxHeapBytes = bytes;
            return this;
        }

        /** Sets how much may be allocated before the first collection, in bytes. */
        public Builder initialHeapBytes(long bytes) {
            initialHeapBytes = bytes;
            return this;
        }

        /** Sets the stack size in bytes. */
        public Builder stackBytes(long bytes) {
            stackBytes = bytes;
            return this;
        }

        /** Sets the greatest size of metadata in bytes; it is rounded up to whole MiB, and more than 512 MiB are not used. */
        public Builder maxMetadataBytes(long bytes) {
            long unit = MetadataSpace.UNIT;
            long bounded = Math.max(unit, Math.min(bytes, MetadataSpace.DEFAULT_LIMIT));
            maxMetadataBytes = (bounded + unit - 1) / unit * unit;
            return this;
        }

        /** Collects at every n-th allocation; 0 switches it off. */
        public Builder gcStress(int n) {
            gcStress = n;
            return this;
        }

        /** Sets which classes are verified. */
        public Builder verifyMode(VerifyMode mode) {
            verifyMode = Objects.requireNonNull(mode);
            return this;
        }

        /**
         * Enables assertions; of calls of this and of {@link #disableAssertions} for the same scope, the last counts.
         *
         * @param scope class name with dots, package name with {@code ...} behind it, or empty for all but system classes
         */
        public Builder enableAssertions(String scope) {
            assertions.add(scope, true);
            return this;
        }

        /** Disables assertions; scope as for {@link #enableAssertions}. */
        public Builder disableAssertions(String scope) {
            assertions.add(scope, false);
            return this;
        }

        /** Enables assertions in system classes. */
        public Builder enableSystemAssertions() {
            assertions.addSystem(true);
            return this;
        }

        /** Disables assertions in system classes. */
        public Builder disableSystemAssertions() {
            assertions.addSystem(false);
            return this;
        }

        /** Adds a topic to trace. */
        public Builder log(LogSpec spec) {
            log.add(spec);
            return this;
        }

        /** Never compiles. */
        public Builder interpreterOnly() {
            interpreterOnly = true;
            return this;
        }

        /** Checks the heap before and after each collection. */
        public Builder verifyHeap() {
            verifyHeap = true;
            return this;
        }

        /** Traces and checks each bytecode. */
        public Builder traceBytecodes() {
            traceBytecodes = true;
            return this;
        }

        /** Lets class files use preview features. */
        public Builder enablePreview() {
            enablePreview = true;
            return this;
        }

        /** Sets a flag. */
        public Builder flag(VmFlag flag, long value) {
            flags.put(flag, value);
            return this;
        }

        /** Sets what to do besides running the program. */
        public Builder actions(List<LaunchAction> values) {
            actions = List.copyOf(values);
            return this;
        }

        /** Makes generated code fault when the guest's main method starts. */
        public Builder injectFault() {
            injectFault = true;
            return this;
        }

        /** The options. */
        public VmOptions build() {
            return new VmOptions(this);
        }
    }
}
