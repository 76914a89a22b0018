package org.stubarchive.vm.classfile;

/** What fields and methods have in common (JVMS 4.5, 4.6). */
public abstract class MemberDeclaration {
    final byte[] bytes;
    final ConstantPoolView pool;
    final AttributeTable attributes;
    private final int accessFlags;
    private final int nameIndex;
    private final int descriptorIndex;

    MemberDeclaration(byte[] bytes, ConstantPoolView pool, int accessFlags, int nameIndex, int descriptorIndex, int attributesOffset) {
        this.bytes = bytes;
        this.pool = pool;
        this.attributes = new AttributeTable(bytes, pool, attributesOffset);
        this.accessFlags = accessFlags;
        this.nameIndex = nameIndex;
        this.descriptorIndex = descriptorIndex;
    }

    /** The flags of {@link AccessFlags} that have a meaning here, with {@link AccessFlags#SYNTHETIC} also for the Synthetic attribute. */
    public int accessFlags() {
        return accessFlags;
    }

    /** Whether one of these flags is set. */
    public boolean hasFlag(int flag) {
        return (accessFlags & flag) != 0;
    }

    /** Whether the member is static. */
    public boolean isStatic() {
        return hasFlag(AccessFlags.STATIC);
    }

    /** The simple name. */
    public String name() {
        return pool.utf8(nameIndex);
    }

    /** Utf8 index of the name. */
    public int nameIndex() {
        return nameIndex;
    }

    /** The descriptor. */
    public String descriptor() {
        return pool.utf8(descriptorIndex);
    }

    /** Utf8 index of the descriptor. */
    public int descriptorIndex() {
        return descriptorIndex;
    }

    /** The generic signature (JVMS 4.7.9), or {@code null}. */
    public String signature() {
        return attributes.utf8(AttributeNames.SIGNATURE);
    }

    /** Whether the Deprecated attribute is present. */
    public boolean isDeprecated() {
        return attributes.has(AttributeNames.DEPRECATED);
    }

    /** Contents of RuntimeVisibleAnnotations, a fresh copy, or {@code null}. */
    public byte[] runtimeVisibleAnnotations() {
        return attributes.raw(AttributeNames.RUNTIME_VISIBLE_ANNOTATIONS);
    }

    /** Contents of RuntimeInvisibleAnnotations, a fresh copy, or {@code null}. */
    public byte[] runtimeInvisibleAnnotations() {
        return attributes.raw(AttributeNames.RUNTIME_INVISIBLE_ANNOTATIONS);
    }

    /** Contents of RuntimeVisibleTypeAnnotations, a fresh copy, or {@code null}. */
    public byte[] runtimeVisibleTypeAnnotations() {
        return attributes.raw(AttributeNames.RUNTIME_VISIBLE_TYPE_ANNOTATIONS);
    }

    /** Contents of RuntimeInvisibleTypeAnnotations, a fresh copy, or {@code null}. */
    public byte[] runtimeInvisibleTypeAnnotations() {
        return attributes.raw(AttributeNames.RUNTIME_INVISIBLE_TYPE_ANNOTATIONS);
    }

    @Override
    public String toString() {
        return name() + descriptor();
    }
}
