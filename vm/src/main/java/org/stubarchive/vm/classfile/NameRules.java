package org.stubarchive.vm.classfile;

/**
 * Which names and descriptors are legal (JVMS 4.2, 4.3). Before version 49 names follow the rules for identifiers of the Java language; from
 * then on they are any characters but a few.
 */
public final class NameRules {
    /** First major version with the wide rules. */
    private static final int WIDE_NAMES_MAJOR = 49;
    private static final int MAX_DIMENSIONS = 255;

    private final boolean wide;

    NameRules(int major) {
        wide = major >= WIDE_NAMES_MAJOR;
    }

    /** Whether a class file of a current version may name a class so: an internal name or the descriptor of an array type. */
    public static boolean isLegalClassName(String name) {
        return new NameRules(WIDE_NAMES_MAJOR).isClassName(name);
    }

    /** The name of a Class entry: an internal name or the descriptor of an array type. */
    boolean isClassName(String name) {
        if (name.isEmpty()) {
            return false;
        }
        if (name.charAt(0) == '[') {
            return skipFieldType(name, 0) == name.length();
        }
        return isInternalName(name, 0, name.length());
    }

    boolean isFieldName(String name) {
        return !name.isEmpty() && (wide ? isUnqualified(name, false) : isIdentifier(name, 0, name.length()));
    }

    /** Including {@code <init>} and {@code <clinit>}. */
    boolean isMethodName(String name) {
        if (name.isEmpty()) {
            return false;
        }
        if (name.charAt(0) == '<') {
            return name.equals("<init>") || name.equals("<clinit>");
        }
        return wide ? isUnqualified(name, true) : isIdentifier(name, 0, name.length());
    }

    boolean isFieldDescriptor(String descriptor) {
        return skipFieldType(descriptor, 0) == descriptor.length();
    }

    /**
     * Slots of the arguments of a method descriptor, without a receiver.
     *
     * @param name of the method: special methods return void; {@code null} if the descriptor stands alone
     * @return -1 if the descriptor is illegal
     */
    int argumentSlots(String name, String descriptor) {
        int n = descriptor.length();
        if (n < 3 || descriptor.charAt(0) != '(') {
            return -1;
        }
        int slots = 0;
        int i = 1;
        while (i < n && descriptor.charAt(i) != ')') {
            char c = descriptor.charAt(i);
            slots += c == 'J' || c == 'D' ? 2 : 1;
            i = skipFieldType(descriptor, i);
            if (i < 0) {
                return -1;
            }
        }
        i++;
        boolean isVoid = i == n - 1 && descriptor.charAt(i) == 'V';
        boolean special = name != null && !name.isEmpty() && name.charAt(0) == '<';
        return isVoid || !special && i < n && skipFieldType(descriptor, i) == n ? slots : -1;
    }

    /** Whether what makes a descriptor illegal is the name of a class in it: empty or with a character that is not allowed; always false with the old rules. */
    boolean hasIllegalClassName(String descriptor) {
        int i = 0;
        while (wide && i < descriptor.length()) {
            char c = descriptor.charAt(i);
            int semicolon = descriptor.indexOf(';', i);
            if (c == 'L' && semicolon > 0) {
                if (semicolon == i + 1 || !isInternalName(descriptor, i + 1, semicolon)) {
                    return true;
                }
                i = semicolon + 1;
            } else if ("()[BCDFIJSZV".indexOf(c) >= 0) {
                i++;
            } else {
                return false;
            }
        }
        return false;
    }

    /** What is wrong with a descriptor, for an error message. */
    String illegalDescriptor(String what, String name, String className, String descriptor) {
        boolean isMethods = what.equals("Method");
        return isMethods == descriptor.startsWith("(") && hasIllegalClassName(descriptor) ? "Class name is empty or contains illegal character in descriptor in class file " + className
                : what + " \"" + name + "\" in class " + className + " has illegal signature \"" + descriptor + "\"";
    }

    /** Index behind the field type at an index, or -1 if there is no legal one. */
    private int skipFieldType(String s, int at) {
        int n = s.length();
        int i = at;
        while (i < n && s.charAt(i) == '[') {
            i++;
        }
        if (i - at > MAX_DIMENSIONS || i >= n) {
            return -1;
        }
        switch (s.charAt(i)) {
            case 'B', 'C', 'D', 'F', 'I', 'J', 'S', 'Z':
                return i + 1;
            case 'L':
                int semicolon = s.indexOf(';', i);
                return semicolon > i + 1 && isInternalName(s, i + 1, semicolon) ? semicolon + 1 : -1;
            default:
                return -1;
        }
    }

    /** Whether the part of a string is identifiers separated by single slashes. */
    private boolean isInternalName(String s, int from, int to) {
        int start = from;
        for (int i = from; i <= to; i++) {
            if (i == to || s.charAt(i) == '/') {
                if (i == start || !wide && !isIdentifierPart(s, start, i, from)) {
                    return false;
                }
                start = i + 1;
            } else if (wide && isForbidden(s.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isForbidden(char c) {
        return c == '.' || c == ';' || c == '[';
    }

    private static boolean isUnqualified(String name, boolean method) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '/' || isForbidden(c) || method && (c == '<' || c == '>')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isIdentifier(String s, int from, int to) {
        return from < to && isIdentifierPart(s, from, to, from);
    }

    /** As the {@code java} command has it, only the first character of a whole name must be one that starts an identifier. */
    private static boolean isIdentifierPart(String s, int from, int to, int first) {
        for (int i = from; i < to; i++) {
            char c = s.charAt(i);
            if (i == first && isDigit(c)) {
                return false;
            }
            boolean legal = c >= 0x80 ? i == first ? Character.isJavaIdentifierStart(c) : Character.isJavaIdentifierPart(c) : isAsciiWord(c);
            if (!legal) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Without the control characters that {@link Character#isJavaIdentifierPart} allows. */
    private static boolean isAsciiWord(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || isDigit(c) || c == '_' || c == '$';
    }
}
