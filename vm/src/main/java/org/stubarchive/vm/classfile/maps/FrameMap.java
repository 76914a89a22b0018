package org.stubarchive.vm.classfile.maps;

import java.util.Arrays;

/** Where the references of a frame are before a bytecode. A long or double takes two slots, neither of them a reference. */
public final class FrameMap {
    private final int localCount;
    private final int stackDepth;
    private final long[] locals;
    private final long[] stack;

    FrameMap(int localCount, int stackDepth, long[] locals, long[] stack) {
        this.localCount = localCount;
        this.stackDepth = stackDepth;
        this.locals = locals;
        this.stack = stack;
    }

    /** Local variable slots of the method. */
    public int localCount() {
        return localCount;
    }

    /** Expression stack slots in use. */
    public int stackDepth() {
        return stackDepth;
    }

    /** Whether a local variable holds a reference (or null). */
    public boolean isLocalReference(int local) {
        return (locals[local >> 6] >>> local & 1) != 0;
    }

    /** Whether an expression stack slot holds a reference (or null); 0 is the bottom. */
    public boolean isStackReference(int slot) {
        return (stack[slot >> 6] >>> slot & 1) != 0;
    }

    /** Bits of the locals 64*word to 64*word+63, lowest first. */
    public long localWord(int word) {
        return locals[word];
    }

    /** Words that {@link #localWord} has. */
    public int localWords() {
        return locals.length;
    }

    /** Bits of the stack slots 64*word to 64*word+63, lowest first. */
    public long stackWord(int word) {
        return stack[word];
    }

    /** Words that {@link #stackWord} has. */
    public int stackWords() {
        return stack.length;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof FrameMap m && m.localCount == localCount && m.stackDepth == stackDepth && Arrays.equals(m.locals, locals)
                && Arrays.equals(m.stack, stack);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(locals) + Arrays.hashCode(stack)) + stackDepth;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("locals ");
        for (int i = 0; i < localCount; i++) {
            text.append(isLocalReference(i) ? 'R' : '.');
        }
        text.append(" stack ");
        for (int i = 0; i < stackDepth; i++) {
            text.append(isStackReference(i) ? 'R' : '.');
        }
        return text.toString();
    }
}
