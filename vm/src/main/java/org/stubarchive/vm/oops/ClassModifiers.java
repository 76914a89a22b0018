package org.stubarchive.vm.oops;

import org.stubarchive.vm.classfile.AccessFlags;
import org.stubarchive.vm.classfile.InnerClass;

/** What {@code Class.getModifiers} gives: modifiers as the source declares them. */
public final class ClassModifiers {
    /** Modifiers of primitive types and void. */
    public static final int PRIMITIVE = AccessFlags.PUBLIC | AccessFlags.FINAL | AccessFlags.ABSTRACT;

    private static final int ACCESS = AccessFlags.PUBLIC | AccessFlags.PRIVATE | AccessFlags.PROTECTED;

    private ClassModifiers() {}

    /**
     * Modifiers of a type: for a nested class those of its entry in the attribute InnerClasses (JVMS 4.7.6), for an array the access of its
     * element type.
     *
     * @param klass {@code null} stands for a primitive type
     */
    public static int of(Klass klass) {
        if (klass == null) {
            return PRIMITIVE;
        }
        if (klass.isArray()) {
            Klass bottom = klass;
            while (bottom instanceof ObjectArrayKlass array) {
                bottom = array.elementKlass();
            }
            int access = bottom instanceof ArrayKlass ? AccessFlags.PUBLIC : of(bottom) & ACCESS;
            return access | AccessFlags.FINAL | AccessFlags.ABSTRACT;
        }
        InstanceKlass type = (InstanceKlass) klass;
        InnerClass entry = entry(type);
        int flags = entry == null ? type.classFile().accessFlags() : entry.accessFlags();
        return flags & ~AccessFlags.SUPER;
    }

    /** The class's own entry in its attribute InnerClasses, or {@code null}. */
    public static InnerClass entry(InstanceKlass klass) {
        String name = klass.classFile().name();
        for (InnerClass inner : klass.classFile().innerClasses()) {
            if (inner.innerClass().equals(name)) {
                return inner;
            }
        }
        return null;
    }
}
