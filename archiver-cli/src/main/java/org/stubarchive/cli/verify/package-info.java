/**
 * Proofs about an archive beyond its form: instructions, page sizes, regeneration; and which stub a damaged byte belongs to.
 *
 * <p>Invariants: checks read, they never change or execute code; findings are in the order of the text, the same for the same archive.
 */
package org.stubarchive.cli.verify;
