package org.stubarchive.vm.classfile;

/**
 * Checks attribute tables (JVMS 4.7): the structure of what the views read always, the rest only with {@link FormatChecks#FULL}. Attributes
 * that mean nothing in their place or version are skipped.
 */
final class AttributeParser {
    private final ClassFileReader in;
    private final ConstantPoolView pool;
    private final NameRules rules;
    private final FormatChecks checks;

    AttributeParser(ClassFileReader in, ConstantPoolView pool, NameRules rules, FormatChecks checks) {
        this.in = in;
        this.pool = pool;
        this.rules = rules;
        this.checks = checks;
    }

    private boolean full() {
        return checks == FormatChecks.FULL;
    }

    /**
     * Reads the attributes of a field.
     *
     * @return {@link AccessFlags#SYNTHETIC} if that attribute is present, else 0
     */
    int field(int accessFlags, String descriptor) throws ClassFormatException {
        AttributeTable own = begin();
        int flags = 0;
        for (int count = in.u2("attributes_count"); count > 0; count--) {
            in.require(AttributeTable.HEADER_BYTES, "attribute_name_index");
            String name = header(AttributeOwner.FIELD);
            int length = in.s4("attribute_length");
            int at = in.position();
            if (name.equals(AttributeNames.CONSTANT_VALUE)) {
                if ((accessFlags & AccessFlags.STATIC) != 0) {
                    constantValue(own, at, length, descriptor);
                }
            } else {
                flags |= common(AttributeOwner.FIELD, own, name, length);
            }
            end(at, length, name);
        }
        return flags;
    }

    /** Result of {@link #method}. */
    static final class MethodAttributes {
        int flags;
        CodeAttribute code;
        private CodeParser parser;
    }

    /**
     * Reads the attributes of a method.
     *
     * @param argumentSlots with the receiver
     */
    MethodAttributes method(int accessFlags, int argumentSlots) throws ClassFormatException {
        AttributeTable own = begin();
        MethodAttributes result = new MethodAttributes();
        for (int count = in.u2("attributes_count"); count > 0; count--) {
            in.require(AttributeTable.HEADER_BYTES, "attribute_name_index");
            String name = header(AttributeOwner.METHOD);
            int length = in.s4("attribute_length");
            int at = in.position();
            switch (name) {
                case AttributeNames.CODE:
                    code(result, length, accessFlags, argumentSlots);
                    break;
                case AttributeNames.EXCEPTIONS:
                    unique(own, name, at);
                    classTable(name, at, length, "Exception name has bad type at constant pool ", "");
                    break;
                case AttributeNames.METHOD_PARAMETERS:
                    unique(own, name, at);
                    methodParameters(at, length);
                    break;
                case AttributeNames.RUNTIME_VISIBLE_PARAMETER_ANNOTATIONS, AttributeNames.RUNTIME_INVISIBLE_PARAMETER_ANNOTATIONS,
                        AttributeNames.ANNOTATION_DEFAULT:
                    if (pool.majorVersion() >= AttributeNames.since(name)) {
                        unique(own, name, at, AttributeOwner.METHOD);
                    }
                    break;
                default:
                    result.flags |= common(AttributeOwner.METHOD, own, name, length);
                    break;
            }
            end(at, length, name);
        }
        if (result.parser != null) {
            result.parser.finish();
        }
        return result;
    }

    private void code(MethodAttributes result, int length, int accessFlags, int argumentSlots) throws ClassFormatException {
        int at = in.position();
        if ((accessFlags & (AccessFlags.NATIVE | AccessFlags.ABSTRACT)) != 0) {
            if (full()) {
                throw in.error(at, AttributeNames.CODE, "no such attribute", "one", "Code attribute in native or abstract methods in class file "
                        + in.className());
            }
        } else {
            if (result.code != null) {
                throw multiple(AttributeNames.CODE, at, "");
            }
            result.parser = new CodeParser(in, pool, rules, checks, this);
            result.code = result.parser.parse(length, argumentSlots);
        }
    }

