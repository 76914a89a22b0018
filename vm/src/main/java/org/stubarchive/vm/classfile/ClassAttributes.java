package org.stubarchive.vm.classfile;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Checks of the attributes that only a class has (JVMS 4.7). Those that refer to other classes are looked at when all attributes have been seen, as
 * the {@code java} launcher does: it matters for which of several errors is reported.
 */
final class ClassAttributes {
    private static final int JAVA_5 = 49;
    /** Bytes of an entry of InnerClasses. */
    private static final int INNER_CLASS_BYTES = 8;

    private final ClassFileReader in;
    private final ConstantPoolView pool;
    private final AttributeParser attributes;
    private final boolean full;
    private final int accessFlags;
    private final int maxBootstrapMethod;
    /** Offsets of the contents of attributes, 0 for those that have not been seen. */
    private int innerClasses;
    private int nestHost;
    private int nestMembers;
    private int permittedSubclasses;
    private int record;
    private boolean bootstrapMethods;

    ClassAttributes(ClassFileReader in, ConstantPoolView pool, AttributeParser attributes, boolean full, int accessFlags, int maxBootstrapMethod) {
        this.in = in;
        this.pool = pool;
        this.attributes = attributes;
        this.full = full;
        this.accessFlags = accessFlags;
        this.maxBootstrapMethod = maxBootstrapMethod;
    }

    /** @return whether the name is one of a class's own attributes */
    boolean check(AttributeTable own, String name, int at, int length) throws ClassFormatException {
        switch (name) {
            case AttributeNames.SOURCE_FILE:
                fixedLength(name, length, 2, "Wrong SourceFile attribute length");
                attributes.unique(own, name, at);
                attributes.index(name, ConstantTag.UTF8, "Invalid SourceFile attribute at constant pool index ", "");
                return true;
            case AttributeNames.SOURCE_DEBUG_EXTENSION:
                attributes.unique(own, name, at);
                return true;
            case AttributeNames.INNER_CLASSES:
                attributes.unique(own, name, at);
                innerClasses = at;
                return true;
            case AttributeNames.ENCLOSING_METHOD:
                attributes.unique(own, name, at);
                enclosingMethod(name, at, length);
                return true;
            case AttributeNames.NEST_HOST:
                attributes.unique(own, name, at);
                conflict(at, nestMembers, "NestMembers and NestHost");
                nestHost = at;
                fixedLength(name, length, 2, "Wrong NestHost attribute length");
                attributes.index(name, ConstantTag.CLASS, "Nest-host class_info_index ", " has bad constant type");
                return true;
            case AttributeNames.NEST_MEMBERS:
                attributes.unique(own, name, at);
                conflict(at, nestHost, "NestHost and NestMembers");
                nestMembers = at;
                return true;
            case AttributeNames.PERMITTED_SUBCLASSES:
                attributes.unique(own, name, at);
                if (full && (accessFlags & AccessFlags.FINAL) != 0) {
                    throw in.error(at, name, "no such attribute", "one", "PermittedSubclasses attribute in final class file " + in.className());
                }
                permittedSubclasses = at;
                return true;
            case AttributeNames.BOOTSTRAP_METHODS:
                attributes.unique(own, name, at);
                bootstrapMethods = true;
                bootstrapMethods(name, at, length);
                return true;
            case AttributeNames.RECORD:
                attributes.unique(own, name, at);
                record = at;
                return true;
            default:
                return false;
        }
    }

    private void fixedLength(String name, int length, int expected, String message) throws ClassFormatException {
        if (length != expected) {
            throw attributes.wrongLength(name, length, String.valueOf(expected), message);
        }
    }

    private void conflict(int at, int other, String both) throws ClassFormatException {
        if (full && other != 0) {
            throw in.error(at, "attributes", "NestHost or NestMembers", "both", "Conflicting " + both + " attributes in class file " + in.className());
        }
    }

