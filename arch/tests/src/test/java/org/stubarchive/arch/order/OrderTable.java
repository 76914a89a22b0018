package org.stubarchive.arch.order;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.Target;

/**
 * The table of ordered instructions in docs/architecture.md: stubs, their instructions for aarch64 (after "LSE:" those of variants with it), their instructions
 * for x86-64.
 */
final class OrderTable {
    private static final Path DOCUMENT = Path.of("../../docs/architecture.md");
    private static final String HEAD = "| stubs | aarch64 | x86-64 |";
    private static final String VARIANT = "LSE:";
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /**
     * What is said of some stubs.
     *
     * @param pattern name of a stub, with {@code *} for any text and {@code ?} for any character
     */
    record Row(String pattern, Set<String> baseline, Set<String> lse, Set<String> x86) {
        boolean isFor(String stub) {
            return stub.matches(pattern.replace("*", ".*").replace("?", "."));
        }

        Set<String> instructions(Target target, CpuFeatures features) {
            return target == Target.LINUX_X86_64 ? x86 : features.isBaseline() ? baseline : lse;
        }
    }

    private final List<Row> rows = new ArrayList<>();

    static OrderTable read() throws IOException {
        OrderTable table = new OrderTable();
        List<String> lines = Files.readAllLines(DOCUMENT);
        for (int i = lines.indexOf(HEAD) + 2; lines.get(i).startsWith("|"); i++) {
            String[] cells = lines.get(i).split("\\|");
            String[] variants = cells[2].split(VARIANT);
            for (String pattern : codes(cells[1])) {
                table.rows.add(new Row(pattern, codes(variants[0]), codes(variants[variants.length - 1]), codes(cells[3])));
            }
        }
        return table;
    }

    private static Set<String> codes(String cell) {
        Set<String> result = new TreeSet<>();
        Matcher m = CODE.matcher(cell);
        while (m.find()) {
            result.add(m.group(1));
        }
        return result;
    }

    Set<String> patterns() {
        Set<String> result = new TreeSet<>();
        rows.forEach(r -> result.add(r.pattern()));
        return result;
    }

    List<Row> rows(String stub) {
        return rows.stream().filter(r -> r.isFor(stub)).toList();
    }
}
