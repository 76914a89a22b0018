package org.stubarchive.vm.classfile.verifier;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stubarchive.vm.classfile.Descriptor;

/**
 * Verification types (JVMS 4.10.1.2) as numbers, so that equal types are equal numbers: a kind in the low bits, and above them a class's
 * number, the index of a {@code new}, or the start of a subroutine.
 */
final class TypeTable {
    static final int TOP = 0;
    static final int INTEGER = 1;
    static final int FLOAT = 2;
    static final int LONG = 3;
    static final int DOUBLE = 4;
    /** Upper slot of a long. */
    static final int LONG_2 = 5;
    /** Upper slot of a double. */
    static final int DOUBLE_2 = 6;
    static final int NULL = 7;
    static final int UNINITIALIZED_THIS = 8;

    private static final int UNINITIALIZED = 9;
    private static final int OBJECT = 10;
    private static final int RETURN_ADDRESS = 11;
    private static final int KIND_BITS = 4;
    private static final int KIND = (1 << KIND_BITS) - 1;
    private static final String[] NAMES = {"top", "integer", "float", "long", "double", "long_2nd", "double_2nd", "null", "uninitializedThis"};
    private static final String OBJECT_NAME = "java/lang/Object";

    private final VerificationContext context;
    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    final int object;
    final int throwable;

    TypeTable(VerificationContext context) {
        this.context = context;
        object = ofClass(OBJECT_NAME);
        throwable = ofClass("java/lang/Throwable");
    }

    /** Type of a class name as a Class entry has it: an internal name or the descriptor of an array. */
    int ofClass(String name) {
        Integer number = numbers.get(name);
        if (number == null) {
            number = names.size();
            names.add(name);
            numbers.put(name, number);
        }
        return OBJECT | number << KIND_BITS;
    }

    /** Type of a field descriptor; of a long or double that of the lower slot. */
    int ofDescriptor(String descriptor) {
        return switch (descriptor.charAt(0)) {
            case 'F' -> FLOAT;
            case 'J' -> LONG;
            case 'D' -> DOUBLE;
            case 'L', '[' -> ofClass(Descriptor.className(descriptor));
            default -> INTEGER;
        };
    }

    static int uninitialized(int newBci) {
        return UNINITIALIZED | newBci << KIND_BITS;
    }

    static int returnAddress(int subroutine) {
        return RETURN_ADDRESS | subroutine << KIND_BITS;
    }

    /** Index of the {@code new} of an uninitialized type, start of the subroutine of a return address. */
    static int bci(int type) {
        return type >>> KIND_BITS;
    }

    static boolean isUninitialized(int type) {
        return (type & KIND) == UNINITIALIZED;
    }

    static boolean isReturnAddress(int type) {
        return (type & KIND) == RETURN_ADDRESS;
    }

    static boolean isObject(int type) {
        return (type & KIND) == OBJECT;
    }

    /** Class, array, null, or not initialized. */
    static boolean isReference(int type) {
        int kind = type & KIND;
        return kind >= NULL && kind <= OBJECT;
    }

    static boolean isWide(int type) {
        return type == LONG || type == DOUBLE;
    }

    static boolean isUpper(int type) {
        return type == LONG_2 || type == DOUBLE_2;
    }

    /** Type of the upper slot of a long or double. */
    static int upper(int type) {
        return type == LONG ? LONG_2 : DOUBLE_2;
    }

    /** Class name of a class or array type. */
    String className(int type) {
        return names.get(type >>> KIND_BITS);
    }

    boolean isArray(int type) {
        return isObject(type) && className(type).charAt(0) == '[';
    }

    /** Component type of an array type; boolean, byte, char and short components are {@link #INTEGER}. */
    int component(int arrayType) {
        return ofDescriptor(className(arrayType).substring(1));
    }

    /** Whether this is an array with reference components. */
    boolean isReferenceArray(int type) {
        if (!isArray(type)) {
            return false;
        }
        char c = className(type).charAt(1);
        return c == 'L' || c == '[';
    }

