package org.stubarchive.vm.objects;

import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.calls.Exceptions;
import org.stubarchive.vm.calls.GuestException;
import org.stubarchive.vm.oops.ArrayKlass;
import org.stubarchive.vm.oops.Klass;
import org.stubarchive.vm.oops.ObjectArrayKlass;
import org.stubarchive.vm.oops.Oops;
import org.stubarchive.vm.oops.TypeArrayKlass;
import org.stubarchive.vm.threads.JavaThread;

/** {@code System.arraycopy} with all its checks, in the order of its contract. */
public final class ArrayCopy {
    private static final String STORE = "java/lang/ArrayStoreException";
    private static final String BOUNDS = "java/lang/ArrayIndexOutOfBoundsException";

    private final Exceptions exceptions;

    /** Throws what it throws by way of the given exceptions. */
    public ArrayCopy(Exceptions exceptions) {
        this.exceptions = exceptions;
    }

    /**
     * Copies; the ranges may overlap. Where an element does not suit the destination, those before it are copied.
     *
     * @throws GuestException NullPointerException, ArrayStoreException or ArrayIndexOutOfBoundsException
     */
    public void copy(JavaThread t, long source, int sourceAt, long destination, int destinationAt, int length) {
        if (source == 0 || destination == 0) {
            throw exception(t, "java/lang/NullPointerException", null);
        }
        Klass from = Oops.klass(source);
        Klass to = Oops.klass(destination);
        checkTypes(t, from, to);
        checkBounds(t, source, sourceAt, destination, destinationAt, length);
        if (length == 0) {
            return;
        }
        int size = elementSize(from);
        long read = source + ObjectLayout.ARRAY_ELEMENTS + (long) sourceAt * size;
        long write = destination + ObjectLayout.ARRAY_ELEMENTS + (long) destinationAt * size;
        if (from instanceof ObjectArrayKlass && source != destination) {
            Klass wanted = ((ObjectArrayKlass) to).elementKlass();
            if (!((ObjectArrayKlass) from).elementKlass().isSubtypeOf(wanted)) {
                copyChecked(t, source, sourceAt, destination, destinationAt, length, wanted);
                return;
            }
        }
        RawMemory.copy(read, write, (long) length * size);
    }

    private void checkTypes(JavaThread t, Klass from, Klass to) {
        if (!from.isArray()) {
            throw exception(t, STORE, "arraycopy: source type " + from.externalName() + " is not an array");
        }
        if (!to.isArray()) {
            throw exception(t, STORE, "arraycopy: destination type " + to.externalName() + " is not an array");
        }
        boolean fromPrimitive = from instanceof TypeArrayKlass;
        boolean toPrimitive = to instanceof TypeArrayKlass;
        if (fromPrimitive && toPrimitive && from != to) {
            throw exception(t, STORE, "arraycopy: type mismatch: can not copy " + primitiveArray(from) + " into " + primitiveArray(to));
        }
        if (fromPrimitive != toPrimitive) {
            throw exception(t, STORE, "arraycopy: type mismatch: can not copy " + (fromPrimitive ? primitiveArray(from) : "object array[]")
                    + " into " + (toPrimitive ? primitiveArray(to) : "object array[]"));
        }
    }

    private void checkBounds(JavaThread t, long source, int sourceAt, long destination, int destinationAt, int length) {
        int sourceLength = Oops.arrayLength(source);
        int destinationLength = Oops.arrayLength(destination);
        String problem = null;
        if (sourceAt < 0) {
            problem = "source index " + sourceAt + " out of bounds for " + array(Oops.klass(source), sourceLength);
        } else if (destinationAt < 0) {
            problem = "destination index " + destinationAt + " out of bounds for " + array(Oops.klass(destination), destinationLength);
        } else if (length < 0) {
            problem = "length " + length + " is negative";
        } else if ((long) sourceAt + length > sourceLength) {
            problem = "last source index " + ((long) sourceAt + length) + " out of bounds for " + array(Oops.klass(source), sourceLength);
        } else if ((long) destinationAt + length > destinationLength) {
            problem = "last destination index " + ((long) destinationAt + length) + " out of bounds for "
                    + array(Oops.klass(destination), destinationLength);
        }
        if (problem != null) {
            throw exception(t, BOUNDS, "arraycopy: " + problem);
        }
    }

    private void copyChecked(JavaThread t, long source, int sourceAt, long destination, int destinationAt, int length, Klass wanted) {
        for (int i = 0; i < length; i++) {
            long element = Oops.getReference(source, ObjectLayout.ARRAY_ELEMENTS + (sourceAt + i) * ObjectLayout.REFERENCE_SIZE);
            if (element != 0 && !Oops.klass(element).isSubtypeOf(wanted)) {
                Klass has = ((ObjectArrayKlass) Oops.klass(source)).elementKlass();
                String reason = has.isSubtypeOf(wanted) || wanted.isSubtypeOf(has)
                        ? "arraycopy: element type mismatch: can not cast one of the elements of " + has.externalName()
                                + "[] to the type of the destination array, " + wanted.externalName()
                        : "arraycopy: type mismatch: can not copy " + has.externalName() + "[] into " + wanted.externalName() + "[]";
                throw exception(t, STORE, reason);
            }
            Oops.putReference(destination, ObjectLayout.ARRAY_ELEMENTS + (destinationAt + i) * ObjectLayout.REFERENCE_SIZE, element);
        }
    }

    private static String array(Klass klass, int length) {
        return (klass instanceof TypeArrayKlass ? primitiveArray(klass) : "object array[]").replace("[]", "[" + length + "]");
    }

    private static String primitiveArray(Klass klass) {
        return ((TypeArrayKlass) klass).elementType().name().toLowerCase(java.util.Locale.ROOT) + "[]";
    }

    private static int elementSize(Klass klass) {
        BasicType type = ((ArrayKlass) klass).elementType();
        return type.size();
    }

    private GuestException exception(JavaThread t, String className, String message) {
        return exceptions.create(t, className, message);
    }
}
