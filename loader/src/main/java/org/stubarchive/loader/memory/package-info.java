/**
 * Native memory by address.
 *
 * <p>Invariants: {@link org.stubarchive.loader.memory.RawMemory} checks nothing; an address that is not mapped ends the host JVM with
 * a fault it cannot survive or an {@code InternalError}. Who owns a block checks its bounds. All values are in the byte order of the machine.
 */
package org.stubarchive.loader.memory;
