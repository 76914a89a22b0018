package org.stubarchive.format.identity;

import java.nio.ByteBuffer;
import java.util.Collection;
import org.stubarchive.format.code.Dependency;
import org.stubarchive.format.code.DependencyKind;

/**
 * Eight bytes that say whether an archived unit is what a build's generators make: the first of a SHA-256 over the canonical hash and all else by which
 * the loader binds the unit. That is its static id, its alignment, the static ids of the stubs that its relocations name, and kind and name of what it
 * depends on, of entries the id too. Ids are in it because cells name stubs by id: were a stub's id given to another one, code that is the same would call
 * the wrong stub. Values of layouts and VM flags are not: the loader compares them itself, and an archive may have been made for other values of flags.
 *
 * <p>An object hashes one unit after the other, for one thread.
 */
public final class UnitHash {
    /** What a unit has that was linked for the process at hand: it is not compared with anything. */
    public static final long NONE = 0;

    private final HashMessage message = new HashMessage();

    /** For hashing many units. */
    public UnitHash() {}

    /**
     * Hash of a unit; never {@link #NONE}.
     *
     * @param canonical its canonical hash, 32 bytes
     * @param staticId its static id
     * @param alignment of its first byte
     * @param referenced static ids of the stubs that its relocations name, in the order of their sites, with repetitions
     * @param dependencies what it depends on, in their order
     */
    public long of(byte[] canonical, int staticId, int alignment, int[] referenced, Collection<Dependency> dependencies) {
        message.bytes(canonical).number(staticId).number(alignment);
        message.number(referenced.length);
        for (int id : referenced) {
            message.number(id);
        }
        message.number(dependencies.size());
        for (Dependency d : dependencies) {
            message.number(d.kind().id()).text(d.name()).number(d.kind() == DependencyKind.ENTRY ? d.value() : 0);
        }
        long hash = ByteBuffer.wrap(message.digest()).getLong();
        return hash == NONE ? 1 : hash;
    }
}
