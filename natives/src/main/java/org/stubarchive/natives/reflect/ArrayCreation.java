package org.stubarchive.natives.reflect;

import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.objects.GuestArrays;
import org.stubarchive.vm.oops.ArrayKlass;
import org.stubarchive.vm.oops.Klass;
import org.stubarchive.vm.oops.ObjectModel;
import org.stubarchive.vm.oops.Oops;

/** New arrays of a class that is only known at run time. */
@NativesOf("java/lang/reflect/Array")
final class ArrayCreation {
    private static final int MAX_DIMENSIONS = 255;

    private ArrayCreation() {}

    /** {@code newArray(componentType, length)}. */
    @Native("newArray(Ljava/lang/Class;I)Ljava/lang/Object;")
    static @Oop long create(NativeCall c, @Oop long componentType, int length) {
        c.nonNull(componentType);
        checkLength(c, length);
        ArrayKlass klass = arrayOf(c, componentType, 1);
        return c.vm().heap().allocateArray(c.thread(), klass, length);
    }

    /** {@code multiNewArray(componentType, lengths)}. */
    @Native("multiNewArray(Ljava/lang/Class;[I)Ljava/lang/Object;")
    static @Oop long createMulti(NativeCall c, @Oop long componentType, @Oop long dimensions) {
        c.nonNull(componentType);
        long array = c.nonNull(dimensions);
        int count = Oops.arrayLength(array);
        if (count == 0) {
            throw c.exception("java/lang/IllegalArgumentException", null);
        }
        if (count > MAX_DIMENSIONS) {
            throw c.exception("java/lang/IllegalArgumentException", null);
        }
        int[] lengths = new int[count];
        RawMemory.copyToArray(array + ObjectLayout.ARRAY_ELEMENTS, lengths);
        for (int length : lengths) {
            checkLength(c, length);
        }
        return fill(c, arrayOf(c, componentType, count), lengths, 0);
    }

    private static void checkLength(NativeCall c, int length) {
        if (length < 0) {
            throw c.exception("java/lang/NegativeArraySizeException", Integer.toString(length));
        }
    }

    /** Class of arrays, with the given number of further dimensions, of a class. */
    private static ArrayKlass arrayOf(NativeCall c, @Oop long componentType, int dimensions) {
        Klass component = c.klass(componentType);
        ArrayKlass klass;
        if (component == null) {
            BasicType type = ObjectModel.current().mirrors().primitiveOfMirror(componentType);
            if (type == BasicType.VOID) {
                throw c.exception("java/lang/IllegalArgumentException", null);
            }
            klass = ObjectModel.current().typeArray(type);
        } else {
            int own = component instanceof ArrayKlass ? ((ArrayKlass) component).dimensions() : 0;
            if (own + dimensions > MAX_DIMENSIONS) {
                throw c.exception("java/lang/IllegalArgumentException", null);
            }
            klass = component.arrayKlass(c.thread());
        }
        for (int i = 1; i < dimensions; i++) {
            klass = klass.arrayKlass(c.thread());
        }
        return klass;
    }

    private static long fill(NativeCall c, ArrayKlass klass, int[] lengths, int at) {
        try (HandleScope scope = c.thread().handles().open()) {
            Handle array = scope.handle(c.vm().heap().allocateArray(c.thread(), klass, lengths[at]));
            if (at + 1 < lengths.length) {
                for (int i = 0; i < lengths[at]; i++) {
                    long element = fill(c, (ArrayKlass) klass.elementKlass(), lengths, at + 1);
                    GuestArrays.setElement(array.oop(), i, element);
                }
            }
            return array.oop();
        }
    }
}