    /** Checks what waits for the end of the attributes; the position afterwards is unspecified. */
    void finish() throws ClassFormatException {
        if (innerClasses != 0) {
            innerClasses(lengthOf(innerClasses));
        }
        if (nestMembers != 0) {
            attributes.classTable(AttributeNames.NEST_MEMBERS, nestMembers, lengthOf(nestMembers), "Nest member class_info_index ", " has bad constant type");
        }
        if (record != 0) {
            record(lengthOf(record));
        }
        if (permittedSubclasses != 0) {
            attributes.classTable(AttributeNames.PERMITTED_SUBCLASSES, permittedSubclasses, lengthOf(permittedSubclasses), "Permitted subclass class_info_index ",
                    " has bad constant type");
        }
        if (maxBootstrapMethod >= 0 && !bootstrapMethods) {
            throw in.error(in.position(), "attributes", "BootstrapMethods", "none", "Missing BootstrapMethods attribute in class file " + in.className());
        }
    }

    private int lengthOf(int contents) {
        return ByteAccess.s4(in.bytes, contents - 4);
    }

    private void enclosingMethod(String name, int at, int length) throws ClassFormatException {
        fixedLength(name, length, 4, "Wrong EnclosingMethod attribute length " + Integer.toUnsignedString(length));
        int owner = in.u2(name);
        int method = in.u2(name);
        if (!pool.is(owner, ConstantTag.CLASS)) {
            throw in.error(at, name, "a Class entry", "index " + owner, (owner == 0 ? "Invalid" : "Invalid or out-of-bounds")
                    + " class index in EnclosingMethod attribute in class file " + in.className());
        }
        if (method != 0 && !pool.is(method, ConstantTag.NAME_AND_TYPE)) {
            throw in.error(at + 2, name, "a NameAndType entry or 0", "index " + method,
                    "Invalid or out-of-bounds method index in EnclosingMethod attribute in class file " + in.className());
        }
    }

    private void innerClasses(int length) throws ClassFormatException {
        in.seek(innerClasses);
        int count = in.u2(AttributeNames.INNER_CLASSES);
        in.require(INNER_CLASS_BYTES * count, AttributeNames.INNER_CLASSES);
        for (int i = 0; i < count; i++) {
            innerClass();
        }
        if (full && pool.majorVersion() >= JAVA_5) {
            uniqueEntries(innerClasses + 2, count);
        }
        if (pool.majorVersion() >= JAVA_5 && length != 2 + INNER_CLASS_BYTES * count) {
            in.seek(innerClasses);
            throw attributes.wrongLength(AttributeNames.INNER_CLASSES, length, String.valueOf(2 + INNER_CLASS_BYTES * count), "Wrong InnerClasses attribute length");
        }
    }

    private void innerClass() throws ClassFormatException {
        int entry = in.position();
        int inner = attributes.index("inner_class_info_index", ConstantTag.CLASS, "inner_class_info_index ", " has bad constant type");
        int outer = indexOrZero("outer_class_info_index", ConstantTag.CLASS);
        if (outer != 0 && pool.className(outer).charAt(0) == '[') {
            throw in.error(entry + 2, AttributeNames.INNER_CLASSES, "a class", pool.className(outer), "Outer class is an array class in class file " + in.className());
        }
        indexOrZero("inner_name_index", ConstantTag.UTF8);
        if (full && inner == outer) {
            throw in.error(entry, AttributeNames.INNER_CLASSES, "another outer class", "class index " + inner,
                    "Class is both outer and inner class in class file " + in.className());
        }
        int flags = in.u2("inner_class_access_flags");
        FlagRules.checkNoModule(in, entry + 6, flags, pool.majorVersion());
        flags = FlagRules.classFlags(flags & (AccessFlags.INNER_CLASS_FLAGS | AccessFlags.SUPER), pool.majorVersion());
        if (full && !FlagRules.legalClass(flags, pool.majorVersion())) {
            String found = "0x" + Integer.toHexString(flags).toUpperCase(Locale.ROOT);
            throw in.error(entry + 6, "inner_class_access_flags", "a legal combination", found,
                    "Illegal class modifiers in class " + in.className() + ": " + found);
        }
    }

