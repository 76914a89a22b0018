package org.stubarchive.format.link;

import static org.stubarchive.format.code.TablesLayout.*;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.stubarchive.format.catalogue.Catalogue;
import org.stubarchive.format.catalogue.StubDeclaration;
import org.stubarchive.format.code.CpuFeature;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.Dependency;
import org.stubarchive.format.code.FaultRange;
import org.stubarchive.format.code.Relocation;
import org.stubarchive.format.code.StaticId;
import org.stubarchive.format.code.SymbolKind;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.layout.LayoutHash;

/** Writes the tables of an image whose stubs and cells are placed. */
final class TablesBuilder {
    private static final int NOT_GENERATED = -1;

    private final Target target;
    private final List<StubDeclaration> declarations = new ArrayList<>();
    private final List<TextLinker.PlacedStub> stubs;
    private final CellAllocator cells;
    private final Function<Relocation, CellAllocator.Cell> cellFor;
    private final int textSize;
    private final int textOffset;

    private final TableWriter[] tables = new TableWriter[TABLE_COUNT];
    private final StringPool strings = new StringPool();
    private final Map<Integer, Integer> declarationRows = new HashMap<>();
    private final Map<CpuFeatures, Integer> featureSets = new LinkedHashMap<>();
    private final Map<SortedSet<Dependency>, Integer> dependencySets = new LinkedHashMap<>();

    TablesBuilder(
            Target target,
            Catalogue catalogue,
            List<TextLinker.PlacedStub> stubs,
            CellAllocator cells,
            Function<Relocation, CellAllocator.Cell> cellFor,
            int textSize,
            int textOffset) {
        this.target = target;
        this.stubs = stubs;
        this.cells = cells;
        this.cellFor = cellFor;
        this.textSize = textSize;
        this.textOffset = textOffset;
        TreeMap<Integer, StubDeclaration> declared = new TreeMap<>();
        for (StubDeclaration d : catalogue.declarations()) {
            if (d.isFor(target)) {
                declared.put(d.staticId(), d);
            }
        }
        // Adapters are declared by their names.
        for (TextLinker.PlacedStub s : stubs) {
            declared.put(s.declaration.staticId(), s.declaration);
        }
        declarations.addAll(declared.values());
        for (int t = 0; t < TABLE_COUNT; t++) {
            tables[t] = new TableWriter(t);
        }
    }

    ByteBuffer build() {
        collectStrings();
        strings.close();
        strings.write(tables[STRING_OFFSETS], tables[STRING_BYTES]);
        writeDeclarations();
        writeFeatureSets();
        writeDependencySets();
        writeCategories();
        writeCells();
        writeTextData();
        return assemble();
    }

    private void collectStrings() {
        for (StubDeclaration d : declarations) {
            strings.add(d.name());
            strings.add(d.descriptor());
            d.entryNames().forEach(strings::add);
        }
        for (TextLinker.PlacedStub s : stubs) {
            s.code.features().asSet().forEach(f -> strings.add(f.name()));
            s.dependencies.forEach(d -> strings.add(d.name()));
            s.code.relocations().forEach(r -> strings.add(r.symbol().name()));
        }
    }

    private void writeDeclarations() {
        Map<List<String>, Integer> lists = new HashMap<>();
        for (StubDeclaration d : declarations) {
            Integer first = lists.get(d.entryNames());
            if (first == null) {
                first = tables[ENTRY_NAMES].rows();
                lists.put(d.entryNames(), first);
                for (String entry : d.entryNames()) {
                    tables[ENTRY_NAMES].row(strings.number(entry));
                }
            }
            int row = tables[DECLARATIONS].row(d.staticId(), strings.number(d.name()), first, d.entryNames().size(), strings.number(d.descriptor()));
            declarationRows.put(d.staticId(), row);
        }
    }

    private void writeFeatureSets() {
        LinkedHashSet<CpuFeatures> sets = new LinkedHashSet<>();
        sets.add(CpuFeatures.BASELINE);
        stubs.forEach(s -> sets.add(s.code.features()));
        for (CpuFeatures set : sets) {
            featureSets.put(set, tables[FEATURE_SETS].row(tables[FEATURE_NAMES].rows(), set.asSet().size()));
            for (CpuFeature f : set.asSet()) {
                tables[FEATURE_NAMES].row(strings.number(f.name()));
            }
        }
    }

    private void writeDependencySets() {
        for (TextLinker.PlacedStub s : stubs) {
            if (!dependencySets.containsKey(s.dependencies)) {
                dependencySets.put(s.dependencies, tables[DEPENDENCY_SETS].row(tables[DEPENDENCIES].rows(), s.dependencies.size()));
                for (Dependency d : s.dependencies) {
                    tables[DEPENDENCIES].row(d.kind().id(), strings.number(d.name()), (int) d.value(), (int) (d.value() >> 32));
                }
            }
        }
    }

