package org.stubarchive.cli.diff;

import java.util.ArrayList;
import java.util.List;
import org.stubarchive.cli.listing.SymbolicCode.Instruction;

/** Two versions of a stub as one listing: lines with - were, lines with + are now. */
final class DiffListing {
    private static final int CONTEXT = 3;

    private DiffListing() {}

    /** The changed instructions with some that surround them. */
    static List<String> of(InstructionAlignment alignment) {
        List<String> lines = new ArrayList<>();
        List<Instruction> before = alignment.before();
        List<Instruction> after = alignment.after();
        int j = 0;
        for (int i = 0; i <= before.size(); i++) {
            int next = i == before.size() ? after.size() : alignment.match(i);
            while (next >= 0 && j < next) {
                lines.add(line('+', after.get(j++)));
            }
            if (i == before.size()) {
                break;
            }
            if (next >= 0 && alignment.isSame(i)) {
                lines.add(line(' ', after.get(j++)));
            } else {
                lines.add(line('-', before.get(i)));
                if (next >= 0) {
                    lines.add(line('+', after.get(j++)));
                }
            }
        }
        return shortened(lines);
    }

    private static String line(char mark, Instruction i) {
        return String.format("%c %6x: %s", mark, i.offset(), i.text());
    }

    private static List<String> shortened(List<String> lines) {
        boolean[] shown = new boolean[lines.size()];
        for (int i = 0; i < shown.length; i++) {
            if (lines.get(i).charAt(0) != ' ') {
                for (int c = Math.max(0, i - CONTEXT); c <= Math.min(shown.length - 1, i + CONTEXT); c++) {
                    shown[c] = true;
                }
            }
        }
        List<String> result = new ArrayList<>();
        for (int i = 0; i < shown.length; i++) {
            if (shown[i]) {
                result.add(lines.get(i));
            } else if (i == 0 || shown[i - 1]) {
                result.add("  ...");
            }
        }
        return result;
    }
}
