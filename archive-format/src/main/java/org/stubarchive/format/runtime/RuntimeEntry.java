package org.stubarchive.format.runtime;

import java.util.HashMap;
import java.util.Map;

/**
 * The requests that generated code makes of the runtime.
 *
 * <p>Code stores the arguments in the thread block ({@code ThreadBlockLayout.ARGUMENTS}), the id in {@code REQUEST}, and calls the leave
 * stub. The runtime serves the request and resumes behind the call with the result in the result registers, or resumes elsewhere (an
 * exception handler). References among the arguments are collector roots while the request is served.
 *
 * <p>Argument kinds: {@code I} int, {@code J} long or address, {@code F} and {@code D} raw bits, {@code A} reference, {@code K} klass, {@code M} method.
 * Ids are wire values: never changed, never reused.
 */
public enum RuntimeEntry {
    /** The method that {@code call_stub} called has returned; results are in {@code RESULT} and {@code RESULT_FP}. */
    CALL_DONE(1, "", 'V'),
    /** Resolve the operand of the bytecode at the frame's bytecode pointer and replace it by its quick form; the codelet dispatches it again. */
    RESOLVE_BYTECODE(2, "", 'V'),
    /** Allocate an instance: (klass). */
    NEW_INSTANCE(3, "K", 'A'),
    /** Allocate a primitive array: ({@code newarray} type code, length). */
    NEW_PRIMITIVE_ARRAY(4, "II", 'A'),
    /** Allocate a reference array: (element klass, length). */
    NEW_REFERENCE_ARRAY(5, "KI", 'A'),
    /** {@code multianewarray}: (array klass, dimensions, address of the first dimension's slot; later ones at lower addresses). */
    NEW_MULTI_ARRAY(6, "KIJ", 'A'),
    /** Contended, inflated or deeply recursive {@code monitorenter}: (object, not null). */
    MONITOR_ENTER(7, "A", 'V'),
    /** {@code monitorexit} off the fast path: (object, not null). */
    MONITOR_EXIT(8, "A", 'V'),
    /** {@code athrow}: (exception, not null). Does not return. */
    THROW(9, "A", 'V'),
    /** NullPointerException at the current bytecode. Does not return. */
    THROW_NULL_POINTER(10, "", 'V'),
    /** ArithmeticException "/ by zero". Does not return. */
    THROW_DIVIDE_BY_ZERO(11, "", 'V'),
    /** ArrayIndexOutOfBoundsException: (index, array). Does not return. */
    THROW_ARRAY_INDEX(12, "IA", 'V'),
    /** ArrayStoreException: (value). Does not return. */
    THROW_ARRAY_STORE(13, "A", 'V'),
    /** ClassCastException: (object, klass). Does not return. */
    THROW_CLASS_CAST(14, "AK", 'V'),
    /** NegativeArraySizeException: (length). Does not return. */
    THROW_NEGATIVE_ARRAY_SIZE(15, "I", 'V'),
    /** StackOverflowError, from a method entry whose frame was not built: (method). The caller's frame is the top frame. Does not return. */
    THROW_STACK_OVERFLOW(16, "M", 'V'),
    /** AbstractMethodError: (method that was selected, receiver), from a method entry whose frame was not built. Does not return. */
    THROW_ABSTRACT_METHOD(17, "MA", 'V'),
    /** IncompatibleClassChangeError at {@code invokeinterface}: (receiver, interface method). Does not return. */
    THROW_INCOMPATIBLE_CLASS_CHANGE(18, "AM", 'V'),
    /** Run the native method whose frame is on top; the result is given according to the method's type. */
    CALL_NATIVE(19, "", 'J'),
    /** The poll word is set: at a back edge or method entry, everything in memory. */
    SAFEPOINT(20, "", 'V'),
    /** The poll word is set at the return of a reference: (result). */
    SAFEPOINT_RETURN_REFERENCE(21, "A", 'A'),
    /** The poll word is set at the return of a primitive or nothing: (raw result). */
    SAFEPOINT_RETURN_VALUE(22, "J", 'J'),
    /** {@code Object.<init>} of an instance of a class with a finalizer: (object). */
    REGISTER_FINALIZER(23, "A", 'V'),
    /** A fault in generated code that nothing handles; the thread block's crash record tells. Does not return. */
    CRASH(24, "", 'V'),
    /** Look up the target of an interface call that neither table holds: (receiver, interface method). Gives a Method* or throws. */
    RESOLVE_INTERFACE_CALL(25, "AM", 'J'),
    /** Debug: about to execute the bytecode at the frame's bytecode pointer: (top of stack state id, raw value). */
    TRACE_BYTECODE(26, "IJ", 'V'),
    /** A pending exception is to be delivered to the frame on top. Does not return. */
    FORWARD_EXCEPTION(27, "", 'V'),
    /** A slot beyond the archive is needed: (static id). Used by tests of the protocol too. */
    MISSING_CODE(28, "I", 'J'),
    /** {@code System.arraycopy} that the fast path refuses: (source, source position, destination, destination position, length). */
    ARRAYCOPY(29, "AIAII", 'V'),
    /**
     * A compiled caller called a method whose compiled entry leads nowhere: (method). Gives the Method* to enter by its compiled entry, which has
     * been set. Its arguments are in a stub frame.
     */
    WRONG_METHOD(30, "M", 'J'),
    /**
     * A static or special call of compiled code that has not been bound. Gives the Method* to enter by its compiled entry, which has been set. The
     * arguments are in a stub frame, those of the call site below it.
     */
    RESOLVE_STATIC_CALL(31, "", 'J');

    private static final Map<Integer, RuntimeEntry> BY_ID = new HashMap<>();

    static {
        for (RuntimeEntry e : values()) {
            if (BY_ID.put(e.id, e) != null) {
                throw new ExceptionInInitializerError("runtime entry id used twice: " + e.id);
            }
        }
    }

    private final int id;
    private final String argumentKinds;
    private final char resultKind;

    RuntimeEntry(int id, String argumentKinds, char resultKind) {
        this.id = id;
        this.argumentKinds = argumentKinds;
        this.resultKind = resultKind;
    }

    /** Wire id. */
    public int id() {
        return id;
    }

    /** One character per argument, at most {@code ThreadBlockLayout.ARGUMENT_COUNT}. */
    public String argumentKinds() {
        return argumentKinds;
    }

    /** Kind of the result, {@code V} for none. */
    public char resultKind() {
        return resultKind;
    }

    /**
     * Entry with the given id.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static RuntimeEntry ofId(int id) {
        RuntimeEntry e = BY_ID.get(id);
        if (e == null) {
            throw new IllegalArgumentException("no runtime entry with id " + id);
        }
        return e;
    }
}
