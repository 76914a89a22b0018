package org.stubarchive.compiler.graph;

import java.util.Locale;

/**
 * What nodes compute. A row: the kind of the result ({@code ?}: any, given by the node's type), the kinds of the inputs ({@code *}: any number of
 * further ones), whether it needs a frame state, and its group, from which follow its effects and where it may stand.
 *
 * <p>What a node has beside its inputs ({@link Node#immediate()}, {@link Node#symbol()}) stands at its row.
 */
public enum Op {
    /** An argument of the method; immediate: its number, with the receiver. */
    PARAMETER('?', "", Group.PURE),
    /** An int; immediate. */
    CONST_I('I', "", Group.PURE),
    /** A long; immediate. */
    CONST_J('J', "", Group.PURE),
    /** A float; immediate: its bits. */
    CONST_F('F', "", Group.PURE),
    /** A double; immediate: its bits. */
    CONST_D('D', "", Group.PURE),
    /** What jsr pushes; immediate: index of the bytecode behind it. Only frame states use it: subroutines are inlined. */
    RETURN_ADDRESS('I', "", Group.PURE),
    /** null. */
    CONST_NULL('A', "", Group.PURE),
    /** A string or class; symbol: the CiConstant. */
    CONST_OBJECT('A', "", Group.PURE),
    /** A value per predecessor. */
    PHI('?', "*", Group.PHI),
    /** The same value, of which more is known behind a branch. */
    REFINE('?', "?", Group.PINNED),
    /** The exception that led here; first in the block behind the exceptional edge of a call. */
    EXCEPTION('A', "", Group.PINNED),

    IADD('I', "II", Group.PURE),
    ISUB('I', "II", Group.PURE),
    IMUL('I', "II", Group.PURE),
    /** The divisor is known not to be zero. */
    IDIV('I', "II", Group.PURE),
    /** The divisor is known not to be zero. */
    IREM('I', "II", Group.PURE),
    INEG('I', "I", Group.PURE),
    ISHL('I', "II", Group.PURE),
    ISHR('I', "II", Group.PURE),
    IUSHR('I', "II", Group.PURE),
    IAND('I', "II", Group.PURE),
    IOR('I', "II", Group.PURE),
    IXOR('I', "II", Group.PURE),
    LADD('J', "JJ", Group.PURE),
    LSUB('J', "JJ", Group.PURE),
    LMUL('J', "JJ", Group.PURE),
    /** The divisor is known not to be zero. */
    LDIV('J', "JJ", Group.PURE),
    /** The divisor is known not to be zero. */
    LREM('J', "JJ", Group.PURE),
    LNEG('J', "J", Group.PURE),
    LSHL('J', "JI", Group.PURE),
    LSHR('J', "JI", Group.PURE),
    LUSHR('J', "JI", Group.PURE),
    LAND('J', "JJ", Group.PURE),
    LOR('J', "JJ", Group.PURE),
    LXOR('J', "JJ", Group.PURE),
    FADD('F', "FF", Group.PURE),
    FSUB('F', "FF", Group.PURE),
    FMUL('F', "FF", Group.PURE),
    FDIV('F', "FF", Group.PURE),
    FREM('F', "FF", Group.PURE),
    FNEG('F', "F", Group.PURE),
    DADD('D', "DD", Group.PURE),
    DSUB('D', "DD", Group.PURE),
    DMUL('D', "DD", Group.PURE),
    DDIV('D', "DD", Group.PURE),
    DREM('D', "DD", Group.PURE),
    DNEG('D', "D", Group.PURE),
    I2L('J', "I", Group.PURE),
    I2F('F', "I", Group.PURE),
    I2D('D', "I", Group.PURE),
    L2I('I', "J", Group.PURE),
    L2F('F', "J", Group.PURE),
    L2D('D', "J", Group.PURE),
    F2I('I', "F", Group.PURE),
    F2L('J', "F", Group.PURE),
    F2D('D', "F", Group.PURE),
    D2I('I', "D", Group.PURE),
    D2L('J', "D", Group.PURE),
    D2F('F', "D", Group.PURE),
    I2B('I', "I", Group.PURE),
    I2C('I', "I", Group.PURE),
    I2S('I', "I", Group.PURE),
    /** -1, 0 or 1. */
    LCMP('I', "JJ", Group.PURE),
    /** -1, 0 or 1; -1 if an input is not a number. */
    FCMPL('I', "FF", Group.PURE),
    /** -1, 0 or 1; 1 if an input is not a number. */
    FCMPG('I', "FF", Group.PURE),
    /** -1, 0 or 1; -1 if an input is not a number. */
    DCMPL('I', "DD", Group.PURE),
    /** -1, 0 or 1; 1 if an input is not a number. */
    DCMPG('I', "DD", Group.PURE),
    /** 1 if the reference is an instance of the class, otherwise 0; symbol: the CiKlass. */
    INSTANCE_OF('I', "A", Group.PURE),
    /** 1 if the reference may be an element of the array, which is an array of references; otherwise 0. */
    FITS_ELEMENT('I', "AA", Group.PURE),
    /** Length of an array that is not null. */
    ARRAY_LENGTH('I', "A", Group.PURE),

