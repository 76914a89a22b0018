package org.stubarchive.vm.frames;

/** Tells by a PC what kind of frame the code there runs in. Called by any thread. */
@FunctionalInterface
public interface FrameKinds {
    /**
     * The kind of frame that belongs to a PC: where code resumes, or a return address, which is never the first address behind its code.
     *
     * @return {@code null} if no code that has frames is there
     */
    FrameKind of(long pc);
}
