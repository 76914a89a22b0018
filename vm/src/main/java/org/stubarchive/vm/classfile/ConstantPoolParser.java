package org.stubarchive.vm.classfile;

/** Reads the constant pool: tags and offsets first, then the entries' references to each other (JVMS 4.4). */
final class ConstantPoolParser {
    private static final int METHOD_HANDLE_MAJOR = 51;
    private static final int MODULE_MAJOR = 53;
    private static final int DYNAMIC_MAJOR = 55;
    private static final int INTERFACE_STATIC_MAJOR = 52;

    private final ClassFileReader in;
    private final int major;
    private final FormatChecks checks;
    private byte[] tags;
    private int[] offsets;
    private ConstantPoolView pool;
    private int moduleTag;
    private int maxBootstrapMethod = -1;

    ConstantPoolParser(ClassFileReader in, int major, FormatChecks checks) {
        this.in = in;
        this.major = major;
        this.checks = checks;
    }

    /**
     * Tag of the first Module or Package entry, else 0: such an entry is allowed only in module declarations, which are no classes. The
     * entries' references to each other have not been checked then.
     */
    int moduleTag() {
        return moduleTag;
    }

    /** Greatest BootstrapMethods index of an entry, or -1. */
    int maxBootstrapMethod() {
        return maxBootstrapMethod;
    }

    ConstantPoolView parse() throws ClassFormatException {
        int countOffset = in.position();
        int count = in.u2("constant_pool_count");
        if (count == 0) {
            throw in.error(countOffset, "constant_pool_count", "1 or more", "0", "Illegal constant pool size 0 in class file " + in.className());
        }
        tags = new byte[count];
        offsets = new int[count];
        readEntries(count);
        pool = new ConstantPoolView(in.bytes, tags, offsets, major);
        for (int i = 1; i < count && moduleTag == 0; i++) {
            checkReferences(i);
        }
        return pool;
    }

    private void readEntries(int count) throws ClassFormatException {
        byte[] bytes = in.bytes;
        for (int i = 1; i < count; i++) {
            int tag = in.u1("tag");
            tags[i] = (byte) tag;
            offsets[i] = in.position();
            switch (tag) {
                case ConstantTag.UTF8:
                    in.require(2, "Utf8");
                    in.skip(2 + ByteAccess.u2(bytes, in.position()), "Utf8");
                    checkText(i);
                    break;
                case ConstantTag.CLASS, ConstantTag.STRING:
                    in.skip(2, "constant_pool");
                    break;
                case ConstantTag.INTEGER, ConstantTag.FLOAT, ConstantTag.FIELDREF, ConstantTag.METHODREF, ConstantTag.INTERFACE_METHODREF,
                        ConstantTag.NAME_AND_TYPE:
                    in.skip(4, "constant_pool");
                    break;
                case ConstantTag.LONG, ConstantTag.DOUBLE:
                    if (i + 1 >= count) {
                        throw entryError(i, "constant_pool_count", "an index behind the entry", "the end of the constant pool",
                                "Invalid constant pool entry " + i + " in class file " + in.className());
                    }
                    in.skip(8, "constant_pool");
                    i++;
                    break;
                case ConstantTag.METHOD_HANDLE:
                    since(METHOD_HANDLE_MAJOR, i);
                    in.skip(3, "constant_pool");
                    break;
                case ConstantTag.METHOD_TYPE:
                    since(METHOD_HANDLE_MAJOR, i);
                    in.skip(2, "constant_pool");
                    break;
                case ConstantTag.DYNAMIC:
                    since(DYNAMIC_MAJOR, i);
                    in.skip(4, "constant_pool");
                    break;
                case ConstantTag.INVOKE_DYNAMIC:
                    since(METHOD_HANDLE_MAJOR, i);
                    in.skip(4, "constant_pool");
                    break;
                case ConstantTag.MODULE, ConstantTag.PACKAGE:
                    if (major < MODULE_MAJOR) {
                        throw unknownTag(i);
                    }
                    moduleTag = moduleTag == 0 ? tag : moduleTag;
                    in.skip(2, "constant_pool");
                    break;
                default:
                    throw unknownTag(i);
            }
        }
    }

