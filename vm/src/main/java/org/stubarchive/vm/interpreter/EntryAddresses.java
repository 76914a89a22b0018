package org.stubarchive.vm.interpreter;

/** Where bound code is. */
@FunctionalInterface
public interface EntryAddresses {
    /**
     * Address of an entry point.
     *
     * @param staticId static id of a stub
     * @param entry position among its entries
     * @return 0 if no code is bound for it
     */
    long entryAddress(int staticId, int entry);
}
