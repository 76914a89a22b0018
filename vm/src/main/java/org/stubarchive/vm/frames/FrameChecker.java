package org.stubarchive.vm.frames;

import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.classfile.maps.FrameMap;
import org.stubarchive.vm.gc.SemispaceHeap;
import org.stubarchive.vm.memory.MetadataSpace;

/** Checks a frame against its map: the depth of its expression stack, and that its references point at objects. */
public final class FrameChecker {
    private final FrameMapCache maps = new FrameMapCache();
    private final SemispaceHeap heap;
    private final MetadataSpace metadata;

    /** A checker for references into the given heap. */
    public FrameChecker(SemispaceHeap heap, MetadataSpace metadata) {
        this.heap = heap;
        this.metadata = metadata;
    }

    /**
     * Checks the top frame of a thread before its bytecode; its whole expression stack is in memory.
     *
     * @throws IllegalStateException with the first violation
     */
    public void check(Frame frame) {
        FrameCursor interpreted = frame.physical();
        if (!(interpreted.kind() instanceof InterpretedFrames) || !interpreted.isTop()) {
            throw violation(frame, "bytecodes are executed in a " + interpreted);
        }
        FrameMap map = maps.map(interpreted, frame.bci());
        int depth = InterpretedFrames.operands(interpreted);
        if (depth != map.stackDepth()) {
            throw violation(frame, "expression stack has " + depth + " slots, the map " + map.stackDepth());
        }
        for (int i = 0; i < map.localCount(); i++) {
            if (map.isLocalReference(i)) {
                checkReference(frame, "local " + i, frame.localReference(i));
            }
        }
        for (int i = 0; i < map.stackDepth(); i++) {
            if (map.isStackReference(i)) {
                checkReference(frame, "stack " + i, RawMemory.getLong(InterpretedFrames.operandSlot(interpreted, i)));
            }
        }
    }

    private void checkReference(Frame frame, String what, long oop) {
        if (oop != 0 && ((oop & ObjectLayout.ALIGNMENT - 1) != 0 || !heap.contains(oop)
                || !metadata.contains(RawMemory.getUnsignedInt(oop + ObjectLayout.KLASS)))) {
            throw violation(frame, what + " is no object: 0x" + Long.toHexString(oop));
        }
    }

    private static IllegalStateException violation(Frame frame, String what) {
        return new IllegalStateException(frame.method() + " at " + frame.bci() + ": " + what);
    }
}
