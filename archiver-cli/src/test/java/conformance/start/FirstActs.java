package conformance.start;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.management.ManagementFactory;
import java.lang.ref.Cleaner;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.spec.ECGenParameterSpec;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import java.util.zip.Deflater;

/** Small programs: each does one thing before anything else, so that whatever it needs has to be there already. */
public final class FirstActs {
    private FirstActs() {}

    static void hook() {
        System.out.println("hook");
    }

    /** Kinds of things. */
    enum Kind {
        /** One. */
        ONE,
        /** Other. */
        OTHER {
            @Override
            String text() {
                return "another";
            }
        };

        String text() {
            return "one";
        }
    }

    /** What annotations say. */
    @Retention(RetentionPolicy.RUNTIME)
    @interface Mark {
        String value() default "none";

        Kind[] kinds() default {Kind.OTHER};
    }

    sealed interface Shape permits Circle, Square {}

    record Circle(int radius) implements Shape {}

    record Square(int side, List<String> names) implements Shape, Serializable {}

    /** Members for reflection. */
    @Mark("members")
    static class Members implements Serializable {
        private static final long serialVersionUID = 1;
        static final int CONSTANT = 5;
        public int number = 7;
        private final String text = "private";
        volatile String shared = "volatile";

        Members() {}

        private Members(int number) {
            this.number = number;
        }

        private int twice(int n) {
            return 2 * n;
        }

        static String fails() {
            throw new IllegalStateException("as asked");
        }
    }

    static final class ReadField {
        public static void main(String[] args) throws Exception {
            Field f = Members.class.getField("number");
            System.out.println(f.getInt(new Members()) + " " + f);
        }
    }

    static final class ReadStaticFieldOfTheLibrary {
        public static void main(String[] args) throws Exception {
            System.out.println(System.class.getDeclaredField("err").get(null).getClass().getName() + Integer.class.getField("MAX_VALUE").getInt(null));
        }
    }

    static final class WritePrivateFinalField {
        public static void main(String[] args) throws Exception {
            Members m = new Members();
            Field f = Members.class.getDeclaredField("text");
            f.setAccessible(true);
            f.set(m, "written");
            System.out.println(f.get(m));
            Field constant = Members.class.getDeclaredField("CONSTANT");
            constant.setAccessible(true);
            constant.setInt(null, 6);
        }
    }

    static final class ForbiddenField {
        public static void main(String[] args) throws Exception {
            Field f = String.class.getDeclaredField("value");
            try {
                f.setAccessible(true);
            } catch (RuntimeException e) {
                // The rest of the message tells the identity hash code of a module.
                System.out.println(e.getMessage().replaceFirst("@.*", ""));
            }
        }
    }

    static final class CallMethod {
        public static void main(String[] args) throws Exception {
            Method m = Members.class.getDeclaredMethod("twice", int.class);
            m.setAccessible(true);
            System.out.println(m.invoke(new Members(), 21));
        }
    }

    static final class CallMethodThatThrows {
        public static void main(String[] args) throws Exception {
            try {
                Members.class.getDeclaredMethod("fails").invoke(null);
            } catch (InvocationTargetException e) {
                e.getCause().printStackTrace();
            }
            Members.class.getDeclaredMethod("twice", int.class).invoke(null, 1);
        }
    }

    static final class CallConstructor {
        public static void main(String[] args) throws Exception {
            Constructor<Members> c = Members.class.getDeclaredConstructor(int.class);
            c.setAccessible(true);
            System.out.println(c.newInstance(12).number + " " + Members.class.getDeclaredConstructor().newInstance().number);
        }
    }

    static final class CallMethodOfLibrary {
        public static void main(String[] args) throws Exception {
            System.out.println(Math.class.getMethod("max", int.class, int.class).invoke(null, 3, 4));
            System.out.println(Class.class.getMethod("forName", String.class).invoke(null, "java.util.ArrayList"));
        }
    }

    static final class FindHandles {
        public static void main(String[] args) throws Throwable {
            MethodHandle h = MethodHandles.lookup().findVirtual(String.class, "concat", MethodType.methodType(String.class, String.class));
            System.out.println((String) h.invokeExact("a", "b"));
            System.out.println(MethodHandles.insertArguments(h, 1, "!").invoke("bound"));
        }
    }

    static final class PrivateLookup {
        public static void main(String[] args) throws Throwable {
            MethodHandles.Lookup l = MethodHandles.privateLookupIn(Members.class, MethodHandles.lookup());
            System.out.println((int) l.findVirtual(Members.class, "twice", MethodType.methodType(int.class, int.class)).invokeExact(new Members(), 4));
        }
    }

