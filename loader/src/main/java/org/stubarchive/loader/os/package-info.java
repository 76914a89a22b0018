/**
 * The operating system: libc by function address, native memory, threads' signal dispositions, and JNI's function table.
 *
 * <p>Everything is reached through JNA's lowest layer (libffi on raw addresses): no proxies, no reflection, no library search. Every function
 * takes and gives 64-bit words; narrower C parameters ignore the upper part.
 *
 * <p>Files: {@link org.stubarchive.loader.os.NativeCall} calls an address, {@link org.stubarchive.loader.os.NativeSymbols} finds one,
 * {@link org.stubarchive.loader.os.Libc} names the functions the loader needs, {@link org.stubarchive.loader.os.NativeMemory} reserves and
 * maps, {@link org.stubarchive.loader.os.JniFunctions} binds native methods, {@link org.stubarchive.loader.os.OsException} says what failed.
 *
 * <p>Invariant: nothing here knows of archives or stubs.
 */
package org.stubarchive.loader.os;
