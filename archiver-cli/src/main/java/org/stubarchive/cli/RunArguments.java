package org.stubarchive.cli;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Parses the arguments of {@code run} without the model of the command line, whose making takes longer than the start of a program. Only what is surely
 * right is taken: help, mistakes and rare forms are left to the model, which parses the arguments again and says what there is to say.
 */
final class RunArguments {
    /** The command. */
    static final String COMMAND = "run";
    private static final String END_OF_OPTIONS = "--";

    private static final List<String> FLAGS = List.of(
            "--require-archive", "--allow-untrusted", "--perf-map", "--jitdump", "--gdb-jit", "--enable-preview", "-Xint", "-Xverify:none", "-Xverify:all",
            "-h", "--help", "-V", "--version");
    private static final List<String> VALUES = List.of(
            "--load", "--use", "--cpu-features", "--cpu-match", "--key", "--signature", "-cp", "-classpath", "--class-path", "-m", "--module", "-jar",
            "--max-heap", "--initial-heap", "--stack-size", "--define", "--vm-flag", "--assertions", "--java-action", "--java-log", "--vm-argument", "--source", "--patch-module",
            "--enable-native-access", "--add-opens", "--add-exports", "--add-reads", "--add-modules", "--log");
    private static final List<String> OPTIONAL_VALUES = List.of("--stats");

    private RunArguments() {}

    /** The options of the command, as the model has them. */
    static Map<String, OptionForm> forms() {
        Map<String, OptionForm> forms = new HashMap<>();
        add(forms, FLAGS, OptionForm.FLAG);
        add(forms, VALUES, OptionForm.VALUE);
        add(forms, OPTIONAL_VALUES, OptionForm.OPTIONAL_VALUE);
        return forms;
    }

    private static void add(Map<String, OptionForm> forms, List<String> names, OptionForm form) {
        for (String name : names) {
            forms.put(name, form);
        }
    }

    /**
     * Runs the command.
     *
     * @param args as the user gave them, the command first
     * @return the exit code
     * @throws Exception as the command
     */
    static int run(String... args) throws Exception {
        Map<String, OptionForm> forms = forms();
        String[] rewritten = JavaStyleArguments.rewrite(args, new FormTable(forms), new OptionVariables(System.getenv(), System.err));
        RunCommand command = parse(rewritten, forms);
        if (command != null) {
            try {
                return command.call();
            } catch (UsageFailure e) {
                // The model comes to the same failure and knows where to find help.
            }
        }
        return ToolCommand.runRewritten(rewritten);
    }

    private record FormTable(Map<String, OptionForm> forms) implements OptionForms {
        @Override
        public OptionForm of(String name) {
            return forms.get(name);
        }
    }

    /** The command with its options set, or null if the model has to parse the arguments. */
    static RunCommand parse(String[] args, Map<String, OptionForm> forms) {
        RunCommand command = new RunCommand();
        int i = 1;
        while (i < args.length && !args[i].equals(END_OF_OPTIONS)) {
            String argument = args[i++];
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            OptionForm form = forms.get(name);
            if (form == null) {
                return null;
            }
            String value = "";
            if (equals >= 0) {
                if (form == OptionForm.FLAG) {
                    return null;
                }
                value = argument.substring(equals + 1);
            } else if (form != OptionForm.FLAG && i < args.length && !args[i].startsWith("-")) {
                if (form == OptionForm.OPTIONAL_VALUE) {
                    return null;
                }
                value = args[i++];
            } else if (form == OptionForm.VALUE) {
                return null;
            }
            if (!set(command, name, value)) {
                return null;
            }
        }
        if (i < args.length) {
            command.program(Arrays.asList(args).subList(i + 1, args.length));
        }
        return command;
    }

    private static boolean set(RunCommand command, String name, String value) {
        try {
            return command.set(name, value);
        } catch (IllegalArgumentException e) {
            // No size, CPU feature or file name: the model says so.
            return false;
        }
    }
}