    /** Categories with their index tables, address arrays, units and variants. */
    private void writeCategories() {
        TreeMap<Integer, Integer> indexLengths = new TreeMap<>();
        for (StubDeclaration d : declarations) {
            indexLengths.merge(d.category().id(), StaticId.number(d.staticId()) + 1, Math::max);
        }
        int next = 0;
        for (Map.Entry<Integer, Integer> category : indexLengths.entrySet()) {
            int firstIndex = tables[INDEX].rows();
            for (int i = 0; i < category.getValue(); i++) {
                tables[INDEX].row(NOT_GENERATED, NOT_GENERATED);
            }
            int firstAddress = tables[ADDRESSES].rows();
            while (next < stubs.size() && StaticId.category(stubs.get(next).staticId()) == category.getKey()) {
                writeUnit(stubs.get(next++), firstIndex, firstAddress);
            }
            tables[CATEGORIES].row(category.getKey(), firstIndex, category.getValue(), firstAddress, tables[ADDRESSES].rows() - firstAddress);
        }
    }

    private void writeUnit(TextLinker.PlacedStub s, int firstIndex, int firstAddress) {
        int first = tables[ADDRESSES].rows() - firstAddress;
        for (int e = 0; e < s.code.entries().size(); e++) {
            tables[ADDRESSES].row(s.entryOffset(e));
        }
        tables[ADDRESSES].row(s.end());
        int count = s.code.entries().size() + 1;
        int set = featureSets.get(s.code.features());
        int unit = tables[UNITS].row(s.start, s.end(), s.staticId(), set, dependencySets.get(s.dependencies), first, count,
                s.code.codeSize(), s.code.alignment(), declarationRows.get(s.staticId()), (int) s.hash, (int) (s.hash >> 32));
        if (set == 0) {
            tables[INDEX].set(firstIndex + StaticId.number(s.staticId()), first, count);
        } else {
            tables[VARIANTS].row(s.staticId(), set, first, count, unit);
        }
    }

    private void writeCells() {
        for (int row = 0; row < cells.cells().size(); row++) {
            CellAllocator.Cell c = cells.cells().get(row);
            tables[CELLS].row(cells.offset(row), c.binding(), c.staticId(), c.index(), strings.number(c.name()), 0, (int) c.addend(), (int) (c.addend() >> 32));
        }
    }

    private void writeTextData() {
        for (TextLinker.PlacedStub s : stubs) {
            for (Relocation r : s.code.relocations()) {
                boolean internal = r.symbol().kind() == SymbolKind.INTERNAL_LABEL;
                CellAllocator.Cell cell = internal ? null : cellFor.apply(r);
                tables[TEXT_RELOCATIONS].row(s.start + r.site(), r.kind().id(), r.symbol().kind().id(), internal ? -1 : cell.staticId(),
                        strings.number(r.symbol().name()), r.symbol().index(), internal ? -1 : cells.row(cell), 0, (int) r.addend(), (int) (r.addend() >> 32));
            }
            for (FaultRange f : s.code.faultRanges()) {
                tables[FAULT_RANGES].row(s.start + f.start(), s.start + f.end(), s.start + f.handler());
            }
        }
    }

    private ByteBuffer assemble() {
        int size = TABLES_START;
        int[] offsets = new int[TABLE_COUNT];
        for (int t = 0; t < TABLE_COUNT; t++) {
            offsets[t] = size;
            size = TextLinker.roundUp(Math.addExact(size, tables[t].size()), 8);
        }
        ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(H_MAGIC * 4, MAGIC);
        out.putInt(H_VERSION * 4, VERSION);
        out.putInt(H_LENGTH * 4, size);
        out.putInt(H_TARGET * 4, target.wireId());
        out.putInt(H_TEXT_SIZE * 4, textSize);
        out.putInt(H_CELLS_SIZE * 4, cells.size());
        out.putInt(H_FIXED_CELLS_SIZE * 4, cells.fixedSize());
        out.putInt(H_TEXT_OFFSET * 4, textOffset);
        out.putLong(H_LAYOUT_HASH * 4, LayoutHash.VALUE);
        for (int t = 0; t < TABLE_COUNT; t++) {
            out.putInt((HEADER_WORDS + 2 * t) * 4, offsets[t]);
            out.putInt((HEADER_WORDS + 2 * t + 1) * 4, tables[t].rows());
            tables[t].copyTo(out.position(offsets[t]));
        }
        return out.clear();
    }
}
