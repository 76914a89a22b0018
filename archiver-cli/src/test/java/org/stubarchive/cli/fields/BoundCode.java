package org.stubarchive.cli.fields;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.StaticId;
import org.stubarchive.format.code.TablesLayout;
import org.stubarchive.loader.ArchiveCode;
import org.stubarchive.loader.CodeLoader;
import org.stubarchive.loader.LoaderOptions;
import org.stubarchive.loader.cache.CodeBlob;
import org.stubarchive.loader.cache.CodeCache;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.code.VmCode;

/** What an archive's code became: for each stub where its entries are, the values of all cells, and the fault ranges; addresses relative to the code cache. Mapped images end where it ends. */
final class BoundCode {
    private static final String GENERATED = "generated";

    private final Map<String, String> facts = new TreeMap<>();
    private final Map<String, Set<String>> variants = new HashMap<>();

    private BoundCode() {}

    /** Loads and binds all code of an archive, as a start does, and takes it away again. */
    static BoundCode of(ArchiveCode code, LoaderOptions options) throws Exception {
        try (CodeCache cache = CodeCache.reserve()) {
            CodeLoader loader = new CodeLoader(cache, options);
            VmCode.bring(loader, code);
            BoundCode bound = new BoundCode();
            bound.record(loader, code.tables());
            return bound;
        }
    }

    private void record(CodeLoader loader, CodeTables tables) {
        long first = loader.cache().start();
        long image = first + CodeCache.SIZE - tables.textSize() - tables.textOffset();
        recordVariants(tables, (int) (image + tables.textOffset() - first));
        for (int category = 1; category <= TablesLayout.LAST_CATEGORY; category++) {
            for (int number = 0; number < 1 << 10; number++) {
                int id = category << StaticId.NUMBER_BITS | number;
                int entries = loader.addresses().entryCount(id);
                StringBuilder text = new StringBuilder();
                for (int e = 0; e < entries; e++) {
                    text.append(relative(loader.addresses().entry(id, e), first, image)).append(' ');
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
            facts.put("cell at " + tables.cellOffset(cell), entry ? "entry " + tables.cellIndex(cell) + " of " + StaticId.format(id) : value(value, loader, image));
        }
        CodeBlob blob = loader.cache().find(image + tables.textOffset());
        int[] faults = blob.tables().faults();
        for (int i = 0; i < faults.length; i += TablesLayout.FAULT_WORDS) {
            facts.put("fault range at " + faults[i], faults[i + 1] + " " + faults[i + 2]);
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

    private static String value(long word, CodeLoader loader, long image) {
        return word == loader.signalState() ? "signal state" : relative(word, loader.cache().start(), image);
    }

    private static String relative(long address, long first, long image) {
        long offset = address - first;
        return offset < 0 || offset >= CodeCache.SIZE ? "address " + address : address < image && offset >= TablesLayout.PAGE ? GENERATED : Long.toString(offset);
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