    static final class UseVarHandle {
        public static void main(String[] args) throws Exception {
            VarHandle v = MethodHandles.lookup().findVarHandle(Members.class, "shared", String.class);
            Members m = new Members();
            System.out.println(v.compareAndSet(m, "volatile", "exchanged") + m.shared + v.getAndSet(m, "set") + v.getVolatile(m));
            VarHandle longs = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
            System.out.println((long) longs.get(new byte[16], 8));
        }
    }

    static final class Concatenate {
        public static void main(String[] args) {
            int n = args.length;
            long l = n + 1L;
            Object none = null;
            System.out.println("n" + n + 'c' + l + 1.5 + none + true + args.length + "\u0001");
        }
    }

    static final class UseLambda {
        public static void main(String[] args) {
            IntSupplier s = () -> args.length + 3;
            Supplier<Members> made = Members::new;
            Function<String, Integer> parse = Integer::parseInt;
            System.out.println(s.getAsInt() + made.get().number + parse.apply("4"));
        }
    }

    static final class SerializableLambda {
        interface Source extends Supplier<String>, Serializable {}

        public static void main(String[] args) throws Exception {
            Source s = () -> "revived";
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            new ObjectOutputStream(bytes).writeObject(s);
            System.out.println(((Source) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject()).get());
        }
    }

    static final class Switches {
        public static void main(String[] args) {
            String word = args.length == 0 ? "three" : "four";
            switch (word) {
                case "three" -> System.out.println(3);
                default -> System.out.println("default");
            }
            switch (Kind.valueOf("OTHER")) {
                case OTHER -> System.out.println(Kind.OTHER.text());
                case ONE -> System.out.println(Kind.ONE.text());
            }
        }
    }

    static final class Records {
        public static void main(String[] args) {
            Square s = new Square(2, List.of("a"));
            System.out.println(s + " " + s.equals(new Square(2, List.of("a"))) + " " + s.hashCode() + Arrays.toString(Square.class.getRecordComponents()));
        }
    }

    static final class SealedTypes {
        public static void main(String[] args) {
            System.out.println(Shape.class.isSealed() + Arrays.toString(Shape.class.getPermittedSubclasses()) + (((Object) new Circle(1)) instanceof Circle c && c.radius() == 1));
        }
    }

    static final class NestMates {
        private static String own = "own";

        static final class Inner {
            private String read() {
                return own;
            }
        }

        public static void main(String[] args) throws Exception {
            System.out.println(Inner.class.getNestHost() + " " + NestMates.class.isNestmateOf(Inner.class) + Inner.class.getDeclaredMethod("read").invoke(new Inner()));
        }
    }

    static final class Annotations {
        public static void main(String[] args) {
            Mark m = Members.class.getAnnotation(Mark.class);
            System.out.println(m.value() + Arrays.toString(m.kinds()) + m.annotationType() + m.equals(Members.class.getAnnotations()[0]));
            System.out.println(m);
        }
    }

    static final class MakeProxy {
        public static void main(String[] args) {
            Supplier<?> s = (Supplier<?>) Proxy.newProxyInstance(MakeProxy.class.getClassLoader(), new Class<?>[] {Supplier.class}, (p, m, a) -> m.getName());
            System.out.println(s.get() + " " + Proxy.isProxyClass(s.getClass()) + s.getClass().getModule().isNamed());
        }
    }

    static final class FindServices {
        public static void main(String[] args) {
            System.out.println(ServiceLoader.load(ToolProvider.class).stream().map(p -> p.type().getName()).sorted().toList());
            System.out.println(FileSystems.getDefault().provider().getScheme());
        }
    }

    static final class FindCharset {
        public static void main(String[] args) throws Exception {
            System.out.println(Charset.forName("ISO-8859-15") + " " + Charset.isSupported("x-none") + Charset.forName("IBM037").aliases().size());
            System.out.println(Arrays.toString("\u20ac\u00fc".getBytes("windows-1252")) + new String(new byte[] {(byte) 0xc3, (byte) 0xbc}, StandardCharsets.UTF_8).length());
        }
    }

    static final class UseLocale {
        public static void main(String[] args) {
            System.out.println(Locale.getDefault().equals(new Locale("x")) + " " + Locale.forLanguageTag("de-AT").getDisplayCountry(Locale.FRANCE) + "\u0130".toLowerCase(new Locale("tr")));
        }
    }

