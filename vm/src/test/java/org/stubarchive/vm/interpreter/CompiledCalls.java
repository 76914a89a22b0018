package org.stubarchive.vm.interpreter;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.stubarchive.format.layout.EntryFrameLayout;
import org.stubarchive.format.layout.InterpreterFrameLayout;
import org.stubarchive.format.layout.ThreadBlockLayout;
import org.stubarchive.format.layout.VmVariablesLayout;
import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.format.runtime.RuntimeEntry;
import org.stubarchive.format.runtime.SignatureShape;
import org.stubarchive.loader.EntryStubs;
import org.stubarchive.loader.GeneratedCode;
import org.stubarchive.loader.HostCpu;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.loader.os.Libc;
import org.stubarchive.loader.os.NativeMemory;
import org.stubarchive.stubgen.Architecture;
import org.stubarchive.vm.classes.BootClasses;
import org.stubarchive.vm.classfile.Bytecodes;
import org.stubarchive.vm.code.AdapterLibrary;
import org.stubarchive.vm.code.BoundFrameKinds;
import org.stubarchive.vm.code.InterpreterEntries;
import org.stubarchive.vm.code.MethodEntryWords;
import org.stubarchive.vm.code.StubSet;
import org.stubarchive.vm.code.VmCode;
import org.stubarchive.vm.frames.CompiledFrames;
import org.stubarchive.vm.frames.Frame;
import org.stubarchive.vm.frames.FrameCursor;
import org.stubarchive.vm.frames.FrameKind;
import org.stubarchive.vm.frames.FrameKindTable;
import org.stubarchive.vm.frames.FrameKinds;
import org.stubarchive.vm.frames.FrameRoots;
import org.stubarchive.vm.frames.StubFrames;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.threads.JavaThread;
import org.stubarchive.vm.threads.ThreadRegistry;

/**
 * A guest thread that calls interpreted methods, which call compiled ones, which call interpreted ones again, with a moving collection at each
 * request. The interpreter, its adapters and stubs, frames, roots, linking and resolution are the real ones; the compiled code is a {@link
 * CompiledForwarder}.
 */
final class CompiledCalls implements AutoCloseable {
    private static final long STACK = 1 << 20;
    private static final int POLL = 0x0500_0009;
    private static final int RESOLVE = 0x0500_0007;

    private final VmCode code = GuestWorld.get().code();
    private final Architecture architecture = StubSet.of(HostCpu.target()).architecture();
    private final InterpreterEntries entries = new InterpreterEntries(code);
    private final AdapterLibrary adapters = new AdapterLibrary(code);
    private final MethodEntryWords words = new MethodEntryWords(adapters, entries.wrongMethod());
    private final BootClasses classes = new BootClasses(entries);
    private final ThreadRegistry registry;
    private final JavaThread thread;
    private final FrameKindTable compiled = new FrameKindTable();
    private final FrameKinds bound = new BoundFrameKinds(code);
    private final FrameRoots roots = new FrameRoots(this::kind);
    private final MovingReferences references = new MovingReferences();
    private final Random random;
    private final int[] served = new int[64];
    private int classCount;
    private int compiledPolls;
    private final List<String> natives = new ArrayList<>();
    private long[] arguments;
    private long result;

    /** @param seed of types and values */
    CompiledCalls(long seed) {
        random = new Random(seed);
        registry = new ThreadRegistry(RawMemory.allocate(VmVariablesLayout.SIZE), STACK);
        registry.setDispatchTable(code.newDispatchTables());
        thread = registry.attachCurrent();
        RawMemory.putLong(thread.block() + ThreadBlockLayout.SCRATCH, code.entryAddress(POLL, 0));
        RawMemory.putLong(thread.block() + ThreadBlockLayout.SCRATCH + 8, code.entryAddress(RESOLVE, 0));
    }

    @Override
    public void close() {
        thread.setAnchor(0, 0);
        registry.detachCurrent(thread);
    }

    private FrameKind kind(long pc) {
        FrameKind k = compiled.of(pc);
        return k == null ? bound.of(pc) : k;
    }

    /** Requests of a kind that were served. */
    int served(RuntimeEntry request) {
        return served[request.id()];
    }

    /** Polls of compiled code. */
    int compiledPolls() {
        return compiledPolls;
    }

