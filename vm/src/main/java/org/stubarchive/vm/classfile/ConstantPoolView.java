package org.stubarchive.vm.classfile;

/**
 * The constant pool (JVMS 4.4) with typed access. Strings are decoded when first asked for, then kept: asking again gives the same object.
 *
 * <p>Every accessor throws {@link IllegalArgumentException} if the index is out of range or the entry has another tag: the caller has not
 * checked what it got from a class file.
 */
public final class ConstantPoolView {
    private final byte[] bytes;
    private final byte[] tags;
    private final int[] offsets;
    private final String[] strings;
    private final int majorVersion;

    /**
     * @param tags by index
     * @param offsets of the bytes behind the tag, by index
     */
    ConstantPoolView(byte[] bytes, byte[] tags, int[] offsets, int majorVersion) {
        this.bytes = bytes;
        this.tags = tags;
        this.offsets = offsets;
        this.majorVersion = majorVersion;
        this.strings = new String[tags.length];
    }

    /** Major version of the class file. */
    int majorVersion() {
        return majorVersion;
    }

    /** {@code constant_pool_count}: the indexes are 1 to one less. */
    public int size() {
        return tags.length;
    }

    /** Tag of an entry ({@link ConstantTag}); {@link ConstantTag#UNUSABLE} for index 0 and behind a long or double. */
    public int tag(int index) {
        if (index < 0 || index >= tags.length) {
            throw new IllegalArgumentException("constant pool index " + index + " is not below " + tags.length);
        }
        return tags[index];
    }

    /** Whether the index is in range and its entry has this tag. */
    public boolean is(int index, int tag) {
        return index > 0 && index < tags.length && tags[index] == tag;
    }

    /** Byte offset in the class file of what follows the entry's tag. */
    public int offset(int index) {
        tag(index);
        return offsets[index];
    }

    /** Text of a Utf8 entry. */
    public String utf8(int index) {
        if (index > 0 && index < strings.length) {
            String s = strings[index];
            if (s != null) {
                return s;
            }
        }
        int at = at(index, ConstantTag.UTF8);
        String s = ModifiedUtf8.decode(bytes, at + 2, ByteAccess.u2(bytes, at));
        strings[index] = s;
        return s;
    }

    /** Name that a Class entry gives: an internal name, or the descriptor of an array class. */
    public String className(int index) {
        return utf8(classNameIndex(index));
    }

    /** Utf8 index of a Class entry's name. */
    public int classNameIndex(int index) {
        return ByteAccess.u2(bytes, at(index, ConstantTag.CLASS));
    }

    /** Name of a Module entry. */
    public String moduleName(int index) {
        return utf8(ByteAccess.u2(bytes, at(index, ConstantTag.MODULE)));
    }

    /** Name of a Package entry, in internal form. */
    public String packageName(int index) {
        return utf8(ByteAccess.u2(bytes, at(index, ConstantTag.PACKAGE)));
    }

    /** Text of a String entry. */
    public String string(int index) {
        return utf8(stringIndex(index));
    }

    /** Utf8 index of a String entry's text. */
    public int stringIndex(int index) {
        return ByteAccess.u2(bytes, at(index, ConstantTag.STRING));
    }

    /** Value of an Integer entry. */
    public int intValue(int index) {
        return ByteAccess.s4(bytes, at(index, ConstantTag.INTEGER));
    }

    /** Value of a Float entry. */
    public float floatValue(int index) {
        return Float.intBitsToFloat(floatBits(index));
    }

    /** Bits of a Float entry. */
    public int floatBits(int index) {
        return ByteAccess.s4(bytes, at(index, ConstantTag.FLOAT));
    }

    /** Value of a Long entry. */
    public long longValue(int index) {
        return ByteAccess.s8(bytes, at(index, ConstantTag.LONG));
    }

    /** Value of a Double entry. */
    public double doubleValue(int index) {
        return Double.longBitsToDouble(doubleBits(index));
    }

    /** Bits of a Double entry. */
    public long doubleBits(int index) {
        return ByteAccess.s8(bytes, at(index, ConstantTag.DOUBLE));
    }

    /** Name part of a NameAndType entry. */
    public String nameAndTypeName(int index) {
        return utf8(nameAndTypeNameIndex(index));
    }

