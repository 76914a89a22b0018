package org.stubarchive.cli.map;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.stubarchive.cli.diff.ArchiveDiff;
import org.stubarchive.cli.diff.ChangeClass;
import org.stubarchive.cli.diff.StubDiff;
import org.stubarchive.cli.diff.StubVariant;
import org.stubarchive.cli.listing.Architectures;
import org.stubarchive.cli.listing.StubListing;
import org.stubarchive.cli.listing.UnitNames;
import org.stubarchive.format.code.Category;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.Dependency;
import org.stubarchive.format.code.DependencyKind;
import org.stubarchive.format.code.StaticId;
import org.stubarchive.format.code.TablesLayout;
import org.stubarchive.format.link.Unlinker;
import org.stubarchive.format.reader.Archive;
import org.stubarchive.stubgen.Disassembler;

/** Makes the page: a template with style, script and the archive's content as JSON. */
public final class ArchiveMap {
    private static final int NO_UNIT = -1;

    private ArchiveMap() {}

    /**
     * The page of one archive.
     *
     * @param name name of the archive, as it is shown
     */
    public static String of(String name, Archive archive) {
        ObjectNode root = root();
        side(root.withArray("sides").addObject(), name, archive);
        return page(root);
    }

    /**
     * The page of a comparison: both archives, and what happened to each stub.
     *
     * @param oldName name of the old archive, as it is shown
     * @param oldArchive the old archive; null where there is none to compare with
     * @param newName name of the new archive
     * @param newArchive the new archive
     * @param diff their comparison
     */
    public static String ofDifference(String oldName, Archive oldArchive, String newName, Archive newArchive, ArchiveDiff diff) {
        ObjectNode root = root();
        side(root.withArray("sides").addObject(), oldName, oldArchive);
        side(root.withArray("sides").addObject(), newName, newArchive);
        ArrayNode changes = root.putArray("changes");
        for (StubDiff s : diff.stubs()) {
            ObjectNode change = changes.addObject();
            change.put("target", s.key().target().id());
            ArrayNode units = change.putArray("units");
            units.add(s.before().map(StubVariant::unit).orElse(NO_UNIT));
            units.add(s.after().map(StubVariant::unit).orElse(NO_UNIT));
            change.put("class", s.primary().label());
            s.flags().forEach(change.putArray("flags")::add);
            change.put("bytes", s.changedBytes());
            if (s.primary() != ChangeClass.IDENTICAL) {
                ArrayNode matches = change.putArray("matches");
                s.matches().forEach(m -> matches.addArray().add(m.before()).add(m.after()).add(m.isSame() ? 1 : 0));
            }
        }
        return page(root);
    }

    private static ObjectNode root() {
        return new ObjectMapper().createObjectNode().put("pageSize", TablesLayout.PAGE);
    }

    private static void side(ObjectNode side, String name, Archive archive) {
        side.put("file", name);
        ArrayNode targets = side.putArray("targets");
        if (archive != null) {
            for (CodeImage image : archive.images()) {
                target(targets.addObject(), image, archive.tables().get(image.target()));
            }
        }
    }

    private static String page(ObjectNode root) {
        // An end tag inside the data would end the script element.
        String data = root.toString().replace("<", "\\u003c");
        return resource("map.html").replace("@CSS@", resource("map.css").strip()).replace("@SCRIPT@", resource("map.js").strip()).replace("@DATA@", data);
    }

    private static String resource(String name) {
        try (InputStream in = ArchiveMap.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the tool lacks its file " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("reading the tool's own file " + name, e);
        }
    }

    private static void target(ObjectNode node, CodeImage image, CodeTables tables) {
        node.put("id", image.target().id());
        node.put("textBytes", tables.textSize());
        ArrayNode units = node.putArray("units");
        Optional<StubListing> listing = Architectures.disassembler(image.target()).map(d -> listing(image, tables, d));
        Unlinker unlinker = new Unlinker(image, tables);
        for (int u = 0; u < tables.unitCount(); u++) {
            ObjectNode unit = units.addObject();
            unit.put("name", tables.unitName(u));
            unit.put("id", StaticId.format(tables.unitStaticId(u)));
            unit.put("category", Category.ofId(StaticId.category(tables.unitStaticId(u))).label());
            unit.put("features", UnitNames.features(tables, u));
            unit.put("start", tables.unitStart(u));
            unit.put("size", tables.unitEnd(u) - tables.unitStart(u));
            unit.put("code", tables.unitCodeSize(u));
            entries(unit.putArray("entries"), tables, u);
            ArrayNode dependencies = unit.putArray("dependencies");
            for (Dependency d : unlinker.dependencies(u)) {
                dependencies.add(dependency(d));
            }
            ArrayNode references = unit.putArray("references");
            ArrayNode lines = unit.putArray("listing");
            int number = u;
            listing.ifPresent(l -> {
                l.references(number).forEach(references::add);
                l.lines(number, StubListing.Relocations.SYMBOLIC, StubListing.Origin.UNIT).forEach(line -> lines.addArray().add(kind(line.kind())).add(line.offset()).add(line.text()));
            });
        }
    }

    private static StubListing listing(CodeImage image, CodeTables tables, Disassembler disassembler) {
        return new StubListing(image, tables, disassembler);
    }

    private static void entries(ArrayNode entries, CodeTables tables, int unit) {
        for (int e = 0; e < tables.unitEntryCount(unit); e++) {
            entries.addArray().add(tables.unitEntry(unit, e) - tables.unitStart(unit)).add(tables.declarationEntryName(tables.unitDeclaration(unit), e));
        }
    }

    private static String dependency(Dependency d) {
        return d.kind() == DependencyKind.LAYOUT ? String.format("layouts %016x", d.value())
                : d.kind() == DependencyKind.VM_FLAG ? "flag " + d.name() + "=" + d.value() : "stub " + d.name();
    }

    private static String kind(StubListing.Kind kind) {
        return switch (kind) {
            case ENTRY -> "e";
            case LABEL -> "l";
            case INSTRUCTION, DATA, RELOCATION -> "i";
        };
    }
}
