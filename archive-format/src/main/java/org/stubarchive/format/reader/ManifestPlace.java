package org.stubarchive.format.reader;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.Target;

/** Says what a place in a manifest is about, up to which the manifest is the one that the tables give: the rows of a target's stubs are its units, in their order. */
final class ManifestPlace {
    private static final int STUB_DEPTH = 4;

    private final Archive archive;

    /** @param archive whose manifest it is */
    ManifestPlace(Archive archive) {
        this.archive = archive;
    }

    /**
     * Target, stub and field, as {@code linux-x86_64: stub fmod: canonicalHash}; the names of the fields that lead there if it is about no stub; {@code content} if it is about
     * no field.
     *
     * @param offset byte offset in the manifest
     * @throws IOException if the manifest cannot be read
     */
    String at(long offset) throws IOException {
        List<Object> path = path(offset);
        if (path.size() >= STUB_DEPTH && path.get(0).equals("targets") && path.get(1) instanceof Integer image && image < archive.images().size()) {
            Target target = archive.images().get(image).target();
            CodeTables tables = archive.tables().get(target);
            if (path.get(2).equals("stubs") && path.get(3) instanceof Integer unit && unit < tables.unitCount()) {
                return target.id() + ": stub " + name(tables, unit) + join(path.subList(STUB_DEPTH, path.size()), ": ");
            }
        }
        return path.isEmpty() ? "content" : join(path, "").substring(1);
    }

    private static String name(CodeTables tables, int unit) {
        List<String> features = new ArrayList<>();
        int set = tables.unitFeatureSet(unit);
        for (int i = 0; i < tables.featureCount(set); i++) {
            features.add(tables.featureName(set, i));
        }
        return tables.unitName(unit) + (features.isEmpty() ? "" : " (" + String.join("+", features) + ")");
    }

    private static String join(List<Object> path, String first) {
        StringBuilder text = new StringBuilder();
        for (Object step : path) {
            text.append(text.length() == 0 && !first.isEmpty() ? first : step instanceof Integer ? "" : ".").append(step instanceof Integer i ? "[" + i + "]" : step);
        }
        return text.toString();
    }

    /** Names of fields and numbers of elements on the way to the last token that starts at or before the offset. */
    private List<Object> path(long offset) throws IOException {
        List<Object> path = List.of();
        try (InputStream in = archive.manifestSource().get(); JsonParser json = new JsonFactory().createParser(in)) {
            try {
                while (json.nextToken() != null && json.currentTokenLocation().getByteOffset() <= offset) {
                    path = path(json.getParsingContext());
                }
            } catch (JsonProcessingException e) {
                // What is malformed is the difference itself: the parser is in the field that it lies in.
                return path(json.getParsingContext());
            }
        }
        return path;
    }

    private static List<Object> path(JsonStreamContext innermost) {
        Deque<Object> path = new ArrayDeque<>();
        for (JsonStreamContext c = innermost; c != null; c = c.getParent()) {
            if (c.inObject() && c.getCurrentName() != null) {
                path.addFirst(c.getCurrentName());
            } else if (c.inArray() && c.hasCurrentIndex()) {
                path.addFirst(c.getCurrentIndex());
            }
        }
        return List.copyOf(path);
    }
}
