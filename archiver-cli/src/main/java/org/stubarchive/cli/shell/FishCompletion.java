package org.stubarchive.cli.shell;

import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

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
            String seen = "__fish_seen_subcommand_from " + e.getKey();
            c.options(seen, spec);
            c.values(seen, spec);
            Map<String, CommandLine> inner = e.getValue().getSubcommands();
            for (Map.Entry<String, CommandLine> i : inner.entrySet()) {
                CommandSpec innerSpec = i.getValue().getCommandSpec();
                c.line(seen + "; and not __fish_seen_subcommand_from " + String.join(" ", inner.keySet()), "-f -a " + quote(i.getKey()), first(innerSpec.usageMessage().description()));
                c.options(seen + "; and __fish_seen_subcommand_from " + i.getKey(), innerSpec);
            }
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
            String argument = o.completionCandidates() != null ? " -x -a " + quote(words(o.completionCandidates())) : o.arity().min() > 0 ? " -r" : "";
            line(condition, names + argument, first(o.description()));
        }
    }

    /** Parameters of which the values are known. */
    private void values(String condition, CommandSpec spec) {
        for (PositionalParamSpec p : spec.positionalParameters()) {
            if (p.completionCandidates() != null) {
                line(condition, "-f -a " + quote(words(p.completionCandidates())), "");
            }
        }
    }

    private static String words(Iterable<String> candidates) {
        StringBuilder words = new StringBuilder();
        for (String c : candidates) {
            words.append(words.length() == 0 ? "" : " ").append(c.toLowerCase(Locale.ROOT));
        }
        return words.toString();
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
