package org.stubarchive.vm.objects;

import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.WellKnown;
import org.stubarchive.vm.calls.JavaCalls;
import org.stubarchive.vm.classes.SystemDictionary;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.gc.Heap;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Klass;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.threads.JavaThread;

/** Makes guest objects and arrays. Everything here allocates. */
public final class GuestObjects {
    private final Heap heap;
    private final SystemDictionary dictionary;
    private final WellKnown wellKnown;
    private final JavaStrings strings;
    private final JavaCalls calls;

    /** Makes objects of classes that the dictionary has, in the heap. */
    public GuestObjects(Heap heap, SystemDictionary dictionary, WellKnown wellKnown, JavaStrings strings, JavaCalls calls) {
        this.heap = heap;
        this.dictionary = dictionary;
        this.wellKnown = wellKnown;
        this.strings = strings;
        this.calls = calls;
    }

    /** A new reference array, filled with null; {@code elementClass} is the internal name of a boot class. */
    public long newArray(JavaThread t, String elementClass, int length) {
        return newArray(t, dictionary.bootKlass(elementClass), length);
    }

    /** A new reference array, filled with null. */
    public long newArray(JavaThread t, Klass element, int length) {
        return heap.allocateArray(t, element.arrayKlass(t), length);
    }

    /** A new {@code byte[]}, or 0 for null. */
    public long newBytes(JavaThread t, byte[] contents) {
        if (contents == null) {
            return 0;
        }
        long array = heap.allocateArray(t, wellKnown.byteArray(), contents.length);
        RawMemory.copyFromArray(array + ObjectLayout.ARRAY_ELEMENTS, contents, 0, contents.length);
        return array;
    }

    /** A new {@code String[]}; null elements stay null. */
    public long newStrings(JavaThread t, String... contents) {
        try (HandleScope scope = t.handles().open()) {
            Handle array = scope.handle(newArray(t, wellKnown.string(), contents.length));
            for (int i = 0; i < contents.length; i++) {
                if (contents[i] != null) {
                    long string = strings.fromHost(t, contents[i]);
                    GuestArrays.setElement(array.oop(), i, string);
                }
            }
            return array.oop();
        }
    }

    /** A new instance of a boot class, initialised by the constructor with the given descriptor. */
    public long construct(JavaThread t, String className, String descriptor, long... arguments) {
        try (HandleScope scope = t.handles().open()) {
            ArgumentHandles kept = new ArgumentHandles(scope, descriptor, arguments);
            InstanceKlass klass = dictionary.bootKlass(className);
            return construct(t, klass, descriptor, kept.arguments());
        }
    }

    /**
     * A new instance, initialised by the constructor with the given descriptor; the class is initialised first.
     *
     * @param arguments raw bits of each argument
     */
    public long construct(JavaThread t, InstanceKlass klass, String descriptor, long... arguments) {
        Method constructor = klass.findMethod("<init>", descriptor);
        if (constructor == null) {
            throw new IllegalStateException("the class library has no constructor " + klass.name() + descriptor);
        }
        try (HandleScope scope = t.handles().open()) {
            ArgumentHandles kept = new ArgumentHandles(scope, descriptor, arguments);
            dictionary.initialize(t, klass);
            Handle object = scope.handle(heap.allocateInstance(t, klass));
            calls.call(t, constructor, kept.withReceiver(object.oop()));
            return object.oop();
        }
    }
}
