package org.stubarchive.natives.reflect;

import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.vm.VirtualMachine;
import org.stubarchive.vm.classfile.MethodDescriptor;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.objects.GuestObjects;
import org.stubarchive.vm.oops.ClassLoaderData;
import org.stubarchive.vm.threads.JavaThread;

/** {@code Class} objects of descriptors, resolved by a loader. */
public final class TypeMirrors {
    private TypeMirrors() {}

    /** Mirror of a field descriptor, or of {@code V}. May load classes. */
    public static long of(JavaThread t, String descriptor, ClassLoaderData loader) {
        VirtualMachine vm = VirtualMachine.get();
        BasicType type = BasicType.ofDescriptor(descriptor.charAt(0));
        switch (type) {
            case OBJECT:
                return vm.dictionary().resolve(t, descriptor.substring(1, descriptor.length() - 1), loader).mirror();
            case ARRAY:
                return vm.dictionary().resolve(t, descriptor, loader).mirror();
            default:
                return vm.mirrors().primitiveMirror(type);
        }
    }

    /** {@code Class[]} of the parameters. */
    public static long parameters(JavaThread t, MethodDescriptor descriptor, ClassLoaderData loader) {
        int count = descriptor.parameterCount();
        try (HandleScope scope = t.handles().open()) {
            Handle array = scope.handle(GuestObjects.newArray(t, "java/lang/Class", count));
            for (int i = 0; i < count; i++) {
                long mirror = of(t, descriptor.parameterDescriptor(i), loader);
                GuestObjects.setElement(array.oop(), i, mirror);
            }
            return array.oop();
        }
    }

    /** {@code Class[]} of classes by internal name. */
    public static long named(JavaThread t, String[] names, ClassLoaderData loader) {
        try (HandleScope scope = t.handles().open()) {
            Handle array = scope.handle(GuestObjects.newArray(t, "java/lang/Class", names.length));
            for (int i = 0; i < names.length; i++) {
                long mirror = VirtualMachine.get().dictionary().resolve(t, names[i], loader).mirror();
                GuestObjects.setElement(array.oop(), i, mirror);
            }
            return array.oop();
        }
    }
}
