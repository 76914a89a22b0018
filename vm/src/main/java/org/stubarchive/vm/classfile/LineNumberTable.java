package org.stubarchive.vm.classfile;

/** The LineNumberTable attributes of a method together (JVMS 4.7.12): source line of a bytecode. */
public final class LineNumberTable {
    /** Line of code that no entry covers. */
    public static final int NO_LINE = -1;
    static final LineNumberTable EMPTY = new LineNumberTable(new int[0], new int[0]);

    private final int[] starts;
    private final int[] lines;

    LineNumberTable(int[] starts, int[] lines) {
        this.starts = starts;
        this.lines = lines;
    }

    /** Number of entries, in the order of the file. */
    public int size() {
        return starts.length;
    }

    /** First bytecode index of an entry. */
    public int startPc(int entry) {
        return starts[entry];
    }

    /** Source line of an entry. */
    public int line(int entry) {
        return lines[entry];
    }

    /**
     * Source line of the bytecode at an index: that of the entry with the greatest start not above it; the first of equal ones.
     *
     * @return the line, or {@link #NO_LINE}
     */
    public int lineOf(int bci) {
        int best = -1;
        int line = NO_LINE;
        for (int i = 0; i < starts.length; i++) {
            int start = starts[i];
            if (start == bci) {
                return lines[i];
            }
            if (start < bci && start >= best) {
                best = start;
                line = lines[i];
            }
        }
        return line;
    }
}
