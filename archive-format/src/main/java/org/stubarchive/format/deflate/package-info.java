/**
 * Compression (RFC 1951) whose output depends on its input only. That of {@code java.util.zip} depends on the zlib which the host's JDK brings or which its system has,
 * and so would the bytes of an archive.
 *
 * <p>Invariants: the same input gives the same output on every machine; every inflater gives back the input. {@code Deflate} finds repetitions and forms blocks,
 * {@code CodeLengths} finds the best prefix code of bounded length, {@code BlockWriter} writes a block in the shortest of its forms.
 */
package org.stubarchive.format.deflate;
