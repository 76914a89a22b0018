package org.stubarchive.vm.frames;

import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.classfile.maps.ReturnAddressReader;

/** Reads return addresses of subroutines: the interpreter keeps the bytecode pointer to return to. */
final class FrameReader implements ReturnAddressReader {
    private final Frame frame;
    private final long code;
    private final int codeLength;

    FrameReader(Frame frame) {
        this.frame = frame;
        code = frame.method().codeAddress();
        codeLength = frame.method().code().codeLength();
    }

    private int bci(long slot) {
        long offset = RawMemory.getLong(slot) - code;
        return offset >= 0 && offset < codeLength ? (int) offset : -1;
    }

    @Override
    public int local(int local) {
        return bci(frame.localSlot(local));
    }

    @Override
    public int stack(int slot) {
        return bci(frame.stackSlot(slot));
    }
}
