package org.stubarchive.format.layout;

/**
 * Digest of all layouts: the values of all constants of this package, in the order of class and constant name.
 *
 * <p>It is one constant expression, so the compiler computes it: it costs nothing at start and cannot be stale. A test compares it with the
 * constants found by reflection; after adding or removing one, running that test with {@code -Dstubarchive.bless=true} writes the part below.
 */
public final class LayoutHash {
    private LayoutHash() {}

    /** Odd factor of the polynomial over the values; addition and multiplication are modulo 2^64. */
    public static final long FACTOR = 0x9E3779B97F4A7C15L;

    // BEGIN GENERATED
    private static final long CODE_MAP_LAYOUT = ((((((((((((1L
            * FACTOR + CodeMapLayout.ENTRY_SIZE)
            * FACTOR + CodeMapLayout.FAULT_END)
            * FACTOR + CodeMapLayout.FAULT_HANDLER)
            * FACTOR + CodeMapLayout.FAULT_ROW_BYTES)
            * FACTOR + CodeMapLayout.FAULT_START)
            * FACTOR + CodeMapLayout.GRANULE)
            * FACTOR + CodeMapLayout.GRANULE_SHIFT)
            * FACTOR + CodeMapLayout.ROW_BYTES)
            * FACTOR + CodeMapLayout.ROW_FAULTS)
            * FACTOR + CodeMapLayout.ROW_FAULT_COUNT)
            * FACTOR + CodeMapLayout.ROW_SIZE)
            * FACTOR + CodeMapLayout.ROW_START);

    private static final long COMPILED_FRAME_LAYOUT = (((((1L
            * FACTOR + CompiledFrameLayout.ALIGNMENT)
            * FACTOR + CompiledFrameLayout.ARGUMENTS)
            * FACTOR + CompiledFrameLayout.CALLER_FP)
            * FACTOR + CompiledFrameLayout.ORIGINAL_PC)
            * FACTOR + CompiledFrameLayout.RETURN_ADDRESS);

    private static final long CP_CACHE_LAYOUT = ((((((((((((((((((1L
            * FACTOR + CpCacheLayout.APPENDIX)
            * FACTOR + CpCacheLayout.CALL_INFO)
            * FACTOR + CpCacheLayout.CALL_INFO_SHIFT)
            * FACTOR + CpCacheLayout.CP_INDEX)
            * FACTOR + CpCacheLayout.ENTRY_SHIFT)
            * FACTOR + CpCacheLayout.ENTRY_SIZE)
            * FACTOR + CpCacheLayout.FLAGS)
            * FACTOR + CpCacheLayout.FLAGS_ORIGINAL_BYTECODE)
            * FACTOR + CpCacheLayout.FLAGS_TYPE_MASK)
            * FACTOR + CpCacheLayout.FLAG_INITIALIZING)
            * FACTOR + CpCacheLayout.FLAG_NO_QUICK_FORM)
            * FACTOR + CpCacheLayout.FLAG_VOLATILE)
            * FACTOR + CpCacheLayout.HOLDER)
            * FACTOR + CpCacheLayout.INTERFACE_CACHE)
            * FACTOR + CpCacheLayout.LENGTH)
            * FACTOR + CpCacheLayout.OFFSET)
            * FACTOR + CpCacheLayout.RECEIVER_OFFSET)
            * FACTOR + CpCacheLayout.VALUE);

    private static final long CPU_PROBE_LAYOUT = ((((((((((1L
            * FACTOR + CpuProbeLayout.SIZE)
            * FACTOR + CpuProbeLayout.X86_EXTENDED1_ECX)
            * FACTOR + CpuProbeLayout.X86_EXTENDED1_EDX)
            * FACTOR + CpuProbeLayout.X86_LEAF1_ECX)
            * FACTOR + CpuProbeLayout.X86_LEAF1_EDX)
            * FACTOR + CpuProbeLayout.X86_LEAF7_EBX)
            * FACTOR + CpuProbeLayout.X86_LEAF7_ECX)
            * FACTOR + CpuProbeLayout.X86_LEAF7_EDX)
            * FACTOR + CpuProbeLayout.X86_MAX_LEAF)
            * FACTOR + CpuProbeLayout.X86_XCR0);

