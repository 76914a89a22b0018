package org.stubarchive.compiler.parse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stubarchive.compiler.ci.CiHandler;
import org.stubarchive.compiler.ci.CiMethod;
import org.stubarchive.format.runtime.Opcodes;

/**
 * The blocks of a method's bytecode. Two linear passes find where blocks begin and end; a depth-first walk makes the blocks that can be reached, one per
 * chain of subroutines, and orders them.
 */
final class BlockMap {
    /** Blocks that subroutines may multiply a method to. */
    private static final int MOST_BLOCKS = 40_000;

    private record Key(int bci, Subroutine subroutine) {}

    private record DispatchKey(List<Integer> handlers, int position, Subroutine subroutine) {}

    private final CiMethod method;
    private final byte[] code;
    private final CiHandler[] handlers;
    private final boolean[] isLeader;
    /** Index of the last bytecode of the block, by index of the first. */
    private final int[] lastBci;
    private final CodeBlock[] plain;
    private final Map<Key, CodeBlock> inSubroutines = new HashMap<>();
    private final Map<DispatchKey, CodeBlock> dispatches = new HashMap<>();
    private final List<CodeBlock> made = new ArrayList<>();
    private final ImplicitExceptions implicit;
    private CodeBlock[] all;
    private CodeBlock[] order;

    BlockMap(CiMethod method, ImplicitExceptions implicit) {
        this.method = method;
        this.implicit = implicit;
        this.code = method.code();
        this.handlers = method.handlers();
        this.isLeader = new boolean[code.length + 1];
        this.lastBci = new int[code.length];
        this.plain = new CodeBlock[code.length];
        findLeaders();
        findEnds();
        Walk everything = new Walk(CodeBlock::edgeCount, this::connect);
        all = everything.from(at(0, null));
        Walk compiled = new Walk(CodeBlock::compiledEdgeCount, b -> { });
        order = compiled.from(at(0, null));
        for (int i = 0; i < order.length; i++) {
            order[i].index = i;
        }
        compiled.markHeaders();
        new LoopAssignments(method, order).find();
    }

    /** The blocks that compiled code may come to, in reverse postorder. */
    CodeBlock[] order() {
        return order;
    }

    /** All blocks that the method may come to, in reverse postorder; of compiled code or the interpreter behind it. */
    CodeBlock[] all() {
        return all;
    }

    private void findLeaders() {
        isLeader[0] = true;
        for (CiHandler h : handlers) {
            isLeader[h.startPc()] = true;
            isLeader[h.endPc()] = true;
            isLeader[h.handlerPc()] = true;
        }
        for (int bci = 0; bci < code.length;) {
            int op = Instructions.opcode(code, bci);
            int next = bci + Instructions.length(code, bci);
            if (Instructions.isBranch(op)) {
                isLeader[Instructions.target(code, bci)] = true;
                isLeader[next] = true;
            } else if (Instructions.isSwitch(op)) {
                isLeader[Instructions.switchDefault(code, bci)] = true;
                for (int i = 0; i < Instructions.switchCount(code, bci); i++) {
                    isLeader[Instructions.switchTarget(code, bci, i)] = true;
                }
            }
            isLeader[next] |= Opcodes.endsFlow(op);
            bci = next;
        }
    }

    private void findEnds() {
        int start = 0;
        for (int bci = 0; bci < code.length;) {
            if (isLeader[bci]) {
                start = bci;
            }
            lastBci[start] = bci;
            bci += Instructions.length(code, bci);
        }
    }

    private CodeBlock at(int bci, Subroutine subroutine) {
        if (subroutine == null) {
            if (plain[bci] == null) {
                plain[bci] = added(new CodeBlock(made.size(), bci, lastBci[bci], null));
            }
            return plain[bci];
        }
        Key key = new Key(bci, subroutine);
        CodeBlock b = inSubroutines.get(key);
        if (b == null) {
            b = added(new CodeBlock(made.size(), bci, lastBci[bci], subroutine));
            inSubroutines.put(key, b);
        }
        return b;
    }

    private CodeBlock added(CodeBlock b) {
        made.add(b);
        if (made.size() > MOST_BLOCKS) {
            throw new BailoutException("subroutines multiply the method to more than " + MOST_BLOCKS + " blocks");
        }
        return b;
    }

    /** Where exceptions of a bytecode go, if these handlers are in question; {@code null} if nothing is to be done but to leave the method. */
    private CodeBlock dispatch(int bci, List<Integer> chain, int position, Subroutine subroutine) {
        if (position == chain.size()) {
            if (!method.isSynchronized()) {
                return null;
            }
            // All ways out of a synchronized method are one.
            return dispatches.computeIfAbsent(new DispatchKey(List.of(), 0, null), k -> added(new CodeBlock(made.size(), bci, bci, null, new int[0], 0)));
        }
        DispatchKey key = new DispatchKey(chain, position, subroutine);
        CodeBlock known = dispatches.get(key);
        if (known == null) {
            int[] of = chain.stream().mapToInt(Integer::intValue).toArray();
            known = added(new CodeBlock(made.size(), bci, bci, subroutine, of, position));
            dispatches.put(key, known);
        }
        return known;
    }

