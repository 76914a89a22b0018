package org.stubarchive.cli.shell;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for fish: lines of its command {@code complete} (fish manual, "complete"). */
public final class FishCompletion {
    private final StringBuilder out = new StringBuilder();
    private final String tool;

    private FishCompletion(String tool) {
        this.tool = tool;
    }

    /** The script. */
    public static String of(CommandLine tool) {
        FishCompletion c = new FishCompletion(tool.getCommandName());
        c.out.append("# Completion of ").append(c.tool).append(" for fish.\n");
        for (Map.Entry<String, CommandLine> e : tool.getSubcommands().entrySet()) {
            CommandSpec spec = e.getValue().getCommandSpec();
            c.line("__fish_use_subcommand", "-f -a " + quote(e.getKey()), first(spec.usageMessage().description()));
            c.options("__fish_seen_subcommand_from " + e.getKey(), spec);
        }
        return c.out.toString();
    }

    private void options(String condition, CommandSpec spec) {
        for (OptionSpec o : spec.options()) {
            if (o.hidden()) {
                continue;
            }
            StringBuilder names = new StringBuilder();
            for (String name : o.names()) {
                String form = name.startsWith("--") ? "-l " + quote(name.substring(2)) : name.length() == 2 ? "-s " + quote(name.substring(1)) : "-o " + quote(name.substring(1));
                names.append(names.length() == 0 ? "" : " ").append(form);
            }
            line(condition, names + (o.arity().min() > 0 ? " -r" : ""), first(o.description()));
        }
    }

    private void line(String condition, String what, String description) {
        out.append("complete -c ").append(tool).append(" -n ").append(quote(condition)).append(' ').append(what)
                .append(description.isEmpty() ? "" : " -d " + quote(description)).append('\n');
    }

    private static String first(String[] description) {
        return description.length == 0 ? "" : CommandLine.Help.Ansi.OFF.string(description[0]);
    }

    private static String quote(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
