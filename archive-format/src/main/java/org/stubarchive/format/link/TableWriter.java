package org.stubarchive.format.link;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.stubarchive.format.code.TablesLayout;

/** One growing table of a tables section. */
final class TableWriter {
    private final int table;
    private ByteBuffer data = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
    private int rows;

    TableWriter(int table) {
        this.table = table;
    }

    /** Appends a row of the table's width and gives its number. */
    int row(int... words) {
        if (words.length != TablesLayout.rowWords(table)) {
            throw new IllegalArgumentException(words.length + " words for a row of " + TablesLayout.tableName(table));
        }
        reserve(4 * words.length);
        for (int w : words) {
            data.putInt(w);
        }
        return rows++;
    }

    /** Replaces a row. */
    void set(int row, int... words) {
        for (int i = 0; i < words.length; i++) {
            data.putInt(4 * (row * TablesLayout.rowWords(table) + i), words[i]);
        }
    }

    /** Appends rows of one byte. */
    void bytes(byte[] b) {
        reserve(b.length);
        data.put(b);
        rows += b.length;
    }

    private void reserve(int n) {
        if (data.remaining() < n) {
            int wanted = Math.addExact(data.position(), n);
            data = ByteBuffer.wrap(Arrays.copyOf(data.array(), Math.max(wanted, (int) Math.min(Integer.MAX_VALUE - 8L, 2L * data.capacity()))))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .position(data.position());
        }
    }

    int rows() {
        return rows;
    }

    int size() {
        return data.position();
    }

    void copyTo(ByteBuffer target) {
        target.put(data.array(), 0, data.position());
    }
}
