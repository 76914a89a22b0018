package org.stubarchive.arch.aarch64.stub;

import static org.stubarchive.arch.aarch64.asm.Mnemonic.*;

import org.stubarchive.arch.aarch64.asm.A64Condition;
import org.stubarchive.arch.aarch64.asm.Reg;
import org.stubarchive.stubgen.Label;

/**
 * Emits copies of x2 bytes or elements from x0 to x1.
 *
 * <p>Short blocks are read whole before anything is written. Long blocks are copied by a loop, which is right whatever the distance of the blocks as long as it runs in the right direction:
 * {@link #ascending} unless the destination starts inside the source, {@link #descending} unless the source starts inside the destination. No access splits an element, so that other
 * threads see whole elements.
 */
abstract class CopyEmitter extends BlockEmitter {
    static final Reg FROM = Reg.X0;
    static final Reg TO = Reg.X1;
    static final Reg LENGTH = Reg.X2;

    CopyEmitter(Aarch64Stub.Code code, Lanes lanes) {
        super(code, lanes);
    }

    /** The emitter for the variant. */
    static CopyEmitter of(Aarch64Stub.Code code, Lanes lanes) {
        return switch (VectorLevel.of(code.masm.recorder().allowedFeatures())) {
            case NEON -> new NeonCopy(code, lanes);
            case SVE -> new SveCopy(code, lanes);
        };
    }

    /** Copies short blocks and returns; longer ones fall through. */
    abstract void shortBlocks(Unit unit);

    /** Copies from the lowest address up and returns. */
    abstract void ascending();

    /** Copies from the highest address down and returns. */
    abstract void descending();

    /** Branches if the destination starts inside the source. */
    abstract void ifDestinationInside(Label target);

    /** What the branches of {@link #shortBlocks} left open. */
    abstract void end();

    /** Copies blocks that do not overlap, or whose destination is the lower one, and returns 0. */
    final void disjoint(Unit unit) {
        shortBlocks(unit);
        ascending();
        end();
    }

    /** Copies blocks that may overlap in any way, and returns 0. */
    final void conjoint(Unit unit) {
        Label down = code.label();
        shortBlocks(unit);
        ifDestinationInside(down);
        ascending();
        code.bind(down);
        descending();
        end();
    }

    /** Branches if the distance from source to destination is below the length. */
    final void branchIfInside(Reg bytes, Reg temp, Label target) {
        code.emit(SUB, temp, TO, FROM);
        code.emit(CMP, temp, bytes);
        code.jumpIf(A64Condition.LO, target);
    }
}
