package org.stubarchive.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * Rewrites the arguments of {@code run} and {@code train} from the form that {@code java} takes ({@code -Xmx64m}, {@code -Dkey=value}, {@code @file},
 * options from environment variables) into the form that the parser takes, up to the main class. What follows the main class, {@code -jar FILE} or
 * {@code -m MODULE} is the program's and stays as it is.
 */
final class JavaStyleArguments {
    private static final List<String> COMMANDS = List.of("run", "train");
    private static final String NO_FILES = "--disable-@files";
    /** Options after which only the program's arguments follow. */
    private static final Map<String, String> PROGRAM = Map.of("-jar", "-jar", "-m", "--module", "--module", "--module");

    /** Options of {@code java} that the command has itself. */
    private static final List<String> SHARED = List.of("-Xint", "--enable-preview", "--patch-module", "--enable-native-access", "--add-opens", "--add-exports", "--add-reads", "--add-modules");
    /** Options that {@code java} has too, with a value. */
    private static final List<String> VALUED = List.of("-cp", "-classpath", "--class-path", "-m", "--module", "-jar", "--source", "--patch-module", "--enable-native-access", "--add-opens",
            "--add-exports", "--add-reads", "--add-modules");
    /** Passes on an option of {@code java} as the user gave it, for programs that ask. */
    private static final String AS_GIVEN = "--vm-argument=";

    private final OptionForms own;
    private final List<String> result = new ArrayList<>();
    private boolean expandFiles = true;
    private boolean onlyAction;

    private JavaStyleArguments(OptionForms own) {
        this.own = own;
    }

    /** Whether a command takes a main class and arguments in the form of {@code java}. */
    static boolean takes(String command) {
        return COMMANDS.contains(command);
    }

    /**
     * The rewritten arguments of a command that takes a main class; others are returned unchanged.
     *
     * @param own the command's options apart from those of {@code java}
     * @throws CommandFailure as {@code java} reports an option that it does not know
     */
    static String[] rewrite(String[] args, OptionForms own, OptionVariables variables) {
        if (args.length == 0 || !takes(args[0])) {
            return args;
        }
        JavaStyleArguments rewriting = new JavaStyleArguments(own);
        rewriting.result.add(args[0]);
        rewriting.variable(variables, OptionVariables.TOOL);
        rewriting.variable(variables, OptionVariables.LAUNCHER);
        Deque<String> rest = queue(List.of(args));
        rest.removeFirst();
        boolean named = rewriting.options(rest);
        List<String> program = named ? rewriting.cut(rewriting.result.size() - 1) : List.of();
        rewriting.variable(variables, OptionVariables.LAST);
        rewriting.result.addAll(program);
        if (!rest.isEmpty()) {
            // Everything from here on is positional, also when it begins with a dash.
            rewriting.result.add("--");
            rewriting.result.addAll(rest);
        }
        return rewriting.result.toArray(new String[0]);
    }

    /** A queue of these; the constructor that copies a collection uses a lambda, which a start does not pay for. */
    private static Deque<String> queue(List<String> words) {
        Deque<String> queue = new ArrayDeque<>();
        for (String word : words) {
            queue.add(word);
        }
        return queue;
    }

    private List<String> cut(int from) {
        List<String> tail = new ArrayList<>(result.subList(from, result.size()));
        result.subList(from, result.size()).clear();
        return tail;
    }

    private void variable(OptionVariables variables, String name) {
        List<String> options = variables.take(name);
        if (options.isEmpty()) {
            return;
        }
        Deque<String> rest = queue(options);
        boolean named = options(rest);
        if (named || !rest.isEmpty()) {
            throw LauncherErrors.launcher(named ? "Option -jar or -m is not allowed in environment variable " + name
                    : "Cannot specify main class in environment variable " + name);
        }
    }