    /** Array type with components of a class or array type. */
    int arrayOf(String componentClassName) {
        return ofClass(componentClassName.charAt(0) == '[' ? "[" + componentClassName : "[L" + componentClassName + ";");
    }

    /** Whether a value of one type can be used as the other. */
    boolean isAssignable(int from, int to) {
        if (from == to || to == TOP) {
            return true;
        }
        if (!isObject(to)) {
            return false;
        }
        if (from == NULL) {
            return true;
        }
        return isObject(from) && isClassAssignable(className(from), className(to));
    }

    private boolean isClassAssignable(String from, String to) {
        if (from.equals(to) || to.equals(OBJECT_NAME)) {
            return true;
        }
        if (to.charAt(0) != '[') {
            // For arrays the class is asked for too: if it cannot be loaded, that error comes first.
            return from.charAt(0) == '[' ? context.isInterface(to) && isArrayInterface(to) : context.isAssignable(from, to);
        }
        if (from.charAt(0) != '[') {
            return false;
        }
        char f = from.charAt(1);
        char t = to.charAt(1);
        boolean references = (f == 'L' || f == '[') && (t == 'L' || t == '[');
        return references && isClassAssignable(Descriptor.className(from.substring(1)), Descriptor.className(to.substring(1)));
    }

    private static boolean isArrayInterface(String name) {
        return name.equals("java/lang/Cloneable") || name.equals("java/io/Serializable");
    }

    /** Least common type of two that meet in type inference (JVMS 4.10.2.2). */
    int merge(int a, int b) {
        if (a == b) {
            return a;
        }
        if (a == NULL && isObject(b)) {
            return b;
        }
        if (b == NULL && isObject(a)) {
            return a;
        }
        return isObject(a) && isObject(b) ? ofClass(mergeClasses(className(a), className(b))) : TOP;
    }

    private String mergeClasses(String a, String b) {
        if (a.equals(b)) {
            return a;
        }
        if (a.charAt(0) == '[' && b.charAt(0) == '[') {
            return mergeArrays(a, b);
        }
        if (a.charAt(0) == '[' || b.charAt(0) == '[') {
            String other = a.charAt(0) == '[' ? b : a;
            return isArrayInterface(other) ? other : OBJECT_NAME;
        }
        if (a.equals(OBJECT_NAME) || b.equals(OBJECT_NAME) || context.isInterface(a) || context.isInterface(b)) {
            return OBJECT_NAME;
        }
        for (String s = a; s != null; s = context.superclassOf(s)) {
            if (s.equals(b) || isSubclass(b, s)) {
                return s;
            }
        }
        return OBJECT_NAME;
    }

    private boolean isSubclass(String name, String superclass) {
        for (String s = name; s != null; s = context.superclassOf(s)) {
            if (s.equals(superclass)) {
                return true;
            }
        }
        return false;
    }

    private String mergeArrays(String a, String b) {
        int dimensions = 0;
        while (a.charAt(dimensions) == '[' && b.charAt(dimensions) == '[') {
            dimensions++;
        }
        String elementA = Descriptor.className(a.substring(dimensions));
        String elementB = Descriptor.className(b.substring(dimensions));
        if (elementA != null && elementB != null) {
            String element = mergeClasses(elementA, elementB);
            return "[".repeat(dimensions) + "L" + element + ";";
        }
        return dimensions == 1 ? OBJECT_NAME : "[".repeat(dimensions - 1) + "L" + OBJECT_NAME + ";";
    }

    /** Text of a type as error messages have it. */
    String name(int type) {
        int kind = type & KIND;
        if (kind < NAMES.length) {
            return NAMES[kind];
        }
        if (kind == OBJECT) {
            return "'" + className(type) + "'";
        }
        return (kind == UNINITIALIZED ? "uninitialized " : "return address ") + bci(type);
    }
}
