package conformance;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.lang.invoke.MethodHandles;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** Class loaders: delegation, two loaders, errors of definition, resources, hidden classes. */
public final class Loading {
    public static class Payload { public static int count = 0; public Payload() { count++; } public String hello(Object o) { return "hello " + ((Payload) o); } @Override public String toString() { return "payload"; } }
    interface Service { String serve(); }
    public static class Impl implements Service { @Override public String serve() { return "served"; } }
    static class PackagePrivate { static int secret() { return 4; } }
    public static class UsesPackage { public static int use() { return PackagePrivate.secret(); } }
    public static class NeedsMissing { public static Object make() { return new Missing(); } public static String text() { return "no need"; } }
    public static class Missing { }

    static class Mine extends ClassLoader {
        final Map<String, byte[]> bytes = new HashMap<>();
        final String prefix;
        Mine(String name, ClassLoader parent, String prefix) { super(name, parent); this.prefix = prefix; }
        @Override protected Class<?> loadClass(String n, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(n)) {
                if (n.startsWith(prefix)) {
                    Class<?> c = findLoadedClass(n);
                    return c != null ? c : findClass(n);
                }
                return super.loadClass(n, resolve);
            }
        }
        @Override protected Class<?> findClass(String n) throws ClassNotFoundException {
            if (n.endsWith("$Missing")) { throw new ClassNotFoundException("hidden " + n); }
            System.out.println(getName() + " finds " + n);
            byte[] b = bytes.containsKey(n) ? bytes.get(n) : Loading.bytes(n);
            return defineClass(n, b, 0, b.length);
        }
        Class<?> define(String n, byte[] b) { return defineClass(n, b, 0, b.length); }
        Class<?> define(String n, byte[] b, int off, int len) { return defineClass(n, b, off, len); }
    }

    static byte[] bytes(String name) {
        try (InputStream in = Loading.class.getResourceAsStream("/" + name.replace('.', '/') + ".class")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    interface Body { Object run() throws Throwable; }

    static void check(String what, Body c) {
        try {
            System.out.println(what + " " + c.run());
        } catch (Throwable t) {
            StringBuilder b = new StringBuilder(what + " ! ");
            for (Throwable x = t; x != null; x = x.getCause()) { b.append(x).append(" / "); }
            System.out.println(b.toString().replaceAll("@[0-9a-f]{4,8}", "@#"));
        }
    }

    static byte[] patched(byte[] b, int at, int... values) {
        byte[] r = b.clone();
        for (int i = 0; i < values.length; i++) { r[at + i] = (byte) values[i]; }
        return r;
    }

    public static void main(String[] args) throws Exception {
        ClassLoader app = Loading.class.getClassLoader();
        System.out.println(app == ClassLoader.getSystemClassLoader());
        System.out.println(app.getName() + " " + app.getParent().getName() + app.getParent().getParent() + app.getClass().getName() + Thread.currentThread().getContextClassLoader().getName());
        String p = "conformance.Loading$Payload";
        Mine a = new Mine("A", app, "conformance.Loading$"), b = new Mine("B", app, "conformance.Loading$"), nameless = new Mine(null, app, "conformance.Loading$");
        Class<?> ca = a.loadClass(p), cb = b.loadClass(p);
        System.out.println((ca == cb) + " " + (ca == a.loadClass(p)) + (ca == Payload.class) + ca.getName().equals(cb.getName()) + (ca.getClassLoader() == a));
        Object oa = ca.getConstructor().newInstance(), ob = cb.getConstructor().newInstance();
        System.out.println(ca.getField("count").get(null) + " " + Payload.count);
        check("cast", () -> (Payload) oa);
        check("cast across", () -> ca.getMethod("hello", Object.class).invoke(oa, ob));
        check("cast own", () -> ca.getMethod("hello", Object.class).invoke(oa, oa));
        check("cast nameless", () -> (Payload) nameless.loadClass(p).getConstructor().newInstance());
        check("Class.cast", () -> Payload.class.cast(oa));
        check("array store", () -> { Object[] x = new Payload[1]; x[0] = oa; return x; });
        check("package private", () -> a.loadClass("conformance.Loading$UsesPackage").getMethod("use").invoke(null));
        Mine half = new Mine("half", app, "conformance.Loading$UsesP");
        check("split package", () -> half.loadClass("conformance.Loading$UsesPackage").getMethod("use").invoke(null));
        Class<?> nm = a.loadClass("conformance.Loading$NeedsMissing");
        check("no need", () -> nm.getMethod("text").invoke(null));
        check("needs", () -> nm.getMethod("make").invoke(null));
        check("needs again", () -> nm.getMethod("make").invoke(null));
        definitions(app);
        check("not found", () -> app.loadClass("no.Such"));
        check("Class.forName loader", () -> Class.forName(p, true, b) == cb);
        check("forName null loader", () -> Class.forName("java.lang.String", false, null).getClassLoader());
        check("forName null loader app", () -> Class.forName(p, false, null));
        check("forName array", () -> Class.forName("[[Lconformance.Loading$Payload;", false, a).getComponentType().getComponentType() == ca);
        check("findSystemClass", () -> new ClassLoader() { Class<?> f() throws ClassNotFoundException { return findSystemClass(p); } }.f() == Payload.class);
        resources(app);
        hidden();
        URL[] urls = {Path.of("no-such-directory/").toUri().toURL()};
        try (URLClassLoader u = new URLClassLoader("url", urls, null)) {
            check("url", () -> u.loadClass(p));
            check("url base", () -> u.loadClass("java.util.List"));
            check("url resource", () -> u.getResource("x"));
        }
        a.setDefaultAssertionStatus(true);
        a.setClassAssertionStatus("conformance.Loading$Impl", false);
        System.out.println(a.loadClass("conformance.Loading$Impl").desiredAssertionStatus() + " " + ca.desiredAssertionStatus() + ca.getPackage() + ca.getModule().isNamed() + ca.getProtectionDomain().getCodeSource());
        System.out.println(Package.getPackage("java.lang") + " " + Loading.class.getPackage().getImplementationTitle() + a.getDefinedPackage("conformance") + app.getDefinedPackage("nope"));
    }

    static void definitions(ClassLoader app) {
        byte[] good = bytes("conformance.Loading$Impl");
        Mine m = new Mine("M", app, "nothing");
        check("wrong name", () -> m.define("other.Name", good));
        check("wrong name simple", () -> m.define("conformance.Other", good));
        check("magic", () -> m.define(null, patched(good, 0, 0, 1)));
        check("version", () -> m.define(null, patched(good, 4, 0, 0, 0, 99)));
        check("minor", () -> m.define(null, patched(good, 4, 0, 5)));
        check("preview", () -> m.define(null, patched(good, 4, 255, 255)));
        check("truncated", () -> m.define(null, good, 0, good.length - 10));
        check("short", () -> m.define(null, good, 0, 6));
        check("empty", () -> m.define(null, good, 0, 0));
        check("extra", () -> m.define("conformance.Loading$Impl", java.util.Arrays.copyOf(good, good.length + 3)));
        check("bad range", () -> m.define(null, good, -1, 5));
        check("bad range 2", () -> m.define(null, good, 5, good.length));
        check("tag", () -> m.define(null, patched(good, 10, 99)));
        check("java package", () -> m.define("java.lang.Evil", good));
        check("good", () -> m.define("conformance.Loading$Impl", good));
        check("twice", () -> m.define("conformance.Loading$Impl", good));
        check("illegal name", () -> m.define("a/b", good));
        check("array name", () -> m.define("[I", good));
        check("null bytes", () -> m.define("x", null, 0, 0));
    }

    static void resources(ClassLoader app) throws Exception {
        System.out.println(app.getResource("conformance/Loading.class").getProtocol() + " " + app.getResource("no/such") + Loading.class.getResource("Loading.class").getPath().endsWith("conformance/Loading.class") + Loading.class.getResource("Nope"));
        System.out.println(Object.class.getResource("Object.class") + " " + ClassLoader.getSystemResource("java/lang/String.class") + Collections.list(app.getResources("conformance/Loading.class")).size());
        try (InputStream in = Object.class.getResourceAsStream("/java/lang/Object.class")) {
            System.out.println(Integer.toHexString(in.read()));
        }
    }

    static void hidden() throws Exception {
        byte[] impl = bytes("conformance.Loading$Impl");
        MethodHandles.Lookup l = MethodHandles.lookup();
        Class<?> h = l.defineHiddenClass(impl, true, MethodHandles.Lookup.ClassOption.NESTMATE).lookupClass();
        System.out.println(h.isHidden() + " " + h.getName().startsWith("conformance.Loading$Impl/0x") + (h.getNestHost() == Loading.class) + ""  + ((Service) h.getConstructor().newInstance()).serve() + h.descriptorString().replaceAll("0x[0-9a-f]+", "#"));
        check("hidden simple name", () -> { try { return h.getSimpleName(); } catch (IncompatibleClassChangeError e) { return e.getMessage().replaceAll("0x[0-9a-f]+", "#"); } });
        check("hidden forName", () -> { try { return Class.forName(h.getName()); } catch (ClassNotFoundException e) { return e.getMessage().equals(h.getName()); } });
        check("defineClass twice", () -> l.defineClass(impl));
        check("other package", () -> l.defineClass(bytes("java.util.ArrayList")));
        check("classData", () -> { Class<?> d = l.defineHiddenClassWithClassData(impl, "data", true).lookupClass(); return MethodHandles.classData(l.defineHiddenClassWithClassData(impl, "data", true), "_", String.class) + (d != h); });
    }
}
