package conformance;

import java.lang.annotation.Annotation;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** Core reflection. */
public final class Reflection {
    @Retention(RetentionPolicy.RUNTIME) @interface All { int i() default 1; long j() default 2; byte b() default 3; short s() default 4; char c() default '5'; boolean z() default true; float f() default 6.5f; double d() default 7.25; String t() default "t\"q\n"; Class<?> k() default String.class; ElementType e() default ElementType.FIELD; Sub sub() default @Sub(9); int[] is() default {1, 2}; String[] ts() default {}; Class<?>[] ks() default {int.class, int[].class}; Sub[] subs() default {@Sub(1), @Sub}; }
    @Retention(RetentionPolicy.RUNTIME) @interface Sub { int value() default 0; }
    @Retention(RetentionPolicy.RUNTIME) @Inherited @interface Inh { String value(); }
    @Retention(RetentionPolicy.RUNTIME) @Repeatable(Reps.class) @interface Rep { int value(); }
    @Retention(RetentionPolicy.RUNTIME) @interface Reps { Rep[] value(); }
    @Retention(RetentionPolicy.RUNTIME) @Target(ElementType.TYPE_USE) @interface Use { String value() default "u"; }
    @Retention(RetentionPolicy.CLASS) @interface Invisible { }

    @All(i = 10, ts = {"a", "b"}, e = ElementType.TYPE) @Inh("up") @Rep(1) @Rep(2) @Invisible @Deprecated(since = "3", forRemoval = true)
    static class Parent<T extends Number & Comparable<T>> implements Callable<List<? super T>> {
        public int pub = 1;
        protected long prot = 2;
        String pack = "3";
        private double priv = 4;
        static final byte CONST = 5;
        volatile transient char vt = 'v';
        @Sub(4) @Deprecated public Map<String, ? extends List<T[]>> gen;
        final int fin;
        static final Integer SFIN = Integer.valueOf(12);
        public Parent() { fin = 1; }
        protected Parent(int a, @Sub(5) T t, String... rest) throws java.io.IOException { fin = a; }
        @Override public List<? super T> call() throws Exception { return null; }
        public <X extends Exception, Y> Y generic(X x, List<? extends Y>[] y, @Sub(3) int k, T t) throws X { return null; }
        private static int hidden(int a, long b, double c) { return (int) (a + b + c); }
        static synchronized native void nat();
        public final void thrower(String s) throws Exception { throw new Exception(s); }
        @Use("ret") String use(@Use List<@Use("arg") String> l) { return null; }
        void vararg(int... x) { }
        class Inner { Inner(int x) { } }
    }

    static class Child extends Parent<Integer> implements Runnable { @Override public void run() { } @Override public List<Integer> call() { return List.of(1); } public static int st(Object o) { return 1; } }

    record Rec<T>(@Sub(1) int a, List<T> b) { }
    sealed interface Sealed permits S1, S2 { }
    static final class S1 implements Sealed { }
    static non-sealed class S2 implements Sealed { }
    enum Constants { ONE, TWO { } }
    interface Greeter { String greet(String n, int k); default String twice(String n) { return greet(n, 2); } int prim(long l) throws java.io.IOException; }

    public static class Fields { public boolean z; public byte b; public short s; public char c; public int i; public long j; public float f; public double d; public Object o; public static int si; public final int fi = f1(); public static final String CS = "cs".trim(); static int f1() { return 8; } }

    static void check(String what, Callable<?> c) {
        try {
            System.out.println(what + " " + c.call());
        } catch (Throwable t) {
            System.out.println((what + " ! " + t + (t.getCause() == null ? "" : " / " + t.getCause())).replaceAll("@[0-9a-f]{5,8}", "@#"));
        }
    }

    static <M extends Member> List<M> sorted(M[] ms) {
        List<M> l = new ArrayList<>(List.of(ms));
        l.sort(Comparator.comparing(Object::toString));
        return l;
    }

