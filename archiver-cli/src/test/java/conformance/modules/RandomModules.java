package conformance.modules;

import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.ResourceBundle;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Does a random sequence of things to modules, packages and loaders for each seed from the first argument to before the second, and prints what comes of each.
 * What depends on addresses, or on the order of sets, is not printed.
 */
public final class RandomModules {
    private static final int STEPS = 60;
    private static final List<String> FOREIGN = List.of("free.a", "free.b", "q", "java.evil", "jdk.strange", "m0.own", "m1.own");
    private static final List<String> LIBRARY = List.of("java.lang.Runnable", "java.util.List", "java.util.logging.Filter", "java.util.zip.Checksum", "java.nio.channels.Channel",
            "java.util.jar.Pack200", "java.beans.PropertyChangeListener", "java.sql.Driver", "java.net.http.HttpClient", "sun.misc.Unsafe", "sun.security.x509.CertAttrSet",
            "jdk.internal.misc.Unsafe", "java.rmi.Remote", "javax.security.auth.callback.Callback", "java.util.concurrent.Flow$Subscriber", "no.such.Type");

    private final Random random;
    private final List<ModuleLayer> layers = new ArrayList<>(List.of(ModuleLayer.boot()));
    private final List<ModuleLayer.Controller> controllers = new ArrayList<>();
    private final List<Module> modules = new ArrayList<>(List.of(Object.class.getModule(), RandomModules.class.getModule()));
    private final List<ClassLoader> loaders = new ArrayList<>(List.of(RandomModules.class.getClassLoader(), ClassLoader.getPlatformClassLoader()));
    private final List<Class<?>> classes = new ArrayList<>(List.of(RandomModules.class, Shown.class, Kept.class, Runnable.class));
    private int number;

    /** An interface that everybody sees. */
    public interface Shown {
        /** A method. */
        String ask();
    }

    /** An interface that only this package sees. */
    interface Kept {
        String ask();
    }

    /** A loader that defines the classes that it is asked to, and none by itself. */
    private static final class OwnLoader extends ClassLoader {
        OwnLoader(String name, ClassLoader parent) {
            super(name, parent);
        }

        Class<?> define(String name, List<String> partners) {
            byte[] bytes = GeneratedClasses.bytes(name, partners);
            return defineClass(name, bytes, 0, bytes.length);
        }

        Package declare(String name) {
            return definePackage(name, "title of " + name, "1", "vendor", "impl", "2", "implementor", null);
        }

        Package find(String name) {
            return getPackage(name);
        }

        List<Package> all() {
            return List.of(getPackages());
        }
    }

    private interface Step {
        Object run() throws Throwable;
    }

    private RandomModules(long seed) {
        this.random = new Random(seed);
    }

    /** The program. */
    public static void main(String[] args) {
        for (int seed = Integer.parseInt(args[0]); seed < Integer.parseInt(args[1]); seed++) {
            System.out.println("seed " + seed);
            RandomModules world = new RandomModules(seed);
            world.defineLayer();
            world.defineLayer();
            for (int i = 0; i < STEPS; i++) {
                world.step();
            }
        }
    }

