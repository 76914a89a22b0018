/**
 * Layouts of the VM structures that generated code reads and writes: the one place where such an offset is written down.
 *
 * <p>Generators ({@code stubgen}, {@code arch/*}, the interpreter and the JIT) and the runtime ({@code loader}, {@code vm})
 * both take their offsets from here. {@link org.stubarchive.format.layout.LayoutHash} digests all of them; the digest is part of
 * every archive entry's dependency set, so code that was generated for another layout is never bound.
 *
 * <p>All constants are byte offsets unless their name says otherwise. All structures are little-endian.
 *
 * <p>Invariants: a class here is a final holder of {@code public static final} {@code int} or {@code long} constants, one class
 * per structure; nothing here depends on any other package.
 */
package org.stubarchive.format.layout;