    /** The reference, which is not null. */
    NULL_CHECK('A', "A", Group.CHECK),
    /** The index (first input), which is below the length (second). */
    BOUNDS_CHECK('I', "II", Group.CHECK),
    /** The int, which is not zero. */
    IZERO_CHECK('I', "I", Group.CHECK),
    /** The long, which is not zero. */
    LZERO_CHECK('J', "J", Group.CHECK),
    /** The length of an array to be made, which is not negative. */
    SIZE_CHECK('I', "I", Group.CHECK),
    /** The reference, which is null or an instance of the class; symbol: the CiKlass. */
    CAST_CHECK('A', "A", Group.CHECK),
    /** The reference (second input), which may be an element of the array (first). */
    STORE_CHECK('A', "AA", Group.CHECK),

    /** Value of a field of an object that is not null; symbol: the CiField. */
    LOAD_FIELD('?', "A", Group.MEMORY),
    /** Stores a value into a field of an object that is not null; symbol: the CiField. */
    STORE_FIELD('V', "A?", Group.MEMORY),
    /** Value of a static field of an initialised class; symbol: the CiField. */
    LOAD_STATIC('?', "", Group.MEMORY),
    /** Stores a value into a static field of an initialised class; symbol: the CiField. */
    STORE_STATIC('V', "?", Group.MEMORY),
    /** Element of an array that is not null, at an index in its bounds; symbol: the ElementType. */
    LOAD_ELEMENT('?', "AI", Group.MEMORY),
    /** Stores a value into an array that is not null, at an index in its bounds; symbol: the ElementType. */
    STORE_ELEMENT('V', "AI?", Group.MEMORY),

    /** A new object; symbol: the CiKlass. */
    NEW_OBJECT('A', "", Group.ALLOCATION),
    /** A new array of primitive elements, whose length is not negative; symbol: the BasicType of the elements. */
    NEW_ARRAY('A', "I", Group.ALLOCATION),
    /** A new array of references, whose length is not negative; symbol: the CiKlass of the elements. */
    NEW_REF_ARRAY('A', "I", Group.ALLOCATION),
    /** A new array of arrays, whose lengths, outermost first, are not negative; symbol: the CiKlass of the array. */
    NEW_MULTI_ARRAY('A', "I*", Group.ALLOCATION),
    /** A new exception of the kind that a check would throw, with message and stack trace; symbol: the TrapReason; inputs: those of the check. */
    NEW_EXCEPTION('A', "*", Group.RUNTIME),

    /** Initialises a class unless it is; symbol: the CiKlass. */
    INIT_CHECK('V', "", Group.RUNTIME),
    /** A constant that is made when it is first executed; symbol: the CiConstant. */
    RESOLVE_CONSTANT('?', "", Group.RUNTIME),
    /** Locks an object that is not null. */
    MONITOR_ENTER('V', "A", Group.RUNTIME),
    /** Unlocks an object that this frame has locked. */
    MONITOR_EXIT('V', "A", Group.FENCE),
    /** No later store comes before those of final fields: end of a constructor (JLS 17.5.1). */
    FREEZE('V', "", Group.FENCE),
    /** Registers an object for finalization if its class wants it: end of the constructor of java/lang/Object. */
    REGISTER_FINALIZER('V', "A", Group.RUNTIME),
    /** Lets the thread be stopped. */
    POLL('V', "", Group.POLL),
    /** Calls; symbol: the CiCall; inputs: the arguments, of which a receiver is not null. Ends its block exactly if it has an exceptional edge. */
    INVOKE('?', "*", Group.CALL),

