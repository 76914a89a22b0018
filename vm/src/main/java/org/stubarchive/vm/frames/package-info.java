/**
 * Guest frames: walking them, their references, stack traces, callers.
 *
 * <p>Invariants: only frames of the calling thread, or of a stopped one, are looked at. A thread's frames form segments, one per active call of guest code; an entry
 * frame links each segment to the anchor of the one before. A {@link org.stubarchive.vm.frames.Frame} is a cursor and is invalid once guest code has run.
 */
package org.stubarchive.vm.frames;
