package org.stubarchive.vm.diagnostics;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.stubarchive.vm.VirtualMachine;
import org.stubarchive.vm.diagnostics.DiagnosticCommand.Argument;
import org.stubarchive.vm.diagnostics.DiagnosticCommand.Option;
import org.stubarchive.vm.diagnostics.DiagnosticCommand.Permission;
import org.stubarchive.vm.gc.GcCause;
import org.stubarchive.vm.threads.JavaThread;

/** The commands of {@code jcmd}, and of the management bean {@code DiagnosticCommand}. */
public final class DiagnosticCommands {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ", Locale.ROOT);
    private static final Permission MONITOR = new Permission("java.lang.management.ManagementPermission", "monitor", "");
    private static final String LOW = "Low";
    private static final String HEAP = "Depends on Java heap size and content.";
    private static final String ALL = "-all";
    private static final String DATE_OPTION = "-date";
    private static final String LOCKS = "-l";
    private static final String EXTENDED = "-e";

    /** Commands that {@code java} has and that are refused, with the reason. */
    private static final Map<String, String> REFUSED = Map.of("GC.heap_dump", "heap dumps are not supported", "JVMTI.agent_load", "agents are not supported",
            "ManagementAgent.start", "the management agent is not supported", "ManagementAgent.start_local", "the management agent is not supported");

    private final VirtualMachine vm;
    private final TreeMap<String, DiagnosticCommand> commands = new TreeMap<>();

    /** The commands of a machine. */
    public DiagnosticCommands(VirtualMachine vm) {
        this.vm = vm;
        add("GC.class_histogram", "Provide statistics about the Java heap usage.", "High: " + HEAP, MONITOR,
                List.of(new Option(ALL, "Inspect all objects, including unreachable objects")), (t, given, word) -> histogram(t, given.contains(ALL)));
        add("GC.heap_info", "Provide generic Java heap information.", "Medium", MONITOR, List.of(), (t, given, word) -> HeapSummary.of(vm));
        add("GC.run", "Call java.lang.System.gc().", "Medium: " + HEAP, null, List.of(), (t, given, word) -> collect(t));
        add("Thread.print", "Print all threads with stacktraces.", "Medium: Depends on the number of threads.", MONITOR,
                List.of(new Option(LOCKS, "print java.util.concurrent locks"), new Option(EXTENDED, "print extended thread information")),
                (t, given, word) -> threads(t, given.contains(LOCKS) ? ThreadPrinter.Detail.OWNABLE_SYNCHRONIZERS : ThreadPrinter.Detail.MONITORS));
        add("VM.command_line", "Print the command line used to start this VM instance.", LOW, MONITOR, List.of(), (t, given, word) -> commandLine());
        add("VM.flags", "Print VM flag options and their current values.", LOW, MONITOR, List.of(new Option(ALL, "Print all flags supported by the VM")),
                (t, given, word) -> new FlagText(vm.options()).line(given.contains(ALL) ? FlagText.Which.ALL : FlagText.Which.SET));
        add("VM.system_properties", "Print system properties.", LOW, new Permission("java.util.PropertyPermission", "*", "read"), List.of(),
                (t, given, word) -> new PropertyText(vm).system(t));
        add("VM.uptime", "Print VM uptime.", LOW, null, List.of(new Option(DATE_OPTION, "Add a prefix with current date")),
                (t, given, word) -> uptime(given.contains(DATE_OPTION)));
        add("VM.version", "Print JVM version information.", LOW, new Permission("java.util.PropertyPermission", "java.vm.version", "read"), List.of(),
                (t, given, word) -> VersionText.version());
        put(new DiagnosticCommand("help",
                "For more information about a specific command use 'help <command>'. With no argument this will show a list of available commands. "
                        + "'help all' will show help for all commands.",
                LOW, null, List.of(new Option(ALL, "Show help for all commands")), Argument.COMMAND, (t, given, word) -> help(word)));
    }

