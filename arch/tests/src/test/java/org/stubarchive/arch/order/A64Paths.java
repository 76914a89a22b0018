package org.stubarchive.arch.order;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.stubarchive.arch.aarch64.asm.A64Decoder;
import org.stubarchive.arch.aarch64.asm.Barrier;
import org.stubarchive.arch.aarch64.asm.Extended;
import org.stubarchive.arch.aarch64.asm.Mem;
import org.stubarchive.arch.aarch64.asm.Mnemonic;
import org.stubarchive.arch.aarch64.asm.Operand;
import org.stubarchive.arch.aarch64.asm.Reg;
import org.stubarchive.arch.aarch64.asm.RegClass;
import org.stubarchive.arch.aarch64.asm.Shifted;
import org.stubarchive.arch.aarch64.asm.Target;
import org.stubarchive.format.code.Relocation;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.format.layout.InterpreterFrameLayout;
import org.stubarchive.format.layout.ObjectLayout;

/**
 * Walks every path through a codelet for aarch64 and follows values through registers: which depend on the opcode that the dispatch loaded (an address
 * dependency when they become an address: Arm ARM B2.3), which are addresses within a constant pool cache entry, which came out of one; and whether the path
 * has acquired.
 *
 * <p>A call of the runtime acquires, because its lock does. Results are offsets of instructions.
 */
final class A64Paths {
    /** Depends on the opcode. */
    private static final int OPCODE = 1;
    /** Address within an entry. */
    private static final int ENTRY = 2;
    /** Loaded from an entry, or depends on what was. */
    private static final int WORD = 4;
    /** The byte at the bytecode pointer. */
    private static final int BYTE = 8;
    /** Depends on such a byte. */
    private static final int INDEX = 16;
    /** Loaded from a table at such an index. */
    private static final int TARGET = 32;

    /** Role of temporary 0, which has the opcode when a codelet starts. */
    private static final int OPCODE_REGISTER = 1;
    private static final int BYTECODE_POINTER = 22;
    private static final int FRAME_POINTER = 29;
    private static final int RESULT = 0;
    /** What {@code imt_conflict} changes, beside scratch registers. */
    private static final int[] LOST_IN_SEARCH = {5, 6, 12, 8, 9, 16, 17};
    private static final Set<Mnemonic> NO_RESULT = Set.of(Mnemonic.CMP, Mnemonic.CMN, Mnemonic.TST, Mnemonic.CBZ, Mnemonic.CBNZ, Mnemonic.TBZ, Mnemonic.TBNZ, Mnemonic.B, Mnemonic.B_COND,
            Mnemonic.BR, Mnemonic.BLR, Mnemonic.RET, Mnemonic.DMB, Mnemonic.UDF, Mnemonic.MOVK, Mnemonic.FCMP, Mnemonic.YIELD);

    /** Loads from an entry that come neither by dependency behind the opcode nor behind an acquire. */
    final Set<Integer> unorderedEntryLoads = new TreeSet<>();
    /** All loads from entries. */
    final Set<Integer> entryLoads = new TreeSet<>();
    /** Ends of paths (dispatch, call, return) that did not acquire. */
    final Set<Integer> exitsWithoutAcquire = new TreeSet<>();
    /** Accesses at addresses that came out of an entry, before an acquire; those that acquire themselves excepted. */
    final Set<Integer> usesWithoutAcquire = new TreeSet<>();
    /** Dispatches with something else than the loaded opcode in its register. */
    final Set<Integer> dispatchesWithoutOpcode = new TreeSet<>();
    final Set<Integer> dispatches = new TreeSet<>();
    /** Ends of paths with a new object whose header no store barrier follows. */
    final Set<Integer> exitsUnpublished = new TreeSet<>();
    /** Stores of headers. */
    final Set<Integer> headerStores = new TreeSet<>();
    /** Ends of paths without a store barrier. */
    final Set<Integer> exitsWithoutStoreBarrier = new TreeSet<>();

    private final StubCode stub;
    private final Deque<State> work = new ArrayDeque<>();
    private final Set<State> seen = new HashSet<>();

    /** Where a path is, and what is known there. */
    private static final class State {
        int at;
        boolean acquired;
        boolean unpublished;
        boolean storeBarrier;
        final int[] facts;

        State(int at, int[] facts) {
            this.at = at;
            this.facts = facts;
        }

        State copy() {
            State s = new State(at, facts.clone());
            s.acquired = acquired;
            s.unpublished = unpublished;
            s.storeBarrier = storeBarrier;
            return s;
        }

