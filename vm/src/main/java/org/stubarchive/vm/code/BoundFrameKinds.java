package org.stubarchive.vm.code;

import java.util.ArrayList;
import java.util.List;
import org.stubarchive.format.code.Category;
import org.stubarchive.format.code.StaticId;
import org.stubarchive.format.layout.StubFrameLayout;
import org.stubarchive.format.runtime.CallingConvention;
import org.stubarchive.loader.AddressTable;
import org.stubarchive.loader.EntryStubs;
import org.stubarchive.loader.HostCpu;
import org.stubarchive.vm.frames.CallArguments;
import org.stubarchive.vm.frames.EntryFrames;
import org.stubarchive.vm.frames.FrameKind;
import org.stubarchive.vm.frames.FrameKindTable;
import org.stubarchive.vm.frames.FrameKinds;
import org.stubarchive.vm.frames.InterpretedFrames;
import org.stubarchive.vm.frames.NativeFrames;
import org.stubarchive.vm.frames.RegisterMap;
import org.stubarchive.vm.frames.StubFrames;
import org.stubarchive.vm.interpreter.InterpreterStub;
import org.stubarchive.vm.interpreter.Intrinsic;

/**
 * The kinds of frames of the bound stubs. Code without a kind has no frame of its own when it leaves to the runtime, or never leaves: intrinsics,
 * what follows a calling convention of the host. The table is made when it is first needed; the stubs that it is about are bound by then.
 */
public final class BoundFrameKinds implements FrameKinds {
    private static final int FORWARD_EXCEPTION = StaticId.of(Category.INITIAL, 0x02);
    private static final int CATCH_EXCEPTION = StaticId.of(Category.INITIAL, 0x03);
    /** Numbers of stubs of the category {@code shared}. */
    private static final int LAST_SHARED = 0x3f;
    private static final int WORD = 8;

    private final AddressTable addresses;
    private volatile FrameKindTable table;

    /** Over bound code. */
    public BoundFrameKinds(VmCode code) {
        addresses = code.addresses();
    }

    @Override
    public FrameKind of(long pc) {
        FrameKindTable known = table;
        if (known == null) {
            known = build();
            table = known;
        }
        return known.of(pc);
    }

    private FrameKindTable build() {
        FrameKindTable made = new FrameKindTable();
        FrameKind interpreted = new InterpretedFrames(addresses.entry(InterpreterStub.EXCEPTION_ENTRY.staticId(), 0));
        for (int b = 0; b < NeededStubs.BYTECODES; b++) {
            add(made, InterpreterStub.ofBytecode(b), interpreted);
        }
        for (int b : NeededStubs.WIDE) {
            add(made, InterpreterStub.ofWideBytecode(b), interpreted);
        }
        FrameKind ofNative = new NativeFrames();
        for (InterpreterStub s : InterpreterStub.values()) {
            switch (s) {
                case METHOD_ENTRY_NATIVE, METHOD_ENTRY_NATIVE_SYNCHRONIZED -> add(made, s.staticId(), ofNative);
                case METHOD_ENTRY_SYNCHRONIZED, EXCEPTION_ENTRY, TRACE_BYTECODE -> add(made, s.staticId(), interpreted);
                case METHOD_ENTRY_NORMAL, METHOD_ENTRY_ABSTRACT, ILLEGAL_BYTECODE -> { }
            }
        }
        add(made, EntryStubs.CALL_STUB, new EntryFrames(addresses.entry(EntryStubs.CALL_STUB, 0)));
        add(made, Intrinsic.LINK_TO_INTERFACE.staticId(), new StubFrames(new CallArguments.OnStack()));
        CallingConvention convention = CallingConvention.of(HostCpu.target());
        add(made, NeededStubs.WRONG_METHOD, new StubFrames(new CallArguments.Compiled(convention)));
        add(made, NeededStubs.RESOLVE_STATIC_CALL, new StubFrames(new CallArguments.OfSite(convention)));
        add(made, NeededStubs.POLL, new StubFrames(savedByPolls(), new CallArguments.None()));
        FrameKind throwing = new StubFrames(new CallArguments.None());
        add(made, FORWARD_EXCEPTION, throwing);
        add(made, CATCH_EXCEPTION, throwing);
        for (int number = 1; number <= LAST_SHARED; number++) {
            add(made, StaticId.of(Category.SHARED, number), throwing);
        }
        return made;
    }

    private static List<StubFrames.SavedRegister> savedByPolls() {
        List<StubFrames.SavedRegister> saved = new ArrayList<>();
        for (int i = 0; i < RegisterMap.FIRST_VECTOR; i++) {
            saved.add(new StubFrames.SavedRegister(i, StubFrameLayout.GENERAL_REGISTERS - WORD * i));
            saved.add(new StubFrames.SavedRegister(RegisterMap.FIRST_VECTOR + i, StubFrameLayout.VECTOR_REGISTERS - WORD * i));
        }
        return saved;
    }

    private void add(FrameKindTable made, int id, FrameKind kind) {
        if (!addresses.isBound(id)) {
            return;
        }
        // Entries are declared by state, in any order of their addresses; no code is in front of the first.
        long start = addresses.entry(id, 0);
        for (int i = 1; i < addresses.entryCount(id); i++) {
            start = Math.min(start, addresses.entry(id, i));
        }
        if (made.of(start) == null) {
            made.add(start, addresses.end(id), kind);
        }
    }
}
