/**
 * Opening an archive file as every start does: the table of contents, integrity, trust, and where each section lies, so that the caller
 * can map it. Nothing but {@code java.nio} and {@code java.util.zip.CRC32}.
 *
 * <pre>
 * file:  | ZIP header | toc | ZIP header, padding | section | ZIP header, padding | section | ... | ZIP central directory |
 *          envelope     own    envelope             CRC-32    envelope              CRC-32          envelope
 * </pre>
 *
 * Invariants: every byte of the file is under a CRC-32 that is checked before anything is used: a section's, the toc's own, or that of the
 * envelope (all other bytes, in file order). Magic and version come before all other checks. Every violation is an
 * {@link org.stubarchive.format.ArchiveFormatException}.
 *
 * <p>{@code TocLayout} is the form, {@code ArchiveFile} the interface, {@code ArchiveTrust} the rule about who may write the file.
 */
package org.stubarchive.format.open;
