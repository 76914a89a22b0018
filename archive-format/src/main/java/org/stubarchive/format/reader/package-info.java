/**
 * Reading whole archives, for tools: manifest and debug data included, everything checked, also that any unzip sees the same entries.
 *
 * <p>Invariants: whatever the bytes, reading ends with an {@code Archive} or with an {@link org.stubarchive.format.ArchiveFormatException}; memory is bounded
 * by what the file really holds, never by what it claims.
 *
 * <p>{@code ArchiveReader} reads; {@code ArchiveVerifier} proves what a reader need not know: that text, cells, tables and manifest agree.
 */
package org.stubarchive.format.reader;
