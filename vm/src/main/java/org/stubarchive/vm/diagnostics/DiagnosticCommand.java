package org.stubarchive.vm.diagnostics;

import java.util.List;
import java.util.Set;
import org.stubarchive.vm.threads.JavaThread;

/**
 * A command of {@code jcmd}.
 *
 * @param name as the user gives it
 * @param description one sentence
 * @param impact how much it disturbs the program
 * @param permission what a caller in the program needs, {@code null} for nothing
 * @param options switches that it takes
 * @param argument whether a word that is no switch may follow
 * @param body what it does
 */
public record DiagnosticCommand(String name, String description, String impact, Permission permission, List<Option> options, Argument argument, Body body) {
    /** Whether a command takes one word besides its switches. */
    public enum Argument {
        /** None. */
        NONE,
        /** Name of a command. */
        COMMAND
    }

    /**
     * A switch.
     *
     * @param name with its dash
     * @param description what it does
     */
    public record Option(String name, String description) {}

    /**
     * A permission.
     *
     * @param type its class
     * @param target what it is for
     * @param action empty if it has none
     */
    public record Permission(String type, String target, String action) {
        @Override
        public String toString() {
            return type + "(" + target + (action.isEmpty() ? ")" : ", " + action + ")");
        }
    }

    /** What a command does; called by a guest thread in state {@code IN_VM}. */
    @FunctionalInterface
    public interface Body {
        /**
         * Does it.
         *
         * @param given switches that were given
         * @param word the word besides, empty if there is none
         * @return what it prints
         * @throws IllegalArgumentException if the word is wrong
         */
        String run(JavaThread self, Set<String> given, String word);
    }

    /** The text that {@code help NAME} prints. */
    String help() {
        StringBuilder out = new StringBuilder(name).append('\n').append(description).append("\n\nImpact: ").append(impact).append('\n');
        if (permission != null) {
            out.append("\nPermission: ").append(permission).append('\n');
        }
        out.append("\nSyntax : ").append(name);
        if (!options.isEmpty()) {
            out.append(" [options]");
        }
        if (argument == Argument.COMMAND) {
            out.append(" [<command name>]");
        }
        out.append('\n');
        if (!options.isEmpty()) {
            out.append("\nOptions: (options must be specified using the <key> or <key>=<value> syntax)\n");
            for (Option o : options) {
                out.append('\t').append(o.name()).append(" : [optional] ").append(o.description()).append(" (BOOLEAN, false)\n");
            }
        }
        return out.toString();
    }
}
