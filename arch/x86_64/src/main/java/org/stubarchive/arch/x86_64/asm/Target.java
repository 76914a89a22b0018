package org.stubarchive.arch.x86_64.asm;

import org.stubarchive.stubgen.Label;

/**
 * Destination of a direct branch.
 *
 * @param label the label when assembling, or null
 * @param offset offset in the code when decoded
 * @param reach how far the branch has to reach
 */
public record Target(Label label, long offset, Reach reach) implements Operand {
    /** Distance that a branch form covers. */
    public enum Reach {
        /** The short form where the label is bound and near, else the long one. */
        ANY,
        /** The two-byte form; fails when the label turns out to be farther than 127 bytes. */
        SHORT
    }

    /** A branch to a label; a short one if the label is a near one. */
    public static Target of(Label label) {
        return new Target(label, 0, label.isNear() ? Reach.SHORT : Reach.ANY);
    }

    /** A branch to a label that is known to be near, also when it is not bound yet. */
    public static Target near(Label label) {
        return new Target(label, 0, Reach.SHORT);
    }

    static Target decoded(long offset) {
        return new Target(null, offset, Reach.ANY);
    }

    @Override
    public int shape() {
        return Shape.TARGET;
    }
}
