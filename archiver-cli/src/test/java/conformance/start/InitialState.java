package conformance.start;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import jdk.internal.misc.Unsafe;

/**
 * Prints the state in which the class library is when a program begins, a line each: static fields of classes, fields of some objects, system properties, threads, modules. Fields are read
 * raw, so that reading them changes little. Needs {@code jdk.internal.misc} exported and {@code java.lang} opened.
 */
public final class InitialState {
    private static final Unsafe UNSAFE = Unsafe.getUnsafe();
    private static final int STREAM_DEPTH = 4;

    private static Method declaredFields;

    private InitialState() {}

    /**
     * Prints the state.
     *
     * @param args a file with the names of classes, a line each
     */
    public static void main(String[] args) throws Exception {
        // Reflection hides some fields from programs, this method does not.
        declaredFields = Class.class.getDeclaredMethod("getDeclaredFields0", boolean.class);
        declaredFields.setAccessible(true);
        Thread main = Thread.currentThread();
        for (String name : Files.readAllLines(Path.of(args[0]))) {
            for (Field f : fields(Class.forName(name, false, null))) {
                if (Modifier.isStatic(f.getModifiers())) {
                    line("static " + name + "." + f.getName(), text(read(UNSAFE.staticFieldBase(f), UNSAFE.staticFieldOffset(f), f.getType())));
                }
            }
        }
        object("main thread", main, 1);
        object("main thread group", main.getThreadGroup(), 1);
        object("system thread group", main.getThreadGroup().getParent(), 1);
        object("application loader", main.getContextClassLoader(), 1);
        object("platform loader", main.getContextClassLoader().getParent(), 1);
        object("System.in", System.in, STREAM_DEPTH);
        object("System.out", System.out, STREAM_DEPTH);
        object("System.err", System.err, STREAM_DEPTH);
        object("release", Runtime.version(), 1);
        object("boot layer", ModuleLayer.boot(), 2);
        new TreeMap<>(System.getProperties()).forEach((k, v) -> line("property " + k, text(v)));
        threads(main.getThreadGroup().getParent());
        modules();
    }

    private static void line(String what, String value) {
        System.out.println(what + " = " + value.replace("\n", "\\n"));
    }

    private static Set<Field> fields(Class<?> c) throws ReflectiveOperationException {
        Set<Field> sorted = new TreeSet<>(Comparator.comparing(Field::getName));
        sorted.addAll(Set.of((Field[]) declaredFields.invoke(c, false)));
        return sorted;
    }

    private static void object(String path, Object o, int depth) throws ReflectiveOperationException {
        line(path, text(o));
        if (depth == 0 || o == null || isValue(o) || o.getClass().isArray()) {
            return;
        }
        for (Class<?> c = o.getClass(); c != Object.class; c = c.getSuperclass()) {
            for (Field f : fields(c)) {
                if (!Modifier.isStatic(f.getModifiers())) {
                    object(path + "." + c.getSimpleName() + "." + f.getName(), read(o, UNSAFE.objectFieldOffset(f), f.getType()), depth - 1);
                }
            }
        }
    }

    private static Object read(Object base, long offset, Class<?> type) {
        if (!type.isPrimitive()) {
            return UNSAFE.getReference(base, offset);
        }
        return switch (type.getName()) {
            case "boolean" -> UNSAFE.getBoolean(base, offset);
            case "byte" -> UNSAFE.getByte(base, offset);
            case "short" -> UNSAFE.getShort(base, offset);
            case "char" -> (int) UNSAFE.getChar(base, offset);
            case "int" -> UNSAFE.getInt(base, offset);
            case "long" -> UNSAFE.getLong(base, offset);
            case "float" -> UNSAFE.getFloat(base, offset);
            case "double" -> UNSAFE.getDouble(base, offset);
            default -> throw new IllegalArgumentException(type.getName());
        };
    }

    private static boolean isValue(Object o) {
        return o instanceof String || o instanceof Number || o instanceof Boolean || o instanceof Enum || o instanceof Class;
    }

    /** Values as they are, of other objects what kind they are and how large: their identities differ from run to run. */
    private static String text(Object o) {
        if (o == null || isValue(o)) {
            return String.valueOf(o);
        }
        if (o.getClass().isArray()) {
            return o.getClass().getComponentType().getTypeName() + "[" + Array.getLength(o) + "]";
        }
        if (o instanceof Collection<?> c) {
            return o.getClass().getName() + " of " + c.size();
        }
        return o instanceof Map<?, ?> m ? o.getClass().getName() + " of " + m.size() : o.getClass().getName();
    }

    private static void threads(ThreadGroup system) {
        Thread[] all = new Thread[system.activeCount() + 1];
        int count = system.enumerate(all);
        for (int i = 0; i < count; i++) {
            Thread t = all[i];
            line("thread " + t.getName(), text(t) + ", group " + t.getThreadGroup().getName() + ", priority " + t.getPriority() + (t.isDaemon() ? ", daemon" : "")
                    + ", loader " + text(t.getContextClassLoader()));
        }
    }

    private static void modules() {
        Map<String, Module> sorted = ModuleLayer.boot().modules().stream().collect(Collectors.toMap(Module::getName, m -> m, (a, b) -> a, TreeMap::new));
        for (Module m : sorted.values()) {
            line("module " + m.getName(), text(m.getClassLoader()) + ", " + m.getPackages().size() + " packages, reads "
                    + sorted.values().stream().filter(m::canRead).map(Module::getName).collect(Collectors.joining(" ")));
            for (String p : new TreeSet<>(m.getPackages())) {
                line("package " + m.getName() + "/" + p, (m.isExported(p) ? "exported to all" : "exported to " + to(sorted, o -> m.isExported(p, o)))
                        + (m.isOpen(p) ? ", open to all" : ", open to " + to(sorted, o -> m.isOpen(p, o))));
            }
        }
    }

    private static String to(Map<String, Module> modules, Predicate<Module> filter) {
        return modules.values().stream().filter(filter).map(Module::getName).collect(Collectors.joining(" "));
    }
}
