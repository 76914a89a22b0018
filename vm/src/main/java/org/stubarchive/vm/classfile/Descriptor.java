package org.stubarchive.vm.classfile;

import org.stubarchive.format.runtime.BasicType;

/** Descriptors (JVMS 4.3) that are known to be well formed. */
public final class Descriptor {
    private Descriptor() {
    }

    /** Type of a field descriptor, or of the return type {@code V}. */
    public static BasicType type(String fieldDescriptor) {
        return BasicType.ofDescriptor(fieldDescriptor.charAt(0));
    }

    /**
     * Class name of a field descriptor as a constant pool Class entry has it: the internal name of a class, the descriptor of an array.
     *
     * @return {@code null} for primitive types
     */
    public static String className(String fieldDescriptor) {
        return switch (fieldDescriptor.charAt(0)) {
            case 'L' -> fieldDescriptor.substring(1, fieldDescriptor.length() - 1);
            case '[' -> fieldDescriptor;
            default -> null;
        };
    }

    /** Whether this is the descriptor of a method. */
    public static boolean isMethod(String descriptor) {
        return !descriptor.isEmpty() && descriptor.charAt(0) == '(';
    }

    /**
     * Index behind the field type that starts at an index of a descriptor.
     *
     * @throws IllegalArgumentException if no type starts there
     */
    public static int skipType(String descriptor, int at) {
        int i = at;
        int n = descriptor.length();
        while (i < n && descriptor.charAt(i) == '[') {
            i++;
        }
        if (i < n) {
            switch (descriptor.charAt(i)) {
                case 'B', 'C', 'D', 'F', 'I', 'J', 'S', 'Z', 'V':
                    return i + 1;
                case 'L':
                    int semicolon = descriptor.indexOf(';', i);
                    if (semicolon > 0) {
                        return semicolon + 1;
                    }
                    break;
                default:
                    break;
            }
        }
        throw new IllegalArgumentException("no type at index " + at + " of descriptor " + descriptor);
    }

    /** Slots of the arguments of a method descriptor, without a receiver: 2 for long and double, else 1. */
    public static int argumentSlots(String methodDescriptor) {
        int slots = 0;
        int i = 1;
        char c = methodDescriptor.charAt(i);
        while (c != ')') {
            slots += c == 'J' || c == 'D' ? 2 : 1;
            i = skipType(methodDescriptor, i);
            c = methodDescriptor.charAt(i);
        }
        return slots;
    }

    /** Return type descriptor of a method descriptor. */
    public static String returnDescriptor(String methodDescriptor) {
        return methodDescriptor.substring(methodDescriptor.indexOf(')') + 1);
    }

    /** Return type of a method descriptor. */
    public static BasicType returnType(String methodDescriptor) {
        return BasicType.ofDescriptor(methodDescriptor.charAt(methodDescriptor.indexOf(')') + 1));
    }
}
