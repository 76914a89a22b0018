package org.stubarchive.compiler.parse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.stubarchive.compiler.graph.Condition;
import org.stubarchive.compiler.graph.Kind;
import org.stubarchive.compiler.graph.Node;
import org.stubarchive.compiler.graph.Op;
import org.stubarchive.compiler.graph.SwitchTable;
import org.stubarchive.compiler.graph.Type;
import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.format.runtime.Opcodes;

/** Branches, switches, subroutines, returns, athrow. */
final class BranchBytecodes {
    private final MethodParser p;

    BranchBytecodes(MethodParser parser) {
        this.p = parser;
    }

    void bytecode(int op) {
        switch (op) {
            case Opcodes.IFEQ, Opcodes.IFNE, Opcodes.IFLT, Opcodes.IFGE, Opcodes.IFGT, Opcodes.IFLE -> zero(Condition.of(op - Opcodes.IFEQ));
            case Opcodes.IF_ICMPEQ, Opcodes.IF_ICMPNE, Opcodes.IF_ICMPLT, Opcodes.IF_ICMPGE, Opcodes.IF_ICMPGT, Opcodes.IF_ICMPLE -> {
                Node b = p.pop(Kind.INT);
                branch(Op.IF_INT, Condition.of(op - Opcodes.IF_ICMPEQ), p.pop(Kind.INT), b);
            }
            case Opcodes.IF_ACMPEQ, Opcodes.IF_ACMPNE -> {
                Node b = p.pop(Kind.REF);
                branch(Op.IF_REF, Condition.of(op - Opcodes.IF_ACMPEQ), p.pop(Kind.REF), b);
            }
            case Opcodes.IFNULL, Opcodes.IFNONNULL -> branch(Op.IF_REF, Condition.of(op - Opcodes.IFNULL), p.pop(Kind.REF), p.graph.nullConstant());
            case Opcodes.GOTO, Opcodes.GOTO_W -> p.goTo(p.codeBlock.successors[0]);
            case Opcodes.JSR, Opcodes.JSR_W -> {
                p.push(p.graph.returnAddress(p.bci + Instructions.length(p.code, p.bci)));
                p.goTo(p.codeBlock.successors[0]);
            }
            case Opcodes.RET -> ret();
            case Opcodes.TABLESWITCH, Opcodes.LOOKUPSWITCH -> select();
            case Opcodes.ATHROW -> {
                Node exception = p.nullCheck(p.pop(Kind.REF));
                Frame thrown = p.frame.copy();
                thrown.replaceStack(exception);
                p.throwTo(thrown);
            }
            default -> leave(op);
        }
    }

    /** Compares an int with zero; if the int is a comparison of longs, compares those. */
    private void zero(Condition condition) {
        Node value = p.pop(Kind.INT);
        if (value.op() == Op.LCMP) {
            branch(Op.IF_LONG, condition, value.input(0), value.input(1));
        } else {
            branch(Op.IF_INT, condition, value, p.graph.intConstant(0));
        }
    }

    private void branch(Op op, Condition condition, Node a, Node b) {
        CodeBlock taken = p.codeBlock.successors[0];
        CodeBlock next = p.codeBlock.successors[1];
        if (taken == next) {
            p.goTo(next);
        } else if (isKnown(op, a, b)) {
            p.goTo(condition.holds(a.immediate(), b.immediate()) ? taken : next);
        } else if (op == Op.IF_REF && b.type().isAlwaysNull() && a.type().isNeverNull()) {
            p.goTo(condition == Condition.EQ ? next : taken);
        } else {
            p.emit(op, Type.VOID, a, b).withImmediate(condition.ordinal());
            p.edge(taken);
            p.edge(next);
        }
    }

    private static boolean isKnown(Op op, Node a, Node b) {
        return op == Op.IF_REF ? a.op() == Op.CONST_NULL && b.op() == Op.CONST_NULL : a.isNumber() && b.isNumber();
    }

    /** The subroutine's caller is known: its blocks were duplicated. */
    private void ret() {
        int local = Instructions.local(p.code, p.bci);
        Node address = p.frame.local(local);
        CodeBlock to = p.codeBlock.successors[0];
        if (address == null || address.op() != Op.RETURN_ADDRESS || address.immediate() != to.start) {
            throw new BailoutException("the return address of the subroutine at " + p.bci + " is not known");
        }
        p.goTo(to);
    }

    private void select() {
        Node key = p.pop(Kind.INT);
        CodeBlock[] targets = p.codeBlock.successors;
        if (key.isNumber()) {
            p.goTo(targets[1 + entry((int) key.immediate())]);
            return;
        }
        List<CodeBlock> distinct = new ArrayList<>();
        distinct.add(targets[0]);
        int[] keys = new int[targets.length - 1];
        int[] successors = new int[keys.length];
        int count = 0;
        for (int i = 0; i < keys.length; i++) {
            CodeBlock to = targets[1 + i];
            if (to == targets[0]) {
                continue;
            }
            int at = distinct.indexOf(to);
            if (at < 0) {
                at = distinct.size();
                distinct.add(to);
            }
            keys[count] = Instructions.switchKey(p.code, p.bci, i);
            successors[count++] = at;
        }
        if (count == 0) {
            p.goTo(targets[0]);
            return;
        }
        SwitchTable table = new SwitchTable(Arrays.copyOf(keys, count), Arrays.copyOf(successors, count), 0);
        p.emit(Op.SWITCH, Type.VOID, key).withSymbol(table);
        for (CodeBlock to : distinct) {
            p.edge(to);
        }
    }

    /** Number of the entry of a switch for a key, -1 for the default. */
    private int entry(int key) {
        for (int i = 0; i < Instructions.switchCount(p.code, p.bci); i++) {
            if (Instructions.switchKey(p.code, p.bci, i) == key) {
                return i;
            }
        }
        return -1;
    }

    private void leave(int op) {
        BasicType type = p.method.signature().returnType();
        Node value = op == Opcodes.RETURN ? null : p.narrow(p.pop(Kind.of(type)), type);
        if (p.method.isConstructor()) {
            construct();
        }
        if (p.method.isSynchronized()) {
            p.emit(Op.MONITOR_EXIT, Type.VOID, p.frame.lock(0));
        }
        Node end = p.emit(Op.RETURN, Type.VOID);
        if (value != null) {
            end.addInput(value);
        }
    }

    /** What the end of a constructor does beside returning. */
    private void construct() {
        if (p.method.holder().isRoot()) {
            p.emit(Op.REGISTER_FINALIZER, Type.VOID, p.receiver).withState(p.before());
        }
        if (p.writesFinal) {
            p.emit(Op.FREEZE, Type.VOID);
        }
    }
}
