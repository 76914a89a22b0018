package org.stubarchive.vm.classfile;

import org.stubarchive.format.runtime.BasicType;

/** A field of a class file (JVMS 4.5). */
public final class FieldDeclaration extends MemberDeclaration {
    FieldDeclaration(byte[] bytes, ConstantPoolView pool, int accessFlags, int nameIndex, int descriptorIndex, int attributesOffset) {
        super(bytes, pool, accessFlags, nameIndex, descriptorIndex, attributesOffset);
    }

    /** Type of the field. */
    public BasicType type() {
        return BasicType.ofDescriptor(descriptor().charAt(0));
    }

    /**
     * Constant pool index of the ConstantValue attribute (JVMS 4.7.2) of a static field, else 0. The entry is an Integer,
     * Float, Long, Double or String that suits the descriptor if the file was parsed with {@link FormatChecks#FULL}.
     */
    public int constantValueIndex() {
        int at = isStatic() ? attributes.find(AttributeNames.CONSTANT_VALUE) : -1;
        return at < 0 ? 0 : ByteAccess.u2(bytes, at);
    }
}
