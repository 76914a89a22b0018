package org.stubarchive.arch.aarch64.asm;

import java.util.ArrayList;
import java.util.List;

/**
 * The instruction table: all rows in order of preference, by mnemonic for the assembler and by the eleven highest bits for the decoder. Immutable.
 */
public final class InstructionTable {
    private static final int INDEX_SHIFT = 21;
    private static final int INDEX_SIZE = 1 << 32 - INDEX_SHIFT;

    private static final List<InstructionForm> ALL = build();
    private static final InstructionForm[][] BY_MNEMONIC = byMnemonic();
    private static final InstructionForm[][] BY_HIGH_BITS = byHighBits();

    private InstructionTable() {}

    /** All rows. */
    public static List<InstructionForm> all() {
        return ALL;
    }

    /** Rows of a mnemonic, preferred ones first. */
    static InstructionForm[] forms(Mnemonic mnemonic) {
        return BY_MNEMONIC[mnemonic.ordinal()];
    }

    /** Rows that may match an instruction, preferred ones first. */
    static InstructionForm[] formsOfWord(int word) {
        return BY_HIGH_BITS[word >>> INDEX_SHIFT];
    }

    private static List<InstructionForm> build() {
        List<InstructionForm> rows = new ArrayList<>();
        for (String text : TableTexts.all()) {
            for (String line : text.split("\n")) {
                rows.add(new InstructionForm(line));
            }
        }
        return List.copyOf(rows);
    }

    private static InstructionForm[][] byMnemonic() {
        List<List<InstructionForm>> lists = lists(Mnemonic.values().length);
        for (InstructionForm f : ALL) {
            lists.get(f.mnemonic().ordinal()).add(f);
        }
        return arrays(lists);
    }

    private static InstructionForm[][] byHighBits() {
        List<List<InstructionForm>> lists = lists(INDEX_SIZE);
        for (InstructionForm f : ALL) {
            int fixed = f.value() >>> INDEX_SHIFT;
            int open = ~f.mask() >>> INDEX_SHIFT;
            // All subsets of the open bits.
            int subset = open;
            while (true) {
                lists.get(fixed | subset).add(f);
                if (subset == 0) {
                    break;
                }
                subset = subset - 1 & open;
            }
        }
        return arrays(lists);
    }

    private static List<List<InstructionForm>> lists(int count) {
        List<List<InstructionForm>> lists = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lists.add(new ArrayList<>());
        }
        return lists;
    }

    private static InstructionForm[][] arrays(List<List<InstructionForm>> lists) {
        InstructionForm[][] result = new InstructionForm[lists.size()][];
        for (int i = 0; i < result.length; i++) {
            result[i] = lists.get(i).toArray(new InstructionForm[0]);
        }
        return result;
    }
}
