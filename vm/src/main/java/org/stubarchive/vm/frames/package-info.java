/**
 * Guest frames: walking them, their references, stack traces, callers.
 *
 * <p>{@link org.stubarchive.vm.frames.FrameKinds} tells by a PC what kind of frame its code runs in; a {@link org.stubarchive.vm.frames.FrameKind}
 * is all that knows of the layout of its frames. {@link org.stubarchive.vm.frames.FrameCursor} goes over frames on the stack, {@link
 * org.stubarchive.vm.frames.Frame} over the activations of methods that they stand for.
 *
 * <p>Invariants: only frames of the calling thread, or of a stopped one, are looked at. A thread's frames form segments, one per active call of
 * guest code; an entry frame links each segment to the anchor of the one before. A cursor is invalid once guest code has run, but for frames that
 * have not ended.
 */
package org.stubarchive.vm.frames;
