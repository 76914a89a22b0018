package org.stubarchive.loader;

/** Is told what the loader does, stub by stub. Called on the loading thread; must not call back. */
public interface LoadListener {
    /**
     * A stub was bound.
     *
     * @param origin where its code comes from
     * @param staticId its id
     * @param name its catalogue name
     * @param features the features that the chosen variant needs: {@code baseline} or names joined by {@code +}
     * @param address first byte
     * @param size bytes, constants included
     * @param nanoseconds time to enter this stub in the address table; choosing among variants and writing cells is done for all stubs together
     */
    void stubBound(CodeOrigin origin, int staticId, String name, String features, long address, int size, long nanoseconds);

    /**
     * Archived code was not taken although the machine could run it.
     *
     * @param rejection what and why
     */
    void stubRejected(Rejection rejection);

    /**
     * Stubs were generated on demand.
     *
     * @param wanted how many were asked for
     * @param nanoseconds time it took to generate and link them
     */
    void stubsGenerated(int wanted, long nanoseconds);

    /**
     * Something about the machine that costs memory or time, such as a file system that forbids executable mappings.
     *
     * @param message one line
     */
    void note(String message);
}
