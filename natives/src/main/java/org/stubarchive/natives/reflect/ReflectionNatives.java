package org.stubarchive.natives.reflect;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.vm.oops.ClassModifiers;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Klass;

/** {@code jdk.internal.reflect.Reflection}. */
public final class ReflectionNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "getCallerClass()Ljava/lang/Class;",
        "getClassAccessFlags(Ljava/lang/Class;)I",
        "areNestMates(Ljava/lang/Class;Ljava/lang/Class;)Z",
    };

    /** The natives. */
    public ReflectionNatives() {
        super("jdk/internal/reflect/Reflection", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // getCallerClass()Ljava/lang/Class;
                return callerClass(c);
            case 1: // getClassAccessFlags(Ljava/lang/Class;)I
                return accessFlags(c.klassAt(0));
            case 2: // areNestMates(Ljava/lang/Class;Ljava/lang/Class;)Z
                return bits(areNestMates(c));
            default:
                throw noSuchNative(index);
        }
    }

    private static long callerClass(NativeCall c) {
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

    private static boolean areNestMates(NativeCall c) {
        Klass first = c.klassAt(0);
        Klass second = c.klassAt(1);
        if (first == second) {
            return true;
        }
        return first instanceof InstanceKlass && second instanceof InstanceKlass
                && c.vm().dictionary().nestHost(c.thread(), (InstanceKlass) first) == c.vm().dictionary().nestHost(c.thread(), (InstanceKlass) second);
    }
}
