package org.stubarchive.compiler.parse;

import org.stubarchive.compiler.graph.Node;
import org.stubarchive.format.runtime.Opcodes;

/** Loads and stores of local variables, and what moves stack slots. */
final class StackBytecodes {
    private final MethodParser p;

    StackBytecodes(MethodParser parser) {
        this.p = parser;
    }

    void bytecode(int op) {
        if (LocalAccess.isLoad(op)) {
            int local = LocalAccess.loaded(p.code, p.bci);
            Node value = p.frame.local(local);
            if (value == null) {
                throw new BailoutException("local variable " + local + " has no value at " + p.bci);
            }
            p.push(value);
        } else if (LocalAccess.isStore(op)) {
            Node value = popValue();
            p.frame.setLocal(LocalAccess.stored(p.code, p.bci), value);
        } else {
            move(op);
        }
    }

    /** A value with all its slots. */
    private Node popValue() {
        Node top = p.frame.popSlot();
        return top != null ? top : p.frame.popSlot();
    }

    /** In slots, as the bytecodes are specified: a long or double is two. */
    private void move(int op) {
        Frame f = p.frame;
        switch (op) {
            case Opcodes.POP -> f.popSlot();
            case Opcodes.POP2 -> {
                f.popSlot();
                f.popSlot();
            }
            case Opcodes.DUP -> insert(1, 0);
            case Opcodes.DUP_X1 -> insert(1, 1);
            case Opcodes.DUP_X2 -> insert(1, 2);
            case Opcodes.DUP2 -> insert(2, 0);
            case Opcodes.DUP2_X1 -> insert(2, 1);
            case Opcodes.DUP2_X2 -> insert(2, 2);
            default -> {
                Node top = f.popSlot();
                Node below = f.popSlot();
                f.pushSlot(top);
                f.pushSlot(below);
            }
        }
    }

    /** Copies the top slots below themselves and so many further ones. */
    private void insert(int count, int below) {
        Frame f = p.frame;
        Node[] top = new Node[count + below];
        for (int i = top.length - 1; i >= 0; i--) {
            top[i] = f.popSlot();
        }
        for (int i = 0; i < count; i++) {
            f.pushSlot(top[below + i]);
        }
        for (Node n : top) {
            f.pushSlot(n);
        }
    }
}