    private void step() {
        switch (random.nextInt(16)) {
            case 0 -> defineLayer();
            case 1 -> newLoader();
            case 2, 3 -> defineInLoader();
            case 4, 5 -> loadFromModule();
            case 6 -> proxy();
            case 7 -> throughLookup();
            case 8 -> throughController();
            case 9, 10 -> throughClass();
            case 11 -> packages();
            case 12 -> services();
            case 13 -> resources();
            case 14 -> reflect();
            default -> relations();
        }
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** A generated class with methods, if there is one. */
    private Class<?> speaker() {
        List<Class<?>> speakers = classes.stream().filter(c -> !c.isInterface() && !Proxy.isProxyClass(c) && c != RandomModules.class).toList();
        return speakers.isEmpty() ? RandomModules.class : any(speakers);
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private static void print(String what, Step step) {
        String result;
        try {
            result = String.valueOf(step.run());
        } catch (Throwable thrown) {
            Throwable t = thrown instanceof InvocationTargetException i ? i.getCause() : thrown;
            StringBuilder chain = new StringBuilder("!");
            for (Throwable x = t; x != null; x = x.getCause()) {
                chain.append(' ').append(x);
            }
            result = chain.toString();
        }
        System.out.println((what + " = " + result).replaceAll("@[0-9a-f]{3,8}", "@#").replaceAll("Package m\\d/\\w+ for module", "Package # for module").replaceAll("[/+]0x[0-9a-f]+", "/#").replaceAll("0x[0-9a-f]+", "0x#"));
    }

    // ---- defining

    /**
     * A layer of one to three modules. At most one thing is wrong with it, and a loader that has modules or classes gets one more, so that the order in which
     * the library looks does not matter.
     */
    private void defineLayer() {
        int way = random.nextInt(4);
        int count = way == 2 ? 1 : 1 + random.nextInt(3);
        List<MemoryModule> made = new ArrayList<>();
        int wrong = chance(20) ? random.nextInt(count) : -1;
        for (int i = 0; i < count; i++) {
            made.add(module(i, count, i == wrong ? any(List.of("java.evil", "m" + (i + 1) % 3 + ".own", "java")) : null));
        }
        List<ModuleLayer> parents = chance(75) ? List.of(ModuleLayer.boot()) : List.of(any(layers), ModuleLayer.boot());
        ClassLoader loader = any(loaders);
        Set<String> roots = made.stream().map(m -> m.descriptor().name()).collect(Collectors.toSet());
        print("layer " + roots.stream().sorted().toList() + " way " + way + " in " + name(loader), () -> {
            Configuration configuration = Configuration.resolve(MemoryModule.finder(made), parents.stream().map(ModuleLayer::configuration).toList(), ModuleFinder.of(), roots);
            ModuleLayer.Controller controller = switch (way) {
                case 0 -> ModuleLayer.defineModulesWithOneLoader(configuration, parents, loader);
                case 1 -> ModuleLayer.defineModulesWithManyLoaders(configuration, parents, loader);
                case 2 -> ModuleLayer.defineModules(configuration, parents, n -> loader);
                default -> ModuleLayer.defineModules(configuration, parents, n -> new OwnLoader("of " + n, loader));
            };
            controllers.add(controller);
            layers.add(controller.layer());
            List<Module> sorted = controller.layer().modules().stream().sorted((a, b) -> a.getName().compareTo(b.getName())).toList();
            modules.addAll(sorted);
            for (Module m : sorted) {
                if (!loaders.contains(m.getClassLoader()) && m.getClassLoader() != null) {
                    loaders.add(m.getClassLoader());
                }
            }
            for (Module m : sorted) {
                for (String c : List.of(".api.A", ".own.A", any(List.of(".bare.H", ".own.J", ".api.I", ".bare.I")))) {
                    Class<?> loaded = Class.forName(m, m.getName() + c);
                    if (loaded != null) {
                        classes.add(loaded);
                    }
                }
            }
            return sorted.stream().map(m -> m + " " + m.getPackages().stream().sorted().toList() + name(m.getClassLoader()) + m.getDescriptor().toNameAndVersion()).toList();
        });
    }

    private MemoryModule module(int index, int count, String extraPackage) {
        String name = "m" + index;
        boolean open = chance(15);
        ModuleDescriptor.Builder builder = open ? ModuleDescriptor.newOpenModule(name) : ModuleDescriptor.newModule(name);
        builder.packages(Set.of(name + ".own", name + ".api", name + ".bare"));
        if (extraPackage != null) {
            builder.packages(Set.of(extraPackage));
        }
        if (index > 0 && chance(60)) {
            builder.requires(chance(30) ? Set.of(ModuleDescriptor.Requires.Modifier.TRANSITIVE) : Set.of(), "m" + (index - 1));
        }
        if (chance(30)) {
            builder.requires("java.logging");
        }
        if (chance(80)) {
            builder.exports(name + ".api");
        }
        if (count > 1 && chance(30)) {
            builder.exports(name + ".own", Set.of("m" + (index + 1) % count));
        }
        if (!open && chance(30)) {
            builder.opens(name + ".bare");
        }
        if (chance(40)) {
            builder.provides("java.lang.Runnable", List.of(name + (chance(70) ? ".api.A" : ".bare.H")));
        }
        if (chance(40)) {
            builder.uses("java.lang.Runnable");
        }
        if (chance(40)) {
            builder.version(chance(50) ? "1." + index : "2-ea");
        }
        URI location = chance(50) ? URI.create("memory:/" + name) : null;
        return new MemoryModule(builder.build(), location, RandomModules::contents);
    }

    private static byte[] contents(String resource) {
        if (resource.endsWith(".class")) {
            String name = resource.substring(0, resource.length() - ".class".length()).replace('/', '.');
            return name.matches(".*\\.[AHIJ]") ? GeneratedClasses.bytes(name, partners()) : null;
        }
        return resource.endsWith("/Texts.properties") || resource.endsWith("/plain.txt") ? ("key=text of " + resource + "\n").getBytes(StandardCharsets.UTF_8) : null;
    }

    /** Whom generated classes call. */
    private static List<String> partners() {
        return List.of("m0.api.A", "m0.own.A", "m0.bare.H", "m1.api.A", "m1.own.A", "m2.api.A", "free.a.A", "free.a.H", "q.A");
    }

    private void newLoader() {
        ClassLoader parent = chance(20) ? null : any(loaders);
        OwnLoader loader = new OwnLoader(chance(70) ? "loader" + number++ : null, parent);
        loaders.add(loader);
        print("loader " + name(loader), () -> describe(loader.getUnnamedModule()) + loader.getDefinedPackages().length);
    }

    private void defineInLoader() {
        List<OwnLoader> own = loaders.stream().filter(OwnLoader.class::isInstance).map(OwnLoader.class::cast).toList();
        if (own.isEmpty()) {
            newLoader();
            return;
        }
        OwnLoader loader = any(own);
        String packageName = chance(60) ? any(FOREIGN) : "m" + random.nextInt(3) + any(List.of(".api", ".own", ".bare"));
        String className = packageName + "." + any(List.of("A", "H", "I", "J"));
        switch (random.nextInt(4)) {
            case 0 -> print(name(loader) + " declares " + packageName, () -> describe(loader.declare(packageName)));
            case 1 -> print(name(loader) + " finds package " + packageName, () -> describe(loader.find(packageName)) + describe(loader.getDefinedPackage(packageName)));
            default -> print(name(loader) + " defines " + className, () -> remember(loader.define(className, partners())));
        }
    }

    private Object remember(Class<?> c) {
        classes.add(c);
        return describe(c);
    }

    private void loadFromModule() {
        Module module = any(modules);
        String className = any(List.of("m0", "m1", "m2")) + any(List.of(".api", ".own", ".bare")) + any(List.of(".A", ".H", ".I", ".J"));
        switch (random.nextInt(4)) {
            case 0 -> print("forName in " + module, () -> {
                Class<?> c = Class.forName(module, className);
                return c == null ? className + " is not there" : remember(c);
            });
            case 1 -> {
                String library = any(LIBRARY);
                ClassLoader loader = any(loaders);
                print("forName " + library + " by " + name(loader), () -> describe(Class.forName(library, false, loader)));
            }
            default -> {
                ClassLoader loader = any(loaders);
                print(name(loader) + " loads " + className, () -> remember(loader.loadClass(className)));
            }
        }
    }

    private void proxy() {
        List<Class<?>> known = classes.stream().filter(Class::isInterface).toList();
        List<Class<?>> interfaces = new ArrayList<>(List.of(any(known)));
        if (chance(40)) {
            // Which of two non-public interfaces is found wrong depends on their hash codes.
            interfaces.add(any(known.stream().filter(i -> Modifier.isPublic(i.getModifiers())).toList()));
        }
        ClassLoader loader = chance(70) ? interfaces.get(0).getClassLoader() : chance(20) ? null : any(loaders);
        print("proxy of " + interfaces + " in " + name(loader), () -> {
            Object p = Proxy.newProxyInstance(loader, interfaces.toArray(new Class<?>[0]), (self, method, arguments) -> "answer");
            Module m = p.getClass().getModule();
            Method ask = Arrays.stream(interfaces.get(0).getMethods()).filter(x -> x.getName().equals("ask")).findFirst().orElse(null);
            Object answer = null;
            if (ask != null && ask.trySetAccessible()) {
                answer = ask.invoke(p);
            }
            return remember(p.getClass()) + " " + answer + " package " + p.getClass().getPackageName() + m.isExported(p.getClass().getPackageName())
                    + m.getDescriptor().toNameAndVersion() + layer(m.getLayer()) + (m.isNamed() ? m.getPackages().size() : -1) + m.canRead(interfaces.get(0).getModule());
        });
    }

    private void throughLookup() {
        Class<?> target = speaker();
        int way = random.nextInt(4);
        String sibling = (target.getPackageName().isEmpty() ? "" : target.getPackageName() + ".") + any(List.of("A", "H", "I"));
        String elsewhere = chance(80) ? sibling : any(FOREIGN) + ".A";
        print("lookup " + way + " in " + target.getName() + " for " + elsewhere, () -> {
            MethodHandles.Lookup lookup;
            if (chance(50)) {
                lookup = MethodHandles.privateLookupIn(target, MethodHandles.lookup());
            } else {
                lookup = (MethodHandles.Lookup) accessible(target, "lookup").invoke(null);
            }
            byte[] bytes = GeneratedClasses.bytes(elsewhere, partners());
            return switch (way) {
                case 0 -> remember(lookup.defineClass(bytes));
                case 1 -> remember(lookup.defineHiddenClass(bytes, false).lookupClass());
                case 2 -> {
                    Class<?> c = lookup.defineHiddenClass(bytes, true, MethodHandles.Lookup.ClassOption.NESTMATE).lookupClass();
                    yield remember(c) + " nest of " + c.getNestHost().getName();
                }
                default -> remember(lookup.findClass(elsewhere)) + " " + lookup.in(classes.get(0)) + " " + lookup.hasFullPrivilegeAccess();
            };
        });
    }

    // ---- relations between modules

    private Object use(Module from, Module to, String packageName, Module[] result) {
        return result[0] == from ? "same; " + relation(from, to, packageName) : String.valueOf(result[0]);
    }

    private static String relation(Module from, Module to, String packageName) {
        return "reads " + from.canRead(to) + " exported " + from.isExported(packageName) + from.isExported(packageName, to) + " open " + from.isOpen(packageName)
                + from.isOpen(packageName, to) + " uses " + from.canUse(Runnable.class);
    }

    private String packageOf(Module module) {
        List<String> names = module.isNamed() && chance(85) ? module.getPackages().stream().filter(p -> p.length() < 9).sorted().toList() : FOREIGN;
        return names.isEmpty() ? "none" : any(names);
    }

    private void throughController() {
        if (controllers.isEmpty()) {
            return;
        }
        ModuleLayer.Controller controller = any(controllers);
        Module from = any(modules);
        Module to = any(modules);
        String packageName = packageOf(from);
        int way = random.nextInt(3);
        print("controller " + way + " " + from + " " + packageName + " to " + to, () -> {
            switch (way) {
                case 0 -> controller.addReads(from, to);
                case 1 -> controller.addExports(from, packageName, to);
                default -> controller.addOpens(from, packageName, to);
            }
            return relation(from, to, packageName);
        });
    }

    private static Method accessible(Class<?> c, String name, Class<?>... types) throws NoSuchMethodException {
        Method m = c.getDeclaredMethod(name, types);
        m.trySetAccessible();
        return m;
    }

    private void throughClass() {
        Class<?> speaker = speaker();
        Module from = chance(70) ? speaker.getModule() : any(modules);
        Module to = any(modules);
        String packageName = packageOf(from);
        int way = random.nextInt(6);
        print(speaker.getName() + " " + way + " " + from + " " + packageName + " to " + to, () -> switch (way) {
            case 0 -> use(from, to, packageName, new Module[] {(Module) accessible(speaker, "addReads", Module.class, Module.class).invoke(null, from, to)});
            case 1 -> use(from, to, packageName,
                    new Module[] {(Module) accessible(speaker, "addExports", Module.class, String.class, Module.class).invoke(null, from, packageName, to)});
            case 2 -> use(from, to, packageName,
                    new Module[] {(Module) accessible(speaker, "addOpens", Module.class, String.class, Module.class).invoke(null, from, packageName, to)});
            case 3 -> use(from, to, packageName, new Module[] {(Module) accessible(speaker, "addUses", Module.class, Class.class).invoke(null, from, any(classes))});
            default -> {
                int partner = random.nextInt(partners().size());
                yield "call " + partners().get(partner) + ": " + accessible(speaker, "call" + partner).invoke(null);
            }
        });
    }

    private void relations() {
        Module from = any(modules);
        Module to = any(modules);
        String packageName = packageOf(from);
        print("direct " + from + " " + packageName + " to " + to, () -> switch (random.nextInt(5)) {
            case 0 -> from.addReads(to);
            case 1 -> from.addExports(packageName, to);
            case 2 -> from.addOpens(packageName, to);
            case 3 -> from.addUses(Runnable.class);
            default -> relation(from, to, packageName);
        });
    }

    // ---- asking

    private void packages() {
        ClassLoader loader = any(loaders);
        Class<?> c = any(classes);
        String library = any(LIBRARY);
        switch (random.nextInt(5)) {
            case 0 -> print("packages of " + name(loader), () -> Stream.of(loader.getDefinedPackages()).map(Package::toString).filter(RandomModules::known).collect(Collectors.toCollection(TreeSet::new)));
            case 1 -> print("all packages", () -> Stream.of(Package.getPackages()).map(Package::toString).filter(RandomModules::known).collect(Collectors.toCollection(TreeSet::new)));
            case 2 -> print("package of " + c.getName(), () -> describe(c.getPackage()) + describe(Package.getPackage(c.getPackageName())));
            case 3 -> print("package of " + library, () -> {
                Class<?> l = Class.forName(library);
                return describe(l.getPackage()) + describe(Package.getPackage(l.getPackageName())) + (l.getClassLoader() == null);
            });
            default -> print("all packages by " + name(loader), () -> loader instanceof OwnLoader o
                    ? o.all().stream().map(Package::toString).filter(RandomModules::known).collect(Collectors.toCollection(TreeSet::new)) : describe(loader.getUnnamedModule()));
        }
    }

    /** Packages of the class library are loaded at different times by different machines. */
    private static boolean known(String text) {
        return text.matches("package (m\\d|free|q|jdk\\.strange|conformance|.*proxy).*");
    }

    private void services() {
        ModuleLayer layer = any(layers);
        ClassLoader loader = any(loaders);
        boolean byLayer = chance(60);
        print("services of " + (byLayer ? "layer" : name(loader)), () -> {
            Set<String> found = new TreeSet<>();
            ServiceLoader<Runnable> services = byLayer ? ServiceLoader.load(layer, Runnable.class) : ServiceLoader.load(Runnable.class, loader);
            services.stream().forEach(p -> found.add(p.type().getName() + " in " + p.type().getModule()));
            return found;
        });
    }

    private void resources() {
        Module module = any(modules);
        Class<?> c = any(classes);
        String packageName = "m" + random.nextInt(3) + any(List.of(".api", ".own", ".bare"));
        switch (random.nextInt(3)) {
            case 0 -> print("bundle of " + packageName + " in " + module, () -> ResourceBundle.getBundle(packageName + ".Texts", module).getString("key"));
            case 1 -> print("resource of " + packageName + " in " + module, () -> text(module.getResourceAsStream(packageName.replace('.', '/') + "/plain.txt")));
            default -> print("resource by " + c.getName(), () -> text(c.getResourceAsStream(chance(50) ? "plain.txt" : "/" + packageName.replace('.', '/') + "/plain.txt")));
        }
    }

    private static String text(InputStream in) throws Exception {
        return in == null ? "none" : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    private void reflect() {
        Class<?> c = speaker();
        boolean force = chance(40);
        print("reflection on " + c.getName() + (force ? " by force" : ""), () -> {
            Method hello = c.getDeclaredMethod("hello");
            Constructor<?> constructor = c.getDeclaredConstructor();
            if (force) {
                hello.setAccessible(true);
            }
            return hello.invoke(null) + " " + constructor.canAccess(null) + constructor.newInstance().getClass().getName().startsWith(c.getName());
        });
    }

    // ---- words

    private static String name(ClassLoader loader) {
        return loader == null ? "boot" : String.valueOf(loader.getName());
    }

    private static String layer(ModuleLayer layer) {
        return layer == null ? "no layer" : layer == ModuleLayer.boot() ? "boot layer" : layer.modules().stream().map(Module::getName).sorted().toList().toString();
    }

    private static String describe(Module m) {
        return m + " named " + m.isNamed() + " by " + name(m.getClassLoader()) + " ";
    }

    private static String describe(Package p) {
        return p == null ? "no package " : p + " sealed " + p.isSealed() + " by " + p.getImplementationVendor() + " ";
    }

    private static String describe(Class<?> c) {
        return c.getName() + " " + Modifier.toString(c.getModifiers()) + " in " + describe(c.getModule()) + "of " + name(c.getClassLoader()) + " " + describe(c.getPackage());
    }
}