    static final class FindBundle {
        public static void main(String[] args) {
            System.out.println(ResourceBundle.getBundle("sun.security.util.Resources").getClass().getName());
        }
    }

    static final class MissBundle {
        public static void main(String[] args) {
            try {
                ResourceBundle.getBundle("no.such.Bundle", Locale.CANADA_FRENCH);
            } catch (MissingResourceException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    static final class WalkStack {
        public static void main(String[] args) {
            StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE).forEach(System.out::println);
            System.out.println(StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE).getCallerClass());
        }
    }

    static final class StackTraces {
        public static void main(String[] args) {
            System.out.println(new Throwable().getStackTrace()[0] + " " + Thread.currentThread().getStackTrace()[1].getModuleName());
        }
    }

    static final class FormNames {
        public static void main(String[] args) throws Exception {
            System.out.println(Class.forName(Object.class.getModule(), "java.util.Optional") + " " + Class.forName(Object.class.getModule(), "no.Such") + Class.forName("[[I"));
            System.out.println(Class.forName("conformance.start.FirstActs$Kind", false, FormNames.class.getClassLoader()) + " " + ModuleLayer.boot().findModule("java.sql").isPresent());
            Class.forName("no.Such");
        }
    }

    static final class UseUnsafe {
        public static void main(String[] args) throws Exception {
            Class<?> k = Class.forName("sun.misc.Unsafe");
            Field f = k.getDeclaredField("theUnsafe");
            f.setAccessible(true);
            System.out.println(k.getMethod("pageSize").invoke(f.get(null)) + " " + k.getMethod("allocateInstance", Class.class).invoke(f.get(null), Circle.class));
        }
    }

    static final class Serialize {
        public static void main(String[] args) throws Exception {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            new ObjectOutputStream(bytes).writeObject(new Object[] {new Members(), new Square(3, List.of("s")), Kind.ONE});
            Object[] read = (Object[]) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
            System.out.println(((Members) read[0]).number + " " + read[1] + (read[2] == Kind.ONE));
        }
    }

    static final class SubclassThread {
        static final class Worker extends Thread {
            @Override
            public void run() {
                System.out.println(getName() + " " + getPriority() + getThreadGroup() + isDaemon());
                throw new IllegalArgumentException("in a thread");
            }
        }

        public static void main(String[] args) throws Exception {
            Worker w = new Worker();
            w.start();
            w.join();
            System.out.println(w.getState());
        }
    }

    static final class ExitInInitializer {
        static {
            Runtime.getRuntime().addShutdownHook(new Thread(FirstActs::hook));
            exit();
        }

        private static void exit() {
            Runtime.getRuntime().exit(9);
        }

        public static void main(String[] args) {
            System.out.println("never");
        }
    }

    static final class HaltInInitializer {
        static {
            Runtime.getRuntime().halt(8);
        }

        public static void main(String[] args) {
            System.out.println("never");
        }
    }

    static final class ThrowInInitializer {
        static {
            fail();
        }

        private static void fail() {
            throw new UnsupportedOperationException("initializer", new RuntimeException("cause"));
        }

        public static void main(String[] args) {
            System.out.println("never");
        }
    }

    static final class ErrorInInitializer {
        static {
            Objects.requireNonNull(null, "nothing");
        }

        public static void main(String[] args) {
            System.out.println("never");
        }
    }

    static final class OverflowInInitializer {
        static final int DEPTH = depth(1);

        private static int depth(int n) {
            try {
                return depth(n + 1);
            } catch (StackOverflowError e) {
                return 1;
            }
        }

        public static void main(String[] args) {
            System.out.println(DEPTH);
        }
    }

    static final class AssignHandlers {
        public static void main(String[] args) {
            System.out.println(Thread.getDefaultUncaughtExceptionHandler() + " " + (Thread.currentThread().getUncaughtExceptionHandler() == Thread.currentThread().getThreadGroup()));
            Thread.setDefaultUncaughtExceptionHandler((t, e) -> System.out.println(t.getName() + ": " + e));
            throw new IllegalStateException("handled");
        }
    }

    static final class Interrupt {
        public static void main(String[] args) {
            Thread.currentThread().interrupt();
            try {
                Thread.sleep(1);
            } catch (InterruptedException e) {
                System.out.println(e.getMessage() + Thread.interrupted());
            }
        }
    }

    static final class LockAndWait {
        public static void main(String[] args) throws Exception {
            synchronized (LockAndWait.class) {
                LockAndWait.class.wait(1);
            }
            ReentrantLock lock = new ReentrantLock();
            lock.lock();
            System.out.println(lock.isHeldByCurrentThread());
            new Object().notify();
        }
    }