    /** Roots that collections have moved. */
    long moved() {
        return references.seen();
    }

    /** Calls methods of all the shapes in all ways. */
    void exercise(List<SignatureShape> shapes) {
        adapters.ensure(shapes.toArray(SignatureShape[]::new));
        String name = "test/Shapes" + classCount++;
        ShapeClass source = new ShapeClass(name, shapes, random);
        InstanceKlass k = classes.define(thread, name, source.bytes());
        List<Method> compiledMethods = new ArrayList<>();
        List<CompiledForwarder> codes = new ArrayList<>();
        List<Method> unbound = new ArrayList<>();
        List<CompiledForwarder> unboundCodes = new ArrayList<>();
        for (int i = 0; i < shapes.size(); i++) {
            Method b = k.findMethod("b" + i, source.descriptor(i));
            Method c = k.findMethod("c" + i, source.descriptor(i));
            Method e = k.findMethod("e" + i, source.descriptor(i));
            compiledMethods.add(b);
            codes.add(new CompiledForwarder(architecture, b, Frame.NATIVE_BCI, c, CompiledForwarder.Call.BOUND, shapes.get(i)));
            unbound.add(e);
            unboundCodes.add(new CompiledForwarder(architecture, e, invoke(e), c, CompiledForwarder.Call.UNBOUND, shapes.get(i)));
        }
        long[] addresses = place(codes);
        long[] unboundAddresses = place(unboundCodes);
        for (int i = 0; i < shapes.size(); i++) {
            Method a = k.findMethod("a" + i, source.descriptor(i));
            Method b = compiledMethods.get(i);
            words.install(b, addresses[i]);
            // The first call finds no compiled entry of c, the second one does.
            expect(a, shapes.get(i), "d" + i);
            expect(a, shapes.get(i), "d" + i);
            // Called by the runtime, whose calls are like those of interpreted code.
            expect(b, shapes.get(i), "d" + i);
            words.remove(b);
            expect(a, shapes.get(i), "b" + i);
            words.install(unbound.get(i), unboundAddresses[i]);
            expect(unbound.get(i), shapes.get(i), "d" + i);
        }
    }

    /** Index of the method's invoke instruction. */
    private static int invoke(Method m) {
        int at = 0;
        while (m.code().u1(at) != Bytecodes.INVOKESTATIC) {
            at += Bytecodes.length(m.code(), at);
        }
        return at;
    }

    private long[] place(List<CompiledForwarder> codes) {
        long[] addresses = new long[codes.size()];
        long bytes = 0;
        for (CompiledForwarder c : codes) {
            bytes += c.bytes().length + 63 & -64L;
        }
        long at = NativeMemory.allocate(NativeMemory.roundToPages(bytes));
        long start = at;
        for (int i = 0; i < addresses.length; i++) {
            byte[] text = codes.get(i).bytes();
            RawMemory.copyFromArray(at, text, 0, text.length);
            addresses[i] = at;
            codes.get(i).place(at);
            compiled.add(at, at + text.length, new CompiledFrames(codes.get(i)));
            at += text.length + 63 & -64L;
        }
        NativeMemory.protect(start, NativeMemory.roundToPages(bytes), Libc.PROT_READ | Libc.PROT_EXEC);
        return addresses;
    }

