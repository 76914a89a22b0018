package org.stubarchive.vm.classfile.verifier;

/** Types of locals and expression stack at one point. A long or double takes two slots, the upper one behind the lower one. */
final class Frame {
    final int[] locals;
    final int[] stack;
    int depth;
    /** Whether this is a constructor that has not yet called another one ({@code flagThisUninit}, JVMS 4.10.1.4). */
    boolean thisUninitialized;

    Frame(int maxLocals, int maxStack) {
        locals = new int[maxLocals];
        stack = new int[maxStack];
    }

    private Frame(Frame other) {
        locals = other.locals.clone();
        stack = other.stack.clone();
        depth = other.depth;
        thisUninitialized = other.thisUninitialized;
    }

    Frame copy() {
        return new Frame(this);
    }

    /** Gives this frame the contents of one of the same size. */
    void assign(Frame other) {
        System.arraycopy(other.locals, 0, locals, 0, locals.length);
        System.arraycopy(other.stack, 0, stack, 0, other.depth);
        depth = other.depth;
        thisUninitialized = other.thisUninitialized;
    }

    /** Sets a local, whose slots must exist; a long or double that it cuts in half is gone. */
    void setLocal(int local, int type) {
        int last = TypeTable.isWide(type) ? local + 1 : local;
        if (local > 0 && TypeTable.isUpper(locals[local])) {
            locals[local - 1] = TypeTable.TOP;
        }
        if (last + 1 < locals.length && TypeTable.isUpper(locals[last + 1])) {
            locals[last + 1] = TypeTable.TOP;
        }
        locals[local] = type;
        if (last > local) {
            locals[last] = TypeTable.upper(type);
        }
    }

    /** Replaces a type everywhere. */
    void replace(int from, int to) {
        replace(locals, locals.length, from, to);
        replace(stack, depth, from, to);
    }

    /** Replaces a type in the locals. */
    void replaceInLocals(int from, int to) {
        replace(locals, locals.length, from, to);
    }

    private static void replace(int[] types, int count, int from, int to) {
        for (int i = 0; i < count; i++) {
            if (types[i] == from) {
                types[i] = to;
            }
        }
    }

    /** Whether the stack holds this type. */
    boolean stackHas(int type) {
        for (int i = 0; i < depth; i++) {
            if (stack[i] == type) {
                return true;
            }
        }
        return false;
    }
}
