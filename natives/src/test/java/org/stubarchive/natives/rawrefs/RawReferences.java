package org.stubarchive.natives.rawrefs;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.Interpreter;

/**
 * Finds raw references that are used behind a call that may collect. A {@code long} is a raw reference if it comes from a method that gives one, directly or through
 * parameters and results of other methods; a call that may collect makes those in local variables and on the stack stale. Not followed: fields, arrays, arithmetic, and
 * the way to a handler of an exception.
 */
final class RawReferences {
    private static final BasicValue RAW = new Kind("raw");
    private static final BasicValue STALE = new Kind("stale");
    private static final BasicValue ZERO = new Kind("zero");

    private final CallGraph graph;
    private final Set<String> collecting;
    private final Set<String> sources;
    private final Set<String> rawParameters = new HashSet<>();
    private final Set<String> findings = new TreeSet<>();
    private boolean changed;

    /**
     * Looks at all methods of a graph.
     *
     * @param collecting keys of methods that may collect
     * @param sources keys of methods whose result is a raw reference
     */
    RawReferences(CallGraph graph, Set<String> collecting, Set<String> sources) {
        this.graph = graph;
        this.collecting = collecting;
        this.sources = new HashSet<>(sources);
    }

    /** A kind of long; compared by identity. */
    private static final class Kind extends BasicValue {
        private final String text;

        Kind(String text) {
            super(Type.LONG_TYPE);
            this.text = text;
        }

        @Override
        public boolean equals(Object o) {
            return this == o;
        }

