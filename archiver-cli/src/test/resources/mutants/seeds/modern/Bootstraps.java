package mutants.seeds.modern;

import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Bootstrap methods, good and bad, and what method handles refer to. */
public class Bootstraps {
    static int number = 5;
    private static String hidden = "hidden";
    final String text;
    private int own = 6;

    Bootstraps(String text) {
        this.text = text;
    }

    static Object constant(MethodHandles.Lookup lookup, String name, Class<?> type, Object... arguments) {
        return type == int.class ? (Object) arguments.length : name + Arrays.toString(arguments);
    }

    static Object failing(MethodHandles.Lookup lookup, String name, Class<?> type) throws Exception {
        throw new Exception("checked " + name);
    }

    static Object erring(MethodHandles.Lookup lookup, String name, Class<?> type) {
        throw new IllegalAccessError("error " + name);
    }

    static Object nothing(MethodHandles.Lookup lookup, String name, Class<?> type) {
        return null;
    }

    static CallSite site(MethodHandles.Lookup lookup, String name, MethodType type, Object... arguments) throws ReflectiveOperationException {
        return new ConstantCallSite(MethodHandles.dropArguments(MethodHandles.constant(Object.class, name + Arrays.toString(arguments)), 0,
                type.parameterList()).asType(type));
    }

    static CallSite failingSite(MethodHandles.Lookup lookup, String name, MethodType type) {
        throw new IllegalStateException("site " + name);
    }

    static CallSite noSite(MethodHandles.Lookup lookup, String name, MethodType type) {
        return null;
    }

    static CallSite otherSite(MethodHandles.Lookup lookup, String name, MethodType type) {
        return new ConstantCallSite(MethodHandles.constant(int.class, 1));
    }

    int read(int n) {
        return own + n;
    }

    static String join(String a, Object b) {
        return a + b;
    }

    /** Calls every static method without arguments, twice, and tells what it gave. */
    static String all(Class<?> c) {
        Map<String, Method> methods = new TreeMap<>();
        for (Method m : c.getDeclaredMethods()) {
            if (m.getName().startsWith("get") && m.getParameterCount() == 0) {
                methods.put(m.getName(), m);
            }
        }
        StringBuilder b = new StringBuilder();
        for (Map.Entry<String, Method> e : methods.entrySet()) {
            String first = result(e.getValue());
            String second = result(e.getValue());
            b.append(' ').append(e.getKey()).append('=').append(first);
            if (!first.equals(second)) {
                b.append(" then ").append(second);
            }
        }
        return b.toString();
    }

    private static String result(Method m) {
        try {
            return String.valueOf(m.invoke(null));
        } catch (InvocationTargetException e) {
            return chain(e.getCause());
        } catch (ReflectiveOperationException e) {
            return chain(e);
        }
    }

    private static String chain(Throwable t) {
        return t.getCause() == null ? t.toString() : t + " by " + chain(t.getCause());
    }

    public static String run(int n) {
        return hidden + number + join("a", new Bootstraps("b").read(n));
    }
}