    /** Utf8 index of the name part of a NameAndType entry. */
    public int nameAndTypeNameIndex(int index) {
        return ByteAccess.u2(bytes, at(index, ConstantTag.NAME_AND_TYPE));
    }

    /** Descriptor part of a NameAndType entry. */
    public String nameAndTypeDescriptor(int index) {
        return utf8(nameAndTypeDescriptorIndex(index));
    }

    /** Utf8 index of the descriptor part of a NameAndType entry. */
    public int nameAndTypeDescriptorIndex(int index) {
        return ByteAccess.u2(bytes, at(index, ConstantTag.NAME_AND_TYPE) + 2);
    }

    /** Class index of a Fieldref, Methodref or InterfaceMethodref entry. */
    public int refClassIndex(int index) {
        int tag = tag(index);
        if (tag < ConstantTag.FIELDREF || tag > ConstantTag.INTERFACE_METHODREF) {
            throw wrongTag(index, "a Fieldref, Methodref or InterfaceMethodref");
        }
        return ByteAccess.u2(bytes, offsets[index]);
    }

    /** Class name of a Fieldref, Methodref or InterfaceMethodref entry. */
    public String refClass(int index) {
        return className(refClassIndex(index));
    }

    /** NameAndType index of a Fieldref, Methodref, InterfaceMethodref, Dynamic or InvokeDynamic entry. */
    public int refNameAndTypeIndex(int index) {
        int tag = tag(index);
        boolean member = tag >= ConstantTag.FIELDREF && tag <= ConstantTag.INTERFACE_METHODREF;
        if (!member && tag != ConstantTag.DYNAMIC && tag != ConstantTag.INVOKE_DYNAMIC) {
            throw wrongTag(index, "a member reference, Dynamic or InvokeDynamic");
        }
        return ByteAccess.u2(bytes, offsets[index] + 2);
    }

    /** Name in a Fieldref, Methodref, InterfaceMethodref, Dynamic or InvokeDynamic entry. */
    public String refName(int index) {
        return nameAndTypeName(refNameAndTypeIndex(index));
    }

    /** Descriptor in a Fieldref, Methodref, InterfaceMethodref, Dynamic or InvokeDynamic entry. */
    public String refDescriptor(int index) {
        return nameAndTypeDescriptor(refNameAndTypeIndex(index));
    }

    /** Reference kind of a MethodHandle entry, 1..9 (JVMS table 5.4.3.5-A). */
    public int methodHandleKind(int index) {
        return ByteAccess.u1(bytes, at(index, ConstantTag.METHOD_HANDLE));
    }

    /** Index of the member reference of a MethodHandle entry. */
    public int methodHandleReference(int index) {
        return ByteAccess.u2(bytes, at(index, ConstantTag.METHOD_HANDLE) + 1);
    }

    /** Descriptor of a MethodType entry. */
    public String methodType(int index) {
        return utf8(ByteAccess.u2(bytes, at(index, ConstantTag.METHOD_TYPE)));
    }

    /** Index into the BootstrapMethods table of a Dynamic or InvokeDynamic entry. */
    public int bootstrapMethodIndex(int index) {
        int tag = tag(index);
        if (tag != ConstantTag.DYNAMIC && tag != ConstantTag.INVOKE_DYNAMIC) {
            throw wrongTag(index, "a Dynamic or InvokeDynamic");
        }
        return ByteAccess.u2(bytes, offsets[index]);
    }

    /** Whether the Utf8 entry's bytes are these ASCII characters; nothing is decoded. */
    boolean utf8Equals(int index, String ascii) {
        String s = strings[index];
        if (s != null) {
            return s.equals(ascii);
        }
        int at = offsets[index];
        int n = ascii.length();
        if (ByteAccess.u2(bytes, at) != n) {
            return false;
        }
        for (int i = 0; i < n; i++) {
            if (bytes[at + 2 + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int at(int index, int tag) {
        if (tag(index) != tag) {
            throw wrongTag(index, "a " + ConstantTag.name(tag));
        }
        return offsets[index];
    }

    private IllegalArgumentException wrongTag(int index, String expected) {
        return new IllegalArgumentException("constant pool entry " + index + " is " + ConstantTag.name(tags[index]) + ", not " + expected);
    }
}
