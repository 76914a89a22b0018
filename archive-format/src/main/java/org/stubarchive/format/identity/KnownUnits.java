package org.stubarchive.format.identity;

import java.util.ArrayList;
import java.util.List;
import org.stubarchive.format.code.CodeTables;

/**
 * Static id and {@link UnitHash} of every unit that a build's generators make for one target: all variants of all stubs, ascending by id. Immutable.
 *
 * <p>It comes with the build as strings, of six characters per unit: the id and then the hash, 16 bits each, high ones first. A cold JVM has a string
 * constant at hand when it has the class, where a file in a jar would have to be found, opened and read.
 */
public final class KnownUnits {
    /** What a build says of an archived unit. */
    public enum Verdict {
        /** The build makes the very same. */
        SAME,
        /** The build makes this stub, but no such variant of it. */
        OTHER,
        /** The build does not make this stub. */
        UNKNOWN
    }

    private static final int CHARS = 6;
    /** Keeps a constant below the 65535 bytes that a class file allows (JVMS 4.4.7), at three bytes per character. */
    private static final int UNITS_IN_PART = 3000;

    private final int[] ids;
    private final long[] hashes;

    private KnownUnits(int[] ids, long[] hashes) {
        this.ids = ids;
        this.hashes = hashes;
    }

    /**
     * The units of an image, all of which count as made by this build.
     *
     * @param tables of an image that was linked for an archive
     */
    public static KnownUnits of(CodeTables tables) {
        int count = tables.unitCount();
        int[] ids = new int[count];
        long[] hashes = new long[count];
        for (int u = 0; u < count; u++) {
            ids[u] = tables.unitStaticId(u);
            hashes[u] = tables.unitHash(u);
        }
        return new KnownUnits(ids, hashes);
    }

    /**
     * What {@link #encode} gave.
     *
     * @throws IllegalArgumentException if a string ends within a unit
     */
    public static KnownUnits decode(String... parts) {
        int units = 0;
        for (String part : parts) {
            if (part.length() % CHARS != 0) {
                throw new IllegalArgumentException(part.length() + " characters are no whole number of units");
            }
            units += part.length() / CHARS;
        }
        int[] ids = new int[units];
        long[] hashes = new long[units];
        int u = 0;
        for (String part : parts) {
            char[] c = part.toCharArray();
            for (int at = 0; at < c.length; at += CHARS, u++) {
                ids[u] = c[at] << 16 | c[at + 1];
                hashes[u] = (long) c[at + 2] << 48 | (long) c[at + 3] << 32 | (long) c[at + 4] << 16 | c[at + 5];
            }
        }
        return new KnownUnits(ids, hashes);
    }

    /** Strings for {@link #decode}, each short enough for a constant of a class file. */
    public List<String> encode() {
        List<String> parts = new ArrayList<>();
        for (int first = 0; first < ids.length; first += UNITS_IN_PART) {
            StringBuilder part = new StringBuilder();
            for (int u = first; u < Math.min(ids.length, first + UNITS_IN_PART); u++) {
                part.append((char) (ids[u] >>> 16)).append((char) ids[u]);
                for (int shift = 48; shift >= 0; shift -= 16) {
                    part.append((char) (hashes[u] >>> shift));
                }
            }
            parts.add(part.toString());
        }
        return parts;
    }

    /** Number of units. */
    public int size() {
        return ids.length;
    }

    /** Static id of a unit. */
    public int staticId(int unit) {
        return ids[unit];
    }

    /** Hash of a unit. */
    public long hash(int unit) {
        return hashes[unit];
    }

    /**
     * Compares an archive's units with those of this build, in one pass over both.
     *
     * @param tables as an archive has them: units ascend by static id
     * @return by unit
     */
    public Verdict[] compare(CodeTables tables) {
        Verdict[] verdicts = new Verdict[tables.unitCount()];
        int next = 0;
        for (int u = 0; u < verdicts.length; u++) {
            int id = tables.unitStaticId(u);
            while (next < ids.length && ids[next] < id) {
                next++;
            }
            Verdict verdict = Verdict.UNKNOWN;
            for (int k = next; k < ids.length && ids[k] == id && verdict != Verdict.SAME; k++) {
                verdict = hashes[k] == tables.unitHash(u) ? Verdict.SAME : Verdict.OTHER;
            }
            verdicts[u] = verdict;
        }
        return verdicts;
    }
}
