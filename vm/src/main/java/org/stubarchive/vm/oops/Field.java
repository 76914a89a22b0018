package org.stubarchive.vm.oops;

import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.vm.classfile.AccessFlags;
import org.stubarchive.vm.classfile.FieldDeclaration;

/** A field of a class. */
public final class Field {
    private final InstanceKlass holder;
    private final FieldDeclaration declaration;
    private final int slot;
    private final String name;
    private final String descriptor;
    private final BasicType type;
    private int offset = -1;

    Field(InstanceKlass holder, FieldDeclaration declaration, int slot) {
        this.holder = holder;
        this.declaration = declaration;
        this.slot = slot;
        this.name = declaration.name();
        this.descriptor = declaration.descriptor();
        this.type = declaration.type();
    }

    /** Class that declares the field. */
    public InstanceKlass holder() {
        return holder;
    }

    /** What the class file says. */
    public FieldDeclaration declaration() {
        return declaration;
    }

    /** Simple name. */
    public String name() {
        return name;
    }

    /** Descriptor. */
    public String descriptor() {
        return descriptor;
    }

    /** Access flags. */
    public int accessFlags() {
        return declaration.accessFlags();
    }

    /** Type. */
    public BasicType type() {
        return type;
    }

    /** Index in {@code holder().fields()}. */
    public int slot() {
        return slot;
    }

    /** Byte offset in the object, or in the mirror if the field is static; -1 for a static field as long as its class has no mirror. */
    public int offset() {
        return offset;
    }

    void setOffset(int newOffset) {
        this.offset = newOffset;
    }

    /** Whether the field is static. */
    public boolean isStatic() {
        return declaration.isStatic();
    }

    /** Whether the field is final. */
    public boolean isFinal() {
        return declaration.hasFlag(AccessFlags.FINAL);
    }

    /** Whether the field is volatile. */
    public boolean isVolatile() {
        return declaration.hasFlag(AccessFlags.VOLATILE);
    }

    /** Whether the field is private. */
    public boolean isPrivate() {
        return declaration.hasFlag(AccessFlags.PRIVATE);
    }

    /** Whether the field is protected. */
    public boolean isProtected() {
        return declaration.hasFlag(AccessFlags.PROTECTED);
    }

    @Override
    public String toString() {
        return holder.externalName() + "." + name;
    }
}
