package org.stubarchive.vm.classfile;

/** A component of the Record attribute (JVMS 4.7.30). */
public final class RecordComponent {
    private final ConstantPoolView pool;
    private final int nameIndex;
    private final int descriptorIndex;
    private final AttributeTable attributes;

    RecordComponent(ConstantPoolView pool, int nameIndex, int descriptorIndex, AttributeTable attributes) {
        this.pool = pool;
        this.nameIndex = nameIndex;
        this.descriptorIndex = descriptorIndex;
        this.attributes = attributes;
    }

    /** The component's name. */
    public String name() {
        return pool.utf8(nameIndex);
    }

    /** Utf8 index of the name. */
    public int nameIndex() {
        return nameIndex;
    }

    /** Its field descriptor. */
    public String descriptor() {
        return pool.utf8(descriptorIndex);
    }

    /** Utf8 index of the descriptor. */
    public int descriptorIndex() {
        return descriptorIndex;
    }

    /** Its generic signature, or {@code null}. */
    public String signature() {
        return attributes.utf8(AttributeNames.SIGNATURE);
    }

    /** Contents of RuntimeVisibleAnnotations, a fresh copy, or {@code null}. */
    public byte[] runtimeVisibleAnnotations() {
        return attributes.raw(AttributeNames.RUNTIME_VISIBLE_ANNOTATIONS);
    }

    /** Contents of RuntimeVisibleTypeAnnotations, a fresh copy, or {@code null}. */
    public byte[] runtimeVisibleTypeAnnotations() {
        return attributes.raw(AttributeNames.RUNTIME_VISIBLE_TYPE_ANNOTATIONS);
    }
}
