package org.stubarchive.cli.edit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.stubarchive.cli.listing.UnitNames;
import org.stubarchive.format.catalogue.Catalogue;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.Dependency;
import org.stubarchive.format.code.StaticId;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.layout.LayoutHash;
import org.stubarchive.format.link.TextLinker;
import org.stubarchive.format.link.Unlinker;
import org.stubarchive.format.identity.CanonicalHash;
import org.stubarchive.format.reader.Archive;

/** Stubs of one or more archives, by target, id and variant. */
public final class StubPool {
    /** Whether labels are kept. */
    public enum Debug {
        KEEP,
        DROP
    }

    /** Which stubs are taken. */
    public interface Choice {
        /** Whether to take a variant of a stub. */
        boolean takes(Target target, StubCode stub);
    }

    private record Key(int staticId, String features) {}

    private record Item(StubCode code, SortedSet<Dependency> dependencies, String hash, String file) {
        boolean isSame(Item other) {
            return hash.equals(other.hash) && code.alignment() == other.code.alignment() && dependencies.equals(other.dependencies);
        }
    }

    private static final Comparator<Key> ORDER = Comparator.comparingInt(Key::staticId).thenComparing(Key::features);

    private final Catalogue catalogue = Catalogue.standard();
    private final Map<Target, SortedMap<Key, Item>> stubs = new EnumMap<>(Target.class);
    private final List<String> conflicts = new ArrayList<>();
    private final Debug debug;

    /** An empty pool. */
    public StubPool(Debug debug) {
        this.debug = debug;
    }

    /**
     * Why an archive's stubs cannot be linked anew by this version, or null if they can: linking writes this version's layouts and catalogue.
     */
    public String obstacle(Archive archive) {
        for (Map.Entry<Target, CodeTables> e : archive.tables().entrySet()) {
            CodeTables t = e.getValue();
            if (t.layoutHash() != LayoutHash.VALUE) {
                return String.format("%s: structure layouts: expected %016x, found %016x: it was made by another version; train again with this one", e.getKey().id(), LayoutHash.VALUE, t.layoutHash());
            }
            for (int u = 0; u < t.unitCount(); u++) {
                if (catalogue.find(t.unitStaticId(u)).isEmpty()) {
                    return e.getKey().id() + ": stub " + StaticId.format(t.unitStaticId(u)) + " " + t.unitName(u) + " is unknown to this version; train again with this one";
                }
            }
        }
        return null;
    }

    /**
     * Adds an archive's stubs. A stub that is there already must be the same; otherwise it is a conflict.
     *
     * @param file name for messages
     * @param archive a verified archive without an {@link #obstacle}
     */
    public void add(String file, Archive archive, Choice choice) {
        for (CodeImage image : archive.images()) {
            CodeTables tables = archive.tables().get(image.target());
            Unlinker unlinker = new Unlinker(image, tables);
            for (int u = 0; u < tables.unitCount(); u++) {
                StubCode code = unlinker.stub(u);
                if (choice.takes(image.target(), code)) {
                    add(image.target(), tables, u, new Item(debugged(code), unlinker.dependencies(u), hash(tables, u, code), file));
                }
            }
        }
    }

    private static String hash(CodeTables tables, int unit, StubCode code) {
        List<String> names = new ArrayList<>();
        for (int e = 0; e < tables.unitEntryCount(unit); e++) {
            names.add(tables.declarationEntryName(tables.unitDeclaration(unit), e));
        }
        return CanonicalHash.of(code, names);
    }

    private void add(Target target, CodeTables tables, int unit, Item item) {
        SortedMap<Key, Item> ofTarget = stubs.computeIfAbsent(target, t -> new TreeMap<>(ORDER));
        Key key = new Key(tables.unitStaticId(unit), item.code.features().toString());
        Item present = ofTarget.get(key);
        if (present == null || present.isSame(item) && present.code.labels().isEmpty()) {
            // Of equal stubs one with labels is kept, whichever came first.
            ofTarget.put(key, item);
        } else if (!present.isSame(item)) {
            conflicts.add(target.id() + ": stub " + UnitNames.unique(tables, unit) + " of " + item.file + " differs from that of " + present.file);
        }
    }

    private StubCode debugged(StubCode code) {
        return debug == Debug.KEEP
                ? code
                : new StubCode(code.name(), code.features(), code.code(), code.alignment(), code.entries(), code.faultRanges(), code.relocations(), Collections.emptySortedMap(), code.codeSize());
    }

    /** Stubs that were there already and differ, in the order in which they were met. */
    public List<String> conflicts() {
        return List.copyOf(conflicts);
    }

    /** Links; targets without stubs have no image. */
    public List<CodeImage> images() {
        List<CodeImage> images = new ArrayList<>();
        stubs.forEach((target, items) -> {
            TextLinker linker = new TextLinker(target, catalogue);
            items.values().forEach(i -> linker.add(i.code, i.dependencies));
            images.add(linker.link());
        });
        return images;
    }
}
