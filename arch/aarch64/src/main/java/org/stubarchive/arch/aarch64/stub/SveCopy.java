package org.stubarchive.arch.aarch64.stub;

import static org.stubarchive.arch.aarch64.asm.Mnemonic.*;

import org.stubarchive.arch.aarch64.asm.Imm;
import org.stubarchive.arch.aarch64.asm.Reg;
import org.stubarchive.stubgen.Label;

/** Copies with scalable vectors. */
final class SveCopy extends CopyEmitter {
    private static final Reg BYTES = Reg.X3;
    private static final Reg TEMP = Reg.X4;

    private final SveBlocks blocks;

    SveCopy(Aarch64Stub.Code code, Lanes lanes) {
        super(code, lanes);
        this.blocks = new SveBlocks(code, lanes, FROM, TO, LENGTH);
    }

    @Override
    void shortBlocks(Unit unit) {
        convert(LENGTH, unit, Unit.ELEMENTS);
        blocks.shortBlocks();
    }

    @Override
    void ifDestinationInside(Label target) {
        code.emit(LSL, BYTES, LENGTH, Imm.of(lanes.shift()));
        branchIfInside(BYTES, TEMP, target);
    }

    @Override
    void ascending() {
        blocks.ascending();
    }

    @Override
    void descending() {
        blocks.descending();
    }

    @Override
    void end() {
        // Every branch is inside the blocks.
    }
}
