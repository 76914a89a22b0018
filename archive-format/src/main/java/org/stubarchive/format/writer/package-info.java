/**
 * Writing archive files. Commons Compress writes the ZIP container. Used when training and by tools; the loader uses nothing of it.
 *
 * <p>Invariants: the same images give the same bytes on every machine, in every time zone and locale; a file is written under a temporary
 * name, synced and renamed, so that whoever is killed leaves the old file or the new one.
 */
package org.stubarchive.format.writer;
