package org.stubarchive.natives.reflect;

import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.vm.classfile.MethodDescriptor;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.objects.GuestArrays;
import org.stubarchive.vm.oops.ClassLoaderData;

/** {@code Class} objects of descriptors, resolved by a loader. */
public final class TypeMirrors {
    private TypeMirrors() {}

    /** Mirror of a field descriptor, or of {@code V}. May load classes. */
    public static long of(NativeCall c, String descriptor, ClassLoaderData loader) {
        BasicType type = BasicType.ofDescriptor(descriptor.charAt(0));
        switch (type) {
            case OBJECT:
                return c.vm().dictionary().resolve(c.thread(), descriptor.substring(1, descriptor.length() - 1), loader).mirror();
            case ARRAY:
                return c.vm().dictionary().resolve(c.thread(), descriptor, loader).mirror();
            default:
                return c.vm().mirrors().primitiveMirror(type);
        }
    }

    /** {@code Class[]} of the parameters. */
    public static long parameters(NativeCall c, MethodDescriptor descriptor, ClassLoaderData loader) {
        int count = descriptor.parameterCount();
        try (HandleScope scope = c.thread().handles().open()) {
            Handle array = scope.handle(c.objects().newArray(c.thread(), "java/lang/Class", count));
            for (int i = 0; i < count; i++) {
                long mirror = of(c, descriptor.parameterDescriptor(i), loader);
                GuestArrays.setElement(array.oop(), i, mirror);
            }
            return array.oop();
        }
    }

    /** {@code Class[]} of classes by internal name. */
    public static long named(NativeCall c, String[] names, ClassLoaderData loader) {
        try (HandleScope scope = c.thread().handles().open()) {
            Handle array = scope.handle(c.objects().newArray(c.thread(), "java/lang/Class", names.length));
            for (int i = 0; i < names.length; i++) {
                long mirror = c.vm().dictionary().resolve(c.thread(), names[i], loader).mirror();
                GuestArrays.setElement(array.oop(), i, mirror);
            }
            return array.oop();
        }
    }
}
