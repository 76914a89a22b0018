package org.stubarchive.cli.listing;

import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.code.CodeTables;

/** Names of places in the text of an image. */
public final class UnitNames {
    private final CodeTables tables;
    private final SortedMap<Integer, String> labels;

    /**
     * @param image its labels are used where it has some
     * @param tables its tables, opened completely
     */
    public UnitNames(CodeImage image, CodeTables tables) {
        this.tables = tables;
        this.labels = image.labels();
    }

    /** Needed features of a unit: {@code baseline}, or lower-case names joined by {@code +}. */
    public static String features(CodeTables tables, int unit) {
        int set = tables.unitFeatureSet(unit);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < tables.featureCount(set); i++) {
            text.append(i == 0 ? "" : "+").append(tables.featureName(set, i).toLowerCase(Locale.ROOT));
        }
        return text.length() == 0 ? "baseline" : text.toString();
    }

    /** A name that no other unit of the image has: the stub's, with the features behind it if it is no baseline, as {@code stub[avx+avx2]}. */
    public static String unique(CodeTables tables, int unit) {
        String features = features(tables, unit);
        return features.equals("baseline") ? tables.unitName(unit) : tables.unitName(unit) + "[" + features + "]";
    }

    /** Entry points of a unit by offset in the unit; entries at one place are joined. */
    public static SortedMap<Integer, String> entries(CodeTables tables, int unit) {
        SortedMap<Integer, String> entries = new TreeMap<>();
        int declaration = tables.unitDeclaration(unit);
        for (int e = 0; e < tables.unitEntryCount(unit); e++) {
            entries.merge(tables.unitEntry(unit, e) - tables.unitStart(unit), tables.declarationEntryName(declaration, e), (a, b) -> a + "," + b);
        }
        return entries;
    }

    /** Labels of a unit by offset in the unit. */
    public SortedMap<Integer, String> labels(int unit) {
        SortedMap<Integer, String> result = new TreeMap<>();
        int start = tables.unitStart(unit);
        for (Map.Entry<Integer, String> e : labels.subMap(start, tables.unitEnd(unit)).entrySet()) {
            result.put(e.getKey() - start, e.getValue());
        }
        return result;
    }

    /** A place in a unit: its label, its entry, {@code L} and the offset in hexadecimal digits inside the unit, an offset from the stub elsewhere. */
    public String at(int unit, long offset) {
        if (offset >= 0 && offset < tables.unitEnd(unit) - tables.unitStart(unit)) {
            String label = labels.get(tables.unitStart(unit) + (int) offset);
            String entry = label == null ? entries(tables, unit).get((int) offset) : label;
            return entry == null ? "L" + Long.toHexString(offset) : entry;
        }
        return tables.unitName(unit) + (offset < 0 ? "-0x" : "+0x") + Long.toHexString(Math.abs(offset));
    }
}
