package org.stubarchive.cli.shell;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The examples below a command's help: its footer. */
public final class Examples {
    private Examples() {}

    /** The lines as they are typed: where the parser's model has a format, with {@code %%} for a per cent sign, that is resolved. */
    static List<String> lines(UsageMessageSpec usage) {
        List<String> lines = new ArrayList<>();
        for (String line : usage.footer()) {
            lines.add(String.format(line));
        }
        return lines;
    }

    /** The whole section, each line in one piece; empty if there are no examples. */
    public static String of(UsageMessageSpec usage) {
        StringBuilder section = new StringBuilder();
        lines(usage).forEach(line -> section.append(line).append(System.lineSeparator()));
        return section.toString();
    }
}
