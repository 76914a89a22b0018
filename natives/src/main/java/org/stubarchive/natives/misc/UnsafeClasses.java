package org.stubarchive.natives.misc;

import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.natives.lang.ClassDefinition;
import org.stubarchive.natives.reflect.MemberObjects;
import org.stubarchive.vm.calls.GuestException;
import org.stubarchive.vm.classfile.AccessFlags;
import org.stubarchive.vm.oops.ArrayKlass;
import org.stubarchive.vm.oops.ClassState;
import org.stubarchive.vm.oops.Field;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Klass;

/** The part of {@code Unsafe} that deals with classes and fields. */
@NativesOf("jdk/internal/misc/Unsafe")
final class UnsafeClasses {
    private UnsafeClasses() {}

    @Native("defineClass0(Ljava/lang/String;[BIILjava/lang/ClassLoader;Ljava/security/ProtectionDomain;)Ljava/lang/Class;")
    static @Oop long define(NativeCall c, @Oop long name, @Oop long b, int off, int len, @Oop long loader, @Oop long protectionDomain) {
        byte[] bytes = ClassDefinition.bytes(c, c.nonNull(b), off, len);
        return ClassDefinition.define(c, c.text(name), bytes, loader, protectionDomain, null);
    }

    @Native("allocateInstance(Ljava/lang/Class;)Ljava/lang/Object;")
    static @Oop long allocateInstance(NativeCall c, @Oop long cls) {
        Klass klass = c.klass(cls);
        if (!(klass instanceof InstanceKlass)) {
            throw c.exception("java/lang/InstantiationException", klass == null ? null : klass.externalName());
        }
        InstanceKlass type = (InstanceKlass) klass;
        if (type.hasFlag(AccessFlags.ABSTRACT | AccessFlags.INTERFACE) || type.name().equals("java/lang/Class")) {
            throw c.exception("java/lang/InstantiationException", klass.externalName());
        }
        c.vm().dictionary().initialize(c.thread(), type);
        return c.vm().heap().allocateInstance(c.thread(), type);
    }

    @Native("objectFieldOffset0(Ljava/lang/reflect/Field;)J")
    static long objectFieldOffset(NativeCall c, @Oop long f) {
        Field field = MemberObjects.get().fieldOf(c, c.nonNull(f));
        if ((field.accessFlags() & AccessFlags.STATIC) != 0) {
            throw noSuchField(c);
        }
        return field.offset();
    }

    /** Offset of a field that the class itself declares. */
    @Native("objectFieldOffset1(Ljava/lang/Class;Ljava/lang/String;)J")
    static long objectFieldOffsetByName(NativeCall c, @Oop long type, @Oop long classNameString) {
        c.nonNull(classNameString);
        Klass klass = c.klass(type);
        String name = c.text(classNameString);
        if (klass instanceof InstanceKlass) {
            for (Field field : ((InstanceKlass) klass).fields()) {
                if (field.name().equals(name)) {
                    return field.offset();
                }
            }
        }
        throw noSuchField(c);
    }

    @Native("staticFieldOffset0(Ljava/lang/reflect/Field;)J")
    static long staticFieldOffset(NativeCall c, @Oop long f) {
        return staticField(c, f).offset();
    }

    @Native("staticFieldBase0(Ljava/lang/reflect/Field;)Ljava/lang/Object;")
    static @Oop long staticFieldBase(NativeCall c, @Oop long f) {
        return staticField(c, f).holder().mirror();
    }

    private static Field staticField(NativeCall c, @Oop long f) {
        Field field = MemberObjects.get().fieldOf(c, c.nonNull(f));
        if ((field.accessFlags() & AccessFlags.STATIC) == 0) {
            throw noSuchField(c);
        }
        return field;
    }

    private static GuestException noSuchField(NativeCall c) {
        return c.exception("java/lang/InternalError", null);
    }

    @Native("shouldBeInitialized0(Ljava/lang/Class;)Z")
    static boolean shouldBeInitialized(NativeCall c, @Oop long type) {
        Klass klass = c.klass(type);
        return klass instanceof InstanceKlass && ((InstanceKlass) klass).state() != ClassState.INITIALIZED;
    }

    @Native("ensureClassInitialized0(Ljava/lang/Class;)V")
    static void ensureInitialized(NativeCall c, @Oop long type) {
        Klass klass = c.klass(type);
        if (klass instanceof InstanceKlass) {
            c.vm().dictionary().initialize(c.thread(), (InstanceKlass) klass);
        }
    }

    @Native("arrayBaseOffset0(Ljava/lang/Class;)I")
    static int arrayBaseOffset(NativeCall c, @Oop long arrayClass) {
        arrayKlass(c, arrayClass);
        return ObjectLayout.ARRAY_ELEMENTS;
    }

    @Native("arrayIndexScale0(Ljava/lang/Class;)I")
    static int arrayIndexScale(NativeCall c, @Oop long arrayClass) {
        return arrayKlass(c, arrayClass).elementType().size();
    }

    private static ArrayKlass arrayKlass(NativeCall c, @Oop long arrayClass) {
        Klass klass = c.klass(arrayClass);
        if (!(klass instanceof ArrayKlass)) {
            throw c.exception("java/lang/InvalidClassException", klass == null ? null : klass.externalName());
        }
        return (ArrayKlass) klass;
    }
}