    /** Text is checked before anything is decoded. */
    private void checkText(int i) throws ClassFormatException {
        int at = offsets[i];
        if (checks == FormatChecks.FULL && !ModifiedUtf8.isLegal(in.bytes, at + 2, ByteAccess.u2(in.bytes, at), major)) {
            throw entryError(i, "bytes", "modified UTF-8", "something else", "Illegal UTF8 string in constant pool in class file " + in.className());
        }
    }

    private void since(int firstMajor, int i) throws ClassFormatException {
        if (major < firstMajor) {
            throw entryError(i, "tag", "a tag of version " + major, ConstantTag.name(tags[i]),
                    "Class file version does not support constant tag " + tags[i] + " in class file " + in.className());
        }
    }

    private ClassFormatException unknownTag(int i) {
        int tag = tags[i] & 0xff;
        return entryError(i, "tag", "a constant pool tag", String.valueOf(tag), "Unknown constant tag " + tag + " in class file " + in.className());
    }

    private void checkReferences(int i) throws ClassFormatException {
        int at = offsets[i];
        switch (tags[i]) {
            case ConstantTag.CLASS, ConstantTag.STRING, ConstantTag.METHOD_TYPE, ConstantTag.MODULE, ConstantTag.PACKAGE:
                check(i, at, ConstantTag.UTF8);
                break;
            case ConstantTag.FIELDREF, ConstantTag.METHODREF, ConstantTag.INTERFACE_METHODREF:
                check(i, at, ConstantTag.CLASS);
                check(i, at + 2, ConstantTag.NAME_AND_TYPE);
                break;
            case ConstantTag.NAME_AND_TYPE:
                check(i, at, ConstantTag.UTF8);
                check(i, at + 2, ConstantTag.UTF8);
                break;
            case ConstantTag.METHOD_HANDLE:
                checkMethodHandle(i, ByteAccess.u1(in.bytes, at), at + 1);
                break;
            case ConstantTag.DYNAMIC, ConstantTag.INVOKE_DYNAMIC:
                check(i, at + 2, ConstantTag.NAME_AND_TYPE);
                maxBootstrapMethod = Math.max(maxBootstrapMethod, ByteAccess.u2(in.bytes, at));
                break;
            default:
                break;
        }
    }

    private void checkMethodHandle(int i, int kind, int at) throws ClassFormatException {
        int index = ByteAccess.u2(in.bytes, at);
        if (index == 0 || index >= tags.length) {
            throw invalidIndex(i, index, "an entry", "");
        }
        int tag = tagAt(index);
        boolean method = tag == ConstantTag.METHODREF;
        boolean interfaceMethod = tag == ConstantTag.INTERFACE_METHODREF;
        switch (kind) {
            case 1, 2, 3, 4 -> require(tag == ConstantTag.FIELDREF, i, index, "field");
            case 5, 8 -> require(method, i, index, "method");
            case 6, 7 -> require(method || interfaceMethod && major >= INTERFACE_STATIC_MAJOR, i, index, "method");
            case 9 -> require(interfaceMethod, i, index, "interface method");
            default -> throw entryError(i, "reference_kind", "1 to 9", String.valueOf(kind),
                    "Bad method handle kind at constant pool index " + i + " in class file " + in.className());
        }
    }

    private void require(boolean suits, int i, int index, String what) throws ClassFormatException {
        if (!suits) {
            throw invalidIndex(i, index, what, " (not a" + (what.charAt(0) == 'i' ? "n " : " ") + what + ")");
        }
    }

    private void check(int i, int at, int tag) throws ClassFormatException {
        int index = ByteAccess.u2(in.bytes, at);
        if (tagAt(index) != tag) {
            throw invalidIndex(i, index, ConstantTag.name(tag), "");
        }
    }

    private int tagAt(int index) {
        return index < tags.length ? tags[index] : ConstantTag.UNUSABLE;
    }

    private ClassFormatException invalidIndex(int i, int index, String expected, String remark) {
        return entryError(i, ConstantTag.name(tags[i]), expected, "index " + index + " (" + ConstantTag.name(tagAt(index)) + ")",
                "Invalid constant pool index " + index + " in class file " + in.className() + remark);
    }

    private ClassFormatException entryError(int i, String field, String expected, String found, String message) {
        return in.error(offsets[i] - 1, "constant_pool[" + i + "]." + field, expected, found, message);
    }
}
