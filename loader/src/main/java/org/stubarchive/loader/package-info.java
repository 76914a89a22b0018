/**
 * Loading and running archived machine code.
 *
 * <p>Purpose: take linked code images, from an archive file or generated on demand, place them in executable memory, choose for each stub the
 * best variant that this machine can run, bind the data cells, and enter the code.
 *
 * <pre>
 * CodeCache       executable memory: one reservation, never writable and executable together
 * CodeLoader      images in, address table out; asks a CodeGenerator for what is missing
 * AddressTable    static id to entry addresses
 * HostCpu         CPU features of this machine
 * GeneratedCode   the native methods through which code is entered
 * SignalHandlers  our fault handler in front of the host JVM's
 * CrashReport     what to print after a fault that nothing handles
 * memory          raw memory by address
 * os              libc, mappings, JNI
 * thread          guest stacks and thread blocks
 * </pre>
 *
 * <p>Invariants: no page is ever writable and executable; archived text is never written; after binding, cells that never change are
 * read-only; a start that finds everything in the archive loads no class that assembles. The path that every start takes uses arrays of
 * primitives and no streams, lambdas, regular expressions or formatting: it runs in a cold, interpreting JVM.
 *
 * <p>Non-goals: generating code, writing archives, knowing the guest's classes or heap.
 */
package org.stubarchive.loader;