    private static final long ENTRY_FRAME_LAYOUT = ((((((1L
            * FACTOR + EntryFrameLayout.MARKER)
            * FACTOR + EntryFrameLayout.MARKER_VALUE)
            * FACTOR + EntryFrameLayout.METHOD)
            * FACTOR + EntryFrameLayout.PREVIOUS_FP)
            * FACTOR + EntryFrameLayout.PREVIOUS_SP)
            * FACTOR + EntryFrameLayout.SIZE);

    private static final long INTERPRETER_FRAME_LAYOUT = (((((((((((((1L
            * FACTOR + InterpreterFrameLayout.BCP)
            * FACTOR + InterpreterFrameLayout.CALLER_FP)
            * FACTOR + InterpreterFrameLayout.CALL_WORD)
            * FACTOR + InterpreterFrameLayout.CALL_WORD_STATE)
            * FACTOR + InterpreterFrameLayout.CP_CACHE)
            * FACTOR + InterpreterFrameLayout.EMPTY_STACK)
            * FACTOR + InterpreterFrameLayout.FIRST_STACK_SLOT)
            * FACTOR + InterpreterFrameLayout.FIXED_BYTES)
            * FACTOR + InterpreterFrameLayout.LOCALS)
            * FACTOR + InterpreterFrameLayout.LOCKED_OBJECT)
            * FACTOR + InterpreterFrameLayout.METHOD)
            * FACTOR + InterpreterFrameLayout.RETURN_ADDRESS)
            * FACTOR + InterpreterFrameLayout.SLOT);

    private static final long KLASS_LAYOUT = (((((((((((((((((((((((((((((1L
            * FACTOR + KlassLayout.ACCESS_FLAGS)
            * FACTOR + KlassLayout.ARRAY_KLASS)
            * FACTOR + KlassLayout.ELEMENT_KLASS)
            * FACTOR + KlassLayout.FLAGS)
            * FACTOR + KlassLayout.FLAG_HAS_FINALIZER)
            * FACTOR + KlassLayout.FLAG_INTERFACE)
            * FACTOR + KlassLayout.FLAG_MIRROR)
            * FACTOR + KlassLayout.FLAG_REFERENCE)
            * FACTOR + KlassLayout.IMT)
            * FACTOR + KlassLayout.IMT_SLOTS)
            * FACTOR + KlassLayout.IMT_SLOT_SIZE)
            * FACTOR + KlassLayout.IMT_TARGET)
            * FACTOR + KlassLayout.INIT_THREAD)
            * FACTOR + KlassLayout.ITABLE)
            * FACTOR + KlassLayout.ITABLE_FIRST)
            * FACTOR + KlassLayout.ITABLE_PAIR_SIZE)
            * FACTOR + KlassLayout.KLASS_ID)
            * FACTOR + KlassLayout.LAYOUT_HELPER)
            * FACTOR + KlassLayout.MIRROR)
            * FACTOR + KlassLayout.PRIMARY_SUPERS)
            * FACTOR + KlassLayout.PRIMARY_SUPER_LIMIT)
            * FACTOR + KlassLayout.SECONDARY_SUPERS)
            * FACTOR + KlassLayout.SECONDARY_SUPERS_FIRST)
            * FACTOR + KlassLayout.SECONDARY_SUPER_CACHE)
            * FACTOR + KlassLayout.STATE)
            * FACTOR + KlassLayout.SUPER)
            * FACTOR + KlassLayout.SUPER_CHECK_OFFSET)
            * FACTOR + KlassLayout.VTABLE)
            * FACTOR + KlassLayout.VTABLE_LENGTH);

    private static final long MARK_WORD = (((((((((((((1L
            * FACTOR + MarkWord.HASH_MASK)
            * FACTOR + MarkWord.HASH_SHIFT)
            * FACTOR + MarkWord.LOCK_MASK)
            * FACTOR + MarkWord.MONITOR_MASK)
            * FACTOR + MarkWord.MONITOR_SHIFT)
            * FACTOR + MarkWord.OWNER_MASK)
            * FACTOR + MarkWord.OWNER_SHIFT)
            * FACTOR + MarkWord.RECURSION_MASK)
            * FACTOR + MarkWord.RECURSION_UNIT)
            * FACTOR + MarkWord.TAG_FORWARDED)
            * FACTOR + MarkWord.TAG_INFLATED)
            * FACTOR + MarkWord.TAG_MASK)
            * FACTOR + MarkWord.TAG_THIN);

