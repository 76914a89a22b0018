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
        int count = in.u2("attributes_count");
        int flags = 0;
        for (int i = 0; i < count; i++) {
            String name = header("field attribute");
            int length = in.s4("attribute_length");
            in.require(length, name);
            int at = in.position();
            switch (name) {
                case AttributeNames.CONSTANT_VALUE:
                    if ((accessFlags & AccessFlags.STATIC) != 0) {
                        unique(own, name, at);
                        fixedLength(name, length, 2);
                        constantValue(at, descriptor);
                    }
                    break;
                case AttributeNames.SYNTHETIC:
                    fixedLength(name, length, 0);
                    flags = AccessFlags.SYNTHETIC;
                    break;
                default:
                    common(own, name, at, length);
                    break;
            }
            in.skip(length, name);
        }
        return flags;
    }

    /** Result of {@link #method}. */
    static final class MethodAttributes {
        int flags;
        CodeAttribute code;
    }

    /**
     * Reads the attributes of a method.
     *
     * @param argumentSlots with the receiver
     */
    MethodAttributes method(int accessFlags, int argumentSlots) throws ClassFormatException {
        AttributeTable own = begin();
        int count = in.u2("attributes_count");
        MethodAttributes result = new MethodAttributes();
        for (int i = 0; i < count; i++) {
            String name = header("method attribute name");
            int length = in.s4("attribute_length");
            in.require(length, name);
            int at = in.position();
            switch (name) {
                case AttributeNames.CODE:
                    if ((accessFlags & (AccessFlags.NATIVE | AccessFlags.ABSTRACT)) != 0) {
                        if (full()) {
                            throw in.error(at, name, "no such attribute", "one", "Code attribute in native or abstract methods in class file "
                                    + in.className());
                        }
                    } else {
                        if (result.code != null) {
                            throw multiple(name, at);
                        }
                        result.code = new CodeParser(in, pool, rules, checks, this).parse(length, argumentSlots);
                        in.seek(at);
                    }
                    break;
                case AttributeNames.EXCEPTIONS:
                    unique(own, name, at);
                    classTable(name, at, length);
                    break;
                case AttributeNames.METHOD_PARAMETERS:
                    unique(own, name, at);
                    methodParameters(at, length);
                    break;
                case AttributeNames.SYNTHETIC:
                    fixedLength(name, length, 0);
                    result.flags = AccessFlags.SYNTHETIC;
                    break;
                case AttributeNames.RUNTIME_VISIBLE_PARAMETER_ANNOTATIONS, AttributeNames.RUNTIME_INVISIBLE_PARAMETER_ANNOTATIONS,
                        AttributeNames.ANNOTATION_DEFAULT:
                    unique(own, name, at);
                    break;
                default:
                    common(own, name, at, length);
                    break;
            }
            in.skip(length, name);
        }
        return result;
    }

    /**
     * Reads the attributes of a class.
     *
     * @return {@link AccessFlags#SYNTHETIC} if that attribute is present, else 0
     */
    int classFile(int accessFlags, int maxBootstrapMethod) throws ClassFormatException {
        int start = in.position();
        AttributeTable own = begin();
        ClassAttributes parser = new ClassAttributes(in, pool, this, full());
        int count = in.u2("attributes_count");
        int flags = 0;
        for (int i = 0; i < count; i++) {
            String name = header("class attribute name");
            int length = in.s4("attribute_length");
            in.require(length, name);
            int at = in.position();
            if (pool.majorVersion() >= AttributeNames.since(name)) {
                if (name.equals(AttributeNames.SYNTHETIC)) {
                    fixedLength(name, length, 0);
                    flags = AccessFlags.SYNTHETIC;
                } else if (!parser.check(own, name, at, length, accessFlags)) {
                    common(own, name, at, length);
                }
            }
            in.seek(at);
            in.skip(length, name);
        }
        parser.finish(own, start, maxBootstrapMethod);
        return flags;
    }

    /** Reads the attributes of a record component; the position is that of {@code attributes_count}. */
    void recordComponent() throws ClassFormatException {
        AttributeTable own = begin();
        int count = in.u2("attributes_count");
        for (int i = 0; i < count; i++) {
            String name = header("record component attribute name");
            int length = in.s4("attribute_length");
            in.require(length, name);
            common(own, name, in.position(), length);
            in.skip(length, name);
        }
    }

    private AttributeTable begin() {
        return new AttributeTable(in.bytes, pool, in.position());
    }

    /**
     * Reads the name of the next attribute.
     *
     * @param what the index is called in the error message
     */
    String header(String what) throws ClassFormatException {
        int at = in.position();
        int index = in.u2("attribute_name_index");
        if (!pool.is(index, ConstantTag.UTF8)) {
            throw in.error(at, "attribute_name_index", "a Utf8 entry", "index " + index,
                    "Invalid " + what + " index " + index + " in class file " + in.className());
        }
        return pool.utf8(index);
    }

    /** Attributes that may be anywhere. */
    private void common(AttributeTable own, String name, int at, int length) throws ClassFormatException {
        if (pool.majorVersion() < AttributeNames.since(name)) {
            return;
        }
        switch (name) {
            case AttributeNames.DEPRECATED:
                fixedLength(name, length, 0);
                break;
            case AttributeNames.SIGNATURE:
                unique(own, name, at);
                fixedLength(name, length, 2);
                requireTag(at, ConstantTag.UTF8, name);
                break;
            case AttributeNames.RUNTIME_VISIBLE_ANNOTATIONS, AttributeNames.RUNTIME_INVISIBLE_ANNOTATIONS,
                    AttributeNames.RUNTIME_VISIBLE_TYPE_ANNOTATIONS, AttributeNames.RUNTIME_INVISIBLE_TYPE_ANNOTATIONS:
                unique(own, name, at);
                break;
            default:
                break;
        }
    }

    /** Checks that this is the first attribute of its name. */
    void unique(AttributeTable own, String name, int at) throws ClassFormatException {
        if (full() && own.find(name) != at) {
            throw multiple(name, at);
        }
    }

    private ClassFormatException multiple(String name, int at) {
        return in.error(at, name, "one attribute", "several", "Multiple " + name + " attributes in class file " + in.className());
    }

    void fixedLength(String name, int length, int expected) throws ClassFormatException {
        if (length != expected) {
            throw wrongLength(name, length, String.valueOf(expected));
        }
    }

    ClassFormatException wrongLength(String name, int length, String expected) {
        return in.error(in.position() - 4, name + ".attribute_length", expected, Integer.toUnsignedString(length),
                "Invalid " + name + " attribute length " + Integer.toUnsignedString(length) + " in class file " + in.className());
    }

    /** Checks that the two bytes at an offset are the index of an entry with this tag. */
    void requireTag(int at, int tag, String field) throws ClassFormatException {
        int index = ByteAccess.u2(in.bytes, at);
        if (!pool.is(index, tag)) {
            throw in.error(at, field, ConstantTag.name(tag), "index " + index,
                    "Invalid constant pool index " + index + " in " + field + " attribute in class file " + in.className());
        }
    }

    /** As {@link #requireTag} with 0 allowed. */
    void requireTagOrZero(int at, int tag, String field) throws ClassFormatException {
        if (ByteAccess.u2(in.bytes, at) != 0) {
            requireTag(at, tag, field);
        }
    }

    /** A count and as many Class entries. */
    void classTable(String name, int at, int length) throws ClassFormatException {
        int count = count(name, name + " attribute", at, length, 2);
        for (int i = 0; i < count; i++) {
            requireTag(at + 2 + 2 * i, ConstantTag.CLASS, name);
        }
    }

    /**
     * Reads a two-byte count; checks that exactly so many entries follow.
     *
     * @param called what the attribute is called in the error message
     */
    int count(String name, String called, int at, int length, int entryBytes) throws ClassFormatException {
        int count = length < 2 ? 0 : ByteAccess.u2(in.bytes, at);
        if (length != 2 + entryBytes * count) {
            throw in.error(at - 4, name + ".attribute_length", String.valueOf(2 + entryBytes * count), String.valueOf(length),
                    called + " has wrong length in class file " + in.className());
        }
        return count;
    }

    /** Checks that so many bytes follow before the end of the attribute. */
    void requireInside(String name, int length, int bytes, int end) throws ClassFormatException {
        if (bytes > end - in.position()) {
            throw in.error(in.position(), name, bytes + " more bytes", (end - in.position()) + " bytes",
                    "Invalid " + name + " attribute length " + length + " in class file " + in.className());
        }
    }

    /** Checks that the attribute ends here. */
    void requireEnd(String name, int length, int end) throws ClassFormatException {
        if (in.position() != end) {
            throw in.error(in.position(), name, "the attribute's end at " + end, String.valueOf(in.position()),
                    "Bad length on " + name + " in class file " + in.className());
        }
    }

    /** Checks name and descriptor of a record component. */
    void checkComponent(int at) throws ClassFormatException {
        String name = pool.utf8(ByteAccess.u2(in.bytes, at));
        String descriptor = pool.utf8(ByteAccess.u2(in.bytes, at + 2));
        if (!rules.isFieldName(name)) {
            throw in.error(at, "name_index", "a field name", name, "Illegal field name \"" + name + "\" in class " + in.className());
        }
        if (!rules.isFieldDescriptor(descriptor)) {
            throw in.error(at + 2, "descriptor_index", "a field descriptor", descriptor,
                    "Field \"" + name + "\" in class " + in.className() + " has illegal signature \"" + descriptor + "\"");
        }
    }

    private void methodParameters(int at, int length) throws ClassFormatException {
        String name = AttributeNames.METHOD_PARAMETERS;
        int count = length < 1 ? 0 : ByteAccess.u1(in.bytes, at);
        fixedLength(name, length, 1 + 4 * count);
        for (int i = 0; i < count; i++) {
            requireTagOrZero(at + 1 + 4 * i, ConstantTag.UTF8, name);
        }
    }

    private void constantValue(int at, String descriptor) throws ClassFormatException {
        int index = ByteAccess.u2(in.bytes, at);
        int tag = index < pool.size() ? pool.tag(index) : ConstantTag.UNUSABLE;
        if (tag < ConstantTag.INTEGER || tag > ConstantTag.STRING || tag == ConstantTag.CLASS) {
            throw in.error(at, "constantvalue_index", "a constant", "index " + index + " (" + ConstantTag.name(tag) + ")",
                    "Bad initial value index " + index + " in ConstantValue attribute in class file " + in.className());
        }
        int expected = switch (descriptor.isEmpty() ? 'V' : descriptor.charAt(0)) {
            case 'J' -> ConstantTag.LONG;
            case 'F' -> ConstantTag.FLOAT;
            case 'D' -> ConstantTag.DOUBLE;
            case 'L' -> descriptor.equals("Ljava/lang/String;") ? ConstantTag.STRING : ConstantTag.UNUSABLE;
            case 'B', 'C', 'I', 'S', 'Z' -> ConstantTag.INTEGER;
            default -> ConstantTag.UNUSABLE;
        };
        if (tag != expected) {
            throw in.error(at, "constantvalue_index", "a value of type " + descriptor, ConstantTag.name(tag),
                    "Inconsistent constant value type in class file " + in.className());
        }
    }
}
