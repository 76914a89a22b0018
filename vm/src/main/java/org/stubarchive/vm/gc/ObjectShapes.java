package org.stubarchive.vm.gc;

/** Where the references in objects are, by klass number. The answers for a klass never change once it has instances. */
public interface ObjectShapes {
    /**
     * Offsets of the reference fields of instances, inherited ones included; for {@code java.lang.ref.Reference} and its subclasses without
     * {@code referent} and {@code discovered}.
     */
    int[] referenceOffsets(int klassId);

    /** How the referent of instances is treated. */
    ReferenceStrength strength(int klassId);

    /** Offsets in the mirror of the static reference fields of the klass. */
    int[] staticReferenceOffsets(int klassId);

    /** Size in bytes of a mirror, with the static fields of the type that it stands for. */
    int mirrorBytes(long mirror);

    /** Number of the klass that a mirror stands for, -1 for primitive types. */
    int klassIdOfMirror(long mirror);

    /** The mirror of a klass, 0 if it has none yet. */
    long mirror(int klassId);

    /** Offsets of the fields of {@code java.lang.ref.Reference}, or {@code null} until that class is laid out. */
    ReferenceLayout references();
}
