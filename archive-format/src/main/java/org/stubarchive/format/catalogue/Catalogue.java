package org.stubarchive.format.catalogue;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stubarchive.format.code.Category;
import org.stubarchive.format.code.CpuFeature;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.StaticId;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.runtime.SignatureShape;
import org.stubarchive.format.runtime.TosState;

/** All declared stubs, by static id and by name. Immutable. Adapters have no rows: {@link AdapterShapes} declares each shape. */
public final class Catalogue {
    private static final String RESOURCE = "catalogue.tsv";
    private static final Pattern ARRAY = Pattern.compile("(.+)\\[(\\d+)]");
    private static final Pattern ID = Pattern.compile("0x([0-9a-f]{2})_([0-9a-f]{6})");
    private static final int COLUMNS = 7;

    private final TreeMap<Integer, StubDeclaration> byId = new TreeMap<>();
    private final Map<String, StubDeclaration> byName = new HashMap<>();

    private Catalogue() {}

    private static final class Standard {
        static final Catalogue INSTANCE = TsvTable.load(RESOURCE, Catalogue::parse);
    }

    /** The catalogue of this build. */
    public static Catalogue standard() {
        return Standard.INSTANCE;
    }

    /**
     * A catalogue of the given declarations.
     *
     * @throws IllegalArgumentException if an id or a name occurs twice
     */
    public static Catalogue of(Collection<StubDeclaration> declarations) {
        Catalogue c = new Catalogue();
        declarations.forEach(c::add);
        return c;
    }

    /**
     * Reads a catalogue in the form of the resource: tab-separated columns id, name, category, targets, entries, descriptor, features, the last
     * two of which may be missing. Targets: {@code all} or architectures. Entries: names separated by commas; {@code @name} is one entry
     * named as the stub, {@code @tos} one per top-of-stack state, {@code x[n]} the n names x[0] to x[n-1] where it is alone. Features:
     * names separated by commas, or {@code *} for any. Lines that start with # are comments.
     *
     * @throws IllegalArgumentException if a line is malformed; the message names it
     */
    public static Catalogue parse(Reader source, String name) throws IOException {
        Catalogue c = new Catalogue();
        TsvTable.read(source, name, columns -> c.add(declaration(columns)));
        return c;
    }

    private static StubDeclaration declaration(String[] columns) {
        if (columns.length < 5 || columns.length > COLUMNS) {
            throw new IllegalArgumentException("expected 5 to " + COLUMNS + " columns, found " + columns.length);
        }
        Matcher id = ID.matcher(columns[0]);
        if (!id.matches()) {
            throw new IllegalArgumentException("expected an id like 0x01_000001, found '" + columns[0] + "'");
        }
        Category category = Category.ofLabel(columns[2]);
        int staticId = Integer.parseInt(id.group(1), 16) << StaticId.NUMBER_BITS | Integer.parseInt(id.group(2), 16);
        Set<Target> targets = TsvTable.targets(columns[3]);
        String descriptor = columns.length > 5 ? columns[5] : "";
        CpuFeatures features = features(columns.length > 6 ? columns[6] : "", targets);
        return new StubDeclaration(staticId, columns[1], category, targets, entries(columns[4], columns[1]), descriptor, features);
    }

    private static List<String> entries(String text, String name) {
        if (text.equals("@name")) {
            return List.of(name);
        }
        List<String> entries = new ArrayList<>();
        Matcher array = ARRAY.matcher(text);
        if (text.equals("@tos")) {
            for (TosState state : TosState.values()) {
                entries.add(state.name().toLowerCase(java.util.Locale.ROOT));
            }
        } else if (!text.contains(",") && array.matches()) {
            for (int i = 0; i < Integer.parseInt(array.group(2)); i++) {
                entries.add(array.group(1) + "[" + i + "]");
            }
        } else {
            entries.addAll(List.of(text.split(",")));
        }
        return entries;
    }

    private static CpuFeatures features(String text, Set<Target> targets) {
        EnumSet<CpuFeature> features = EnumSet.noneOf(CpuFeature.class);
        if (text.equals("*")) {
            for (CpuFeature f : CpuFeature.values()) {
                if (targets.contains(f.target())) {
                    features.add(f);
                }
            }
        } else if (!text.isEmpty()) {
            for (String f : text.split(",")) {
                features.add(CpuFeature.valueOf(f));
            }
        }
        return CpuFeatures.of(features);
    }

    private void add(StubDeclaration d) {
        if (byId.putIfAbsent(d.staticId(), d) != null) {
            throw new IllegalArgumentException("id " + StaticId.format(d.staticId()) + " is used by " + byId.get(d.staticId()).name() + " and " + d.name());
        }
        if (byName.putIfAbsent(d.name(), d) != null) {
            throw new IllegalArgumentException("name " + d.name() + " is used twice");
        }
    }

    /** All declarations, ascending by static id. */
    public Collection<StubDeclaration> declarations() {
        return Collections.unmodifiableCollection(byId.values());
    }

    /** Declaration with the given name. */
    public Optional<StubDeclaration> find(String name) {
        return Optional.ofNullable(lookup(name));
    }

    /** Declaration with the given static id. */
    public Optional<StubDeclaration> find(int staticId) {
        StubDeclaration d = byId.get(staticId);
        if (d == null) {
            SignatureShape shape = AdapterShapes.shape(staticId);
            return shape == null ? Optional.empty() : Optional.of(AdapterShapes.declaration(shape));
        }
        return Optional.of(d);
    }

    private StubDeclaration lookup(String name) {
        StubDeclaration d = byName.get(name);
        return d == null ? AdapterShapes.declaration(name) : d;
    }

    /**
     * Declaration with the given name.
     *
     * @throws IllegalArgumentException if no stub has it; the message says how to declare one
     */
    public StubDeclaration get(String name) {
        StubDeclaration d = lookup(name);
        if (d == null) {
            throw new IllegalArgumentException("no stub named '" + name + "' is declared; add a row to " + RESOURCE + " (docs/adding-a-stub.md)");
        }
        return d;
    }
}
