package org.stubarchive.vm.code;

import java.util.Arrays;
import org.stubarchive.format.code.Category;
import org.stubarchive.format.code.StaticId;
import org.stubarchive.format.runtime.TosState;
import org.stubarchive.loader.AddressTable;
import org.stubarchive.loader.CodeLoadException;
import org.stubarchive.loader.EntryStubs;
import org.stubarchive.loader.HostCpu;
import org.stubarchive.vm.interpreter.Intrinsic;
import org.stubarchive.vm.interpreter.InterpreterStub;

/** The stubs that the runtime cannot start without; what they refer to follows when their cells are bound. */
final class NeededStubs {
    /** Codelets of bytecodes. */
    static final int BYTECODES = 256;
    /** Bytecodes that may follow a wide prefix: loads, stores, iinc and ret. */
    static final int[] WIDE = {21, 22, 23, 24, 25, 54, 55, 56, 57, 58, 132, 169};

    /** {@code wrong_method}: compiled entry of methods that have no better one. */
    static final int WRONG_METHOD = StaticId.of(Category.SHARED, 0x02);
    /** {@code resolve_static_call}: where unbound static and special calls of compiled code go. */
    static final int RESOLVE_STATIC_CALL = StaticId.of(Category.SHARED, 0x07);
    /** {@code polling_page_safepoint_handler}: what compiled code calls when it polls. */
    static final int POLL = StaticId.of(Category.SHARED, 0x09);

    private NeededStubs() {}

    /** Static ids, in no particular order. */
    static int[] ids() {
        InterpreterStub[] entries = InterpreterStub.values();
        Intrinsic[] intrinsics = Intrinsic.values();
        int[] ids = new int[11 + entries.length + intrinsics.length + BYTECODES + WIDE.length];
        int n = 0;
        ids[n++] = EntryStubs.CALL_STUB;
        ids[n++] = EntryStubs.ENTER;
        ids[n++] = EntryStubs.LEAVE;
        ids[n++] = EntryStubs.CRASH_LEAVE;
        ids[n++] = EntryStubs.SIGNAL_HANDLER;
        ids[n++] = EntryStubs.SIGNAL_NOTIFIER;
        ids[n++] = EntryStubs.ofMachine(HostCpu.target());
        ids[n++] = EntryStubs.NATIVE_CALL;
        ids[n++] = WRONG_METHOD;
        ids[n++] = RESOLVE_STATIC_CALL;
        ids[n++] = POLL;
        for (InterpreterStub s : entries) {
            ids[n++] = s.staticId();
        }
        for (Intrinsic i : intrinsics) {
            ids[n++] = i.staticId();
        }
        for (int b = 0; b < BYTECODES; b++) {
            ids[n++] = InterpreterStub.ofBytecode(b);
        }
        for (int b : WIDE) {
            ids[n++] = InterpreterStub.ofWideBytecode(b);
        }
        return Arrays.copyOf(ids, n);
    }

    /**
     * Checks that the needed stubs that are bound have all entries that the runtime asks for.
     *
     * @param file name of the archive that they may be from, for the message
     * @throws CodeLoadException if one has fewer
     */
    static void checkEntries(AddressTable addresses, String file) throws CodeLoadException {
        check(addresses, file, EntryStubs.CALL_STUB, 2);
        check(addresses, file, InterpreterStub.TRACE_BYTECODE.staticId(), TosState.COUNT);
        for (int b = 0; b < BYTECODES; b++) {
            check(addresses, file, InterpreterStub.ofBytecode(b), TosState.COUNT);
        }
        for (int b : WIDE) {
            check(addresses, file, InterpreterStub.ofWideBytecode(b), TosState.COUNT);
        }
    }

    private static void check(AddressTable addresses, String file, int id, int entries) throws CodeLoadException {
        if (addresses.isBound(id) && addresses.entryCount(id) < entries) {
            throw new CodeLoadException(file + ": stub " + StaticId.format(id) + ": entries: expected " + entries + ", found " + addresses.entryCount(id) + "; train again with this version");
        }
    }
}
