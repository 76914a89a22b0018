package org.stubarchive.cli;

import java.util.Arrays;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.identity.KnownUnits;

/**
 * What this build's generators make. It is in a class that the build writes ({@code KnownUnitsSource}) and that hands its constants over when it is
 * initialised: so these sources can be compiled before the generators have run, and nothing has to be called reflectively.
 */
final class GeneratedUnits {
    private static final String TABLE = "org.stubarchive.cli.GeneratedUnitsTable";

    private static String id;
    private static String[][] units = new String[0][];

    private GeneratedUnits() {}

    /** What is made for a target. */
    static synchronized KnownUnits of(Target target) {
        load();
        return KnownUnits.decode(units[target.wireId()]);
    }

    /** Stands for all of it: equal where two builds generate the same. 16 hex digits. */
    static synchronized String buildId() {
        load();
        return id;
    }

    private static void load() {
        if (id == null) {
            try {
                Class.forName(TABLE);
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException("the build has not listed what its generators make; build with Maven", e);
            }
        }
    }

    /** Called by the table. */
    static void defineId(String buildId) {
        id = buildId;
    }

    /** Called by the table. */
    static void defineUnits(Target target, String... parts) {
        if (units.length <= target.wireId()) {
            units = Arrays.copyOf(units, target.wireId() + 1);
        }
        units[target.wireId()] = parts;
    }
}
