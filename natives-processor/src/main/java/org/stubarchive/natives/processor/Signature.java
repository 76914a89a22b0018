package org.stubarchive.natives.processor;

import java.util.ArrayList;
import java.util.List;

/** Name and descriptor of a native method, in parts. */
record Signature(String name, List<JavaType> parameters, JavaType result) {
    Signature {
        parameters = List.copyOf(parameters);
    }

    /**
     * Takes a text such as {@code hashCode()I} apart.
     *
     * @throws IllegalArgumentException if it is not a name with a method descriptor behind it
     */
    static Signature parse(String text) {
        int open = text.indexOf('(');
        int close = text.indexOf(')');
        if (open <= 0 || close < open) {
            throw new IllegalArgumentException("not a name with a method descriptor: " + text);
        }
        List<JavaType> parameters = new ArrayList<>();
        int at = open + 1;
        while (at < close) {
            parameters.add(type(text, at));
            at = behind(text, at);
        }
        if (at != close || behind(text, close + 1) != text.length()) {
            throw new IllegalArgumentException("malformed descriptor: " + text);
        }
        return new Signature(text.substring(0, open), parameters, type(text, close + 1));
    }

    private static JavaType type(String text, int at) {
        JavaType type = at < text.length() ? JavaType.of(text.charAt(at)) : null;
        if (type == null || type == JavaType.VOID && text.charAt(at - 1) != ')') {
            throw new IllegalArgumentException("no type at index " + at + " of " + text);
        }
        return type;
    }

    private static int behind(String text, int at) {
        int i = at;
        while (i < text.length() && text.charAt(i) == '[') {
            i++;
        }
        if (i >= text.length()) {
            throw new IllegalArgumentException("no type at index " + at + " of " + text);
        }
        int semicolon = text.indexOf(';', i);
        if (text.charAt(i) == 'L' && semicolon < 0) {
            throw new IllegalArgumentException("class without an end at index " + at + " of " + text);
        }
        return text.charAt(i) == 'L' ? semicolon + 1 : i + 1;
    }
}
