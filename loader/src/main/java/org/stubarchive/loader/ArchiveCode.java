package org.stubarchive.loader;

import java.util.Objects;
import org.stubarchive.format.code.CodeTables;

/**
 * One target's code in an open archive file.
 *
 * @param file name of the file for messages
 * @param fd descriptor of the file; used while loading, not kept
 * @param textOffset offset of the text section in the file, a multiple of {@link org.stubarchive.format.code.TablesLayout#PAGE}
 * @param cellsOffset offset of the cells section in the file
 * @param tables the validated tables
 */
public record ArchiveCode(String file, int fd, long textOffset, long cellsOffset, CodeTables tables) {
    /** Validates. */
    public ArchiveCode {
        Objects.requireNonNull(file);
        Objects.requireNonNull(tables);
    }
}