    static void describe(Class<?> c) {
        System.out.println("--- " + c.toGenericString() + " mods " + Modifier.toString(c.getModifiers()) + " outer " + c.getDeclaringClass() + c.getEnclosingClass() + c.getEnclosingMethod() + " nest " + c.getNestHost() + " " + c.isMemberClass() + c.isLocalClass() + c.isAnonymousClass() + c.isSynthetic() + c.isRecord() + c.isSealed() + c.isInterface() + c.isAnnotation() + c.getCanonicalName());
        System.out.println(Arrays.toString(c.getTypeParameters()) + c.getGenericSuperclass() + Arrays.toString(c.getGenericInterfaces()) + Arrays.toString(c.getPermittedSubclasses()));
        for (Annotation a : c.getAnnotations()) { String[] parts = a.toString().split("[(,)] ?"); Arrays.sort(parts); System.out.println(" @ " + String.join("|", parts)); }
        for (Field f : sorted(c.getDeclaredFields())) { System.out.println(" f " + f + " | " + f.toGenericString() + Arrays.toString(f.getAnnotations()) + f.isSynthetic() + f.getAnnotatedType()); }
        for (Constructor<?> f : sorted(c.getDeclaredConstructors())) { executable(f); }
        for (Method f : sorted(c.getDeclaredMethods())) { executable(f); System.out.println("   " + f.isBridge() + f.isSynthetic() + f.isDefault() + f.isVarArgs() + f.getGenericReturnType() + Arrays.deepToString(new Object[] {f.getDefaultValue()})); }
        List<String> inner = new ArrayList<>();
        for (Class<?> x : c.getDeclaredClasses()) { inner.add(x.getName()); }
        inner.sort(null);
        System.out.println(inner);
    }

    static void executable(Executable f) {
        System.out.println(" m " + f + " | " + f.toGenericString() + Arrays.toString(f.getAnnotations()) + Arrays.deepToString(f.getParameterAnnotations()) + Arrays.toString(f.getTypeParameters()) + Arrays.toString(f.getGenericExceptionTypes()));
        for (Parameter p : f.getParameters()) { System.out.print("   p " + p + p.isNamePresent() + p.isVarArgs() + p.getParameterizedType() + p.getAnnotatedType()); }
        System.out.println("   r " + f.getAnnotatedReturnType());
    }

    public static void main(String[] args) throws Exception {
        for (Class<?> c : new Class<?>[] {Parent.class, Child.class, Rec.class, Sealed.class, Constants.class, Greeter.class, All.class, Parent.Inner.class, Constants.TWO.getClass(), Fields.class}) { describe(c); }
        System.out.println(Parent.class.getAnnotationsByType(Rep.class).length + " " + Child.class.getAnnotation(Inh.class) + Child.class.getDeclaredAnnotations().length + Parent.class.getAnnotation(All.class).equals(Parent.class.getAnnotation(All.class)) + Parent.class.getAnnotation(Reps.class).hashCode());
        for (Method m : sorted(Child.class.getMethods())) { System.out.println(m); }
        for (Field m : sorted(Child.class.getFields())) { System.out.println(m); }
        fields();
        methods();
        proxies();
        arrays();
        for (var rc : Rec.class.getRecordComponents()) { System.out.println(rc + " " + rc.getGenericType() + Arrays.toString(rc.getAnnotations()) + rc.getAccessor().invoke(new Rec<>(4, List.of("x")))); }
        class Local { }
        Object anon = new Object() { };
        describe(Local.class);
        describe(anon.getClass());
        Function<Integer, Integer> lambda = x -> x + 1;
        System.out.println(lambda.getClass().isSynthetic() + " " + lambda.getClass().isHidden() + lambda.getClass().getInterfaces()[0] + Modifier.toString(lambda.getClass().getModifiers()) + lambda.getClass().getSimpleName().startsWith("Reflection$$Lambda"));
        System.out.println(Class.forName("[I") + " " + Class.forName("[[Ljava.lang.String;") + int.class + Integer.TYPE.getName() + Class.forName("conformance.Reflection$Rec").getPackage());
        for (String bad : new String[] {"int", "[Lx;", "java/lang/String", "", "[", "java.lang.String[]", "a.b.C", "[[Q"}) { check("forName " + bad, () -> Class.forName(bad)); }
        System.out.println(String.class.getModule() + " " + Reflection.class.getModule().isNamed() + Object.class.getClassLoader() + List.class.getModule().getDescriptor().name() + java.util.Objects.class.getProtectionDomain().getCodeSource());
        System.out.println(Modifier.toString(Modifier.methodModifiers()) + " " + Integer.class.desiredAssertionStatus() + Reflection.class.desiredAssertionStatus());
        Type t = new ArrayList<Map<String, int[]>>() { }.getClass().getGenericSuperclass();
        System.out.println(t);
    }