        @Override
        public int hashCode() {
            return text.hashCode();
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** Method and line of each use of a stale reference, in order. */
    Set<String> find() throws AnalyzerException {
        do {
            changed = false;
            findings.clear();
            for (CallGraph.Body body : graph.bodies()) {
                analyze(body);
            }
        } while (changed);
        return findings;
    }

    /** Whether the result of a method has turned out to be a raw reference. */
    boolean isSource(String key) {
        return sources.contains(key);
    }

    private void analyze(CallGraph.Body body) throws AnalyzerException {
        MethodNode m = body.node();
        Flow flow = new Flow(body);
        new Analyzer<>(flow) {
            @Override
            protected Frame<BasicValue> newFrame(int locals, int stack) {
                return new CollectingFrame(locals, stack);
            }

            @Override
            protected Frame<BasicValue> newFrame(Frame<? extends BasicValue> frame) {
                return new CollectingFrame(frame);
            }
        }.analyze(body.owner(), m);
    }

    private boolean mayCollect(MethodInsnNode call) {
        for (CallGraph.Body target : graph.targets(call)) {
            if (collecting.contains(target.key())) {
                return true;
            }
        }
        return false;
    }

    private boolean givesRaw(MethodInsnNode call) {
        if (sources.contains(CallGraph.Body.key(call.owner, call.name, call.desc))) {
            return true;
        }
        for (CallGraph.Body target : graph.targets(call)) {
            if (sources.contains(target.key())) {
                return true;
            }
        }
        return false;
    }

    /** A frame in which a call that may collect leaves no raw reference but its own result. */
    private final class CollectingFrame extends Frame<BasicValue> {
        CollectingFrame(int locals, int stack) {
            super(locals, stack);
        }

        CollectingFrame(Frame<? extends BasicValue> frame) {
            super(frame);
        }

        @Override
        public void execute(AbstractInsnNode insn, Interpreter<BasicValue> interpreter) throws AnalyzerException {
            super.execute(insn, interpreter);
            if (insn instanceof MethodInsnNode call && mayCollect(call)) {
                for (int i = 0; i < getLocals(); i++) {
                    if (getLocal(i) == RAW) {
                        setLocal(i, STALE);
                    }
                }
                int below = getStackSize() - (Type.getReturnType(call.desc) == Type.VOID_TYPE ? 0 : 1);
                for (int i = 0; i < below; i++) {
                    if (getStack(i) == RAW) {
                        setStack(i, STALE);
                    }
                }
            }
        }
    }

    /** What instructions do to kinds of longs. */
    private final class Flow extends BasicInterpreter {
        private final CallGraph.Body body;

        Flow(CallGraph.Body body) {
            super(ASM9);
            this.body = body;
        }

        @Override
        public BasicValue newParameterValue(boolean isInstanceMethod, int local, Type type) {
            return type == Type.LONG_TYPE && rawParameters.contains(body.key() + local) ? RAW : super.newParameterValue(isInstanceMethod, local, type);
        }

        @Override
        public BasicValue newOperation(AbstractInsnNode insn) throws AnalyzerException {
            return insn.getOpcode() == Opcodes.LCONST_0 ? ZERO : super.newOperation(insn);
        }

        @Override
        public BasicValue copyOperation(AbstractInsnNode insn, BasicValue value) {
            return value;
        }

        @Override
        public BasicValue unaryOperation(AbstractInsnNode insn, BasicValue value) throws AnalyzerException {
            use(insn, value);
            return super.unaryOperation(insn, value);
        }

        @Override
        public BasicValue binaryOperation(AbstractInsnNode insn, BasicValue a, BasicValue b) throws AnalyzerException {
            // Whether a reference is null no collection changes.
            if (insn.getOpcode() != Opcodes.LCMP || a != ZERO && b != ZERO) {
                use(insn, a);
                use(insn, b);
            }
            return super.binaryOperation(insn, a, b);
        }

        @Override
        public BasicValue ternaryOperation(AbstractInsnNode insn, BasicValue a, BasicValue b, BasicValue c) throws AnalyzerException {
            use(insn, c);
            return super.ternaryOperation(insn, a, b, c);
        }

        @Override
        public BasicValue naryOperation(AbstractInsnNode insn, List<? extends BasicValue> values) throws AnalyzerException {
            for (BasicValue value : values) {
                use(insn, value);
            }
            if (insn instanceof MethodInsnNode call) {
                passArguments(call, values);
                if (Type.getReturnType(call.desc) == Type.LONG_TYPE && givesRaw(call)) {
                    return RAW;
                }
            }
            return super.naryOperation(insn, values);
        }

        @Override
        public void returnOperation(AbstractInsnNode insn, BasicValue value, BasicValue expected) {
            if (value == RAW && sources.add(body.key())) {
                changed = true;
            }
        }

        @Override
        public BasicValue merge(BasicValue a, BasicValue b) {
            if (a == b) {
                return a;
            }
            if (a == STALE || b == STALE) {
                return isLong(a) && isLong(b) ? STALE : BasicValue.UNINITIALIZED_VALUE;
            }
            if (a == RAW || b == RAW) {
                return isLong(a) && isLong(b) ? RAW : BasicValue.UNINITIALIZED_VALUE;
            }
            return isLong(a) && isLong(b) ? BasicValue.LONG_VALUE : super.merge(a, b);
        }

        private static boolean isLong(BasicValue value) {
            return value.getType() == Type.LONG_TYPE;
        }

        private void passArguments(MethodInsnNode call, List<? extends BasicValue> values) {
            int local = 0;
            for (int i = 0; i < values.size(); i++) {
                if (values.get(i) == RAW) {
                    for (CallGraph.Body target : graph.targets(call)) {
                        changed |= rawParameters.add(target.key() + local);
                    }
                }
                local += values.get(i).getSize();
            }
        }

        private void use(AbstractInsnNode insn, BasicValue value) {
            if (value == STALE) {
                findings.add(body.owner().substring(body.owner().lastIndexOf('/') + 1) + "." + body.node().name + ":" + line(insn));
            }
        }

        private static int line(AbstractInsnNode insn) {
            for (AbstractInsnNode i = insn; i != null; i = i.getPrevious()) {
                if (i instanceof LineNumberNode n) {
                    return n.line;
                }
            }
            return 0;
        }
    }
}
