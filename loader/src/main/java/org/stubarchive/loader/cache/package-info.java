/**
 * The code cache: executable memory in pieces of any size, and from an address to what is there.
 *
 * <pre>
 * CodeCache         the reservation; allocate, install, find, make not entrant, free
 * CodeBlob          a piece of code with its tables; NamedBlob for those without more to tell
 * CodeMap           address to blob, in native memory for the signal handler
 * GranuleAllocator  free extents by size
 * CodeMemory        where bytes are: SharedMemory with two views, PrivateMemory where there is none
 * InstructionSync   makes what was written what is executed
 * </pre>
 *
 * <p>Invariants: no page is ever writable and executable; a blob that a thread executes or has in a frame stays; an address is found in a constant
 * number of loads, without a lock.
 *
 * <p>Non-goals: linking, choosing what to install or to free, knowing what tables mean beyond fault rows.
 */
package org.stubarchive.loader.cache;