    private static final long METHOD_LAYOUT = ((((((((((((((((((((1L
            * FACTOR + MethodLayout.ACCESS_FLAGS)
            * FACTOR + MethodLayout.ARGUMENT_SLOTS)
            * FACTOR + MethodLayout.BACKEDGE_COUNTER)
            * FACTOR + MethodLayout.BYTECODE_ENTRY)
            * FACTOR + MethodLayout.CODE)
            * FACTOR + MethodLayout.COMPILED_ENTRY)
            * FACTOR + MethodLayout.CP_CACHE)
            * FACTOR + MethodLayout.EXTRA_LOCALS_BYTES)
            * FACTOR + MethodLayout.FRAME_BYTES)
            * FACTOR + MethodLayout.HOLDER)
            * FACTOR + MethodLayout.IMT_OFFSET)
            * FACTOR + MethodLayout.INTERPRETER_ENTRY)
            * FACTOR + MethodLayout.INTRINSIC_ID)
            * FACTOR + MethodLayout.INVOCATION_COUNTER)
            * FACTOR + MethodLayout.MAX_STACK)
            * FACTOR + MethodLayout.METHOD_ID)
            * FACTOR + MethodLayout.RESULT_TABLE_OFFSET)
            * FACTOR + MethodLayout.RESULT_TYPE)
            * FACTOR + MethodLayout.SIZE)
            * FACTOR + MethodLayout.VTABLE_OFFSET);

    private static final long NATIVE_CALL_LAYOUT = ((((((1L
            * FACTOR + NativeCallLayout.ARGUMENTS)
            * FACTOR + NativeCallLayout.ARGUMENT_COUNT)
            * FACTOR + NativeCallLayout.ERRNO)
            * FACTOR + NativeCallLayout.FUNCTION)
            * FACTOR + NativeCallLayout.RESULT)
            * FACTOR + NativeCallLayout.SIZE);

    private static final long OBJECT_LAYOUT = ((((((((1L
            * FACTOR + ObjectLayout.ALIGNMENT)
            * FACTOR + ObjectLayout.ARRAY_ELEMENTS)
            * FACTOR + ObjectLayout.ARRAY_LENGTH)
            * FACTOR + ObjectLayout.FIELDS)
            * FACTOR + ObjectLayout.IMPLICIT_NULL_LIMIT)
            * FACTOR + ObjectLayout.KLASS)
            * FACTOR + ObjectLayout.MARK)
            * FACTOR + ObjectLayout.REFERENCE_SIZE);

    private static final long SIGNAL_STATE_LAYOUT = (((((((1L
            * FACTOR + SignalStateLayout.CODE_END)
            * FACTOR + SignalStateLayout.CODE_MAP)
            * FACTOR + SignalStateLayout.CODE_ROWS)
            * FACTOR + SignalStateLayout.CODE_START)
            * FACTOR + SignalStateLayout.NOTIFICATION_DESCRIPTOR)
            * FACTOR + SignalStateLayout.PREVIOUS_HANDLERS)
            * FACTOR + SignalStateLayout.SIZE);

    private static final long STUB_FRAME_LAYOUT = ((((((((((1L
            * FACTOR + StubFrameLayout.ARGUMENTS_SIZE)
            * FACTOR + StubFrameLayout.CALLER_FP)
            * FACTOR + StubFrameLayout.CALLER_SP)
            * FACTOR + StubFrameLayout.FLOAT_ARGUMENTS)
            * FACTOR + StubFrameLayout.GENERAL_REGISTERS)
            * FACTOR + StubFrameLayout.INTEGER_ARGUMENTS)
            * FACTOR + StubFrameLayout.METHOD)
            * FACTOR + StubFrameLayout.REGISTERS_SIZE)
            * FACTOR + StubFrameLayout.RETURN_ADDRESS)
            * FACTOR + StubFrameLayout.VECTOR_REGISTERS);

