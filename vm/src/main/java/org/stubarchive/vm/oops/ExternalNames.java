package org.stubarchive.vm.oops;

import org.stubarchive.vm.classfile.Descriptor;

/** Names as the Java language writes them, for error messages. */
public final class ExternalNames {
    private ExternalNames() {
    }

    /** A class name or array descriptor of a constant pool, such as {@code java.lang.String} or {@code [I}. */
    public static String ofClass(String internalName) {
        return internalName.replace('/', '.');
    }

    /** A field descriptor as a type of the language: {@code int[]}, {@code java.lang.String}. */
    public static String ofType(String descriptor) {
        int dimensions = 0;
        while (descriptor.charAt(dimensions) == '[') {
            dimensions++;
        }
        String base = switch (descriptor.charAt(dimensions)) {
            case 'B' -> "byte";
            case 'C' -> "char";
            case 'D' -> "double";
            case 'F' -> "float";
            case 'I' -> "int";
            case 'J' -> "long";
            case 'S' -> "short";
            case 'Z' -> "boolean";
            case 'V' -> "void";
            default -> ofClass(descriptor.substring(dimensions + 1, descriptor.length() - 1));
        };
        return base + "[]".repeat(dimensions);
    }

    /** Result type, class, name and parameter types: {@code int java.lang.String.indexOf(int, int)}. */
    public static String method(String externalClass, String name, String descriptor) {
        StringBuilder text = new StringBuilder(ofType(Descriptor.returnDescriptor(descriptor))).append(' ').append(externalClass == null ? "" : externalClass + ".")
                .append(name).append('(');
        int at = 1;
        while (descriptor.charAt(at) != ')') {
            int next = Descriptor.skipType(descriptor, at);
            text.append(at == 1 ? "" : ", ").append(ofType(descriptor.substring(at, next)));
            at = next;
        }
        return text.append(')').toString();
    }
}
