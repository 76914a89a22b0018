package org.stubarchive.vm.classfile;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Checks of the attributes that only a class has (JVMS 4.7). */
final class ClassAttributes {
    private static final int UNIQUE_ENTRIES_MAJOR = 49;

    private final ClassFileReader in;
    private final ConstantPoolView pool;
    private final AttributeParser attributes;
    private final boolean full;

    ClassAttributes(ClassFileReader in, ConstantPoolView pool, AttributeParser attributes, boolean full) {
        this.in = in;
        this.pool = pool;
        this.attributes = attributes;
        this.full = full;
    }

    /** @return whether the name is one of a class's own attributes */
    boolean check(AttributeTable own, String name, int at, int length, int accessFlags) throws ClassFormatException {
        switch (name) {
            case AttributeNames.SOURCE_FILE:
                attributes.fixedLength(name, length, 2);
                attributes.requireTag(at, ConstantTag.UTF8, name);
                return true;
            case AttributeNames.SOURCE_DEBUG_EXTENSION:
                attributes.unique(own, name, at);
                return true;
            case AttributeNames.INNER_CLASSES:
                attributes.unique(own, name, at);
                innerClasses(name, at, length);
                return true;
            case AttributeNames.ENCLOSING_METHOD:
                attributes.unique(own, name, at);
                attributes.fixedLength(name, length, 4);
                attributes.requireTag(at, ConstantTag.CLASS, name);
                attributes.requireTagOrZero(at + 2, ConstantTag.NAME_AND_TYPE, name);
                return true;
            case AttributeNames.NEST_HOST:
                attributes.unique(own, name, at);
                attributes.fixedLength(name, length, 2);
                attributes.requireTag(at, ConstantTag.CLASS, name);
                return true;
            case AttributeNames.NEST_MEMBERS:
                attributes.unique(own, name, at);
                attributes.classTable(name, at, length);
                return true;
            case AttributeNames.PERMITTED_SUBCLASSES:
                if (full && (accessFlags & AccessFlags.FINAL) != 0) {
                    throw in.error(at, name, "no such attribute", "one",
                            "PermittedSubclasses attribute in final class file " + in.className());
                }
                attributes.unique(own, name, at);
                attributes.classTable(name, at, length);
                return true;
            case AttributeNames.BOOTSTRAP_METHODS:
                attributes.unique(own, name, at);
                bootstrapMethods(name, at, length);
                return true;
            case AttributeNames.RECORD:
                attributes.unique(own, name, at);
                record(name, at, length);
                return true;
            default:
                return false;
        }
    }

    /** Checks across attributes. */
    void finish(AttributeTable own, int start, int maxBootstrapMethod) throws ClassFormatException {
        if (full && own.has(AttributeNames.NEST_HOST) && own.has(AttributeNames.NEST_MEMBERS)) {
            throw in.error(start, "attributes", "NestHost or NestMembers", "both",
                    "Conflicting NestHost and NestMembers attributes in class file " + in.className());
        }
        if (maxBootstrapMethod >= 0) {
            int at = own.find(AttributeNames.BOOTSTRAP_METHODS);
            if (at < 0) {
                throw in.error(start, "attributes", "BootstrapMethods", "none",
                        "Missing BootstrapMethods attribute in class file " + in.className());
            }
            int count = ByteAccess.u2(in.bytes, at);
            if (maxBootstrapMethod >= count) {
                throw in.error(at, "num_bootstrap_methods", "more than " + maxBootstrapMethod, String.valueOf(count),
                        "Short length on BootstrapMethods in class file " + in.className());
            }
        }
    }

    private void innerClasses(String name, int at, int length) throws ClassFormatException {
        int count = attributes.count(name, name, at, length, 8);
        for (int i = 0; i < count; i++) {
            int entry = at + 2 + 8 * i;
            attributes.requireTag(entry, ConstantTag.CLASS, name);
            attributes.requireTagOrZero(entry + 2, ConstantTag.CLASS, name);
            attributes.requireTagOrZero(entry + 4, ConstantTag.UTF8, name);
            if (full) {
                innerClass(entry);
            }
        }
        if (full && pool.majorVersion() >= UNIQUE_ENTRIES_MAJOR) {
            uniqueEntries(at + 2, count);
        }
    }

    private void innerClass(int entry) throws ClassFormatException {
        int inner = ByteAccess.u2(in.bytes, entry);
        if (inner == ByteAccess.u2(in.bytes, entry + 2)) {
            throw in.error(entry, AttributeNames.INNER_CLASSES, "another outer class", "class index " + inner,
                    "Class is both outer and inner class in class file " + in.className());
        }
        int flags = FlagRules.classFlags(ByteAccess.u2(in.bytes, entry + 6) & AccessFlags.INNER_CLASS_FLAGS, pool.majorVersion());
        if (!FlagRules.legalClass(flags, pool.majorVersion())) {
            String found = "0x" + Integer.toHexString(flags).toUpperCase(Locale.ROOT);
            throw in.error(entry + 6, "inner_class_access_flags", "a legal combination", found,
                    "Illegal class modifiers in class " + in.className() + ": " + found);
        }
    }

    private void uniqueEntries(int start, int count) throws ClassFormatException {
        Set<Long> entries = new HashSet<>();
        for (int i = 0; i < count; i++) {
            int entry = start + 8 * i;
            if (!entries.add(ByteAccess.s8(in.bytes, entry))) {
                throw in.error(entry, AttributeNames.INNER_CLASSES, "different entries", "the same again",
                        "Duplicate entry in InnerClasses attribute in class file " + in.className());
            }
        }
    }

    private void bootstrapMethods(String name, int at, int length) throws ClassFormatException {
        int end = at + length;
        in.seek(at);
        int count = length < 2 ? 0 : in.u2(name);
        if (length < 2) {
            throw attributes.wrongLength(name, length, "2 or more");
        }
        for (int i = 0; i < count; i++) {
            attributes.requireInside(name, length, 4, end);
            attributes.requireTag(in.position(), ConstantTag.METHOD_HANDLE, name);
            int arguments = ByteAccess.u2(in.bytes, in.position() + 2);
            in.skip(4, name);
            attributes.requireInside(name, length, 2 * arguments, end);
            for (int a = 0; a < arguments; a++) {
                loadable(in.position(), name);
                in.skip(2, name);
            }
        }
        attributes.requireEnd(name, length, end);
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

    private void record(String name, int at, int length) throws ClassFormatException {
        int end = at + length;
        if (length < 2) {
            throw attributes.wrongLength(name, length, "2 or more");
        }
        in.seek(at);
        int count = in.u2(name);
        for (int i = 0; i < count; i++) {
            attributes.requireInside(name, length, 6, end);
            attributes.requireTag(in.position(), ConstantTag.UTF8, name);
            attributes.requireTag(in.position() + 2, ConstantTag.UTF8, name);
            if (full) {
                attributes.checkComponent(in.position());
            }
            in.skip(4, name);
            attributes.recordComponent();
        }
        attributes.requireEnd(name, length, end);
    }
}
