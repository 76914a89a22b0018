package org.stubarchive.vm.classfile.maps;

import org.stubarchive.vm.classfile.CodeAttribute;

/** The reference maps of a method. Immutable, so it can be shared between threads. */
public final class FrameMaps {
    private final CodeAttribute code;
    private final FrameInterpreter interpreter;
    private final BlockStates blocks;

    FrameMaps(CodeAttribute code, FrameInterpreter interpreter, BlockStates blocks) {
        this.code = code;
        this.interpreter = interpreter;
        this.blocks = blocks;
    }

    /** Whether control can reach the block of this bytecode; only then it has a map. */
    public boolean isReachable(int bci) {
        return contexts(bci).length > 0;
    }

    /**
     * Whether the map of this bytecode depends on the return addresses in the frame, so that only {@link #at(int, ReturnAddressReader)}
     * can give it.
     */
    public boolean dependsOnReturnAddresses(int bci) {
        return contexts(bci).length > 1;
    }

    /**
     * Map before the bytecode at an index.
     *
     * @throws IllegalStateException if the bytecode cannot be reached or its map depends on return addresses
     */
    public FrameMap at(int bci) {
        FrameState[] contexts = contexts(bci);
        if (contexts.length != 1) {
            throw new IllegalStateException("bytecode " + bci + " has " + contexts.length + " maps");
        }
        return forward(contexts[0], bci).toMap();
    }

    /**
     * Map before the bytecode at an index for a frame with certain return addresses. If the frame fits more than one context, the one with the
     * most return addresses counts.
     *
     * @throws IllegalStateException if the bytecode cannot be reached or no context fits
     */
    public FrameMap at(int bci, ReturnAddressReader reader) {
        FrameState best = null;
        for (FrameState context : contexts(bci)) {
            FrameState s = forward(context, bci);
            if (s.matches(reader) && (best == null || s.returnAddressCount() > best.returnAddressCount())) {
                best = s;
            }
        }
        if (best == null) {
            throw new IllegalStateException("no map of bytecode " + bci + " fits the frame");
        }
        return best.toMap();
    }

    /**
     * Slots that the invoke at an index pops, with the receiver; for {@code invokedynamic} and signature-polymorphic calls without an appendix.
     *
     * @throws IllegalArgumentException if there is no invoke
     */
    public int argumentSlotsAt(int bci) {
        return interpreter.argumentSlots(bci);
    }

    private FrameState[] contexts(int bci) {
        if (bci < 0 || bci >= code.codeLength()) {
            throw new IllegalArgumentException("bytecode index " + bci + " is outside of 0.." + (code.codeLength() - 1));
        }
        return blocks.contexts(blocks.blockOf(bci));
    }

    private FrameState forward(FrameState atStart, int bci) {
        FrameState s = atStart.copy();
        int at = blocks.start(blocks.blockOf(bci));
        while (at < bci) {
            int length = FrameMapAnalysis.length(code, at);
            interpreter.step(s, at, length);
            at += length;
        }
        return s;
    }
}
