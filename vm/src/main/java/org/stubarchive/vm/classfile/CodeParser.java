package org.stubarchive.vm.classfile;

/** Checks a Code attribute (JVMS 4.7.3) and its tables. */
final class CodeParser {
    private static final int MAX_CODE_LENGTH = 65535;

    private final ClassFileReader in;
    private final ConstantPoolView pool;
    private final NameRules rules;
    private final FormatChecks checks;
    private final AttributeParser attributes;
    private LocalVariableChecks variables;

    CodeParser(ClassFileReader in, ConstantPoolView pool, NameRules rules, FormatChecks checks, AttributeParser attributes) {
        this.in = in;
        this.pool = pool;
        this.rules = rules;
        this.checks = checks;
        this.attributes = attributes;
    }

    /** Reads from the start of the contents; the position afterwards is unspecified. */
    CodeAttribute parse(int length, int argumentSlots) throws ClassFormatException {
        int start = in.position();
        in.require(8, "Code");
        int maxStack = in.u2("max_stack");
        int maxLocals = in.u2("max_locals");
        int codeLength = in.s4("code_length");
        if (checks == FormatChecks.FULL && argumentSlots > maxLocals) {
            throw in.error(start + 2, "max_locals", argumentSlots + " or more", String.valueOf(maxLocals),
                    "Arguments can't fit into locals in class file " + in.className());
        }
        if (codeLength <= 0 || codeLength > MAX_CODE_LENGTH) {
            throw in.error(start + 4, "code_length", "1 to " + MAX_CODE_LENGTH, Integer.toUnsignedString(codeLength),
                    "Invalid method Code length " + Integer.toUnsignedString(codeLength) + " in class file " + in.className());
        }
        int codeOffset = in.position();
        in.skip(codeLength, "code");
        handlers(codeLength);
        int attributesOffset = in.position();
        int count = in.u2("attributes_count");
        variables = checks == FormatChecks.FULL ? new LocalVariableChecks(in, pool, rules, codeLength, maxLocals) : null;
        for (int i = 0; i < count; i++) {
            attribute(codeLength);
        }
        if (in.position() - start != length) {
            throw in.error(in.position(), "Code.attribute_length", String.valueOf(in.position() - start), String.valueOf(length),
                    "Code segment has wrong length in class file " + in.className());
        }
        if (checks == FormatChecks.FULL && pool.majorVersion() >= AttributeNames.since(AttributeNames.STACK_MAP_TABLE)) {
            uniqueStackMap(attributesOffset);
        }
        return new CodeAttribute(in.bytes, pool, maxStack, maxLocals, codeOffset, codeLength, attributesOffset);
    }

    /** Checks what waits for the end of the method's attributes. */
    void finish() throws ClassFormatException {
        if (variables != null) {
            variables.finish();
        }
    }

    private void handlers(int codeLength) throws ClassFormatException {
        int count = in.u2("exception_table_length");
        in.require(8 * count, "exception_table");
        for (int i = 0; i < count; i++) {
            int at = in.position();
            int start = ByteAccess.u2(in.bytes, at);
            int end = ByteAccess.u2(in.bytes, at + 2);
            int handler = ByteAccess.u2(in.bytes, at + 4);
            if (start >= end || end > codeLength) {
                throw in.error(at, "exception_table", "start_pc below end_pc, end_pc up to " + codeLength, start + ".." + end,
                        "Illegal exception table range in class file " + in.className());
            }
            if (handler >= codeLength) {
                throw in.error(at + 4, "handler_pc", "below " + codeLength, String.valueOf(handler),
                        "Illegal exception table handler in class file " + in.className());
            }
            int type = ByteAccess.u2(in.bytes, at + 6);
            if (type != 0 && !pool.is(type, ConstantTag.CLASS)) {
                throw in.error(at + 6, "catch_type", "a Class entry", "index " + type,
                        "Catch type in exception table has bad constant type in class file " + in.className());
            }
            in.skip(8, "exception_table");
        }
    }

    private void attribute(int codeLength) throws ClassFormatException {
        in.require(AttributeTable.HEADER_BYTES, "attribute_name_index");
        String name = attributes.header("Invalid code attribute name index ");
        int length = in.s4("attribute_length");
        int at = in.position();
        if (name.equals(AttributeNames.LINE_NUMBER_TABLE)) {
            int count = in.u2(name);
            if (length != 2 + 4 * count) {
                in.seek(at);
                throw attributes.wrongLength(name, length, String.valueOf(2 + 4 * count), "LineNumberTable attribute has wrong length");
            }
            in.require(4 * count, name);
            for (int i = 0; checks == FormatChecks.FULL && i < count; i++) {
                int pc = ByteAccess.u2(in.bytes, at + 2 + 4 * i);
                if (pc >= codeLength) {
                    throw in.error(at + 2 + 4 * i, name, "start_pc below " + codeLength, String.valueOf(pc),
                            "Invalid pc in LineNumberTable in class file " + in.className());
                }
            }
        } else if (variables != null && pool.majorVersion() >= AttributeNames.since(name)) {
            variables.check(name, at, length);
        }
        in.seek(at);
        in.skip(length, name);
    }

    private void uniqueStackMap(int attributesOffset) throws ClassFormatException {
        int at = attributesOffset + 2;
        int seen = 0;
        for (int i = ByteAccess.u2(in.bytes, attributesOffset); i > 0; i--) {
            if (pool.utf8Equals(ByteAccess.u2(in.bytes, at), AttributeNames.STACK_MAP_TABLE) && ++seen > 1) {
                throw in.error(at, AttributeNames.STACK_MAP_TABLE, "one attribute", "several",
                        "Multiple StackMapTable attributes in class file " + in.className());
            }
            at += AttributeTable.HEADER_BYTES + ByteAccess.s4(in.bytes, at + 2);
        }
    }
}
