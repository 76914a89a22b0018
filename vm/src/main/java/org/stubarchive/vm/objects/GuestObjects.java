package org.stubarchive.vm.objects;

import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.VirtualMachine;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Klass;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.oops.Oops;
import org.stubarchive.vm.threads.JavaThread;

/** Makes guest objects and arrays for natives. Everything here allocates unless it says otherwise. */
public final class GuestObjects {
    private static final int REFERENCE = ObjectLayout.REFERENCE_SIZE;

    private GuestObjects() {}

    /** A new reference array, filled with null; {@code elementClass} is the internal name of a boot class. */
    public static long newArray(JavaThread t, String elementClass, int length) {
        return newArray(t, VirtualMachine.get().dictionary().bootKlass(elementClass), length);
    }

    /** A new reference array, filled with null. */
    public static long newArray(JavaThread t, Klass element, int length) {
        return VirtualMachine.get().heap().allocateArray(t, element.arrayKlass(t), length);
    }

    /** A new {@code byte[]}, or 0 for null. */
    public static long newBytes(JavaThread t, byte[] contents) {
        if (contents == null) {
            return 0;
        }
        long array = VirtualMachine.get().heap().allocateArray(t, VirtualMachine.get().wellKnown().byteArray(), contents.length);
        RawMemory.copyFromArray(array + ObjectLayout.ARRAY_ELEMENTS, contents, 0, contents.length);
        return array;
    }

    /** A new {@code String[]}; null elements stay null. */
    public static long newStrings(JavaThread t, String... contents) {
        VirtualMachine vm = VirtualMachine.get();
        try (HandleScope scope = t.handles().open()) {
            Handle array = scope.handle(newArray(t, vm.wellKnown().string(), contents.length));
            for (int i = 0; i < contents.length; i++) {
                if (contents[i] != null) {
                    long string = vm.classes().string(t, contents[i]);
                    setElement(array.oop(), i, string);
                }
            }
            return array.oop();
        }
    }

    /** A new instance of a boot class, initialised by the constructor with the given descriptor. */
    public static long construct(JavaThread t, String className, String descriptor, long... arguments) {
        try (HandleScope scope = t.handles().open()) {
            ArgumentHandles kept = new ArgumentHandles(scope, descriptor, arguments);
            InstanceKlass klass = VirtualMachine.get().dictionary().bootKlass(className);
            return construct(t, klass, descriptor, kept.arguments());
        }
    }

    /**
     * A new instance, initialised by the constructor with the given descriptor; the class is initialised first.
     *
     * @param arguments raw bits of each argument
     */
    public static long construct(JavaThread t, InstanceKlass klass, String descriptor, long... arguments) {
        VirtualMachine vm = VirtualMachine.get();
        Method constructor = klass.findMethod("<init>", descriptor);
        if (constructor == null) {
            throw new IllegalStateException("the class library has no constructor " + klass.name() + descriptor);
        }
        try (HandleScope scope = t.handles().open()) {
            ArgumentHandles kept = new ArgumentHandles(scope, descriptor, arguments);
            vm.dictionary().initialize(t, klass);
            Handle object = scope.handle(vm.heap().allocateInstance(t, klass));
            vm.calls().call(t, constructor, kept.withReceiver(object.oop()));
            return object.oop();
        }
    }

    /** The bytes of a {@code byte[]}. Does not allocate guest memory. */
    public static byte[] bytes(long array) {
        return bytes(array, 0, Oops.arrayLength(array));
    }

    /** Part of the bytes of a {@code byte[]}. The range must be within the array. Does not allocate guest memory. */
    public static byte[] bytes(long array, int offset, int length) {
        byte[] result = new byte[length];
        RawMemory.copyToArray(array + ObjectLayout.ARRAY_ELEMENTS + offset, result, 0, length);
        return result;
    }

    /** Element of a reference array. Not checked. Does not allocate. */
    public static long element(long array, int index) {
        return Oops.getReference(array, ObjectLayout.ARRAY_ELEMENTS + index * REFERENCE);
    }

    /** Stores into a reference array. Not checked. Does not allocate. */
    public static void setElement(long array, int index, long value) {
        Oops.putReference(array, ObjectLayout.ARRAY_ELEMENTS + index * REFERENCE, value);
    }
}
