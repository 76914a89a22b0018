package mutants;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.Map;

/** Everything that reflection tells about a class. */
final class Probes {
    /** A question. */
    private interface Probe {
        Object ask(Class<?> c) throws Exception;
    }

    private record Named(String name, Probe probe) {}

    private static final Named[] ALL = {
        new Named("flags", c -> Integer.toHexString(c.getModifiers()) + (c.isInterface() ? " interface" : "") + (c.isEnum() ? " enum" : "") + (c.isAnnotation() ? " annotation" : "")
                + (c.isSynthetic() ? " synthetic" : "")),
        new Named("simpleName", Class::getSimpleName),
        new Named("canonicalName", Class::getCanonicalName),
        new Named("place", c -> (c.isAnonymousClass() ? "anonymous" : "") + (c.isLocalClass() ? "local" : "") + (c.isMemberClass() ? "member" : "")),
        new Named("declaringClass", Class::getDeclaringClass),
        new Named("enclosingClass", Class::getEnclosingClass),
        new Named("enclosingMethod", Class::getEnclosingMethod),
        new Named("enclosingConstructor", Class::getEnclosingConstructor),
        new Named("declaredClasses", c -> sorted(c.getDeclaredClasses())),
        new Named("nestHost", Class::getNestHost),
        new Named("nestMembers", c -> sorted(c.getNestMembers())),
        new Named("sealed", c -> c.isSealed() ? Arrays.toString(c.getPermittedSubclasses()) : "no"),
        new Named("record", c -> c.isRecord() ? components(c) : "no"),
        new Named("supertypes", c -> c.getSuperclass() + " " + Arrays.toString(c.getInterfaces())),
        new Named("genericSuperclass", Class::getGenericSuperclass),
        new Named("genericInterfaces", c -> Arrays.toString(c.getGenericInterfaces())),
        new Named("typeParameters", c -> variables(c.getTypeParameters())),
        new Named("annotations", c -> annotations(c) + Arrays.toString(c.getAnnotations())),
        new Named("annotatedSupertypes", c -> c.getAnnotatedSuperclass() + " " + Arrays.toString(c.getAnnotatedInterfaces())),
        new Named("module", c -> c.getModule() + " " + c.getPackageName()),
        new Named("fields", c -> fields(c.getDeclaredFields())),
        new Named("methods", c -> executables(c.getDeclaredMethods())),
        new Named("constructors", c -> executables(c.getDeclaredConstructors())),
        new Named("publicMembers", c -> c.getMethods().length + " " + c.getFields().length),
    };

    private Probes() {}

    static void all(Class<?> c, Map<String, String> results) {
        for (Named n : ALL) {
            results.put(n.name, answer(n.probe, c));
        }
    }

    private static String answer(Probe p, Class<?> c) {
        try {
            return Words.plain(String.valueOf(p.ask(c)));
        } catch (Throwable t) {
            return Words.of(t);
        }
    }

    private static String sorted(Object[] all) {
        String[] texts = new String[all.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = String.valueOf(all[i]);
        }
        Arrays.sort(texts);
        return String.join("; ", texts);
    }

    private static String annotations(AnnotatedElement e) {
        return Arrays.toString(e.getDeclaredAnnotations());
    }

    private static String variables(TypeVariable<?>[] variables) {
        StringBuilder b = new StringBuilder();
        for (TypeVariable<?> v : variables) {
            b.append(v.getName()).append(" extends ").append(Arrays.toString(v.getBounds())).append(annotations(v)).append(Arrays.toString(v.getAnnotatedBounds())).append(' ');
        }
        return b.toString();
    }

    /** The values of the fields that have a constant, when the class is initialised. */
    static void constants(Class<?> c, Map<String, String> results) {
        results.put("constants", answer(k -> {
            StringBuilder b = new StringBuilder();
            for (Field f : k.getDeclaredFields()) {
                if (Modifier.isStatic(f.getModifiers()) && Modifier.isFinal(f.getModifiers()) && (f.getType().isPrimitive() || f.getType() == String.class)) {
                    f.setAccessible(true);
                    b.append(f.getName()).append('=').append(f.get(null)).append(' ');
                }
            }
            return b;
        }, c));
    }

    private static String components(Class<?> c) {
        StringBuilder b = new StringBuilder();
        for (RecordComponent r : c.getRecordComponents()) {
            b.append(r.getName()).append(' ').append(answer(x -> r.getType() + " " + r.getGenericSignature() + " " + r.getGenericType() + " " + r.getAccessor() + annotations(r) + r.getAnnotatedType(), c))
                    .append("; ");
        }
        return b.toString();
    }

    private static String fields(Field[] fields) {
        Object[] texts = new Object[fields.length];
        for (int i = 0; i < texts.length; i++) {
            Field f = fields[i];
            texts[i] = Integer.toHexString(f.getModifiers()) + (f.isSynthetic() ? " synthetic " : " ") + f + answer(x -> " " + f.getGenericType(), null) + answer(x -> annotations(f), null)
                    + answer(x -> f.getAnnotatedType(), null);
        }
        return sorted(texts);
    }

    private static String executables(Executable[] executables) {
        Object[] texts = new Object[executables.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = executable(executables[i]);
        }
        return sorted(texts);
    }

    private static String executable(Executable e) {
        StringBuilder b = new StringBuilder(Integer.toHexString(e.getModifiers())).append(e.isSynthetic() ? " synthetic " : " ").append(e).append(e.isVarArgs() ? " varargs" : "");
        b.append(answer(x -> Arrays.toString(e.getGenericParameterTypes()) + Arrays.toString(e.getGenericExceptionTypes()) + variables(e.getTypeParameters()), null));
        b.append(answer(x -> parameters(e.getParameters()), null));
        b.append(answer(x -> annotations(e), null));
        b.append(answer(x -> Arrays.deepToString(e.getParameterAnnotations()), null));
        b.append(answer(x -> e.getAnnotatedReturnType() + " " + Arrays.toString(e.getAnnotatedParameterTypes()) + Arrays.toString(e.getAnnotatedExceptionTypes()), null));
        if (e instanceof Method m) {
            b.append(answer(x -> returned(m), null));
        }
        return b.toString();
    }

    private static String returned(Method m) {
        Type generic = m.getGenericReturnType();
        Object value = m.getDefaultValue();
        return " returns " + generic + (value == null ? "" : " default " + (value.getClass().isArray() ? Arrays.deepToString(new Object[] {value}) : value));
    }

    private static String parameters(Parameter[] parameters) {
        StringBuilder b = new StringBuilder();
        for (Parameter p : parameters) {
            b.append(p.isNamePresent() ? " named " : " ").append(p).append(' ').append(Integer.toHexString(p.getModifiers())).append(p.isImplicit()).append(p.isVarArgs());
        }
        return b.toString();
    }
}
