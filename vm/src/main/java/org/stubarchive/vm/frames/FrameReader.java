package org.stubarchive.vm.frames;

import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.classfile.maps.ReturnAddressReader;
import org.stubarchive.vm.oops.Method;

/** Reads return addresses of subroutines: the interpreter keeps the bytecode pointer to return to. */
final class FrameReader implements ReturnAddressReader {
    private final FrameCursor frame;
    private final long code;
    private final int codeLength;

    FrameReader(FrameCursor frame) {
        this.frame = frame;
        Method method = Method.at(MethodFrames.methodAddress(frame));
        code = method.codeAddress();
        codeLength = method.code().codeLength();
    }

    private int bci(long slot) {
        long offset = RawMemory.getLong(slot) - code;
        return offset >= 0 && offset < codeLength ? (int) offset : -1;
    }

    @Override
    public int local(int local) {
        return bci(MethodFrames.localSlot(frame, local));
    }

    @Override
    public int stack(int slot) {
        return bci(InterpretedFrames.operandSlot(frame, slot));
    }
}
