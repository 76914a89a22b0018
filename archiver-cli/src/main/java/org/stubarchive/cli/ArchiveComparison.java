package org.stubarchive.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.stubarchive.format.reader.Archive;

/**
 * Stub by stub comparison of two archives by static id, variant and canonical hash, so that moved code is not a change.
 *
 * @param identical variants with equal canonical hash
 * @param changed names of variants whose canonical hash differs
 * @param removed names of variants only in the first
 * @param added names of variants only in the second
 */
record ArchiveComparison(int identical, List<String> changed, List<String> removed, List<String> added) {
    private static final int EXAMPLES = 3;

    /** Compares. */
    static ArchiveComparison of(Archive first, Archive second) throws IOException {
        Map<String, String> a = hashes(first);
        Map<String, String> b = hashes(second);
        int identical = 0;
        List<String> changed = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        List<String> added = new ArrayList<>();
        for (Map.Entry<String, String> e : a.entrySet()) {
            String other = b.get(e.getKey());
            if (other == null) {
                removed.add(e.getKey());
            } else if (other.equals(e.getValue())) {
                identical++;
            } else {
                changed.add(e.getKey());
            }
        }
        for (String key : b.keySet()) {
            if (!a.containsKey(key)) {
                added.add(key);
            }
        }
        return new ArchiveComparison(identical, changed, removed, added);
    }

    /** By target, id, name and features. */
    private static Map<String, String> hashes(Archive archive) throws IOException {
        Map<String, String> result = new TreeMap<>();
        JsonNode manifest = new ObjectMapper().readTree(archive.manifest());
        for (JsonNode target : manifest.get("targets")) {
            for (JsonNode stub : target.get("stubs")) {
                String key = stub.get("name").asText() + " (" + stub.get("features").asText() + ", " + target.get("target").asText() + ")";
                result.put(key, stub.get("canonicalHash").asText());
            }
        }
        return result;
    }

    void print(PrintWriter out, String indent) {
        out.println(indent + identical + " variants identical, " + changed.size() + " changed, " + added.size() + " added, " + removed.size() + " removed");
        print(out, indent, "changed", changed);
        print(out, indent, "added", added);
        print(out, indent, "removed", removed);
    }

    private static void print(PrintWriter out, String indent, String what, List<String> names) {
        for (int i = 0; i < Math.min(EXAMPLES, names.size()); i++) {
            out.println(indent + "  " + what + " " + names.get(i));
        }
        if (names.size() > EXAMPLES) {
            out.println(indent + "  " + what + " ... and " + (names.size() - EXAMPLES) + " more");
        }
    }
}
