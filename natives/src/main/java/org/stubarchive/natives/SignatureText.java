package org.stubarchive.natives;

import org.stubarchive.vm.classfile.Descriptor;

/** Methods as the Java language writes them. */
public final class SignatureText {
    private SignatureText() {}

    /** Such as {@code int java.lang.Object.hashCode()}. */
    public static String of(String className, String name, String descriptor) {
        int close = descriptor.indexOf(')');
        StringBuilder b = new StringBuilder();
        appendType(b, descriptor, close + 1);
        b.append(' ').append(className.replace('/', '.')).append('.').append(name).append('(');
        int at = 1;
        while (at < close) {
            if (at > 1) {
                b.append(", ");
            }
            at = appendType(b, descriptor, at);
        }
        return b.append(')').toString();
    }

    /** The type of a field descriptor, with {@code Object} and {@code String} of {@code java.lang} by their simple names. */
    public static String typeOf(String descriptor) {
        StringBuilder b = new StringBuilder();
        appendType(b, descriptor, 0);
        return shorten(b.toString());
    }

    /** The parameter types of a method descriptor, named as by {@link #typeOf}. */
    public static String shortParameters(String descriptor) {
        StringBuilder b = new StringBuilder();
        for (int at = 1; descriptor.charAt(at) != ')';) {
            int next = Descriptor.skipType(descriptor, at);
            b.append(b.length() == 0 ? "" : ", ").append(typeOf(descriptor.substring(at, next)));
            at = next;
        }
        return b.toString();
    }

    private static String shorten(String type) {
        int brackets = type.indexOf('[');
        String name = brackets < 0 ? type : type.substring(0, brackets);
        boolean known = name.equals("java.lang.Object") || name.equals("java.lang.String");
        return known ? type.substring("java.lang.".length()) : type;
    }

    private static int appendType(StringBuilder b, String descriptor, int start) {
        int at = start;
        while (descriptor.charAt(at) == '[') {
            at++;
        }
        int dimensions = at - start;
        int end = at + 1;
        if (descriptor.charAt(at) == 'L') {
            end = descriptor.indexOf(';', at) + 1;
            b.append(descriptor.substring(at + 1, end - 1).replace('/', '.'));
        } else {
            b.append(primitive(descriptor.charAt(at)));
        }
        b.append("[]".repeat(dimensions));
        return end;
    }

    private static String primitive(char c) {
        switch (c) {
            case 'Z': return "boolean";
            case 'B': return "byte";
            case 'C': return "char";
            case 'S': return "short";
            case 'I': return "int";
            case 'J': return "long";
            case 'F': return "float";
            case 'D': return "double";
            case 'V': return "void";
            default: throw new IllegalArgumentException("not a type descriptor: " + c);
        }
    }
}
