package org.stubarchive.compiler.lir;

import java.util.ArrayList;
import java.util.List;
import org.stubarchive.compiler.ci.CiMethod;
import org.stubarchive.compiler.graph.Kind;

/** The instructions of a method. */
public final class Lir {
    private final CiMethod method;
    private final List<LirBlock> blocks = new ArrayList<>();
    private final List<Kind> kinds = new ArrayList<>();
    private final List<Long> constants = new ArrayList<>();
    private final List<Integer> arguments = new ArrayList<>();
    private int blockCount;

    Lir(CiMethod method) {
        this.method = method;
    }

    /** The method. */
    public CiMethod method() {
        return method;
    }

    /** The blocks in the order in which their code stands; the first is the entry. */
    public List<LirBlock> blocks() {
        return blocks;
    }

    LirBlock newBlock(String name) {
        return new LirBlock(blockCount++, name);
    }

    int newRegister(Kind kind) {
        kinds.add(kind);
        return kinds.size() - 1;
    }

    int constant(long bits) {
        int at = constants.indexOf(bits);
        if (at < 0) {
            at = constants.size();
            constants.add(bits);
        }
        return ~at;
    }

    void addArgument(int register) {
        arguments.add(register);
    }

    /** Number of virtual registers. */
    public int registerCount() {
        return kinds.size();
    }

    /** Kind of what a register holds. */
    public Kind kind(int register) {
        return kinds.get(register);
    }

    /** Bits of a constant operand. */
    public long constantBits(int operand) {
        return constants.get(~operand);
    }

    /** The registers that hold the arguments, with the receiver, when the method begins. */
    public List<Integer> arguments() {
        return arguments;
    }
}
