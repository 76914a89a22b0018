package org.stubarchive.natives.guest;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/**
 * Threads use a class while one of them initialises it (JLS 12.4.2): whoever gets past the use sees what the initialiser did, here 42 in an array that every
 * thread had before. Inside the initialiser the same use returns at once, so that the bytecodes of the use may be resolved before the class is initialised.
 * Each round has the classes anew, from a loader of its own.
 *
 * <p>Prints how often something else was seen, by kind of use. Arguments: rounds.
 */
public final class InitializationRaces {
    private static final int THREADS = 3;
    private static final int USES = 4;
    private static final Set<String> KINDS = new TreeSet<>();

    /** What an initialiser writes to. */
    private static volatile int[] array;
    /** The use that an initialiser tries. */
    private static volatile Use use;

    private InitializationRaces() {}

    /**
     * A use of a class that is followed by a load of the array's element. Public, as all that the classes of a round need: they are in another loader's
     * package.
     */
    public interface Use {
        int of(int[] a) throws Throwable;
    }

    /** What each initialiser does. */
    public static void initialize() {
        try {
            int own = use.of(array);
            if (own != 0) {
                throw new AssertionError(own);
            }
            spin();
            array[0] = 42;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static void spin() {
        for (int i = 0; i < 200; i++) {
            Thread.onSpinWait();
        }
    }

    public static void main(String[] args) throws Exception {
        int rounds = Integer.parseInt(args[0]);
        for (Class<?> kind : InitializationRaces.class.getDeclaredClasses()) {
            if (Use.class.isAssignableFrom(kind) && kind != Use.class) {
                KINDS.add(kind.getName());
            }
        }
        for (String kind : KINDS) {
            int wrong = 0;
            for (int i = 0; i < rounds; i++) {
                wrong += violations(kind);
            }
            System.out.println(kind + ' ' + wrong);
        }
    }

    // ---- kinds of use

    static class Target {
        static Object reference = "r";
        static long wide = 1;
        static byte narrow = 1;
        static volatile int ordered = 1;
        static int plain = 1;
        final int seen;

        static {
            initialize();
        }

        Target(int seen) {
            this.seen = seen;
        }

        static int touch() {
            return 1;
        }
    }

    static class Base {
        static {
            initialize();
        }
    }

    static class Derived extends Base {
        final int seen;

        Derived(int seen) {
            this.seen = seen;
        }
    }

    interface WithDefault {
        int VALUE = compute();

        static int compute() {
            initialize();
            return 1;
        }

        default int value() {
            return VALUE;
        }
    }

    static class Implementation implements WithDefault {
        final int seen;

        Implementation(int seen) {
            this.seen = seen;
        }
    }

    static class New implements Use {
        @Override
        public int of(int[] a) {
            return new Target(a[0]).seen;
        }
    }

    static class NewDerived implements Use {
        @Override
        public int of(int[] a) {
            return new Derived(a[0]).seen;
        }
    }

    static class NewImplementation implements Use {
        @Override
        public int of(int[] a) {
            return new Implementation(a[0]).seen;
        }
    }

    static class GetReference implements Use {
        @Override
        public int of(int[] a) {
            return Target.reference == a ? -1 : a[0];
        }
    }

    static class GetWide implements Use {
        @Override
        public int of(int[] a) {
            return Target.wide == 7 ? -1 : a[0];
        }
    }

    static class GetNarrow implements Use {
        @Override
        public int of(int[] a) {
            return Target.narrow == 7 ? -1 : a[0];
        }
    }

    static class GetVolatile implements Use {
        @Override
        public int of(int[] a) {
            return Target.ordered == 7 ? -1 : a[0];
        }
    }

    static class GetOfInterface implements Use {
        @Override
        public int of(int[] a) {
            return WithDefault.VALUE == 7 ? -1 : a[0];
        }
    }

    static class Put implements Use {
        @Override
        public int of(int[] a) {
            Target.plain = 2;
            return a[0];
        }
    }

    static class PutNarrow implements Use {
        @Override
        public int of(int[] a) {
            Target.narrow = 2;
            return a[0];
        }
    }

    static class Call implements Use {
        @Override
        public int of(int[] a) {
            return Target.touch() == 7 ? -1 : a[0];
        }
    }

    static class Reference implements Use {
        @Override
        public int of(int[] a) {
            IntSupplier s = Target::touch;
            return s.getAsInt() == 7 ? -1 : a[0];
        }
    }

    static class ForName implements Use {
        @Override
        public int of(int[] a) throws Throwable {
            return Class.forName(Target.class.getName(), true, Target.class.getClassLoader()) == null ? -1 : a[0];
        }
    }

    static class ReflectiveNew implements Use {
        private final Constructor<?> constructor = Target.class.getDeclaredConstructors()[0];

        @Override
        public int of(int[] a) throws Throwable {
            return constructor.newInstance(1) == null ? -1 : a[0];
        }
    }

    static class ReflectiveCall implements Use {
        private final Method method;

        ReflectiveCall() throws ReflectiveOperationException {
            method = Target.class.getDeclaredMethod("touch");
        }

        @Override
        public int of(int[] a) throws Throwable {
            return method.invoke(null).equals(7) ? -1 : a[0];
        }
    }

    static class ReflectiveGet implements Use {
        private final Field field;

        ReflectiveGet() throws ReflectiveOperationException {
            field = Target.class.getDeclaredField("plain");
        }

        @Override
        public int of(int[] a) throws Throwable {
            return field.getInt(null) == 7 ? -1 : a[0];
        }
    }

    static class HandleNew implements Use {
        private final MethodHandle handle;

        HandleNew() throws ReflectiveOperationException {
            handle = MethodHandles.lookup().findConstructor(Target.class, MethodType.methodType(void.class, int.class));
        }

        @Override
        public int of(int[] a) throws Throwable {
            return (Target) handle.invokeExact(1) == null ? -1 : a[0];
        }
    }

    static class HandleCall implements Use {
        private final MethodHandle handle;

        HandleCall() throws ReflectiveOperationException {
            handle = MethodHandles.lookup().findStatic(Target.class, "touch", MethodType.methodType(int.class));
        }

        @Override
        public int of(int[] a) throws Throwable {
            return (int) handle.invokeExact() == 7 ? -1 : a[0];
        }
    }

    static class HandleGet implements Use {
        private final MethodHandle handle;

        HandleGet() throws ReflectiveOperationException {
            handle = MethodHandles.lookup().findStaticGetter(Target.class, "plain", int.class);
        }

        @Override
        public int of(int[] a) throws Throwable {
            return (int) handle.invokeExact() == 7 ? -1 : a[0];
        }
    }

    static class Variable implements Use {
        @Override
        public int of(int[] a) throws Throwable {
            VarHandle handle = MethodHandles.lookup().findStaticVarHandle(Target.class, "plain", int.class);
            return (int) handle.get() == 7 ? -1 : a[0];
        }
    }

    // ---- rounds

    /** Defines the classes of this file itself, but for those that all rounds share. */
    private static final class Round extends ClassLoader {
        Round() {
            super(InitializationRaces.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(InitializationRaces.class.getName() + "$") || name.equals(Use.class.getName())) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                if (known != null) {
                    return known;
                }
                try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                    byte[] bytes = in.readAllBytes();
                    return defineClass(name, bytes, 0, bytes.length);
                } catch (IOException e) {
                    throw new ClassNotFoundException(name, e);
                }
            }
        }
    }

    /** Number of threads' uses that saw something else than 42, with fresh classes. */
    private static int violations(String kind) throws Exception {
        Constructor<?> constructor = new Round().loadClass(kind).getDeclaredConstructor();
        constructor.setAccessible(true);
        Use fresh = (Use) constructor.newInstance();
        int[] a = new int[1];
        array = a;
        use = fresh;
        AtomicInteger wrong = new AtomicInteger();
        CyclicBarrier start = new CyclicBarrier(THREADS);
        Thread[] threads = new Thread[THREADS];
        for (int i = 0; i < THREADS; i++) {
            threads[i] = new Thread(() -> {
                try {
                    start.await();
                    for (int n = 0; n < USES; n++) {
                        if (fresh.of(a) != 42) {
                            wrong.incrementAndGet();
                        }
                    }
                } catch (Throwable e) {
                    throw new AssertionError(e);
                }
            });
            threads[i].start();
        }
        for (Thread t : threads) {
            t.join();
        }
        return wrong.get();
    }
}
