package org.stubarchive.natives.reflect;

import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.vm.calls.GuestException;
import org.stubarchive.vm.oops.ArrayKlass;
import org.stubarchive.vm.oops.Klass;
import org.stubarchive.vm.oops.Oops;

/** Elements of arrays whose type is only known at run time: argument 0 is the array, argument 1 the index. */
final class ArrayAccess {
    private static final String ILLEGAL_ARGUMENT = "java/lang/IllegalArgumentException";

    private ArrayAccess() {}

    static int length(NativeCall c) {
        array(c);
        return Oops.arrayLength(c.refAt(0));
    }

    /** The element, boxed if it is primitive. */
    static long getObject(NativeCall c) {
        BasicType type = checked(c).elementType();
        long raw = Boxing.read(c.refAt(0), offset(c, type), type);
        return type.isReference() ? raw : Boxing.box(c.thread(), type, raw);
    }

    /** The element, widened to the wanted type. */
    static long get(NativeCall c, BasicType wanted) {
        BasicType type = primitive(c);
        int offset = offset(c, type);
        if (!Boxing.isWidening(type, wanted)) {
            throw mismatch(c);
        }
        return Boxing.widen(type, wanted, Boxing.read(c.refAt(0), offset, type));
    }

    /** Stores argument 2, unboxed and widened if the array is primitive. */
    static long setObject(NativeCall c) {
        ArrayKlass klass = checked(c);
        BasicType type = klass.elementType();
        int offset = offset(c, type);
        long value = c.refAt(2);
        if (type.isReference()) {
            if (value != 0 && !Oops.klass(value).isSubtypeOf(klass.elementKlass())) {
                throw c.exception(ILLEGAL_ARGUMENT, "array element type mismatch");
            }
            Oops.putReference(c.refAt(0), offset, value);
            return 0;
        }
        if (value == 0) {
            throw c.exception(ILLEGAL_ARGUMENT, null);
        }
        BasicType from = Boxing.typeOf(value);
        if (from == null || !Boxing.isWidening(from, type)) {
            throw mismatch(c);
        }
        Boxing.write(c.refAt(0), offset, type, Boxing.widen(from, type, Boxing.unbox(value, from)));
        return 0;
    }

    /** Stores a primitive value, widened to the element type. */
    static long set(NativeCall c, BasicType from, long raw) {
        BasicType type = primitive(c);
        int offset = offset(c, type);
        if (!Boxing.isWidening(from, type)) {
            throw mismatch(c);
        }
        Boxing.write(c.refAt(0), offset, type, Boxing.widen(from, type, raw));
        return 0;
    }

    private static GuestException mismatch(NativeCall c) {
        return c.exception(ILLEGAL_ARGUMENT, "argument type mismatch");
    }

    private static ArrayKlass array(NativeCall c) {
        Klass klass = Oops.klass(c.nonNullAt(0));
        if (!klass.isArray()) {
            throw c.exception(ILLEGAL_ARGUMENT, "Argument is not an array");
        }
        return (ArrayKlass) klass;
    }

    private static ArrayKlass checked(NativeCall c) {
        ArrayKlass klass = array(c);
        checkIndex(c);
        return klass;
    }

    private static BasicType primitive(NativeCall c) {
        ArrayKlass klass = array(c);
        if (klass.elementType().isReference()) {
            throw c.exception(ILLEGAL_ARGUMENT, "Argument is not an array of primitive type");
        }
        checkIndex(c);
        return klass.elementType();
    }

    private static void checkIndex(NativeCall c) {
        int index = c.intAt(1);
        if (index < 0 || index >= Oops.arrayLength(c.refAt(0))) {
            throw c.exception("java/lang/ArrayIndexOutOfBoundsException", null);
        }
    }

    private static int offset(NativeCall c, BasicType type) {
        return ObjectLayout.ARRAY_ELEMENTS + c.intAt(1) * type.size();
    }
}