    private void add(String name, String description, String impact, Permission permission, List<Option> options, DiagnosticCommand.Body body) {
        put(new DiagnosticCommand(name, description, impact, permission, options, Argument.NONE, body));
    }

    private void put(DiagnosticCommand c) {
        commands.put(c.name(), c);
    }

    /** All commands, ascending by name. */
    public List<DiagnosticCommand> all() {
        return List.copyOf(commands.values());
    }

    /**
     * Runs a command line.
     *
     * @param self the calling guest thread, in state {@code IN_VM}
     * @return what it prints
     * @throws IllegalArgumentException if there is no such command, or it does not take these arguments; the message is the one of {@code java}
     */
    public String run(JavaThread self, String line) {
        String[] words = line.trim().split("\\s+");
        DiagnosticCommand command = commands.get(words[0]);
        if (command == null) {
            throw new IllegalArgumentException(REFUSED.getOrDefault(words[0], "Unknown diagnostic command"));
        }
        Set<String> given = new HashSet<>();
        String word = "";
        for (int i = 1; i < words.length; i++) {
            if (command.argument() == Argument.COMMAND && word.isEmpty() && !words[i].startsWith("-")) {
                word = words[i];
            } else if (isOn(command, words[i])) {
                given.add(key(words[i]));
            }
        }
        return command.body().run(self, given, word);
    }

    private static String key(String word) {
        int end = word.indexOf('=');
        return end < 0 ? word : word.substring(0, end);
    }

    private static boolean isOn(DiagnosticCommand command, String word) {
        for (Option o : command.options()) {
            if (o.name().equals(key(word))) {
                String value = word.substring(key(word).length());
                return switch (value) {
                    case "", "=", "=true" -> true;
                    case "=false" -> false;
                    default -> throw new IllegalArgumentException("Boolean parsing error in command argument '" + o.name().substring(1)
                            + "'. Could not parse: " + value.substring(1) + ".");
                };
            }
        }
        throw new IllegalArgumentException("Unknown argument '" + word + "' in diagnostic command.");
    }

    private String help(String name) {
        if (!name.isEmpty() && !name.equals("all")) {
            DiagnosticCommand command = commands.get(name);
            return command == null ? "Help unavailable : '" + name + "' : No such command\n" : command.help();
        }
        StringBuilder out = new StringBuilder();
        if (name.isEmpty()) {
            out.append("The following commands are available:\n");
            commands.keySet().forEach(n -> out.append(n).append('\n'));
            out.append("\nFor more information about a specific command use 'help <command>'.\n");
        } else {
            commands.values().forEach(c -> out.append(c.help()).append('\n'));
        }
        return out.toString();
    }

    private String threads(JavaThread self, ThreadPrinter.Detail detail) {
        return new ThreadPrinter(vm).dump(self, detail);
    }

    private String histogram(JavaThread self, boolean all) {
        if (!all) {
            vm.heap().collect(self, GcCause.DIAGNOSTIC_COMMAND);
        }
        return new ClassHistogram(vm).text(self);
    }

    private String collect(JavaThread self) {
        vm.heap().collect(self, GcCause.DIAGNOSTIC_COMMAND);
        return "Command executed successfully\n";
    }

    private String uptime(boolean date) {
        String seconds = String.format(Locale.ROOT, "%.3f s\n", (System.nanoTime() - vm.startNanos()) / 1e9);
        return date ? OffsetDateTime.now().format(DATE) + ": " + seconds : seconds;
    }

    private String commandLine() {
        StringBuilder out = new StringBuilder("VM Arguments:\n");
        String arguments = String.join(" ", vm.options().vmArguments());
        if (!arguments.isEmpty()) {
            out.append("jvm_args: ").append(arguments).append('\n');
        }
        out.append("java_command: ").append(vm.options().javaCommand()).append('\n');
        out.append("java_class_path (initial): ").append(vm.options().classPathText()).append('\n');
        return out.append("Launcher Type: SUN_STANDARD\n").toString();
    }
}
