package org.stubarchive.format.link;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.stubarchive.format.code.CellBinding;
import org.stubarchive.format.code.TablesLayout;

/**
 * Gives one 8-byte cell to each distinct (symbol, addend). Cells that never change once bound come first; those that refer to stubs of other
 * images, which may be generated and bound later, start on a page of their own, so that the first region can be made read-only.
 */
final class CellAllocator {
    /** What a cell holds. */
    record Cell(boolean rebindable, int binding, int staticId, String name, int index, long addend) implements Comparable<Cell> {
        private static final Comparator<Cell> ORDER = Comparator.comparing(Cell::rebindable)
                .thenComparingInt(Cell::binding)
                .thenComparingInt(Cell::staticId)
                .thenComparing(Cell::name)
                .thenComparingInt(Cell::index)
                .thenComparingLong(Cell::addend);

        @Override
        public int compareTo(Cell other) {
            return ORDER.compare(this, other);
        }

        boolean isImageOffset() {
            return binding == CellBinding.IMAGE_OFFSET;
        }
    }

    private final TreeSet<Cell> wanted = new TreeSet<>();
    private final List<Cell> cells = new ArrayList<>();
    private final List<Integer> offsets = new ArrayList<>();
    private final Map<Cell, Integer> rows = new HashMap<>();
    private int fixedSize;
    private int size;

    /** Asks for a cell. */
    void add(Cell cell) {
        wanted.add(cell);
    }

    /** Places all cells. */
    void place() {
        boolean rebindable = false;
        for (Cell c : wanted) {
            if (c.rebindable && !rebindable) {
                rebindable = true;
                fixedSize = TextLinker.roundUp(size, TablesLayout.PAGE);
                size = fixedSize;
            }
            rows.put(c, cells.size());
            cells.add(c);
            offsets.add(size);
            size = Math.addExact(size, 8);
        }
        if (!rebindable) {
            fixedSize = size;
        }
    }

    /** Cells in order of their offsets. */
    List<Cell> cells() {
        return cells;
    }

    int row(Cell cell) {
        return rows.get(cell);
    }

    int offset(int row) {
        return offsets.get(row);
    }

    /** Bytes of all cells. */
    int size() {
        return size;
    }

    /** Bytes of the first region. */
    int fixedSize() {
        return fixedSize;
    }
}
