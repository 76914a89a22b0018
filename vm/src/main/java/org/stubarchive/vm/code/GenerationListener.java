package org.stubarchive.vm.code;

import org.stubarchive.format.code.CpuFeatures;

/** Is told of each stub that is generated. Called on the generating thread. */
public interface GenerationListener {
    /** Nobody listens. */
    GenerationListener NONE = (name, features, bytes, nanoseconds) -> {};

    /**
     * One variant of a stub was generated.
     *
     * @param name catalogue name
     * @param features features that the variant may use
     * @param bytes size of instructions and constants
     * @param nanoseconds time it took, without linking
     */
    void stubGenerated(String name, CpuFeatures features, int bytes, long nanoseconds);
}
