package org.stubarchive.arch.aarch64.asm;

/**
 * A field of an encoding: the bits that carry certain letters in a row's pattern, the most significant first, letter after letter. Immutable.
 */
final class Field {
    private static final int WORD = 32;

    private final int width;
    /** The runs of adjacent bits that the field consists of: position in the word, position in the value, ones of the run's width. */
    private final int[] wordShift;
    private final int[] valueShift;
    private final int[] runMask;

    /**
     * @param pattern 32 characters, the most significant bit first
     * @param letters the field's letters, the most significant first
     */
    Field(String pattern, String letters) {
        int[] positions = new int[WORD];
        int count = 0;
        for (int l = 0; l < letters.length(); l++) {
            int before = count;
            for (int i = 0; i < WORD; i++) {
                if (pattern.charAt(i) == letters.charAt(l)) {
                    positions[count++] = WORD - 1 - i;
                }
            }
            if (count == before) {
                throw new IllegalArgumentException("no field '" + letters.charAt(l) + "' in " + pattern);
            }
        }
        this.width = count;
        int runs = 0;
        int[] low = new int[count];
        int[] size = new int[count];
        for (int i = 0; i < count; i++) {
            if (i > 0 && positions[i] == positions[i - 1] - 1) {
                size[runs - 1]++;
            } else {
                size[runs++] = 1;
            }
            low[runs - 1] = positions[i];
        }
        this.wordShift = new int[runs];
        this.valueShift = new int[runs];
        this.runMask = new int[runs];
        int above = 0;
        for (int r = 0; r < runs; r++) {
            above += size[r];
            wordShift[r] = low[r];
            valueShift[r] = count - above;
            runMask[r] = (1 << size[r]) - 1;
        }
    }

    /** Number of bits. */
    int width() {
        return width;
    }

    /** Largest unsigned value. */
    int max() {
        return (int) ((1L << width) - 1);
    }

    /** The field's value in an instruction. */
    int extract(int word) {
        int value = 0;
        for (int r = 0; r < runMask.length; r++) {
            value |= (word >>> wordShift[r] & runMask[r]) << valueShift[r];
        }
        return value;
    }

    /** The same, the field's first bit being its sign. */
    int extractSigned(int word) {
        int unused = WORD - width;
        return extract(word) << unused >> unused;
    }

    /** Bits of an instruction that hold a value; of a negative value the low bits are taken. */
    int insert(int value) {
        int word = 0;
        for (int r = 0; r < runMask.length; r++) {
            word |= (value >>> valueShift[r] & runMask[r]) << wordShift[r];
        }
        return word;
    }
}
