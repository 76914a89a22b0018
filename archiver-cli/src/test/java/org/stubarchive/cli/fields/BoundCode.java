package org.stubarchive.cli.fields;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.StaticId;
import org.stubarchive.format.code.TablesLayout;
import org.stubarchive.format.layout.SignalStateLayout;
import org.stubarchive.loader.ArchiveCode;
import org.stubarchive.loader.CodeLoader;
import org.stubarchive.loader.CodeSpace;
import org.stubarchive.loader.LoaderOptions;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.code.VmCode;

/** What an archive's code became: for each stub where its entries are, the values of all cells, and the fault ranges; addresses relative to the code space. */
final class BoundCode {
    private static final String GENERATED = "generated";

    private final Map<String, String> facts = new TreeMap<>();
    private final Map<String, Set<String>> variants = new HashMap<>();

    private BoundCode() {}

    /** Loads and binds all code of an archive, as a start does, and takes it away again. */
    static BoundCode of(ArchiveCode code, LoaderOptions options) throws Exception {
        try (CodeSpace space = CodeSpace.reserve()) {
            CodeLoader loader = new CodeLoader(space, options);
            VmCode.bring(loader, code);
            BoundCode bound = new BoundCode();
            bound.record(loader, code.tables());
            return bound;
        }
    }

    private void record(CodeLoader loader, CodeTables tables) {
        long first = loader.space().start();
        long image = first + TablesLayout.PAGE;
        long textEnd = image + tables.textOffset() + tables.textSize();
        recordVariants(tables, (int) (image + tables.textOffset() - first));
        for (int category = 1; category <= TablesLayout.LAST_CATEGORY; category++) {
            for (int number = 0; number < 1 << 10; number++) {
                int id = category << StaticId.NUMBER_BITS | number;
                int entries = loader.addresses().entryCount(id);
                StringBuilder text = new StringBuilder();
                for (int e = 0; e < entries; e++) {
                    text.append(relative(loader.addresses().entry(id, e), first, textEnd)).append(' ');
                }
                if (entries > 0) {
                    facts.put("stub " + StaticId.format(id), text.indexOf(GENERATED) >= 0 ? GENERATED : text.toString());
                }
            }
        }
        for (int cell = 0; cell < tables.cellCount(); cell++) {
            long value = RawMemory.getLong(image + tables.cellOffset(cell));
            int id = tables.cellStaticId(cell);
            boolean entry = id != -1 && loader.addresses().isBound(id) && value == loader.addresses().entry(id, tables.cellIndex(cell));
            facts.put("cell at " + tables.cellOffset(cell), entry ? "entry " + tables.cellIndex(cell) + " of " + StaticId.format(id) : value(value, loader, textEnd));
        }
        long table = RawMemory.getLong(loader.signalState() + SignalStateLayout.FAULT_TABLE);
        for (long i = 0; i < RawMemory.getLong(table + SignalStateLayout.FAULT_COUNT); i++) {
            long row = table + SignalStateLayout.FAULT_ROWS + i * SignalStateLayout.FAULT_ROW_SIZE;
            String start = relative(RawMemory.getLong(row + SignalStateLayout.FAULT_START), first, textEnd);
            if (!start.equals(GENERATED)) {
                facts.put("fault range at " + start, RawMemory.getLong(row + SignalStateLayout.FAULT_END) - first + " " + (RawMemory.getLong(row + SignalStateLayout.FAULT_HANDLER) - first));
            }
        }
    }

    /** Where the entries of each unit are: a stub may be bound to any of its variants. */
    private void recordVariants(CodeTables tables, int textOffset) {
        for (int unit = 0; unit < tables.unitCount(); unit++) {
            StringBuilder text = new StringBuilder();
            for (int e = 0; e < tables.unitEntryCount(unit); e++) {
                text.append(textOffset + tables.unitEntry(unit, e)).append(' ');
            }
            variants.computeIfAbsent("stub " + StaticId.format(tables.unitStaticId(unit)), k -> new HashSet<>()).add(text.toString());
        }
    }

    private static String value(long word, CodeLoader loader, long textEnd) {
        return word == loader.signalState() ? "signal state" : relative(word, loader.space().start(), textEnd);
    }

    private static String relative(long address, long first, long textEnd) {
        long offset = address - first;
        return offset < 0 || offset >= CodeSpace.SIZE ? "address " + address : address >= textEnd ? GENERATED : Long.toString(offset);
    }

    /** The first fact that makes this code mean something else than the good archive's, or null: stubs may be generated instead, with all that refers to them. */
    String firstDifference(BoundCode good) {
        for (Map.Entry<String, String> fact : good.facts.entrySet()) {
            String found = facts.get(fact.getKey());
            boolean same = found != null && (found.equals(fact.getValue()) || found.equals(GENERATED) || good.variants.getOrDefault(fact.getKey(), Set.of()).contains(found));
            if (!same) {
                return fact.getKey() + ": " + fact.getValue() + " became " + found;
            }
        }
        return null;
    }
}
