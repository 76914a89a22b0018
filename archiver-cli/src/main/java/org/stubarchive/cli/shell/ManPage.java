package org.stubarchive.cli.shell;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Manual pages in the macros of man(7), section 1. */
public final class ManPage {
    private final StringBuilder out = new StringBuilder();

    private ManPage() {}

    /**
     * The page of a command.
     *
     * @param name as a page is called: {@code tool} or {@code tool-command}
     * @param version of the tool
     */
    public static String of(String name, String version, CommandLine command) {
        ManPage page = new ManPage();
        page.write(name, version, command.getCommandSpec());
        return page.out.toString();
    }

    private void write(String name, String version, CommandSpec spec) {
        String[] description = spec.usageMessage().description();
        out.append(".TH ").append(name.toUpperCase(Locale.ROOT)).append(" 1 \"\" \"").append(version).append("\"\n");
        section("NAME");
        text(name + " - " + (description.length == 0 ? "" : description[0]));
        section("SYNOPSIS");
        text(new CommandLine.Help(spec, CommandLine.Help.defaultColorScheme(Ansi.OFF)).synopsis(0).strip());
        section("DESCRIPTION");
        for (String line : description) {
            text(line);
            out.append(".PP\n");
        }
        if (!spec.positionalParameters().isEmpty() || !spec.options().isEmpty()) {
            section("OPTIONS");
        }
        for (PositionalParamSpec p : spec.positionalParameters()) {
            item(p.paramLabel(), p.description());
        }
        for (OptionSpec o : spec.options()) {
            if (!o.hidden()) {
                item(String.join(", ", o.names()) + (o.arity().max() > 0 ? " " + o.paramLabel() : ""), o.description());
            }
        }
        if (!spec.subcommands().isEmpty()) {
            section("COMMANDS");
            spec.subcommands().forEach((sub, line) -> item(name + "-" + sub + "(1)", line.getCommandSpec().usageMessage().description()));
        }
        footer(Examples.lines(spec.usageMessage()));
    }

    /** The footers of this tool are examples, two spaces indented below a title. */
    private void footer(List<String> lines) {
        for (String line : lines) {
            if (line.endsWith(":")) {
                section(line.substring(0, line.length() - 1).toUpperCase(Locale.ROOT));
                out.append(".nf\n");
            } else if (!line.isBlank()) {
                text(line.strip());
            }
        }
    }

    private void section(String title) {
        out.append(".SH ").append(title).append('\n');
    }

    private void item(String term, String[] description) {
        out.append(".TP\n\\fB").append(escape(term)).append("\\fR\n");
        text(String.join(" ", description));
    }

    /** A line; one that begins with a dot or an apostrophe would be a request. */
    private void text(String line) {
        String escaped = escape(Ansi.OFF.string(line));
        out.append(escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" : "").append(escaped).append('\n');
    }

    private static String escape(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-").replace("\n", "\n.br\n");
    }
}
