package org.stubarchive.format.reader;

import org.stubarchive.format.ArchiveFormatException;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.TablesLayout;
import org.stubarchive.format.manifest.UnitHashCheck;
import org.stubarchive.format.open.ArchiveFile;

/** The first unit, by target and row, whose tables record another hash than its code gives. */
final class WrongUnitHash implements UnitHashCheck {
    private CodeTables tables;
    private int unit;
    private long expected;

    @Override
    public void computed(CodeTables t, int u, long hash) {
        if (t.unitHash(u) != hash) {
            keepFirst(t, u, hash);
        }
    }

    private synchronized void keepFirst(CodeTables t, int u, long hash) {
        if (tables == null || t.target().wireId() < tables.target().wireId() || t == tables && u < unit) {
            tables = t;
            unit = u;
            expected = hash;
        }
    }

    synchronized void throwIfFound(String file) throws ArchiveFormatException {
        if (tables != null) {
            throw new ArchiveFormatException(file, tables.target().id() + "/" + ArchiveFile.TABLES, tables.offset(TablesLayout.UNITS, unit, 10), "hash of unit " + unit + " (" + tables.unitName(unit) + ")",
                    String.format("%016x", expected), String.format("%016x", tables.unitHash(unit)), ArchiveFormatException.RETRAIN);
        }
    }
}
