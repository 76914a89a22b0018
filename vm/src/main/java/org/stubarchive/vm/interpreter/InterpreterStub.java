package org.stubarchive.vm.interpreter;

import org.stubarchive.format.code.Category;
import org.stubarchive.format.code.StaticId;
import org.stubarchive.format.runtime.QuickBytecode;

/** The stubs of the interpreter that the runtime enters or installs by itself. Ids are the catalogue's. */
public enum InterpreterStub {
    /** Entry of a method with bytecodes. */
    METHOD_ENTRY_NORMAL(0x01),
    /** Entry of a synchronized method with bytecodes. */
    METHOD_ENTRY_SYNCHRONIZED(0x02),
    /** Entry of a native method. */
    METHOD_ENTRY_NATIVE(0x03),
    /** Entry of a synchronized native method. */
    METHOD_ENTRY_NATIVE_SYNCHRONIZED(0x04),
    /** Entry of a method without code: AbstractMethodError. */
    METHOD_ENTRY_ABSTRACT(0x05),
    /** Where a frame goes on at its bytecode pointer with an exception as the only stack value. */
    EXCEPTION_ENTRY(0x06),
    /** The codelet of every bytecode in a tracing dispatch table. */
    TRACE_BYTECODE(0x4f),
    /** What the dispatch tables have where no bytecode may be. */
    ILLEGAL_BYTECODE(0x1ca);

    private static final int FIRST_BYTECODE = 0x100;
    /** Number 0x1ca is the codelet of an illegal bytecode. */
    private static final int RETURN_FREEZE_CODELET = 0x300;
    private static final int FIRST_WIDE_BYTECODE = 0x200;

    private final int number;

    InterpreterStub(int number) {
        this.number = number;
    }

    /** Static id of the stub. */
    public int staticId() {
        return StaticId.of(Category.INTERPRETER, number);
    }

    /** Static id of the codelet of a bytecode, 0..255; entry {@code i} is for the top-of-stack state with id {@code i}. */
    public static int ofBytecode(int bytecode) {
        int number = bytecode == QuickBytecode.RETURN_FREEZE.code() ? RETURN_FREEZE_CODELET : FIRST_BYTECODE + checked(bytecode);
        return StaticId.of(Category.INTERPRETER, number);
    }

    /** Static id of the codelet of a bytecode behind a {@code wide} prefix. */
    public static int ofWideBytecode(int bytecode) {
        return StaticId.of(Category.INTERPRETER, FIRST_WIDE_BYTECODE + checked(bytecode));
    }

    private static int checked(int bytecode) {
        if (bytecode < 0 || bytecode > 0xFF) {
            throw new IllegalArgumentException("bytecode " + bytecode);
        }
        return bytecode;
    }
}
