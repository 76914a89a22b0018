package org.stubarchive.vm.classfile;

/** Tags of constant pool entries (JVMS table 4.4-A). */
public final class ConstantTag {
    /** No entry: index 0, and the index behind a long or double. */
    public static final int UNUSABLE = 0;
    public static final int UTF8 = 1;
    public static final int INTEGER = 3;
    public static final int FLOAT = 4;
    public static final int LONG = 5;
    public static final int DOUBLE = 6;
    public static final int CLASS = 7;
    public static final int STRING = 8;
    public static final int FIELDREF = 9;
    public static final int METHODREF = 10;
    public static final int INTERFACE_METHODREF = 11;
    public static final int NAME_AND_TYPE = 12;
    public static final int METHOD_HANDLE = 15;
    public static final int METHOD_TYPE = 16;
    public static final int DYNAMIC = 17;
    public static final int INVOKE_DYNAMIC = 18;
    public static final int MODULE = 19;
    public static final int PACKAGE = 20;

    private static final String[] NAMES = {"no entry", "Utf8", null, "Integer", "Float", "Long", "Double", "Class", "String", "Fieldref",
        "Methodref", "InterfaceMethodref", "NameAndType", null, null, "MethodHandle", "MethodType", "Dynamic", "InvokeDynamic", "Module",
        "Package"};

    private ConstantTag() {
    }

    /** Name of a tag without the {@code CONSTANT_} prefix, or {@code tag n} for an unknown one. */
    public static String name(int tag) {
        return tag >= 0 && tag < NAMES.length && NAMES[tag] != null ? NAMES[tag] : "tag " + tag;
    }
}