        int flags() {
            return (acquired ? 1 : 0) | (unpublished ? 2 : 0) | (storeBarrier ? 4 : 0);
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof State s && s.at == at && s.flags() == flags() && Arrays.equals(s.facts, facts);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * at + flags()) + Arrays.hashCode(facts);
        }
    }

    private A64Paths(StubCode stub) {
        this.stub = stub;
    }

    static A64Paths of(StubCode stub) {
        A64Paths p = new A64Paths(stub);
        for (int entry : stub.entries()) {
            State s = new State(entry, new int[32]);
            s.facts[OPCODE_REGISTER] = OPCODE;
            p.go(s, entry);
        }
        while (!p.work.isEmpty()) {
            p.step(p.work.pop());
        }
        return p;
    }

    private void go(State s, int to) {
        s.at = to;
        if (seen.add(s)) {
            work.push(s.copy());
        }
    }

    private void step(State s) {
        int at = s.at;
        A64Decoder.Decoded d = A64Decoder.decode(stub.code(), at);
        if (d == null || at >= stub.codeSize()) {
            throw new IllegalStateException(stub.name() + ": a path leads to " + at);
        }
        Mnemonic m = d.form().mnemonic();
        int next = at + A64Decoder.LENGTH;
        switch (m) {
            case UDF -> { }
            case B -> go(s, target(d));
            case B_COND, CBZ, CBNZ, TBZ, TBNZ -> {
                go(s.copy(), target(d));
                go(s, next);
            }
            case RET -> exit(s, at);
            case BR -> {
                int register = ((Reg) d.operands().get(0)).number();
                if ((s.facts[register] & TARGET) != 0) {
                    dispatches.add(at);
                    if ((s.facts[OPCODE_REGISTER] & BYTE) == 0) {
                        dispatchesWithoutOpcode.add(at);
                    }
                    exit(s, at);
                } else if (called(at) == null) {
                    exit(s, at);
                }
            }
            case BLR -> {
                call(s, at);
                go(s, next);
            }
            case DMB -> {
                Barrier b = (Barrier) d.operands().get(0);
                s.acquired |= b == Barrier.ISHLD || b == Barrier.ISH;
                if (b == Barrier.ISHST || b == Barrier.ISH) {
                    s.storeBarrier = true;
                    s.unpublished = false;
                }
                go(s, next);
            }
            case BL -> throw new IllegalStateException(stub.name() + ": calls itself");
            default -> {
                if (d.operands().stream().anyMatch(Mem.class::isInstance)) {
                    access(s, m, d.operands(), at);
                } else {
                    compute(s, m, d.operands());
                }
                go(s, next);
            }
        }
    }

    private static int target(A64Decoder.Decoded d) {
        return d.operands().stream().filter(Target.class::isInstance).mapToInt(t -> (int) ((Target) t).offset()).findFirst().orElseThrow();
    }

    private void exit(State s, int at) {
        if (!s.acquired) {
            exitsWithoutAcquire.add(at);
        }
        if (s.unpublished) {
            exitsUnpublished.add(at);
        }
        if (!s.storeBarrier) {
            exitsWithoutStoreBarrier.add(at);
        }
    }

    /** The stub whose address the instructions before a branch have loaded from its cell, or null. */
    private String called(int branch) {
        for (Relocation r : stub.relocations()) {
            if (r.site() == branch - 2 * A64Decoder.LENGTH) {
                return r.symbol().name();
            }
        }
        return null;
    }

    private void call(State s, int at) {
        String callee = called(at);
        if (callee == null) {
            exit(s, at);
            Arrays.fill(s.facts, 0);
        } else if (callee.equals("leave")) {
            Arrays.fill(s.facts, 0);
            s.acquired = true;
        } else if (callee.equals("imt_conflict")) {
            for (int r : LOST_IN_SEARCH) {
                s.facts[r] = 0;
            }
        } else {
            Arrays.fill(s.facts, 0);
        }
    }

    private static boolean isGeneral(Operand o) {
        return o instanceof Reg r && (r.kind() == RegClass.X || r.kind() == RegClass.W);
    }

    private static int facts(State s, Operand o) {
        if (o instanceof Mem m) {
            return s.facts[m.base().number()] | (m.index() == null ? 0 : s.facts[m.index().number()]);
        }
        Operand register = o instanceof Shifted f ? f.register() : o instanceof Extended e ? e.register() : o;
        return isGeneral(register) ? s.facts[((Reg) register).number()] : 0;
    }

    private static void set(State s, Operand o, int facts) {
        // The zero register carries no dependency.
        if (isGeneral(o) && ((Reg) o).number() < 31) {
            s.facts[((Reg) o).number()] = facts;
        }
    }

    private static void compute(State s, Mnemonic m, List<Operand> operands) {
        if (operands.isEmpty() || NO_RESULT.contains(m)) {
            return;
        }
        int facts = 0;
        for (Operand o : operands.subList(1, operands.size())) {
            facts |= facts(s, o);
        }
        set(s, operands.get(0), facts & (OPCODE | ENTRY | WORD | INDEX) | ((facts & BYTE) != 0 ? INDEX : 0));
    }

    private void access(State s, Mnemonic m, List<Operand> operands, int at) {
        Mem mem = (Mem) operands.stream().filter(Mem.class::isInstance).findFirst().orElseThrow();
        String name = m.name();
        int address = facts(s, mem);
        boolean loads = !name.startsWith("ST") || name.startsWith("STLX") || name.startsWith("STX");
        boolean acquires = name.startsWith("LDA") && !name.startsWith("LDADD");
        if ((address & ENTRY) != 0 && loads) {
            entryLoads.add(at);
            if (!acquires && (address & OPCODE) == 0 && !s.acquired) {
                unorderedEntryLoads.add(at);
            }
        } else if ((address & WORD) != 0 && !acquires && !s.acquired) {
            usesWithoutAcquire.add(at);
        }
        if (acquires && (address & (ENTRY | WORD)) != 0) {
            s.acquired = true;
        }
        if (m == Mnemonic.STR && mem.base().number() == RESULT && (mem.index() != null || mem.displacement() == ObjectLayout.KLASS)) {
            headerStores.add(at);
            s.unpublished = true;
            s.storeBarrier = false;
        }
        if (loads) {
            set(s, operands.get(0), loaded(m, mem, address));
        }
    }

    private static int loaded(Mnemonic m, Mem mem, int address) {
        if (mem.base().number() == FRAME_POINTER && mem.displacement() == InterpreterFrameLayout.CP_CACHE) {
            return ENTRY;
        }
        int facts = address & (OPCODE | WORD) | ((address & ENTRY) != 0 ? WORD : 0);
        if (m == Mnemonic.LDRB && mem.base().number() == BYTECODE_POINTER) {
            facts |= BYTE;
        }
        return facts | (m == Mnemonic.LDR && (address & (BYTE | INDEX)) != 0 ? TARGET : 0);
    }
}