    /**
     * Takes options off the front, as far as the main class.
     *
     * @return whether an option named the program; it is the last of the result
     */
    private boolean options(Deque<String> rest) {
        int literal = 0;
        while (!rest.isEmpty()) {
            String argument = rest.peekFirst();
            if (literal == 0 && expandFiles && argument.startsWith("@") && argument.length() > 1) {
                rest.removeFirst();
                literal = expand(argument, rest);
                continue;
            }
            if (!argument.startsWith("-")) {
                return false;
            }
            rest.removeFirst();
            literal = Math.max(0, literal - 1);
            if (argument.equals("--")) {
                return false;
            }
            int before = rest.size();
            if (option(argument, rest)) {
                return true;
            }
            literal = Math.max(0, literal - (before - rest.size()));
            if (onlyAction) {
                rest.clear();
            }
        }
        return false;
    }

    /** Puts what stands for {@code @file} in front, and says how many arguments that is. */
    private int expand(String argument, Deque<String> rest) {
        if (argument.startsWith("@@")) {
            rest.addFirst(argument.substring(1));
            return 1;
        }
        List<String> words = ArgumentFiles.read(argument.substring(1));
        for (int i = words.size() - 1; i >= 0; i--) {
            rest.addFirst(words.get(i));
        }
        return words.size();
    }

    /** Rewrites one option, and says whether it names the program. */
    private boolean option(String argument, Deque<String> rest) {
        if (argument.equals(NO_FILES)) {
            expandFiles = false;
            return false;
        }
        if (PROGRAM.containsKey(argument) && !rest.isEmpty()) {
            result.add(PROGRAM.get(argument) + "=" + rest.removeFirst());
            return true;
        }
        if (argument.startsWith("--module=")) {
            result.add(argument);
            return true;
        }
        JavaOptions.Row row = JavaOptions.row(argument);
        if (row != null) {
            rewrite(row, argument, rest);
        } else {
            own(argument, rest);
        }
        return false;
    }

    private void rewrite(JavaOptions.Row row, String argument, Deque<String> rest) {
        String value = argument.substring(Math.min(row.name().length(), argument.length()));
        switch (row.treatment()) {
            case ATTACHED -> {
                JavaSizes.check(row.name(), argument, value);
                result.add(row.replacement() + "=" + value);
                result.add(AS_GIVEN + argument);
            }
            case REPLACED -> {
                result.add(row.replacement());
                result.add(AS_GIVEN + argument);
                onlyAction |= row.name().endsWith("-version");
            }
            case VALUE_FOLLOWS -> {
                if (rest.isEmpty()) {
                    throw LauncherErrors.missingValue(argument);
                }
                String next = rest.removeFirst();
                result.add(row.replacement() + "=" + next);
                result.add(AS_GIVEN + argument + "=" + next);
            }
            case ACCEPTED -> {
                JavaSizes.check(row.name(), argument, value);
                result.add(AS_GIVEN + argument);
            }
            case REFUSED -> throw new CommandFailure(ExitCodes.USAGE, argument + ": " + row.replacement());
        }
    }

    /** An option that the parser knows, or nobody. */
    private void own(String argument, Deque<String> rest) {
        int equals = argument.indexOf('=');
        OptionForm known = own.of(equals < 0 ? argument : argument.substring(0, equals));
        // Of what nobody knows, one that begins like the tool's own is left to the parser, which explains the tool's options.
        if (known == null && !argument.startsWith("--")) {
            throw LauncherErrors.option("Unrecognized option: " + argument);
        }
        if (known == OptionForm.VALUE && rest.isEmpty() && VALUED.contains(argument)) {
            throw LauncherErrors.missingValue(argument);
        }
        boolean isShared = SHARED.contains(equals < 0 ? argument : argument.substring(0, equals));
        result.add(argument);
        if (known == OptionForm.VALUE && equals < 0 && !rest.isEmpty()) {
            String next = rest.removeFirst();
            result.add(next);
            if (isShared) {
                result.add(AS_GIVEN + argument + "=" + next);
            }
        } else if (isShared) {
            result.add(AS_GIVEN + argument);
        }
    }
}
