package org.stubarchive.vm.frames;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Code at addresses where nothing is: what a test's frames return to. */
public final class SyntheticCode {
    /** A bytecode's codelet, behind a call. */
    public static final long INTERPRETED = 0x1010;
    /** Entry of native methods, behind the request. */
    public static final long NATIVE = 0x2010;
    /** First entry of the call stub. */
    public static final long CALL_STUB = 0x3000;
    /** Where called methods return to. */
    public static final long CALL_STUB_RETURN = 0x3010;
    /** A throw stub, behind the request. */
    public static final long THROW = 0x4010;
    /** A linker, behind the request. */
    public static final long LINKER = 0x5010;
    /** A poll that saves registers, behind the request. */
    public static final long POLL = 0x6010;
    /** A compiled method, behind a call. */
    public static final long COMPILED = 0x7010;
    /** The same, behind a poll. */
    public static final long COMPILED_POLL = 0x7020;
    /** The same, at a handler. */
    public static final long COMPILED_HANDLER = 0x7030;
    /** Where interpreted frames go on at a handler. */
    public static final long EXCEPTION_ENTRY = 0x1080;
    /** Bytes of the compiled method's frames. */
    public static final int COMPILED_FRAME = 64;
    /** Register that the poll saves at {@link #SAVED_OFFSET}. */
    public static final int SAVED_REGISTER = 3;
    /** Where the poll saves it, from its frame pointer. */
    public static final int SAVED_OFFSET = -16;
    private static final int LENGTH = 0x100;

    private final FrameKindTable table = new FrameKindTable();
    private final Map<Long, SafePoint> safePoints = new HashMap<>();
    private final Map<String, Long> handlers = new HashMap<>();

    /** All code. */
    public SyntheticCode() {
        add(COMPILED, new CompiledFrames(new Compiled()));
        add(INTERPRETED, new InterpretedFrames(EXCEPTION_ENTRY));
        add(NATIVE, new NativeFrames());
        add(CALL_STUB, new EntryFrames(CALL_STUB));
        add(THROW, new StubFrames(new CallArguments.None()));
        add(POLL, new StubFrames(List.of(new StubFrames.SavedRegister(SAVED_REGISTER, SAVED_OFFSET)), new CallArguments.None()));
        add(LINKER, new StubFrames(new CallArguments.OnStack()));
    }

    private void add(long pc, FrameKind kind) {
        long start = pc & -0x1000L;
        table.add(start, start + LENGTH, kind);
    }

    /** Which code is where. */
    public FrameKinds kinds() {
        return table;
    }

    /** Describes the compiled method at a PC. */
    public void safePoint(long pc, SafePoint state) {
        safePoints.put(pc, state);
    }

    /** Tells where the compiled method handles exceptions. */
    public void handler(int activation, int bci, long pc) {
        handlers.put(activation + "/" + bci, pc);
    }

    private final class Compiled implements CompiledCode {
        @Override
        public int frameBytes() {
            return COMPILED_FRAME;
        }

        @Override
        public SafePoint at(long pc) {
            SafePoint known = safePoints.get(pc);
            if (known == null) {
                throw new IllegalArgumentException("no safe point at " + Long.toHexString(pc));
            }
            return known;
        }

        @Override
        public long handler(long pc, int activation, int bci) {
            return handlers.get(activation + "/" + bci);
        }
    }
}
