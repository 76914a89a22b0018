package org.stubarchive.stubgen.portable;

import org.stubarchive.stubgen.MacroAssembler;

/** Frames of stubs that leave to the runtime ({@link org.stubarchive.format.layout.StubFrameLayout}). */
final class StubFrames {
    private StubFrames() {}

    /** At a stub's entry: builds its frame. Temporary 1 is lost. */
    static void enter(MacroAssembler masm) {
        masm.popReturnAddress(masm.registers().temp(1));
        masm.enterFrame(masm.registers().temp(1));
    }
}