    /**
     * Reads the attributes of a class.
     *
     * @return {@link AccessFlags#SYNTHETIC} if that attribute is present, else 0
     */
    int classFile(int accessFlags, int maxBootstrapMethod) throws ClassFormatException {
        AttributeTable own = begin();
        ClassAttributes parser = new ClassAttributes(in, pool, this, full(), accessFlags, maxBootstrapMethod);
        int flags = 0;
        for (int count = in.u2("attributes_count"); count > 0; count--) {
            in.require(AttributeTable.HEADER_BYTES, "attribute_name_index");
            String name = header(AttributeOwner.CLASS);
            int length = in.s4("attribute_length");
            int at = in.position();
            if (pool.majorVersion() >= AttributeNames.since(name) && !parser.check(own, name, at, length)) {
                flags |= common(AttributeOwner.CLASS, own, name, length);
            }
            end(at, length, name);
        }
        int end = in.position();
        parser.finish();
        in.seek(end);
        return flags;
    }

    /** Reads the attributes of a record component; the position is that of {@code attributes_count}. */
    void recordComponent() throws ClassFormatException {
        AttributeTable own = begin();
        for (int count = in.u2("attributes_count"); count > 0; count--) {
            in.require(AttributeTable.HEADER_BYTES, "attribute_name_index");
            String name = header(AttributeOwner.RECORD_COMPONENT);
            int length = in.s4("attribute_length");
            int at = in.position();
            common(AttributeOwner.RECORD_COMPONENT, own, name, length);
            end(at, length, name);
        }
    }

    private AttributeTable begin() {
        return new AttributeTable(in.bytes, pool, in.position());
    }

    /** Moves behind an attribute. */
    private void end(int at, int length, String name) throws ClassFormatException {
        in.seek(at);
        in.skip(length, name);
    }

    private String header(AttributeOwner owner) throws ClassFormatException {
        return header(owner.wrongNameIndex);
    }

    /**
     * Reads the name of the next attribute.
     *
     * @param wrong how the error message begins
     */
    String header(String wrong) throws ClassFormatException {
        return pool.utf8(index("attribute_name_index", ConstantTag.UTF8, wrong, ""));
    }

    /**
     * Reads the index of an entry with a tag; an error message has the index between two texts.
     *
     * @param wrong how the error message begins
     * @param behind what follows the index
     */
    int index(String field, int tag, String wrong, String behind) throws ClassFormatException {
        int at = in.position();
        int index = in.u2(field);
        if (!pool.is(index, tag)) {
            throw in.error(at, field, ConstantTag.name(tag), "index " + index, wrong + index + behind + " in class file " + in.className());
        }
        return index;
    }

    /**
     * Attributes that may be in several places.
     *
     * @return {@link AccessFlags#SYNTHETIC} if it is that attribute, else 0
     */
    private int common(AttributeOwner owner, AttributeTable own, String name, int length) throws ClassFormatException {
        if (pool.majorVersion() < AttributeNames.since(name)) {
            return 0;
        }
        int at = in.position();
        switch (name) {
            case AttributeNames.SYNTHETIC, AttributeNames.DEPRECATED:
                if (length != 0 && owner != AttributeOwner.RECORD_COMPONENT) {
                    throw wrongLength(name, length, "0", "Invalid " + name + owner.kind + " attribute length " + Integer.toUnsignedString(length));
                }
                return name.equals(AttributeNames.SYNTHETIC) ? AccessFlags.SYNTHETIC : 0;
            case AttributeNames.SIGNATURE:
                unique(own, name, at, owner);
                if (length != 2) {
                    throw wrongLength(name, length, "2", owner.wrongSignatureLength + Integer.toUnsignedString(length) + owner.ofSignature);
                }
                if (owner == AttributeOwner.CLASS) {
                    index(name, ConstantTag.UTF8, "Invalid constant pool index ", " in Signature attribute");
                } else {
                    index(name, ConstantTag.UTF8, "Invalid Signature attribute at constant pool index ", "");
                }
                break;
            case AttributeNames.RUNTIME_VISIBLE_ANNOTATIONS, AttributeNames.RUNTIME_INVISIBLE_ANNOTATIONS,
                    AttributeNames.RUNTIME_VISIBLE_TYPE_ANNOTATIONS, AttributeNames.RUNTIME_INVISIBLE_TYPE_ANNOTATIONS:
                unique(own, name, at, owner);
                break;
            default:
                break;
        }
        return 0;
    }

    /** Checks that this is the first attribute of its name. */
    void unique(AttributeTable own, String name, int at) throws ClassFormatException {
        unique(own, name, at, AttributeOwner.CLASS);
    }

