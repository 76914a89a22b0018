package org.stubarchive.vm.classfile;

/** Checks of what the entries of a constant pool say: text, names and descriptors (JVMS 4.4, 4.8). */
final class ConstantPoolChecks {
    private static final int NEW_INVOKE_SPECIAL = 8;
    private static final int INVOKE_VIRTUAL = 5;

    private final ClassFileReader in;
    private final ConstantPoolView pool;
    private final NameRules rules;

    ConstantPoolChecks(ClassFileReader in, ConstantPoolView pool, NameRules rules) {
        this.in = in;
        this.pool = pool;
        this.rules = rules;
    }

    /** Checks that every Utf8 entry is well formed; this comes before anything is decoded. */
    void checkText(int major) throws ClassFormatException {
        for (int i = 1; i < pool.size(); i++) {
            if (pool.tag(i) == ConstantTag.UTF8) {
                int at = pool.offset(i);
                if (!ModifiedUtf8.isLegal(in.bytes, at + 2, ByteAccess.u2(in.bytes, at), major)) {
                    throw error(i, "bytes", "modified UTF-8", "something else", "Illegal UTF8 string in constant pool in class file "
                            + in.className());
                }
            }
        }
    }

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
                    checkField(i, pool.refName(i), pool.refDescriptor(i));
                    break;
                case ConstantTag.METHODREF, ConstantTag.INTERFACE_METHODREF:
                    checkMethodReference(i, pool.refName(i), pool.refDescriptor(i));
                    break;
                case ConstantTag.DYNAMIC:
                    checkField(i, pool.refName(i), pool.refDescriptor(i));
                    break;
                case ConstantTag.INVOKE_DYNAMIC:
                    checkInvokeDynamic(i, pool.refName(i), pool.refDescriptor(i));
                    break;
                case ConstantTag.METHOD_TYPE:
                    checkMethodDescriptor(i, null, pool.methodType(i));
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
        if (!rules.isClassName(name)) {
            throw error(i, "name_index", "a class name", name, "Illegal class name \"" + name + "\" in class file " + in.className());
        }
    }

    private void checkNameAndType(int i, String name, String descriptor) throws ClassFormatException {
        if (Descriptor.isMethod(descriptor)) {
            checkMethodName(i, name);
            checkMethodDescriptor(i, name, descriptor);
        } else {
            checkField(i, name, descriptor);
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

    private void checkMethodReference(int i, String name, String descriptor) throws ClassFormatException {
        checkMethodName(i, name);
        checkMethodDescriptor(i, name, descriptor);
        if (name.charAt(0) == '<' && pool.tag(i) == ConstantTag.METHODREF && !name.equals("<init>")) {
            throw error(i, "name_index", "<init> or an ordinary name", name,
                    "Bad method name at constant pool index " + i + " in class file " + in.className());
        }
    }

    private void checkInvokeDynamic(int i, String name, String descriptor) throws ClassFormatException {
        checkMethodName(i, name);
        if (name.charAt(0) == '<') {
            throw illegalSignature(i, "Method", name, descriptor);
        }
        checkMethodDescriptor(i, name, descriptor);
    }

    private void checkMethodHandle(int i) throws ClassFormatException {
        int kind = pool.methodHandleKind(i);
        if (kind < INVOKE_VIRTUAL) {
            return;
        }
        String name = pool.refName(pool.methodHandleReference(i));
        boolean constructor = name.equals("<init>");
        if (kind == NEW_INVOKE_SPECIAL && !constructor) {
            throw error(i, "reference_index", "<init>", name,
                    "Bad constructor name at constant pool index " + i + " in class file " + in.className());
        }
        if (kind != NEW_INVOKE_SPECIAL && constructor) {
            throw error(i, "reference_index", "an ordinary method", name,
                    "Bad method name at constant pool index " + i + " in class file " + in.className());
        }
    }

    private void checkMethodName(int i, String name) throws ClassFormatException {
        if (!rules.isMethodName(name)) {
            throw error(i, "name_index", "a method name", name, "Illegal method name \"" + name + "\" in class " + in.className());
        }
    }

    private void checkMethodDescriptor(int i, String name, String descriptor) throws ClassFormatException {
        if (rules.argumentSlots(name, descriptor) < 0) {
            throw illegalSignature(i, "Method", name == null ? "" : name, descriptor);
        }
    }

    private ClassFormatException illegalSignature(int i, String what, String name, String descriptor) {
        return error(i, "descriptor_index", "a descriptor", descriptor,
                what + " \"" + name + "\" in class " + in.className() + " has illegal signature \"" + descriptor + "\"");
    }

    private ClassFormatException error(int i, String field, String expected, String found, String message) {
        return in.error(pool.offset(i) - 1, "constant_pool[" + i + "]." + field, expected, found, message);
    }
}
