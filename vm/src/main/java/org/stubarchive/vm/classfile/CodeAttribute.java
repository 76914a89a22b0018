package org.stubarchive.vm.classfile;

/**
 * A Code attribute (JVMS 4.7.3). The bytecodes stay where they are in the class file: {@link #bytes()} from {@link #codeOffset()} on; a
 * bytecode index (bci) counts from there.
 */
public final class CodeAttribute {
    private static final int ENTRY_BYTES = 8;
    private static final int LOCAL_ENTRY_BYTES = 10;
    private static final ExceptionTableEntry[] NO_HANDLERS = {};

    private final byte[] bytes;
    private final ConstantPoolView pool;
    private final int maxStack;
    private final int maxLocals;
    private final int codeOffset;
    private final int codeLength;
    private final AttributeTable attributes;
    private final int attributesOffset;
    private ExceptionTableEntry[] exceptionTable;
    private LineNumberTable lineNumberTable;

    /** Reads what is at fixed places; the parser has checked the structure. */
    CodeAttribute(byte[] bytes, ConstantPoolView pool, int maxStack, int maxLocals, int codeOffset, int codeLength, int attributesOffset) {
        this.bytes = bytes;
        this.pool = pool;
        this.maxStack = maxStack;
        this.maxLocals = maxLocals;
        this.codeOffset = codeOffset;
        this.codeLength = codeLength;
        this.attributesOffset = attributesOffset;
        this.attributes = new AttributeTable(bytes, pool, attributesOffset);
    }

    /** The whole class file; not to be written. */
    public byte[] bytes() {
        return bytes;
    }

    /** Greatest depth of the expression stack in slots. */
    public int maxStack() {
        return maxStack;
    }

    /** Local variables in slots, including the arguments. */
    public int maxLocals() {
        return maxLocals;
    }

    /** Offset of bytecode index 0 in {@link #bytes()}. */
    public int codeOffset() {
        return codeOffset;
    }

    /** Bytes of code, 1 to 65535. */
    public int codeLength() {
        return codeLength;
    }

    /** Byte of the code, 0..255. */
    public int u1(int bci) {
        return ByteAccess.u1(bytes, codeOffset + bci);
    }

    /** Signed byte of the code. */
    public int s1(int bci) {
        return bytes[codeOffset + bci];
    }

    /** Unsigned 16-bit number in the code. */
    public int u2(int bci) {
        return ByteAccess.u2(bytes, codeOffset + bci);
    }

    /** Signed 16-bit number in the code. */
    public int s2(int bci) {
        return (short) ByteAccess.u2(bytes, codeOffset + bci);
    }

    /** Signed 32-bit number in the code. */
    public int s4(int bci) {
        return ByteAccess.s4(bytes, codeOffset + bci);
    }

    /** Number of exception handlers. */
    public int handlerCount() {
        return ByteAccess.u2(bytes, codeOffset + codeLength);
    }

    /** The exception handlers in search order; not to be written. */
    public ExceptionTableEntry[] exceptionTable() {
        ExceptionTableEntry[] table = exceptionTable;
        if (table == null) {
            int count = handlerCount();
            table = count == 0 ? NO_HANDLERS : new ExceptionTableEntry[count];
            int at = codeOffset + codeLength + 2;
            for (int i = 0; i < count; i++, at += ENTRY_BYTES) {
                int type = ByteAccess.u2(bytes, at + 6);
                table[i] = new ExceptionTableEntry(ByteAccess.u2(bytes, at), ByteAccess.u2(bytes, at + 2), ByteAccess.u2(bytes, at + 4), type,
                        type == 0 ? null : pool.className(type));
            }
            exceptionTable = table;
        }
        return table;
    }

    /** Source lines; empty if the method has none. */
    public LineNumberTable lineNumberTable() {
        LineNumberTable table = lineNumberTable;
        if (table == null) {
            table = readLines();
            lineNumberTable = table;
        }
        return table;
    }

    private LineNumberTable readLines() {
        int total = 0;
        int count = ByteAccess.u2(bytes, attributesOffset);
        int at = attributesOffset + 2;
        for (int i = 0; i < count; i++) {
            if (isLineTable(at)) {
                total += ByteAccess.u2(bytes, at + AttributeTable.HEADER_BYTES);
            }
            at += AttributeTable.HEADER_BYTES + ByteAccess.s4(bytes, at + 2);
        }
        if (total == 0) {
            return LineNumberTable.EMPTY;
        }
        int[] starts = new int[total];
        int[] lines = new int[total];
        int n = 0;
        at = attributesOffset + 2;
        for (int i = 0; i < count; i++) {
            int contents = at + AttributeTable.HEADER_BYTES;
            if (isLineTable(at)) {
                int entries = ByteAccess.u2(bytes, contents);
                for (int e = 0; e < entries; e++, n++) {
                    starts[n] = ByteAccess.u2(bytes, contents + 2 + 4 * e);
                    lines[n] = ByteAccess.u2(bytes, contents + 4 + 4 * e);
                }
            }
            at = contents + ByteAccess.s4(bytes, at + 2);
        }
        return new LineNumberTable(starts, lines);
    }

    private boolean isLineTable(int attribute) {
        return pool.utf8Equals(ByteAccess.u2(bytes, attribute), AttributeNames.LINE_NUMBER_TABLE);
    }

    /** Offset in {@link #bytes()} of the contents of the StackMapTable attribute (JVMS 4.7.4), or -1 if there is none; one without contents is none. */
    public int stackMapTableOffset() {
        int at = attributes.find(AttributeNames.STACK_MAP_TABLE);
        return at >= 0 && ByteAccess.s4(bytes, at - 4) == 0 ? -1 : at;
    }

    /** Bytes of the contents of the StackMapTable attribute, 0 if there is none. */
    public int stackMapTableLength() {
        int at = stackMapTableOffset();
        return at < 0 ? 0 : ByteAccess.s4(bytes, at - 4);
    }

    /** Offset in {@link #bytes()} of the contents of the first LocalVariableTable attribute (JVMS 4.7.13), or -1 if there is none. */
    public int localVariableTableOffset() {
        return attributes.find(AttributeNames.LOCAL_VARIABLE_TABLE);
    }

    /**
     * Name of a local variable by the LocalVariableTable (JVMS 4.7.13).
     *
     * @return {@code null} if the table does not say
     */
    public String localVariableName(int local, int bci) {
        int at = localVariableTableOffset();
        int count = at < 0 ? 0 : ByteAccess.u2(bytes, at);
        for (int i = 0, entry = at + 2; i < count; i++, entry += LOCAL_ENTRY_BYTES) {
            int start = ByteAccess.u2(bytes, entry);
            if (ByteAccess.u2(bytes, entry + 8) == local && bci >= start && bci < start + ByteAccess.u2(bytes, entry + 2)) {
                return pool.utf8(ByteAccess.u2(bytes, entry + 4));
            }
        }
        return null;
    }

    /** Contents of RuntimeVisibleTypeAnnotations of the code, a fresh copy, or {@code null}. */
    public byte[] runtimeVisibleTypeAnnotations() {
        return attributes.raw(AttributeNames.RUNTIME_VISIBLE_TYPE_ANNOTATIONS);
    }
}
