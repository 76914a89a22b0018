/**
 * A picture of an archive as one HTML file.
 *
 * <p>Invariants: the page loads nothing, from no network and no other file; the same archive gives the same bytes; text of the archive is data in it, never markup.
 */
package org.stubarchive.cli.map;
