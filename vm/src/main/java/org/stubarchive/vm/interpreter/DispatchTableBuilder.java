package org.stubarchive.vm.interpreter;

import org.stubarchive.format.code.StaticId;
import org.stubarchive.format.runtime.TosState;
import org.stubarchive.loader.memory.RawMemory;

/**
 * Fills dispatch tables: {@link TosState#COUNT} tables of {@link TosState#BYTECODES} addresses, one per top-of-stack state, then the table for bytecodes
 * behind a {@code wide} prefix.
 */
public final class DispatchTableBuilder {
    /** The bytecodes that {@code wide} may precede: loads, stores, iinc and ret. */
    private static final int[] WIDE_BYTECODES = {21, 22, 23, 24, 25, 54, 55, 56, 57, 58, 132, 169};

    private final EntryAddresses code;

    /** Takes addresses from bound code. */
    public DispatchTableBuilder(EntryAddresses code) {
        this.code = code;
    }

    /**
     * Fills the tables that execute bytecodes.
     *
     * @param tables start of {@link TosState#TABLES_SIZE} bytes, aligned to 8
     * @throws IllegalStateException if a codelet is not bound
     */
    public void fillExecuting(long tables) {
        for (TosState state : TosState.values()) {
            for (int bytecode = 0; bytecode < TosState.BYTECODES; bytecode++) {
                RawMemory.putLong(slot(tables, state.tableOffset(), bytecode), required(InterpreterStub.ofBytecode(bytecode), state));
            }
        }
        fillWide(tables);
    }

    /**
     * Fills tables that report each bytecode before it is executed.
     *
     * @param tables start of {@link TosState#TABLES_SIZE} bytes, aligned to 8
     * @throws IllegalStateException if a codelet is not bound
     */
    public void fillTracing(long tables) {
        for (TosState state : TosState.values()) {
            long tracer = required(InterpreterStub.TRACE_BYTECODE.staticId(), state);
            for (int bytecode = 0; bytecode < TosState.BYTECODES; bytecode++) {
                RawMemory.putLong(slot(tables, state.tableOffset(), bytecode), tracer);
            }
        }
        fillWide(tables);
    }

    private void fillWide(long tables) {
        long illegal = required(InterpreterStub.ILLEGAL_BYTECODE.staticId(), TosState.VTOS);
        for (int bytecode = 0; bytecode < TosState.BYTECODES; bytecode++) {
            RawMemory.putLong(slot(tables, TosState.WIDE_TABLE_OFFSET, bytecode), illegal);
        }
        for (int bytecode : WIDE_BYTECODES) {
            RawMemory.putLong(slot(tables, TosState.WIDE_TABLE_OFFSET, bytecode), required(InterpreterStub.ofWideBytecode(bytecode), TosState.VTOS));
        }
    }

    private static long slot(long tables, int tableOffset, int bytecode) {
        return tables + tableOffset + 8L * bytecode;
    }

    private long required(int staticId, TosState state) {
        long address = code.entryAddress(staticId, state.id());
        if (address == 0) {
            throw new IllegalStateException("no code is bound for codelet " + StaticId.format(staticId) + ", entry " + state);
        }
        return address;
    }
}
