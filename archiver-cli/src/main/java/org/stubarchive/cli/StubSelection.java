package org.stubarchive.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.stubarchive.format.code.CodeTables;

/**
 * The variants that a list shows.
 *
 * @param units those shown, in order
 * @param folded how many more match
 * @param foldedBytes their code and constants
 */
record StubSelection(List<Integer> units, int folded, long foldedBytes) {
    /** Orders of a list. */
    enum Order {
        ID,
        SIZE,
        OFFSET;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** No limit of a list's length. */
    static final int ALL = Integer.MAX_VALUE;

    /**
     * Selects.
     *
     * @param filter part of the names, or null for all
     * @param top how many at most
     */
    static StubSelection of(CodeTables tables, String filter, Order order, int top) {
        List<Integer> units = new ArrayList<>();
        for (int u = 0; u < tables.unitCount(); u++) {
            if (filter == null || tables.unitName(u).contains(filter)) {
                units.add(u);
            }
        }
        units.sort(switch (order) {
            case ID -> Comparator.naturalOrder();
            case SIZE -> Comparator.comparingInt((Integer u) -> tables.unitStart(u) - tables.unitEnd(u));
            case OFFSET -> Comparator.comparingInt(tables::unitStart);
        });
        int shown = Math.min(top, units.size());
        long rest = 0;
        for (int u : units.subList(shown, units.size())) {
            rest += tables.unitEnd(u) - tables.unitStart(u);
        }
        return new StubSelection(List.copyOf(units.subList(0, shown)), units.size() - shown, rest);
    }
}