    private void unique(AttributeTable own, String name, int at, AttributeOwner owner) throws ClassFormatException {
        if (full() && own.find(name) != at) {
            throw multiple(name, at, owner.plural);
        }
    }

    private ClassFormatException multiple(String name, int at, String where) {
        return in.error(at, name, "one attribute", "several", "Multiple " + name + " attributes" + where + " in class file " + in.className());
    }

    /** @param message without the class */
    ClassFormatException wrongLength(String name, int length, String expected, String message) {
        return in.error(in.position() - 4, name + ".attribute_length", expected, Integer.toUnsignedString(length), message + " in class file " + in.className());
    }

    /**
     * A count and as many Class entries.
     *
     * @param wrong how the error message for an index begins
     * @param behind what follows the index there
     */
    void classTable(String name, int at, int length, String wrong, String behind) throws ClassFormatException {
        in.seek(at);
        int count = in.u2(name);
        in.require(2 * count, name);
        for (int i = 0; i < count; i++) {
            index(name, ConstantTag.CLASS, wrong, behind);
        }
        if (length != 2 + 2 * count) {
            in.seek(at);
            throw wrongLength(name, length, String.valueOf(2 + 2 * count), name.equals(AttributeNames.EXCEPTIONS) ? "Exceptions attribute has wrong length"
                    : "Wrong " + name + " attribute length");
        }
    }

    /** Checks a name. */
    void checkFieldName(int at, String name) throws ClassFormatException {
        if (full() && !rules.isFieldName(name)) {
            throw in.error(at, "name_index", "a field name", name, "Illegal field name \"" + name + "\" in class " + in.className());
        }
    }

    /** Checks the descriptor of what has that name. */
    void checkFieldDescriptor(int at, String name, String descriptor) throws ClassFormatException {
        if (full() && !rules.isFieldDescriptor(descriptor)) {
            throw in.error(at, "descriptor_index", "a field descriptor", descriptor,
                    rules.illegalDescriptor("Field", name, in.className(), descriptor));
        }
    }

    /** The names are looked at when they are asked for. */
    private void methodParameters(int at, int length) throws ClassFormatException {
        int count = in.u1(AttributeNames.METHOD_PARAMETERS);
        if (length != 1 + 4 * count) {
            throw in.error(at - 4, "MethodParameters.attribute_length", String.valueOf(1 + 4 * count), Integer.toUnsignedString(length),
                    "Invalid MethodParameters method attribute length " + Integer.toUnsignedString(length) + " in class file");
        }
    }

    private void constantValue(AttributeTable own, int at, int length, String descriptor) throws ClassFormatException {
        if (full() && own.find(AttributeNames.CONSTANT_VALUE) != at) {
            throw in.error(at, AttributeNames.CONSTANT_VALUE, "one attribute", "several", "Duplicate ConstantValue attribute in class file " + in.className());
        }
        if (length != 2) {
            throw wrongLength(AttributeNames.CONSTANT_VALUE, length, "2", "Invalid ConstantValue field attribute length " + Integer.toUnsignedString(length));
        }
        int index = in.u2("constantvalue_index");
        if (index == 0 || index >= pool.size()) {
            throw wrongConstant(at, "a constant", index, "Bad initial value index " + index + " in ConstantValue attribute");
        }
        char type = descriptor.isEmpty() ? 'V' : descriptor.charAt(0);
        int expected = switch (type) {
            case 'J' -> ConstantTag.LONG;
            case 'F' -> ConstantTag.FLOAT;
            case 'D' -> ConstantTag.DOUBLE;
            case 'L' -> descriptor.equals("Ljava/lang/String;") ? ConstantTag.STRING : ConstantTag.UNUSABLE;
            case 'B', 'C', 'I', 'S', 'Z' -> ConstantTag.INTEGER;
            default -> throw wrongConstant(at, "no constant for type " + descriptor, index, "Unable to set initial value " + index);
        };
        if (pool.tag(index) != expected || expected == ConstantTag.UNUSABLE) {
            throw wrongConstant(at, "a value of type " + descriptor, index, type == 'L' ? "Bad string initial value" : "Inconsistent constant value type");
        }
    }

    private ClassFormatException wrongConstant(int at, String expected, int index, String message) {
        String found = "index " + index + (index < pool.size() ? " (" + ConstantTag.name(pool.tag(index)) + ")" : "");
        return in.error(at, "constantvalue_index", expected, found, message + " in class file " + in.className());
    }
}