    private int indexOrZero(String field, int tag) throws ClassFormatException {
        if (ByteAccess.u2(in.bytes, in.position()) == 0) {
            return in.u2(field);
        }
        return attributes.index(field, tag, field + " ", " has bad constant type");
    }

    private void uniqueEntries(int start, int count) throws ClassFormatException {
        Set<Long> entries = new HashSet<>();
        for (int i = 0; i < count; i++) {
            int entry = start + INNER_CLASS_BYTES * i;
            if (!entries.add(ByteAccess.s8(in.bytes, entry))) {
                throw in.error(entry, AttributeNames.INNER_CLASSES, "different entries", "the same again",
                        "Duplicate entry in InnerClasses attribute in class file " + in.className());
            }
        }
    }

    private void bootstrapMethods(String name, int at, int length) throws ClassFormatException {
        if (length >= 0 && length < 2) {
            throw attributes.wrongLength(name, length, "2 or more", "Invalid BootstrapMethods attribute length " + length);
        }
        in.require(length, name);
        int count = in.u2(name);
        if (maxBootstrapMethod >= count) {
            throw in.error(at, "num_bootstrap_methods", "more than " + maxBootstrapMethod, String.valueOf(count),
                    "Short length on BootstrapMethods in class file " + in.className());
        }
        // As many numbers as the length has room for; one byte more is noticed at the end only.
        int room = (length - 2) / 2;
        for (int i = 0; i < count; i++) {
            in.require(4, name);
            attributes.index("bootstrap_method_ref", ConstantTag.METHOD_HANDLE, "bootstrap_method_index ", " has bad constant type");
            int arguments = in.u2("num_bootstrap_arguments");
            room -= 2 + arguments;
            if (room < 0) {
                throw in.error(in.position() - 2, name, "numbers that fit the attribute's length " + length, arguments + " arguments",
                        "Invalid BootstrapMethods num_bootstrap_methods or num_bootstrap_arguments value in class file " + in.className());
            }
            in.require(2 * arguments, name);
            for (int a = 0; a < arguments; a++) {
                loadable(in.position(), name);
                in.skip(2, name);
            }
        }
        if (in.position() != at + length) {
            throw in.error(in.position(), name, "the attribute's end at " + (at + length), String.valueOf(in.position()),
                    "Bad length on BootstrapMethods in class file " + in.className());
        }
    }

    private void loadable(int at, String name) throws ClassFormatException {
        int index = ByteAccess.u2(in.bytes, at);
        int tag = index < pool.size() ? pool.tag(index) : ConstantTag.UNUSABLE;
        switch (tag) {
            case ConstantTag.INTEGER, ConstantTag.FLOAT, ConstantTag.LONG, ConstantTag.DOUBLE, ConstantTag.CLASS, ConstantTag.STRING,
                    ConstantTag.METHOD_HANDLE, ConstantTag.METHOD_TYPE, ConstantTag.DYNAMIC:
                break;
            default:
                throw in.error(at, name, "a loadable constant", "index " + index + " (" + ConstantTag.name(tag) + ")",
                        "argument_index " + index + " has bad constant type in class file " + in.className());
        }
    }

    private void record(int length) throws ClassFormatException {
        in.seek(record);
        int count = in.u2(AttributeNames.RECORD);
        for (int i = 0; i < count; i++) {
            in.require(6, AttributeNames.RECORD);
            int at = in.position();
            String name = pool.utf8(attributes.index("name_index", ConstantTag.UTF8, "Invalid constant pool index ", " for name in Record attribute"));
            attributes.checkFieldName(at, name);
            int descriptor = attributes.index("descriptor_index", ConstantTag.UTF8, "Invalid constant pool index ", " for descriptor in Record attribute");
            attributes.checkFieldDescriptor(at + 2, name, pool.utf8(descriptor));
            attributes.recordComponent();
        }
        int end = in.position();
        if (end != record + length) {
            in.seek(record);
            throw attributes.wrongLength(AttributeNames.RECORD, length, String.valueOf(end - record), "Record attribute has wrong length");
        }
    }
}