    /** Goes to the only successor. */
    GOTO('V', "", Group.TERMINATOR),
    /** Compares two ints; immediate: the ordinal of the Condition. Goes to the first successor if it holds, otherwise to the second. */
    IF_INT('V', "II", Group.TERMINATOR),
    /** As {@link #IF_INT}, two longs. */
    IF_LONG('V', "JJ", Group.TERMINATOR),
    /** As {@link #IF_INT}, two references. */
    IF_REF('V', "AA", Group.TERMINATOR),
    /** Goes to the successor of the key that is equal; symbol: the SwitchTable. */
    SWITCH('V', "I", Group.TERMINATOR),
    /** Ends the method. */
    RETURN('V', "*", Group.TERMINATOR),
    /** Ends the method with an exception that is not null. */
    UNWIND('V', "A", Group.TERMINATOR),
    /** Leaves compiled code for the interpreter; symbol: the TrapReason. */
    TRAP('V', "", Group.EXIT);

    /** What nodes have in common: what of memory they touch, whether they may leave compiled code, where they may stand. */
    public enum Group {
        /** The result depends on the inputs alone. */
        PURE,
        /** One value per predecessor, at the start of a block. */
        PHI,
        /** No effect, but bound to its block. */
        PINNED,
        /** Leaves compiled code unless something holds. */
        CHECK,
        /** Reads or writes one field, or elements of one kind of arrays. */
        MEMORY,
        /** Makes an object, which may need the runtime. */
        ALLOCATION,
        /** Keeps accesses in order, and never leaves compiled code. */
        FENCE,
        /** Asks the runtime. */
        RUNTIME,
        /** Lets the thread be stopped. */
        POLL,
        /** Calls a method. */
        CALL,
        /** Ends a block. */
        TERMINATOR,
        /** Ends a block and leaves compiled code. */
        EXIT
    }

    private final Kind result;
    private final Kind[] inputs;
    private final boolean isVariadic;
    private final Group group;
    private final String text;

    Op(char result, String inputs, Group group) {
        this.result = result == '?' ? null : Kind.of(result);
        this.isVariadic = inputs.endsWith("*");
        String fixed = isVariadic ? inputs.substring(0, inputs.length() - 1) : inputs;
        this.inputs = new Kind[fixed.length()];
        for (int i = 0; i < this.inputs.length; i++) {
            this.inputs[i] = fixed.charAt(i) == '?' ? null : Kind.of(fixed.charAt(i));
        }
        this.group = group;
        this.text = name().toLowerCase(Locale.ROOT);
    }

    /** Kind of the result; {@code null} if the node's type says it. */
    public Kind result() {
        return result;
    }

    /** Number of inputs that every such node has. */
    public int fixedInputs() {
        return inputs.length;
    }

    /** Kind of one of the fixed inputs; {@code null} for any. */
    public Kind input(int i) {
        return inputs[i];
    }

    /** Whether more inputs than the fixed ones may follow. */
    public boolean isVariadic() {
        return isVariadic;
    }

    /** Its group. */
    public Group group() {
        return group;
    }

    /** Whether the result depends on the inputs alone. */
    public boolean isPure() {
        return group == Group.PURE;
    }

    /** Whether such a node always ends its block. */
    public boolean isTerminator() {
        return group == Group.TERMINATOR || group == Group.EXIT;
    }

    /** Whether such a node may leave compiled code and so needs a frame state. */
    public boolean needsState() {
        return switch (group) {
            case CHECK, ALLOCATION, RUNTIME, POLL, CALL, EXIT -> true;
            default -> false;
        };
    }

    /** Name in texts. */
    public String text() {
        return text;
    }
}
