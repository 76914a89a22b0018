package org.stubarchive.natives;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A row of the list of natives that the compilation makes.
 *
 * @param java the method that implements it
 */
record NativeRow(String guestClass, String signature, int first, int last, NativeState state, String java) {
    /** All of them. */
    static List<NativeRow> all() throws IOException {
        try (InputStream in = NativeRow.class.getResourceAsStream("natives.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(NativeRow::parse).toList();
        }
    }

    private static NativeRow parse(String line) {
        String[] cells = line.split("\t");
        int first = cells[2].equals("-") ? 0 : Integer.parseInt(cells[2]);
        int last = cells[3].equals("-") ? Integer.MAX_VALUE : Integer.parseInt(cells[3]);
        return new NativeRow(cells[0], cells[1], first, last, NativeState.valueOf(cells[4]), cells[5]);
    }

    /** Whether a release has it. */
    boolean isOf(int release) {
        return first <= release && release <= last;
    }
}