    private static final long THREAD_BLOCK_LAYOUT = ((((((((((((((((((((((((((((((1L
            * FACTOR + ThreadBlockLayout.ARGUMENTS)
            * FACTOR + ThreadBlockLayout.ARGUMENT_COUNT)
            * FACTOR + ThreadBlockLayout.CALL_METHOD)
            * FACTOR + ThreadBlockLayout.CRASH_ADDRESS)
            * FACTOR + ThreadBlockLayout.CRASH_CODE)
            * FACTOR + ThreadBlockLayout.CRASH_PC)
            * FACTOR + ThreadBlockLayout.CRASH_RECORD)
            * FACTOR + ThreadBlockLayout.CRASH_REGISTERS)
            * FACTOR + ThreadBlockLayout.CRASH_SIGNAL)
            * FACTOR + ThreadBlockLayout.DISPATCH_TABLE)
            * FACTOR + ThreadBlockLayout.GUEST_FP)
            * FACTOR + ThreadBlockLayout.GUEST_SP)
            * FACTOR + ThreadBlockLayout.HOST_SP)
            * FACTOR + ThreadBlockLayout.LOCK_OWNER_BITS)
            * FACTOR + ThreadBlockLayout.PENDING_EXCEPTION)
            * FACTOR + ThreadBlockLayout.POLL)
            * FACTOR + ThreadBlockLayout.REQUEST)
            * FACTOR + ThreadBlockLayout.RESULT)
            * FACTOR + ThreadBlockLayout.RESULT_FP)
            * FACTOR + ThreadBlockLayout.SCRATCH)
            * FACTOR + ThreadBlockLayout.SELF)
            * FACTOR + ThreadBlockLayout.SIZE)
            * FACTOR + ThreadBlockLayout.STACK_BASE)
            * FACTOR + ThreadBlockLayout.STACK_LIMIT)
            * FACTOR + ThreadBlockLayout.THREAD_ID)
            * FACTOR + ThreadBlockLayout.THREAD_OBJECT)
            * FACTOR + ThreadBlockLayout.THREAD_STATE)
            * FACTOR + ThreadBlockLayout.TLAB_END)
            * FACTOR + ThreadBlockLayout.TLAB_TOP)
            * FACTOR + ThreadBlockLayout.VM_VARIABLES);

    private static final long VM_VARIABLES_LAYOUT = ((((((((((((((((1L
            * FACTOR + VmVariablesLayout.CLASS_KLASS)
            * FACTOR + VmVariablesLayout.EXECUTING_DISPATCH_TABLE)
            * FACTOR + VmVariablesLayout.FAST_ALLOCATION_LIMIT)
            * FACTOR + VmVariablesLayout.LAMBDA_FORM_VMENTRY)
            * FACTOR + VmVariablesLayout.MEMBER_NAME_METHOD)
            * FACTOR + VmVariablesLayout.MEMBER_NAME_VMINDEX)
            * FACTOR + VmVariablesLayout.METHOD_HANDLE_FORM)
            * FACTOR + VmVariablesLayout.OBJECT_ARRAY_KLASS)
            * FACTOR + VmVariablesLayout.PRIMITIVE_ARRAY_KLASSES)
            * FACTOR + VmVariablesLayout.REFERENCE_REFERENT)
            * FACTOR + VmVariablesLayout.RESOLVED_METHOD_NAME_VMTARGET)
            * FACTOR + VmVariablesLayout.SIZE)
            * FACTOR + VmVariablesLayout.STRING_CODER)
            * FACTOR + VmVariablesLayout.STRING_HASH)
            * FACTOR + VmVariablesLayout.STRING_KLASS)
            * FACTOR + VmVariablesLayout.STRING_VALUE);

    /** The digest. */
    public static final long VALUE = (((((((((((((((1L
            * FACTOR + CODE_MAP_LAYOUT)
            * FACTOR + COMPILED_FRAME_LAYOUT)
            * FACTOR + CP_CACHE_LAYOUT)
            * FACTOR + CPU_PROBE_LAYOUT)
            * FACTOR + ENTRY_FRAME_LAYOUT)
            * FACTOR + INTERPRETER_FRAME_LAYOUT)
            * FACTOR + KLASS_LAYOUT)
            * FACTOR + MARK_WORD)
            * FACTOR + METHOD_LAYOUT)
            * FACTOR + NATIVE_CALL_LAYOUT)
            * FACTOR + OBJECT_LAYOUT)
            * FACTOR + SIGNAL_STATE_LAYOUT)
            * FACTOR + STUB_FRAME_LAYOUT)
            * FACTOR + THREAD_BLOCK_LAYOUT)
            * FACTOR + VM_VARIABLES_LAYOUT);

    // END GENERATED
}
