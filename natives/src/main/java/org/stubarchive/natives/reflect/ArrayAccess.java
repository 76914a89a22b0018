package org.stubarchive.natives.reflect;

import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.vm.calls.GuestException;
import org.stubarchive.vm.oops.ArrayKlass;
import org.stubarchive.vm.oops.Klass;
import org.stubarchive.vm.oops.Oops;

/** Elements of arrays whose type is only known at run time. */
@NativesOf("java/lang/reflect/Array")
final class ArrayAccess {
    private static final String ILLEGAL_ARGUMENT = "java/lang/IllegalArgumentException";

    private ArrayAccess() {}

    @Native("getLength(Ljava/lang/Object;)I")
    static int length(NativeCall c, @Oop long array) {
        array(c, array);
        return Oops.arrayLength(array);
    }

    /** The element, boxed if it is primitive. */
    @Native("get(Ljava/lang/Object;I)Ljava/lang/Object;")
    static @Oop long getObject(NativeCall c, @Oop long array, int index) {
        BasicType type = checked(c, array, index).elementType();
        long raw = Boxing.read(array, offset(index, type), type);
        return type.isReference() ? raw : Boxing.box(c, type, raw);
    }

    /** The element, widened to the wanted type. */
    static long get(NativeCall c, @Oop long array, int index, BasicType wanted) {
        BasicType type = primitive(c, array, index);
        int offset = offset(index, type);
        if (!Boxing.isWidening(type, wanted)) {
            throw mismatch(c);
        }
        return Boxing.widen(type, wanted, Boxing.read(array, offset, type));
    }

    /** Stores a value, unboxed and widened if the array is primitive. */
    @Native("set(Ljava/lang/Object;ILjava/lang/Object;)V")
    static void setObject(NativeCall c, @Oop long array, int index, @Oop long value) {
        ArrayKlass klass = checked(c, array, index);
        BasicType type = klass.elementType();
        int offset = offset(index, type);
        if (type.isReference()) {
            if (value != 0 && !Oops.klass(value).isSubtypeOf(klass.elementKlass())) {
                throw c.exception(ILLEGAL_ARGUMENT, "array element type mismatch");
            }
            Oops.putReference(array, offset, value);
            return;
        }
        if (value == 0) {
            throw c.exception(ILLEGAL_ARGUMENT, null);
        }
        BasicType from = Boxing.typeOf(value);
        if (from == null || !Boxing.isWidening(from, type)) {
            throw mismatch(c);
        }
        Boxing.write(array, offset, type, Boxing.widen(from, type, Boxing.unbox(value, from)));
    }

    /** Stores a primitive value, widened to the element type. */
    static long set(NativeCall c, @Oop long array, int index, BasicType from, long raw) {
        BasicType type = primitive(c, array, index);
        int offset = offset(index, type);
        if (!Boxing.isWidening(from, type)) {
            throw mismatch(c);
        }
        Boxing.write(array, offset, type, Boxing.widen(from, type, raw));
        return 0;
    }

    private static GuestException mismatch(NativeCall c) {
        return c.exception(ILLEGAL_ARGUMENT, "argument type mismatch");
    }

    private static ArrayKlass array(NativeCall c, @Oop long array) {
        Klass klass = Oops.klass(c.nonNull(array));
        if (!klass.isArray()) {
            throw c.exception(ILLEGAL_ARGUMENT, "Argument is not an array");
        }
        return (ArrayKlass) klass;
    }

    private static ArrayKlass checked(NativeCall c, @Oop long array, int index) {
        ArrayKlass klass = array(c, array);
        checkIndex(c, array, index);
        return klass;
    }

    private static BasicType primitive(NativeCall c, @Oop long array, int index) {
        ArrayKlass klass = array(c, array);
        if (klass.elementType().isReference()) {
            throw c.exception(ILLEGAL_ARGUMENT, "Argument is not an array of primitive type");
        }
        checkIndex(c, array, index);
        return klass.elementType();
    }

    private static void checkIndex(NativeCall c, @Oop long array, int index) {
        if (index < 0 || index >= Oops.arrayLength(array)) {
            throw c.exception("java/lang/ArrayIndexOutOfBoundsException", null);
        }
    }

    private static int offset(int index, BasicType type) {
        return ObjectLayout.ARRAY_ELEMENTS + index * type.size();
    }
}
