package org.stubarchive.format.identity;

import java.nio.ByteBuffer;
import java.util.Map;
import org.stubarchive.format.code.Target;

/**
 * Stands for all that a build's generators make: the first 8 bytes of a SHA-256 over the units of each target, in the order of wire ids. Two builds with
 * the same id generate the same code, whatever their sources, versions and commits; two builds of a tree that was changed after one commit have two ids
 * if the change is one of generated code.
 */
public final class BuildId {
    private BuildId() {}

    /** The id of a build, 16 hex digits. */
    public static String of(Map<Target, KnownUnits> units) {
        HashMessage message = new HashMessage();
        for (Target target : Target.values()) {
            KnownUnits known = units.get(target);
            if (known != null) {
                message.number(target.wireId()).number(known.size());
                for (int u = 0; u < known.size(); u++) {
                    message.number(known.staticId(u)).number(known.hash(u));
                }
            }
        }
        return String.format("%016x", ByteBuffer.wrap(message.digest()).getLong());
    }
}