    static void fields() throws Exception {
        Fields x = new Fields();
        Object[] values = {true, (byte) 1, (short) 2, 'c', 4, 5L, 6f, 7d, "s", null};
        for (Field f : sorted(Fields.class.getFields())) {
            for (Object v : values) {
                try {
                    f.set(x, v);
                    System.out.print(f.get(x) + " ");
                } catch (Exception e) {
                    System.out.print(e + "; ");
                }
            }
            check(f.getName() + " int", () -> f.getInt(x));
            check(f.getName() + " long", () -> f.getLong(x));
            check(f.getName() + " double", () -> f.getDouble(x));
            check(f.getName() + " bool", () -> f.getBoolean(x));
            check(f.getName() + " setInt", () -> { f.setInt(x, 70); return f.get(x); });
            check(f.getName() + " setChar", () -> { f.setChar(x, 'Z'); return f.get(x); });
            check(f.getName() + " on null", () -> f.get(null));
            check(f.getName() + " on other", () -> f.get("other"));
        }
        Field p = Parent.class.getDeclaredField("priv");
        Parent<Integer> par = new Parent<>();
        check("private nest", () -> p.get(par));
        p.setAccessible(true);
        p.setDouble(par, 9);
        check("private", () -> p.get(par));
        Field fin = Parent.class.getDeclaredField("fin");
        check("final", () -> { fin.set(par, 3); return fin.get(par); });
        fin.setAccessible(true);
        check("final accessible", () -> { fin.set(par, 3); return fin.get(par); });
        Field sf = Parent.class.getDeclaredField("SFIN");
        sf.setAccessible(true);
        check("static final", () -> { sf.set(null, 3); return sf.get(null); });
        check("no field", () -> Parent.class.getField("priv"));
        check("string private", () -> { Field v = String.class.getDeclaredField("value"); v.setAccessible(true); return v.get("s"); });
        check("string private get", () -> String.class.getDeclaredField("value").get("s"));
        check("system private", () -> System.class.getDeclaredMethod("initPhase1").invoke(null));
        check("filtered", () -> Class.class.getDeclaredField("classLoader"));
    }

    static void methods() throws Exception {
        Method h = Parent.class.getDeclaredMethod("hidden", int.class, long.class, double.class);
        check("widening", () -> h.invoke(null, (byte) 1, 'a', 3));
        check("narrow", () -> h.invoke(null, 1L, 2, 3));
        check("count", () -> h.invoke(null, 1));
        check("nullarg", () -> h.invoke(null, null, 2, 3));
        check("null args", () -> h.invoke(null, (Object[]) null));
        Method th = Parent.class.getMethod("thrower", String.class);
        check("target", () -> th.invoke(new Parent<Integer>(), "boo"));
        check("null receiver", () -> th.invoke(null, "boo"));
        check("wrong receiver", () -> th.invoke("x", "boo"));
        check("wrong arg", () -> th.invoke(new Parent<Integer>(), 5));
        check("virtual", () -> Callable.class.getMethod("call").invoke(new Child()));
        check("no method", () -> Parent.class.getMethod("nope", int.class, String[].class));
        check("no constructor", () -> Parent.class.getConstructor(int.class));
        check("abstract", () -> Number.class.getDeclaredConstructor().newInstance());
        check("interface", () -> Runnable.class.getDeclaredConstructor().newInstance());
        check("enum", () -> { Constructor<?> c = Constants.class.getDeclaredConstructor(String.class, int.class); c.setAccessible(true); return c.newInstance("X", 1); });
        check("array class", () -> int[].class.newInstance());
        check("inner", () -> Parent.Inner.class.getDeclaredConstructor(Parent.class, int.class).newInstance(new Parent<Integer>(), 5).getClass());
        check("vararg", () -> { Parent.class.getDeclaredMethod("vararg", int[].class).invoke(new Parent<Integer>(), new int[] {1}); return "ok"; });
        check("native", () -> { Parent.nat(); return 0; });
        check("primitive return", () -> Integer.class.getMethod("compare", int.class, int.class).invoke(null, 1, 2));
        check("void return", () -> Runnable.class.getMethod("run").invoke((Runnable) () -> { }));
        check("string", () -> String.class.getMethod("substring", int.class, int.class).invoke("hello", 1, 3));
        check("string index", () -> String.class.getMethod("substring", int.class, int.class).invoke("hello", 4, 3));
        for (int i = 0; i < 40; i++) { h.setAccessible(true); if (!h.invoke(null, i, 1, 1).equals(i + 2)) { throw new AssertionError(); } }
        try {
            for (int i = 0; i < 40; i++) { try { th.invoke(new Parent<Integer>(), "n" + i); } catch (InvocationTargetException e) { if (i == 39) { throw e; } } }
        } catch (InvocationTargetException e) {
            System.out.println(e.getCause().getMessage() + e.getTargetException().getStackTrace()[0]);
        }
        Constructor<Child> cc = Child.class.getDeclaredConstructor();
        for (int i = 0; i < 30; i++) { cc.newInstance(); }
        System.out.println(cc.equals(Child.class.getDeclaredConstructor()) + " " + h.equals(Parent.class.getDeclaredMethod("hidden", int.class, long.class, double.class)) + h.hashCode());
    }

