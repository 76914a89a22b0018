package org.stubarchive.compiler.lir;

import java.util.ArrayList;
import java.util.List;

/** A block: instructions, the last of which is its only terminator. */
public final class LirBlock {
    private final int id;
    private final String name;
    private final List<LirInstruction> instructions = new ArrayList<>();
    private final List<LirBlock> successors = new ArrayList<>(2);

    LirBlock(int id, String name) {
        this.id = id;
        this.name = name;
    }

    /** Dense number, from 0. */
    public int id() {
        return id;
    }

    /** Its instructions. */
    public List<LirInstruction> instructions() {
        return instructions;
    }

    /** Where its terminator goes. */
    public List<LirBlock> successors() {
        return successors;
    }

    @Override
    public String toString() {
        return name;
    }
}
