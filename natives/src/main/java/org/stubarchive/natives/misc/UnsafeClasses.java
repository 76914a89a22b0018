package org.stubarchive.natives.misc;

import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.natives.NativeCall;
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
final class UnsafeClasses {
    private UnsafeClasses() {}

    static long define(NativeCall c) {
        byte[] bytes = ClassDefinition.bytes(c, c.nonNullAt(1), c.intAt(2), c.intAt(3));
        return ClassDefinition.define(c, c.stringAt(0), bytes, c.refAt(4), c.refAt(5), null);
    }

    static long allocateInstance(NativeCall c) {
        Klass klass = c.klassAt(0);
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

    static long objectFieldOffset(NativeCall c) {
        Field field = MemberObjects.get().fieldOf(c.nonNullAt(0));
        if ((field.accessFlags() & AccessFlags.STATIC) != 0) {
            throw noSuchField(c);
        }
        return field.offset();
    }

    /** Offset of a field that the class itself declares. */
    static long objectFieldOffsetByName(NativeCall c) {
        c.nonNullAt(1);
        Klass klass = c.klassAt(0);
        String name = c.stringAt(1);
        if (klass instanceof InstanceKlass) {
            for (Field field : ((InstanceKlass) klass).fields()) {
                if (field.name().equals(name)) {
                    return field.offset();
                }
            }
        }
        throw noSuchField(c);
    }

    static long staticFieldOffset(NativeCall c) {
        return staticField(c).offset();
    }

    static long staticFieldBase(NativeCall c) {
        return staticField(c).holder().mirror();
    }

    private static Field staticField(NativeCall c) {
        Field field = MemberObjects.get().fieldOf(c.nonNullAt(0));
        if ((field.accessFlags() & AccessFlags.STATIC) == 0) {
            throw noSuchField(c);
        }
        return field;
    }

    private static GuestException noSuchField(NativeCall c) {
        return c.exception("java/lang/InternalError", null);
    }

    static boolean shouldBeInitialized(NativeCall c) {
        Klass klass = c.klassAt(0);
        return klass instanceof InstanceKlass && ((InstanceKlass) klass).state() != ClassState.INITIALIZED;
    }

    static void ensureInitialized(NativeCall c) {
        Klass klass = c.klassAt(0);
        if (klass instanceof InstanceKlass) {
            c.vm().dictionary().initialize(c.thread(), (InstanceKlass) klass);
        }
    }

    static int arrayBaseOffset(NativeCall c) {
        arrayKlass(c);
        return ObjectLayout.ARRAY_ELEMENTS;
    }

    static int arrayIndexScale(NativeCall c) {
        return arrayKlass(c).elementType().size();
    }

    private static ArrayKlass arrayKlass(NativeCall c) {
        Klass klass = c.klassAt(0);
        if (!(klass instanceof ArrayKlass)) {
            throw c.exception("java/lang/InvalidClassException", klass == null ? null : klass.externalName());
        }
        return (ArrayKlass) klass;
    }
}