    /** The handlers that cover a bytecode, up to the first that catches everything. */
    private List<Integer> covering(int bci) {
        List<Integer> chain = new ArrayList<>(2);
        for (int i = 0; i < handlers.length; i++) {
            if (handlers[i].covers(bci)) {
                chain.add(i);
                if (handlers[i].catchesAny()) {
                    break;
                }
            }
        }
        return chain;
    }

    private void connect(CodeBlock b) {
        if (b.isDispatch()) {
            connectDispatch(b);
            return;
        }
        b.dispatch = handlers.length == 0 && !method.isSynchronized() ? null : dispatch(b.start, covering(b.start), 0, b.subroutine);
        b.canThrow = b.dispatch != null && canThrow(b);
        int op = Instructions.opcode(code, b.last);
        int next = b.last + Instructions.length(code, b.last);
        if (op == Opcodes.RET) {
            b.successors = new CodeBlock[] {returnTarget(b)};
        } else if (Instructions.isJsr(op)) {
            int entry = Instructions.target(code, b.last);
            if (Subroutine.isActive(b.subroutine, entry)) {
                throw new BailoutException("a subroutine calls itself");
            }
            b.successors = new CodeBlock[] {at(entry, new Subroutine(b.subroutine, entry, next, returnAddressLocal(entry)))};
        } else if (Instructions.isSwitch(op)) {
            b.successors = new CodeBlock[Instructions.switchCount(code, b.last) + 1];
            b.successors[0] = at(Instructions.switchDefault(code, b.last), b.subroutine);
            for (int i = 1; i < b.successors.length; i++) {
                b.successors[i] = at(Instructions.switchTarget(code, b.last, i - 1), b.subroutine);
            }
        } else if (op == Opcodes.GOTO || op == Opcodes.GOTO_W) {
            b.successors = new CodeBlock[] {at(Instructions.target(code, b.last), b.subroutine)};
        } else if (Instructions.isBranch(op)) {
            b.successors = new CodeBlock[] {at(Instructions.target(code, b.last), b.subroutine), at(next, b.subroutine)};
        } else if (!Opcodes.endsFlow(op)) {
            b.successors = new CodeBlock[] {at(next, b.subroutine)};
        }
    }

    private boolean canThrow(CodeBlock b) {
        for (int bci = b.start; bci <= b.last; bci += Instructions.length(code, bci)) {
            if (canThrow(Instructions.opcode(code, bci))) {
                return true;
            }
        }
        return false;
    }

    /** Whether compiled code goes to a handler from this bytecode. */
    private boolean canThrow(int op) {
        if (op == Opcodes.ATHROW || op >= Opcodes.INVOKEVIRTUAL && op <= Opcodes.INVOKEDYNAMIC) {
            return true;
        }
        return implicit == ImplicitExceptions.BRANCH && switch (op) {
            case Opcodes.IDIV, Opcodes.LDIV, Opcodes.IREM, Opcodes.LREM, Opcodes.GETFIELD, Opcodes.PUTFIELD, Opcodes.NEWARRAY, Opcodes.ANEWARRAY,
                    Opcodes.MULTIANEWARRAY, Opcodes.ARRAYLENGTH, Opcodes.CHECKCAST, Opcodes.MONITORENTER -> true;
            default -> op >= Opcodes.IALOAD && op <= Opcodes.SALOAD || op >= Opcodes.IASTORE && op <= Opcodes.SASTORE;
        };
    }

    private void connectDispatch(CodeBlock b) {
        if (b.position == b.handlers.length) {
            return;
        }
        CiHandler h = handlers[b.handlers[b.position]];
        CodeBlock target = at(h.handlerPc(), b.subroutine);
        List<Integer> chain = Arrays.stream(b.handlers).boxed().toList();
        CodeBlock otherwise = h.catchesAny() ? null : dispatch(b.start, chain, b.position + 1, b.subroutine);
        b.successors = otherwise == null ? new CodeBlock[] {target} : new CodeBlock[] {target, otherwise};
    }

    private CodeBlock returnTarget(CodeBlock b) {
        Subroutine ended = b.subroutine == null ? null : b.subroutine.ending(Instructions.local(code, b.last));
        if (ended == null) {
            throw new BailoutException("ret outside a subroutine");
        }
        return at(ended.returnBci(), ended.caller());
    }

    /** The local variable that a subroutine stores its return address to: with its first instruction, as all compilers have it. */
    private int returnAddressLocal(int entry) {
        int op = Instructions.opcode(code, entry);
        if (op == Opcodes.ASTORE) {
            return Instructions.local(code, entry);
        }
        if (op >= Opcodes.ASTORE_0 && op <= Opcodes.ASTORE_3) {
            return op - Opcodes.ASTORE_0;
        }
        if (op == Opcodes.POP) {
            return Subroutine.DROPPED;
        }
        throw new BailoutException("a subroutine begins with " + Opcodes.name(op));
    }
}
