package org.stubarchive.format.code;

import static org.stubarchive.format.code.TablesLayout.*;

import org.stubarchive.format.ArchiveFormatException;

/** Checks header and directory of a tables section: afterwards every table lies inside the section and no two overlap. */
final class HeaderValidator {
    private static final String MULTIPLE_OF_PAGE = "a multiple of " + PAGE;
    private static final int MAX_TEXT = 1 << 30;
    private static final int MAX_CELLS = 1 << 29;

    private HeaderValidator() {}

    static void check(int[] words, TablesChecker c) throws ArchiveFormatException {
        c.expect(H_MAGIC, "magic", MAGIC);
        c.expect(H_VERSION, "version of the tables", VERSION);
        c.expect(H_LENGTH, "length", words.length << 2);
        c.range(H_TARGET, "target", 1, 2);
        c.range(H_TEXT_SIZE, "text size", 0, MAX_TEXT);
        c.require((words[H_TEXT_SIZE] & PAGE - 1) == 0, H_TEXT_SIZE, "text size", MULTIPLE_OF_PAGE);
        int cells = words[H_CELLS_SIZE];
        c.range(H_CELLS_SIZE, "cells size", 0, MAX_CELLS);
        c.require((cells & 7) == 0, H_CELLS_SIZE, "cells size", "a multiple of 8");
        int fixed = words[H_FIXED_CELLS_SIZE];
        c.range(H_FIXED_CELLS_SIZE, "size of fixed cells", 0, cells);
        c.require(fixed == cells || (fixed & PAGE - 1) == 0, H_FIXED_CELLS_SIZE, "size of fixed cells", "the cells size, or a multiple of " + PAGE);
        c.expect(H_TEXT_OFFSET, "text offset", cells + PAGE - 1 & -PAGE);
        checkDirectory(words, c);
    }

    private static void checkDirectory(int[] words, TablesChecker c) throws ArchiveFormatException {
        long length = words.length * 4L;
        long next = TABLES_START;
        for (int t = 0; t < TABLE_COUNT; t++) {
            int at = HEADER_WORDS + 2 * t;
            if (words[at] != next) {
                throw c.bad(at, "offset of " + tableName(t), Long.toString(next));
            }
            long rowBytes = t == STRING_BYTES ? 1 : rowWords(t) * 4L;
            long room = (length - next) / rowBytes;
            int rows = words[at + 1];
            if (rows < 0 || rows > room) {
                throw c.bad(at + 1, "rows of " + tableName(t), "0.." + room);
            }
            long end = next + rows * rowBytes;
            next = end + 7 & -8L;
            for (long p = end; p < next; p++) {
                int b = words[(int) (p >> 2)] >>> ((int) (p & 3) << 3) & 0xFF;
                if (b != 0) {
                    throw c.bad(p, "padding behind " + tableName(t), "0", Integer.toString(b));
                }
            }
        }
        if (next != length) {
            throw c.bad(H_LENGTH, "length", "the end of the last table, " + next);
        }
    }
}
