package org.stubarchive.vm.classfile;

/** Checks of what the entries of a constant pool say: text, names and descriptors (JVMS 4.4, 4.8). */
final class ConstantPoolChecks {
    private static final int NEW_INVOKE_SPECIAL = 8;
    private static final int INVOKE_VIRTUAL = 5;
    /** Stands for the name of what has none. */
    private static final String NO_NAME = "type";

    private final ClassFileReader in;
    private final ConstantPoolView pool;
    private final NameRules rules;

    ConstantPoolChecks(ClassFileReader in, ConstantPoolView pool, NameRules rules) {
        this.in = in;
        this.pool = pool;
        this.rules = rules;
    }

    /** Names and descriptors are checked where they stand, in NameAndType entries; what refers to those must only be of the same sort. */
    void check() throws ClassFormatException {
        for (int i = 1; i < pool.size(); i++) {
            switch (pool.tag(i)) {
                case ConstantTag.CLASS:
                    checkClassName(i, pool.className(i));
                    break;
                case ConstantTag.NAME_AND_TYPE:
                    checkNameAndType(i, pool.nameAndTypeName(i), pool.nameAndTypeDescriptor(i));
                    break;
                case ConstantTag.FIELDREF:
                    checkIsField(i, "Field");
                    break;
                case ConstantTag.DYNAMIC:
                    checkIsField(i, "CONSTANT_Dynamic");
                    break;
                case ConstantTag.METHODREF, ConstantTag.INTERFACE_METHODREF, ConstantTag.INVOKE_DYNAMIC:
                    checkIsMethod(i);
                    break;
                case ConstantTag.METHOD_TYPE:
                    checkMethodDescriptor(i, NO_NAME, pool.methodType(i));
                    break;
                case ConstantTag.METHOD_HANDLE:
                    checkMethodHandle(i);
                    break;
                default:
                    break;
            }
        }
    }

    private void checkClassName(int i, String name) throws ClassFormatException {
        if (!rules.isClassName(name) && name.startsWith("[") && rules.hasIllegalClassName(name)) {
            throw illegalSignature(i, "Class", name, name);
        }
        if (!rules.isClassName(name)) {
            throw error(i, "name_index", "a class name", name, "Illegal class name \"" + name + "\" in class file " + in.className());
        }
    }

    private void checkNameAndType(int i, String name, String descriptor) throws ClassFormatException {
        checkNotEmpty(i, pool.offset(i) + 2, descriptor);
        checkNotEmpty(i, pool.offset(i), name);
        if (Descriptor.isMethod(descriptor)) {
            checkMethodName(i, name);
            checkMethodDescriptor(i, name, descriptor);
        } else {
            checkField(i, name, descriptor);
        }
    }

    private void checkNotEmpty(int i, int at, String text) throws ClassFormatException {
        if (text.isEmpty()) {
            throw error(i, "NameAndType", "text", "no character",
                    "Illegal zero length constant pool entry at " + ByteAccess.u2(in.bytes, at) + " in class " + in.className());
        }
    }

    private void checkField(int i, String name, String descriptor) throws ClassFormatException {
        if (!rules.isFieldName(name)) {
            throw error(i, "name_index", "a field name", name, "Illegal field name \"" + name + "\" in class " + in.className());
        }
        if (!rules.isFieldDescriptor(descriptor)) {
            throw illegalSignature(i, "Field", name, descriptor);
        }
    }

    private void checkIsField(int i, String what) throws ClassFormatException {
        if (Descriptor.isMethod(pool.refDescriptor(i))) {
            throw illegalSignature(i, what, pool.refName(i), pool.refDescriptor(i));
        }
    }

    private void checkIsMethod(int i) throws ClassFormatException {
        String name = pool.refName(i);
        if (!Descriptor.isMethod(pool.refDescriptor(i))) {
            throw illegalSignature(i, "Method", name, pool.refDescriptor(i));
        }
        if (pool.tag(i) == ConstantTag.METHODREF && name.startsWith("<") && !name.equals("<init>")) {
            throw error(i, "name_index", "<init> or an ordinary name", name,
                    "Bad method name at constant pool index " + nameIndex(i) + " in class file " + in.className());
        }
    }

    /** Index of the Utf8 entry with the name of a member that an entry refers to. */
    private int nameIndex(int reference) {
        int nameAndType = ByteAccess.u2(in.bytes, pool.offset(reference) + 2);
        return ByteAccess.u2(in.bytes, pool.offset(nameAndType));
    }

    private void checkMethodHandle(int i) throws ClassFormatException {
        int kind = pool.methodHandleKind(i);
        if (kind < INVOKE_VIRTUAL) {
            return;
        }
        int reference = pool.methodHandleReference(i);
        if (kind > NEW_INVOKE_SPECIAL) {
            return;
        }
        String name = pool.refName(reference);
        boolean constructor = name.equals("<init>");
        if (kind == NEW_INVOKE_SPECIAL && !constructor) {
            throw error(i, "reference_index", "<init>", name,
                    "Bad constructor name at constant pool index " + nameIndex(reference) + " in class file " + in.className());
        }
        if (kind != NEW_INVOKE_SPECIAL && constructor) {
            throw error(i, "reference_index", "an ordinary method", name,
                    "Bad method name at constant pool index " + nameIndex(reference) + " in class file " + in.className());
        }
    }

    private void checkMethodName(int i, String name) throws ClassFormatException {
        if (!rules.isMethodName(name)) {
            throw error(i, "name_index", "a method name", name, "Illegal method name \"" + name + "\" in class " + in.className());
        }
    }

    private void checkMethodDescriptor(int i, String name, String descriptor) throws ClassFormatException {
        if (rules.argumentSlots(name, descriptor) < 0) {
            throw illegalSignature(i, "Method", name, descriptor);
        }
    }

    private ClassFormatException illegalSignature(int i, String what, String name, String descriptor) {
        return error(i, "descriptor_index", "a descriptor", descriptor,
                rules.illegalDescriptor(what, name, in.className(), descriptor));
    }

    private ClassFormatException error(int i, String field, String expected, String found, String message) {
        return in.error(pool.offset(i) - 1, "constant_pool[" + i + "]." + field, expected, found, message);
    }
}