    static void proxies() {
        InvocationHandler ih = (p, m, a) -> {
            if (m.getName().equals("prim")) { return a[0].equals(1L) ? (Object) 5 : a[0].equals(2L) ? "wrong" : a[0].equals(3L) ? null : throwing(a[0]); }
            if (m.isDefault()) { return InvocationHandler.invokeDefault(p, m, a); }
            return m.getName() + Arrays.toString(a);
        };
        Greeter g = (Greeter) Proxy.newProxyInstance(Reflection.class.getClassLoader(), new Class<?>[] {Greeter.class, Runnable.class}, ih);
        System.out.println(g.greet("n", 1) + g.twice("m") + g + Proxy.isProxyClass(g.getClass()) + Modifier.toString(g.getClass().getModifiers()) + Arrays.toString(g.getClass().getInterfaces()) + (Proxy.getInvocationHandler(g) == ih));
        check("hash", () -> g.hashCode());
        for (long l = 1; l < 7; l++) { long k = l; check("prim" + l, () -> g.prim(k)); }
        check("not interface", () -> Proxy.newProxyInstance(Reflection.class.getClassLoader(), new Class<?>[] {String.class}, ih));
    }

    static Object throwing(Object o) throws Throwable {
        if (o.equals(4L)) { throw new java.io.IOException("declared"); }
        if (o.equals(5L)) { throw new Exception("undeclared"); }
        throw new Error("error");
    }

    static void arrays() {
        for (Class<?> c : new Class<?>[] {boolean.class, byte.class, short.class, char.class, int.class, long.class, float.class, double.class, String.class, int[].class, Object.class}) {
            Object a = Array.newInstance(c, 2);
            System.out.println(a.getClass() + " " + Array.getLength(a) + Array.get(a, 1));
            for (Object v : new Object[] {true, (byte) 1, (short) 2, 'c', 4, 5L, 6f, 7d, "s", null, new int[0]}) {
                try {
                    Array.set(a, 0, v);
                    System.out.print("ok ");
                } catch (RuntimeException e) {
                    System.out.print(e + "; ");
                }
            }
            check("getInt", () -> Array.getInt(a, 0));
            check("getDouble", () -> Array.getDouble(a, 0));
            check("setByte", () -> { Array.setByte(a, 1, (byte) 65); return Array.get(a, 1); });
            check("index", () -> Array.get(a, 2));
        }
        check("dims", () -> Arrays.deepToString((Object[]) Array.newInstance(int.class, 2, 3)) + Array.newInstance(String.class, 1, 2, 0).getClass());
        check("neg", () -> Array.newInstance(int.class, -1));
        check("void", () -> Array.newInstance(void.class, 1));
        check("null", () -> Array.newInstance(null, 1));
        check("nodims", () -> Array.newInstance(int.class));
        check("no array", () -> Array.getLength("s"));
        check("null array", () -> Array.get(null, 0));
    }
}