    static final class RunAsynchronously {
        public static void main(String[] args) throws Exception {
            System.out.println(CompletableFuture.supplyAsync(() -> Thread.currentThread().isDaemon()).thenApply(d -> d + "!").get());
        }
    }

    static final class ParallelStream {
        public static void main(String[] args) {
            System.out.println(Stream.iterate(1, n -> n + 1).limit(1000).parallel().mapToInt(n -> n).sum());
        }
    }

    static final class CleanUp {
        public static void main(String[] args) {
            Cleaner.create().register(new Object(), () -> {}).clean();
            ByteBuffer b = ByteBuffer.allocateDirect(64).order(ByteOrder.nativeOrder());
            System.out.println(b.putInt(0, 5).getInt(0));
        }
    }

    static final class ReadInput {
        public static void main(String[] args) throws Exception {
            System.out.println(new InputStreamReader(System.in).read() + " " + System.console());
        }
    }

    static final class FormatText {
        public static void main(String[] args) {
            System.out.printf(Locale.ROOT, "%5.2f %s %,d %tF%n", 1.005, Kind.ONE, 1234567, LocalDate.of(2020, 2, 29));
            System.out.println(NumberFormat.getCurrencyInstance(Locale.US).format(12.5) + DateTimeFormatter.ofPattern("EEEE", Locale.GERMANY).format(LocalDate.of(2020, 2, 29)));
        }
    }

    static final class MatchPattern {
        public static void main(String[] args) {
            System.out.println(Pattern.compile("(?<w>\\p{IsAlphabetic}+)\\b").matcher("12 m\u00fcll").replaceAll("${w}!"));
        }
    }

    static final class Digest {
        public static void main(String[] args) throws Exception {
            System.out.println(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(new byte[0])) + new ECGenParameterSpec("secp256r1").getName());
        }
    }

    static final class Checksums {
        public static void main(String[] args) {
            CRC32C c = new CRC32C();
            c.update(new byte[100]);
            Deflater d = new Deflater();
            d.setInput(new byte[1000]);
            d.finish();
            System.out.println(c.getValue() + " " + d.deflate(new byte[100]));
        }
    }

    static final class LogMessage {
        public static void main(String[] args) {
            System.out.println(Logger.getLogger("first").getParent().getHandlers().length + System.getLogger("second").getName());
        }
    }

    static final class AskForBeans {
        public static void main(String[] args) {
            System.out.println(ManagementFactory.getRuntimeMXBean().getSpecName() + ManagementFactory.getPlatformMBeanServer().getDefaultDomain());
        }
    }

    static final class AskTheRuntime {
        public static void main(String[] args) {
            System.out.println(Runtime.version().feature() + " " + ProcessHandle.current().isAlive() + System.lineSeparator().length() + System.getProperty("java.class.path").isEmpty());
            System.out.println(Path.of("").toAbsolutePath().equals(Path.of(System.getProperty("user.dir"))) + " " + System.getenv().isEmpty());
        }
    }

    @SuppressWarnings("removal")
    static final class AskForSecurity {
        public static void main(String[] args) {
            System.out.println(System.getSecurityManager() + " " + java.security.AccessController.doPrivileged((java.security.PrivilegedAction<String>) () -> "done"));
            System.setSecurityManager(new SecurityManager());
        }
    }

    static final class ArraysAndCollections {
        public static void main(String[] args) {
            Object grid = Array.newInstance(String.class, 2, 3);
            EnumMap<Kind, String> m = new EnumMap<>(Kind.class);
            m.put(Kind.ONE, "1");
            System.out.println(grid.getClass().getName() + Array.getLength(grid) + m + Arrays.asList(3, 1, 2).stream().sorted().toList());
        }
    }

    static final class UpdateAtomically {
        public static void main(String[] args) {
            Members m = new Members();
            System.out.println(AtomicReferenceFieldUpdater.newUpdater(Members.class, String.class, "shared").getAndSet(m, "new") + m.shared);
        }
    }

    static final class ThrowAtOnce {
        public static void main(String[] args) throws Throwable {
            throw new Throwable("first", new Error("second"));
        }
    }

    static final class DereferenceNull {
        public static void main(String[] args) {
            String[] none = null;
            System.out.println(none[args.length].length());
        }
    }

    static final class CallMissingMethod {
        public static void main(String[] args) throws Exception {
            Members.class.getMethod("missing", String[].class);
        }
    }
}
