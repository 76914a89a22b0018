package org.stubarchive.format.code;

import org.stubarchive.format.ArchiveFormatException;

/**
 * Checks of single words of a tables section.
 *
 * <p>Checks run at every start, in a cold JVM, where each call costs: loops over rows compare inline and call {@link #bad} only when something is
 * wrong. Messages are constants or built after the check failed, because a string concatenation in passing costs a bootstrap of milliseconds.
 */
final class TablesChecker {
    private final int[] words;
    private final String file;
    private final String section;

    TablesChecker(int[] words, String file, String section) {
        this.words = words;
        this.file = file;
        this.section = section;
    }

    void range(int at, String field, int low, int high) throws ArchiveFormatException {
        int w = words[at];
        if (w < low || w > high) {
            throw bad(at, field, low + ".." + high);
        }
    }

    void expect(int at, String field, int expected) throws ArchiveFormatException {
        if (words[at] != expected) {
            throw bad(at, field, Integer.toString(expected));
        }
    }

    void require(boolean holds, int at, String field, String expected) throws ArchiveFormatException {
        if (!holds) {
            throw bad(at, field, expected);
        }
    }

    /** A word that is wrong. */
    ArchiveFormatException bad(int at, String field, String expected) {
        return bad(at * 4L, field, expected, Integer.toString(words[at]));
    }

    /** A word that is not in low..high. */
    ArchiveFormatException outside(int at, String field, int low, int high) {
        return bad(at, field, low + ".." + high);
    }

    /** Something wrong at a byte offset. */
    ArchiveFormatException bad(long offset, String field, String expected, String found) {
        return new ArchiveFormatException(file, section, offset, field, expected, found, ArchiveFormatException.RETRAIN);
    }
}
