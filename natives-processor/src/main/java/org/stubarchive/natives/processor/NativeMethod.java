package org.stubarchive.natives.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * One native method of a guest class, and the Java method that implements it.
 *
 * @param signature name and descriptor as written
 * @param first first release that has it, of those that are tested; 0 for the first
 * @param last last release that has it; {@link Integer#MAX_VALUE} for the last
 * @param state name of the thread state that it runs in
 * @param arguments expressions that the Java method gets
 */
record NativeMethod(ExecutableElement java, String signature, int first, int last, String state, JavaType result, List<String> arguments) {
    private static final String CALL = NativesProcessor.HOME + ".NativeCall";
    private static final String HANDLE = NativesProcessor.HOME + ".OopArgument";
    private static final String IN_VM = "VM";

    NativeMethod {
        arguments = List.copyOf(arguments);
    }

    /** The native methods that a Java method implements; none without annotation. */
    static List<NativeMethod> of(ExecutableElement method) throws InvalidNative {
        List<AnnotationValues> annotations = new ArrayList<>();
        AnnotationValues one = AnnotationValues.of(method, "Native");
        AnnotationValues several = AnnotationValues.of(method, "Native.Several");
        if (one != null) {
            annotations.add(one);
        } else if (several != null) {
            annotations.addAll(several.annotations("value"));
        }
        List<NativeMethod> result = new ArrayList<>();
        for (AnnotationValues a : annotations) {
            result.add(of(method, a));
        }
        return result;
    }

    private static NativeMethod of(ExecutableElement method, AnnotationValues annotation) throws InvalidNative {
        if (method.getModifiers().contains(Modifier.PRIVATE)) {
            throw new InvalidNative(method, "a native method is private: the table of its package calls it");
        }
        String text = annotation.text("value");
        Signature signature = parse(method, text);
        String state = annotation.constant("state", IN_VM);
        int first = annotation.number("first", 0);
        int last = annotation.number("last", Integer.MAX_VALUE);
        if (first > last) {
            throw new InvalidNative(method, text + " is in no release: first " + first + ", last " + last);
        }
        if (!state.equals(IN_VM)) {
            checkHostValues(method, text, signature, state);
        }
        return new NativeMethod(method, text, first, last, state, signature.result(), arguments(method, text, signature));
    }

    private static Signature parse(ExecutableElement method, String text) throws InvalidNative {
        try {
            return Signature.parse(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidNative(method, e.getMessage());
        }
    }

    /** What does not run in the VM gets and gives nothing that the collector may move. */
    private static void checkHostValues(ExecutableElement method, String text, Signature signature, String state) throws InvalidNative {
        if (signature.parameters().contains(JavaType.REFERENCE) || signature.result() == JavaType.REFERENCE) {
            throw new InvalidNative(method, text + " has references, which state " + state + " does not allow");
        }
        if (takesCall(method) || !method.getModifiers().contains(Modifier.STATIC)) {
            throw new InvalidNative(method, text + " uses the VM, which state " + state + " does not allow: make it static, without a NativeCall");
        }
    }

    private static boolean takesCall(ExecutableElement method) {
        List<? extends VariableElement> parameters = method.getParameters();
        return !parameters.isEmpty() && parameters.get(0).asType().toString().equals(CALL);
    }

    private static List<String> arguments(ExecutableElement method, String text, Signature signature) throws InvalidNative {
        List<String> arguments = new ArrayList<>();
        List<? extends VariableElement> parameters = method.getParameters();
        if (takesCall(method)) {
            arguments.add("c");
            parameters = parameters.subList(1, parameters.size());
        }
        if (parameters.size() != signature.parameters().size()) {
            throw new InvalidNative(method, text + " has " + signature.parameters().size() + " parameters, its method has " + parameters.size());
        }
        int slot = 0;
        for (int i = 0; i < parameters.size(); i++) {
            JavaType type = signature.parameters().get(i);
            VariableElement parameter = parameters.get(i);
            arguments.add(argument(parameter, text, type, slot));
            slot += type.slots();
        }
        checkType(method, method.getReturnType(), signature.result(), "result of " + text);
        return arguments;
    }

    private static String argument(VariableElement parameter, String text, JavaType type, int slot) throws InvalidNative {
        if (type == JavaType.REFERENCE && parameter.asType().toString().equals(HANDLE)) {
            return "new OopArgument(c, " + slot + ")";
        }
        checkType(parameter, parameter.asType(), type, "parameter " + parameter.getSimpleName() + " of " + text);
        return type.argument(slot);
    }

    private static void checkType(Element where, TypeMirror type, JavaType wanted, String what) throws InvalidNative {
        boolean marked = AnnotationValues.isOn(type, "Oop");
        String name = type.getKind().isPrimitive() || type.getKind() == TypeKind.VOID
                ? type.getKind().name().toLowerCase(Locale.ROOT) : type.toString();
        if (!name.equals(wanted.javaName()) || marked != (wanted == JavaType.REFERENCE)) {
            String expected = wanted == JavaType.REFERENCE ? "@Oop long" : wanted.javaName();
            throw new InvalidNative(where, what + ": expected " + expected + ", found " + (marked ? "@Oop " : "") + name);
        }
    }
}
