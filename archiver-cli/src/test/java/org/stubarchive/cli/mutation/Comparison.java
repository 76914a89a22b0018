package org.stubarchive.cli.mutation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Compares, line by line, what the host and the tool say of mutants. */
final class Comparison {
    /** Lines that differ without being allowed to: both, one below the other. */
    final List<String> differences = new ArrayList<>();
    /** Mutants that both said something of. */
    int compared;
    /** Of those, the ones that differ as the list allows. */
    int allowed;

    /** Adds the output of both for the same mutants. */
    void add(String host, String ours) {
        Map<String, String> expected = lines(host);
        Map<String, String> found = lines(ours);
        Set<String> keys = new TreeSet<>(expected.keySet());
        keys.addAll(found.keySet());
        for (String key : keys) {
            String h = expected.get(key);
            String o = found.get(key);
            compared++;
            if (h == null || o == null) {
                differences.add(key + "\n  host: " + h + "\n  tool: " + o);
            } else if (!h.equals(o)) {
                compare(key, h, o);
            }
        }
    }

    private static Map<String, String> lines(String output) {
        Map<String, String> lines = new LinkedHashMap<>();
        for (String line : output.split("\n")) {
            if (!line.isEmpty()) {
                int end = line.indexOf(line.startsWith("seed ") ? '{' : ' ');
                lines.put(end < 0 ? line : line.substring(0, end), line);
            }
        }
        return lines;
    }

    private void compare(String key, String host, String ours) {
        Map<String, String> expected = answers(host);
        Map<String, String> found = answers(ours);
        Set<String> names = new TreeSet<>(expected.keySet());
        names.addAll(found.keySet());
        boolean all = true;
        for (String name : names) {
            String h = expected.getOrDefault(name, "");
            String o = found.getOrDefault(name, "");
            if (!h.equals(o) && !AllowedDifferences.allow(h, o)) {
                differences.add(key + " " + expected.getOrDefault("", "") + "\n  host: " + name + ": " + h + "\n  tool: " + name + ": " + o);
                all = false;
                break;
            }
        }
        allowed += all ? 1 : 0;
    }

    /** Answers by question; what was changed without one. */
    private static Map<String, String> answers(String line) {
        Map<String, String> answers = new LinkedHashMap<>();
        boolean seed = line.startsWith("seed ");
        for (String part : line.split(seed ? "(, |\\{)(?=\\w+=)" : " \\| (?=\\w+: )")) {
            int end = answers.isEmpty() ? -1 : part.indexOf(seed ? "=" : ": ");
            answers.put(end < 0 ? "" : part.substring(0, end), end < 0 ? part : part.substring(end + (seed ? 1 : 2)));
        }
        return answers;
    }
}
