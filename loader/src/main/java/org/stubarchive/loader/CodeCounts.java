package org.stubarchive.loader;

/**
 * How many stubs there are of each kind; each stub counts once, whatever its number of variants.
 *
 * @param loaded bound from the archive
 * @param generated bound from code that this process generated
 * @param missing declared for the target and not bound: nothing has asked for them, or nothing can generate them
 * @param rejected archived variants that were not taken because a dependency does not hold
 */
public record CodeCounts(int loaded, int generated, int missing, int rejected) {}
