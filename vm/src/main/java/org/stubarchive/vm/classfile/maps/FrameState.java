package org.stubarchive.vm.classfile.maps;

import java.util.Arrays;

/** Abstract frame: one bit per slot that says whether it holds a reference, and the return addresses in slots where there can be any. */
final class FrameState {
    private final int maxLocals;
    private final long[] references;
    /** By slot, the bytecode index of a return address, 0 for none; {@code null} in methods without subroutines. */
    private int[] returnAddresses;
    private int depth;

    FrameState(int maxLocals, int maxStack, boolean subroutines) {
        this.maxLocals = maxLocals;
        this.references = new long[(maxLocals + maxStack + 63) / 64];
        this.returnAddresses = subroutines ? new int[maxLocals + maxStack] : null;
    }

    private FrameState(FrameState other) {
        maxLocals = other.maxLocals;
        references = other.references.clone();
        returnAddresses = other.returnAddresses == null ? null : other.returnAddresses.clone();
        depth = other.depth;
    }

    FrameState copy() {
        return new FrameState(this);
    }

    int depth() {
        return depth;
    }

    boolean isLocalReference(int local) {
        return get(local);
    }

    boolean isStackReference(int slot) {
        return get(maxLocals + slot);
    }

    void pushReference() {
        set(maxLocals + depth++, true);
    }

    void pushValues(int slots) {
        for (int i = 0; i < slots; i++) {
            set(maxLocals + depth++, false);
        }
    }

    void pushReturnAddress(int bci) {
        pushValues(1);
        returnAddresses[maxLocals + depth - 1] = bci;
    }

    void pop(int slots) {
        depth -= slots;
        if (depth < 0) {
            throw new IllegalStateException("expression stack underflow in code that should have been verified");
        }
        if (returnAddresses != null) {
            Arrays.fill(returnAddresses, maxLocals + depth, maxLocals + depth + slots, 0);
        }
    }

    /** Leaves nothing on the stack but the exception. */
    void enterHandler() {
        pop(depth);
        pushReference();
    }

    void setLocalValue(int local, int slots) {
        for (int i = 0; i < slots; i++) {
            set(local + i, false);
        }
    }

    void setLocalReference(int local) {
        set(local, true);
    }

    /** Moves the top of the stack, a reference or return address, to a local. */
    void storeTop(int local) {
        move(maxLocals + depth - 1, local);
        pop(1);
    }

    /** Copies the top {@code count} slots below the {@code skip} slots under them, as the dup family does. */
    void duplicate(int count, int skip) {
        int top = maxLocals + depth;
        for (int i = 1; i <= count + skip; i++) {
            move(top - i, top - i + count);
        }
        for (int i = 1; i <= count; i++) {
            move(top + count - i, top - skip - i);
        }
        depth += count;
    }

    void swap() {
        int top = maxLocals + depth;
        boolean upper = get(top - 1);
        int address = returnAddresses == null ? 0 : returnAddresses[top - 1];
        move(top - 2, top - 1);
        set(top - 2, upper);
        if (address != 0) {
            returnAddresses[top - 2] = address;
        }
    }

    /** Return address in a local; 0 if there is none. */
    int localReturnAddress(int local) {
        return returnAddresses[local];
    }

    /** Forgets a return address that has been used: it cannot be used again (JVMS 4.9.2). */
    void clearReturnAddress(int bci) {
        for (int i = 0; i < returnAddresses.length; i++) {
            if (returnAddresses[i] == bci) {
                returnAddresses[i] = 0;
            }
        }
    }

    /** Whether both have the same return addresses, so that they may be merged. */
    boolean sameContext(FrameState other) {
        return Arrays.equals(returnAddresses, other.returnAddresses);
    }

    /** Whether the frame that the reader reads holds all these return addresses. */
    boolean matches(ReturnAddressReader reader) {
        for (int i = 0; returnAddresses != null && i < maxLocals + depth; i++) {
            int address = returnAddresses[i];
            if (address != 0 && address != (i < maxLocals ? reader.local(i) : reader.stack(i - maxLocals))) {
                return false;
            }
        }
        return true;
    }

    int returnAddressCount() {
        int n = 0;
        for (int i = 0; returnAddresses != null && i < returnAddresses.length; i++) {
            n += returnAddresses[i] != 0 ? 1 : 0;
        }
        return n;
    }

    /**
     * Keeps as references only what both have as such.
     *
     * @return whether that changed this state
     */
    boolean merge(FrameState other) {
        if (depth != other.depth) {
            throw new IllegalStateException("expression stack depths " + depth + " and " + other.depth
                    + " meet in code that should have been verified");
        }
        boolean changed = false;
        for (int i = 0; i < references.length; i++) {
            long both = references[i] & other.references[i];
            changed |= both != references[i];
            references[i] = both;
        }
        return changed;
    }

    /** The map of this state. */
    FrameMap toMap() {
        int maxStack = depth;
        long[] locals = new long[(maxLocals + 63) / 64];
        long[] stack = new long[(maxStack + 63) / 64];
        for (int i = 0; i < maxLocals; i++) {
            if (get(i)) {
                locals[i >> 6] |= 1L << i;
            }
        }
        for (int i = 0; i < maxStack; i++) {
            if (get(maxLocals + i)) {
                stack[i >> 6] |= 1L << i;
            }
        }
        return new FrameMap(maxLocals, depth, locals, stack);
    }

    private boolean get(int slot) {
        return (references[slot >> 6] >>> slot & 1) != 0;
    }

    private void set(int slot, boolean reference) {
        if (reference) {
            references[slot >> 6] |= 1L << slot;
        } else {
            references[slot >> 6] &= ~(1L << slot);
        }
        if (returnAddresses != null) {
            returnAddresses[slot] = 0;
        }
    }

    private void move(int from, int to) {
        int address = returnAddresses == null ? 0 : returnAddresses[from];
        set(to, get(from));
        if (address != 0) {
            returnAddresses[to] = address;
        }
    }
}
