package org.stubarchive.natives.reflect;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.vm.oops.ClassModifiers;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Klass;

/** {@code jdk.internal.reflect.Reflection}. */
@NativesOf("jdk/internal/reflect/Reflection")
final class ReflectionNatives {
    @Native("getClassAccessFlags(Ljava/lang/Class;)I")
    static int getClassAccessFlags(NativeCall c, @Oop long type) {
        return accessFlags(c.klass(type));
    }

    @Native("getCallerClass()Ljava/lang/Class;")
    static @Oop long callerClass(NativeCall c) {
        InstanceKlass caller = c.vm().stacks().callerClass(c.thread());
        return caller == null ? 0 : caller.mirror();
    }

    /** Flags of the class file rather than of the InnerClasses attribute. */
    private static int accessFlags(Klass klass) {
        if (klass instanceof InstanceKlass) {
            return klass.accessFlags() & ~org.stubarchive.vm.classfile.AccessFlags.SUPER;
        }
        return ClassModifiers.of(klass);
    }

    @Native("areNestMates(Ljava/lang/Class;Ljava/lang/Class;)Z")
    static boolean areNestMates(NativeCall c, @Oop long currentClass, @Oop long memberClass) {
        Klass first = c.klass(currentClass);
        Klass second = c.klass(memberClass);
        if (first == second) {
            return true;
        }
        return first instanceof InstanceKlass && second instanceof InstanceKlass
                && c.vm().dictionary().nestHost(c.thread(), (InstanceKlass) first) == c.vm().dictionary().nestHost(c.thread(), (InstanceKlass) second);
    }
}
