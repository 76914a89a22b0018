package org.stubarchive.format.manifest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which build of which program wrote an archive. All of it is fixed when the program is built, so that the same build writes the same bytes everywhere.
 *
 * @param name of the program
 * @param version as {@code CHANGELOG.md} counts them
 * @param commit of the sources, 40 or 64 hex digits, or {@link #UNKNOWN}
 * @param tree whether the sources were those of the commit
 * @param build the {@code BuildId}: what its generators make, 16 hex digits
 */
public record Producer(String name, String version, String commit, Tree tree, String build) {
    /** In place of a commit: the sources came without their history. */
    public static final String UNKNOWN = "unknown";

    private static final Pattern WORD = Pattern.compile("[!-~]{1,64}");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}|" + UNKNOWN);
    private static final Pattern BUILD = Pattern.compile("[0-9a-f]{16}");
    private static final int SHOWN = 12;

    /** How the sources of a build compare with its commit. */
    public enum Tree {
        /** No file under version control was changed. */
        CLEAN,
        /** Some were. */
        DIRTY,
        /** The commit is not known. */
        UNKNOWN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Validates. */
    public Producer {
        if (!WORD.matcher(name).matches() || !WORD.matcher(version).matches() || !COMMIT.matcher(commit).matches() || !BUILD.matcher(build).matches()
                || commit.equals(UNKNOWN) != (tree == Tree.UNKNOWN)) {
            throw new IllegalArgumentException("no producer: " + name + " " + version + " " + commit + " " + tree + " " + build);
        }
    }

    /** Name and version. */
    public String release() {
        return name + " " + version;
    }

    /** One line: name, version, first digits of the commit, whether the sources were changed, and what it generates. */
    @Override
    public String toString() {
        String sources = tree == Tree.UNKNOWN ? "commit unknown" : "commit " + commit.substring(0, SHOWN) + (tree == Tree.DIRTY ? " and changes" : "");
        return release() + " (" + sources + ", code " + build + ")";
    }

    void write(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("producer");
        json.writeStringField("name", name);
        json.writeStringField("version", version);
        json.writeStringField("commit", commit);
        json.writeStringField("tree", tree.toString());
        json.writeStringField("build", build);
        json.writeEndObject();
    }

    /** What an object says, from its start on; empty if it is not as {@link #write} writes it. */
    static Optional<Producer> read(JsonParser json) throws IOException {
        Map<String, String> fields = new HashMap<>();
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            if (json.nextToken() != JsonToken.VALUE_STRING || fields.put(field, json.getText()) != null) {
                return Optional.empty();
            }
        }
        try {
            Tree tree = Tree.valueOf(fields.getOrDefault("tree", "").toUpperCase(Locale.ROOT));
            return Optional.of(new Producer(fields.getOrDefault("name", ""), fields.getOrDefault("version", ""), fields.getOrDefault("commit", ""), tree, fields.getOrDefault("build", "")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
