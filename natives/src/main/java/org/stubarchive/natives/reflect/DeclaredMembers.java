package org.stubarchive.natives.reflect;

import java.util.ArrayList;
import java.util.List;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.vm.classfile.AccessFlags;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.objects.GuestArrays;
import org.stubarchive.vm.oops.Field;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Method;

/** The members that a class declares, as arrays of reflection objects, in the order of the class file. A null class declares none. */
public final class DeclaredMembers {
    private DeclaredMembers() {}

    /** {@code Class.getDeclaredFields0}. */
    public static long fields(NativeCall c, InstanceKlass klass, boolean publicOnly) {
        List<Field> chosen = new ArrayList<>();
        if (klass != null) {
            c.vm().dictionary().link(c.thread(), klass);
            for (Field field : klass.fields()) {
                if (!publicOnly || (field.accessFlags() & AccessFlags.PUBLIC) != 0) {
                    chosen.add(field);
                }
            }
        }
        try (HandleScope scope = c.thread().handles().open()) {
            Handle array = scope.handle(c.objects().newArray(c.thread(), "java/lang/reflect/Field", chosen.size()));
            for (int i = 0; i < chosen.size(); i++) {
                long field = MemberObjects.get().field(c, chosen.get(i));
                GuestArrays.setElement(array.oop(), i, field);
            }
            return array.oop();
        }
    }

    /** {@code Class.getDeclaredMethods0}: without constructors and class initializers. */
    public static long methods(NativeCall c, InstanceKlass klass, boolean publicOnly) {
        return executables(c, klass, publicOnly, "java/lang/reflect/Method");
    }

    /** {@code Class.getDeclaredConstructors0}. */
    public static long constructors(NativeCall c, InstanceKlass klass, boolean publicOnly) {
        return executables(c, klass, publicOnly, "java/lang/reflect/Constructor");
    }

    private static long executables(NativeCall c, InstanceKlass klass, boolean publicOnly, String className) {
        boolean initializers = className.endsWith("Constructor");
        List<Method> chosen = new ArrayList<>();
        if (klass != null) {
            c.vm().dictionary().link(c.thread(), klass);
            for (Method m : klass.methods()) {
                boolean wanted = initializers ? m.name().equals("<init>") && !m.isStatic() : m.name().charAt(0) != '<';
                if (wanted && (!publicOnly || (m.accessFlags() & AccessFlags.PUBLIC) != 0)) {
                    chosen.add(m);
                }
            }
        }
        try (HandleScope scope = c.thread().handles().open()) {
            Handle array = scope.handle(c.objects().newArray(c.thread(), className, chosen.size()));
            for (int i = 0; i < chosen.size(); i++) {
                long member = MemberObjects.get().executable(c, chosen.get(i));
                GuestArrays.setElement(array.oop(), i, member);
            }
            return array.oop();
        }
    }
}
