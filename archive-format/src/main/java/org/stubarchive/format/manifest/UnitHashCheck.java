package org.stubarchive.format.manifest;

import org.stubarchive.format.code.CodeTables;

/** Is told the hash that each unit's code gives, while a manifest is computed, which needs most of it anyway. Called by several threads at once, in any order. */
public interface UnitHashCheck {
    /** Nobody compares. */
    UnitHashCheck NONE = (tables, unit, hash) -> {};

    /**
     * A unit was hashed.
     *
     * @param tables the tables of its image
     * @param unit its row
     * @param hash what its code gives; the tables record another if they are wrong
     */
    void computed(CodeTables tables, int unit, long hash);
}
