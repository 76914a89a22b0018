package org.stubarchive.format;

import java.io.IOException;

/**
 * Bad input: an archive, or the tables of a code image, that is not as the format demands. The message is one line that names file, section,
 * offset, field, what was expected, what was found, and the remedy.
 */
public final class ArchiveFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Remedy when nothing better can be said. */
    public static final String RETRAIN = "train again";

    private final String file;
    private final String section;
    private final long offset;
    private final String field;
    private final String expected;
    private final String found;
    private final String remedy;

    /**
     * @param file path or name of the input as the user gave it; {@code memory} for an image that was never in a file
     * @param section section or part of the file, such as {@code linux-x86_64/tables}
     * @param offset byte offset in the section
     * @param field name of the field, as in docs/archive-format.md
     * @param expected what the format demands
     * @param found what is there
     * @param remedy what the user can do
     */
    public ArchiveFormatException(
            String file, String section, long offset, String field, String expected, String found, String remedy) {
        super(file + ": " + section + " at offset " + offset + ": " + field + ": expected " + expected + ", found " + found + "; " + remedy);
        this.file = file;
        this.section = section;
        this.offset = offset;
        this.field = field;
        this.expected = expected;
        this.found = found;
        this.remedy = remedy;
    }

    /** Name of the input. */
    public String file() {
        return file;
    }

    /** Section or part of the file. */
    public String section() {
        return section;
    }

    /** Byte offset in the section. */
    public long offset() {
        return offset;
    }

    /** Name of the field. */
    public String field() {
        return field;
    }

    /** What the format demands. */
    public String expected() {
        return expected;
    }

    /** What is there. */
    public String found() {
        return found;
    }

    /** What the user can do. */
    public String remedy() {
        return remedy;
    }
}
