package org.stubarchive.natives;


/** Methods as the Java language writes them. */
final class SignatureText {
    private SignatureText() {}

    /** Such as {@code int java.lang.Object.hashCode()}. */
    static String of(String className, String name, String descriptor) {
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
