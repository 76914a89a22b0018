package org.stubarchive.loader;

import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.Target;

/** Makes code that no archive provided. Implemented by who assembles; the loader calls it only when something is missing. */
public interface CodeGenerator {
    /**
     * Generates stubs and links them into one image.
     *
     * @param target what the code has to run on
     * @param staticIds the stubs that are wanted, ascending, at least one; those that cannot be generated are left out of the image
     * @param features features that the machine has, or is allowed to have: variants that need more are not wanted
     * @return the image, or null if none of the stubs can be generated
     */
    CodeImage generate(Target target, int[] staticIds, CpuFeatures features);

    /**
     * The stubs that this generator can make.
     *
     * @return static ids, ascending
     */
    int[] available(Target target);
}
