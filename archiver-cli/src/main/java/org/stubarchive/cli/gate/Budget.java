package org.stubarchive.cli.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.stubarchive.cli.diff.ArchiveSide;
import org.stubarchive.cli.diff.StubVariant;
import org.stubarchive.format.code.Category;

/**
 * Sizes that an archive must not exceed. As JSON (schema {@code budget.schema.json}): {@code {"schemaVersion": 1, "file": "2MiB", "stubs": "1MiB",
 * "metadata": 65536, "variants": 900, "categories": {"interpreter": "300KiB"}, "stubSizes": {"jbyte_arraycopy": 1024}}}; all but the version may be missing.
 *
 * @param limits what is limited, in the order of the file
 */
public record Budget(List<Limit> limits) {
    /** Things that can be limited. */
    private enum Scope {
        FILE,
        STUBS,
        METADATA,
        VARIANTS,
        CATEGORY,
        STUB
    }

    /**
     * A limit.
     *
     * @param scope what kind of thing is limited
     * @param name which one, where there are several
     * @param most the largest value that is allowed: bytes, or a count
     */
    private record Limit(Scope scope, String name, long most) {}

    /**
     * A limit and what was found.
     *
     * @param name what is limited, as {@code category interpreter}
     * @param rule kind of the limit
     * @param most largest value that is allowed
     * @param found what the archive has
     */
    public record Line(String name, String rule, long most, long found) {
        /** Whether the limit does not hold. */
        public boolean isExceeded() {
            return found > most;
        }
    }

    private static final int VERSION = 1;
    private static final Map<String, Scope> PLAIN = Map.of("file", Scope.FILE, "stubs", Scope.STUBS, "metadata", Scope.METADATA, "variants", Scope.VARIANTS);
    private static final Map<String, Scope> NAMED = Map.of("categories", Scope.CATEGORY, "stubSizes", Scope.STUB);

    /** Copies. */
    public Budget {
        limits = List.copyOf(limits);
    }

    /**
     * Parses a budget.
     *
     * @throws IllegalArgumentException if it is malformed; the message says where
     */
    public static Budget parse(String json) {
        JsonNode root;
        try {
            root = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY).readTree(json);
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
            throw new IllegalArgumentException(where + e.getOriginalMessage().replace('\n', ' '), e);
        }
        if (root == null || !root.isObject() || !root.path("schemaVersion").isInt() || root.get("schemaVersion").intValue() != VERSION) {
            throw new IllegalArgumentException("expected a JSON object with schemaVersion " + VERSION);
        }
        List<Limit> limits = new ArrayList<>();
        for (Iterator<Map.Entry<String, JsonNode>> fields = root.fields(); fields.hasNext();) {
            Map.Entry<String, JsonNode> f = fields.next();
            if (PLAIN.containsKey(f.getKey())) {
                limits.add(new Limit(PLAIN.get(f.getKey()), "", value(f.getKey(), f.getValue())));
            } else if (NAMED.containsKey(f.getKey()) && f.getValue().isObject()) {
                f.getValue().fields().forEachRemaining(g -> limits.add(named(NAMED.get(f.getKey()), f.getKey(), g)));
            } else if (!f.getKey().equals("schemaVersion")) {
                throw new IllegalArgumentException("field '" + f.getKey() + "': expected file, stubs, metadata, variants with a size, or categories, stubSizes with an object");
            }
        }
        return new Budget(limits);
    }

    private static Limit named(Scope scope, String field, Map.Entry<String, JsonNode> entry) {
        if (scope == Scope.CATEGORY) {
            Category.ofLabel(entry.getKey());
        }
        return new Limit(scope, entry.getKey(), value(field + "." + entry.getKey(), entry.getValue()));
    }

    private static long value(String field, JsonNode node) {
        if (node.isIntegralNumber() && node.canConvertToLong() && node.longValue() >= 0) {
            return node.longValue();
        }
        if (node.isTextual()) {
            try {
                return Bytes.parse(node.textValue());
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("field '" + field + "': " + e.getMessage(), e);
            }
        }
        throw new IllegalArgumentException("field '" + field + "': expected a size, found " + node);
    }

    /**
     * What the archive has of everything that is limited. A stub's variants count one by one: its line is its largest variant.
     *
     * @throws IllegalArgumentException if a stub is limited that the archive does not hold
     */
    public List<Line> apply(ArchiveSide archive) {
        List<StubVariant> variants = archive.variants();
        Map<String, Long> largest = new TreeMap<>();
        variants.forEach(v -> largest.merge(v.name(), (long) v.size(), Math::max));
        List<Line> lines = new ArrayList<>();
        for (Limit l : limits) {
            lines.add(switch (l.scope) {
                case FILE -> new Line("file", "file-size", l.most, archive.sizes().file());
                case STUBS -> new Line("stubs", "stubs-size", l.most, archive.sizes().stubs());
                case METADATA -> new Line("metadata", "metadata-size", l.most, archive.sizes().metadata());
                case VARIANTS -> new Line("variants", "variant-count", l.most, variants.size());
                case CATEGORY -> new Line("category " + l.name, "category-size", l.most, archive.bytes(Category.ofLabel(l.name)));
                case STUB -> new Line("stub " + l.name, "stub-size", l.most, size(largest, l.name));
            });
        }
        return lines;
    }

    private static long size(Map<String, Long> largest, String name) {
        Long size = largest.get(name);
        if (size == null) {
            throw new IllegalArgumentException("field 'stubSizes." + name + "': the archive holds no stub of that name");
        }
        return size;
    }
}