    private void expect(Method called, SignatureShape shape, String nativeMethod) {
        arguments = new long[shape.count()];
        long slot = thread.stack().base() - EntryFrameLayout.SIZE & -16;
        long fp = slot;
        RawMemory.putLong(fp + EntryFrameLayout.MARKER, EntryFrameLayout.MARKER_VALUE);
        RawMemory.putLong(fp + EntryFrameLayout.METHOD, called.address());
        RawMemory.putLong(fp + EntryFrameLayout.PREVIOUS_SP, 0);
        RawMemory.putLong(fp + EntryFrameLayout.PREVIOUS_FP, 0);
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = shape.type(i) == BasicType.OBJECT ? i + 1 : random.nextLong();
            slot -= 8L * shape.type(i).slots();
            RawMemory.putLong(slot, shape.type(i) == BasicType.OBJECT ? references.reference(i + 1) : arguments[i]);
        }
        RawMemory.putLong(slot - 8, code.entryAddress(EntryStubs.CALL_STUB, 0));
        RawMemory.putLong(thread.block() + ThreadBlockLayout.CALL_METHOD, called.address());
        thread.setAnchor(slot - 8, fp);
        natives.clear();
        collect();
        try {
            run(shape);
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(called + " of shape " + shape.types() + ": " + e.getMessage(), e);
        }
        check(natives.equals(List.of(nativeMethod)), "native methods called: " + natives);
        long raw = RawMemory.getLong(thread.block() + ThreadBlockLayout.RESULT);
        long rawFp = RawMemory.getLong(thread.block() + ThreadBlockLayout.RESULT_FP);
        switch (called.resultType()) {
            case LONG -> check(raw == result, "long result");
            case FLOAT -> check((int) rawFp == (int) result, "float result");
            case DOUBLE -> check(rawFp == result, "double result");
            case OBJECT -> check(references.number(raw) == result, "reference result");
            case BOOLEAN -> check((raw & 1) == (result & 1), "boolean result");
            case SHORT -> check((short) raw == (short) result, "short result");
            case INT -> check((int) raw == (int) result, "int result");
            default -> { }
        }
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }

    private void run(SignatureShape shape) {
        while (true) {
            GeneratedCode.enter(thread.block());
            RuntimeEntry request = RuntimeEntry.ofId(RawMemory.getInt(thread.block() + ThreadBlockLayout.REQUEST));
            served[request.id()]++;
            if (request == RuntimeEntry.CALL_DONE) {
                return;
            }
            thread.setServed(request);
            collect();
            serve(request, shape);
            thread.setServed(null);
        }
    }

    private void collect() {
        references.begin();
        thread.visitRoots(references::move);
        roots.visit(thread, references::move);
    }

    private void serve(RuntimeEntry request, SignatureShape shape) {
        switch (request) {
            case RESOLVE_BYTECODE -> {
                Frame top = new Frame(this::kind).start(thread);
                classes.resolver().resolveBytecode(thread, top.method(), top.bci());
            }
            case WRONG_METHOD -> {
                words.bindCompiled(Method.at(thread.argument(0)));
                thread.setResult(thread.argument(0));
            }
            case RESOLVE_STATIC_CALL -> {
                Frame site = new Frame(this::kind).start(thread);
                Method callee = classes.resolver().directCallee(thread, site.method(), site.bci());
                words.bindCompiled(callee);
                thread.setResult(callee.address());
            }
            case SAFEPOINT -> {
                if (new FrameCursor(this::kind).start(thread).kind() instanceof StubFrames) {
                    compiledPolls++;
                } else {
                    RawMemory.putInt(thread.block() + ThreadBlockLayout.POLL, 0);
                }
            }
            case SAFEPOINT_RETURN_VALUE, SAFEPOINT_RETURN_REFERENCE -> {
                RawMemory.putInt(thread.block() + ThreadBlockLayout.POLL, 0);
                thread.setResult(thread.argument(0));
            }
            case CALL_NATIVE -> callNative(shape);
            default -> throw new IllegalStateException("request " + request);
        }
    }

    private void callNative(SignatureShape shape) {
        Frame top = new Frame(this::kind).start(thread);
        Method m = top.method();
        natives.add(m.name());
        long slot = RawMemory.getLong(top.physical().fp() + InterpreterFrameLayout.LOCALS) + 8;
        for (int i = 0; i < shape.count(); i++) {
            slot -= 8L * shape.type(i).slots();
            long value = RawMemory.getLong(slot);
            boolean same = switch (shape.type(i)) {
                case OBJECT -> references.number(value) == arguments[i];
                case LONG, DOUBLE -> value == arguments[i];
                default -> (int) value == (int) arguments[i];
            };
            check(same, "argument " + i + " of " + m + " is 0x" + Long.toHexString(value) + ", passed was 0x" + Long.toHexString(arguments[i]));
        }
        result = random.nextLong();
        if (m.resultType() == BasicType.OBJECT) {
            result = 0x1234;
        } else if (m.resultType() == BasicType.SHORT) {
            result = (short) result;
        }
        thread.setResult(m.resultType() == BasicType.OBJECT ? references.reference(result) : result);
        // The interpreted caller polls when it returns.
        RawMemory.putInt(thread.block() + ThreadBlockLayout.POLL, 1);
    }
}
