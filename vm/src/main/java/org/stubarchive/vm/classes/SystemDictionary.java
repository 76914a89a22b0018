package org.stubarchive.vm.classes;

import java.util.HashMap;
import java.util.Map;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.vm.calls.GuestException;
import org.stubarchive.vm.classfile.Descriptor;
import org.stubarchive.vm.classfile.ParseOptions;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.oops.ClassLoaderData;
import org.stubarchive.vm.oops.Field;
import org.stubarchive.vm.oops.GuestModule;
import org.stubarchive.vm.oops.HiddenClassOption;
import org.stubarchive.vm.oops.InjectedField;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Klass;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.oops.ObjectModel;
import org.stubarchive.vm.oops.Oops;
import org.stubarchive.vm.oops.ResolutionError;
import org.stubarchive.vm.threads.JavaThread;

/**
 * Finds, loads and defines classes (JVMS 5.3). Loading through a guest class loader runs guest code, so other threads may load classes
 * meanwhile; the first definition of a name in a loader wins.
 */
public final class SystemDictionary {
    private static final String NOT_FOUND = "java/lang/ClassNotFoundException";
    private static final String NO_DEFINITION = "java/lang/NoClassDefFoundError";

    private final ObjectModel model;
    private final BootClassPath bootClassPath;
    private final GuestRuntime runtime;
    private final ModuleGraph modules;
    private final ClassDescriptions descriptions;
    private final Map<InstanceKlass, String> nestHostErrors = new HashMap<>();
    private final ClassDefiner definer;
    private final ClassLinker linker;
    private final ClassInitializer initializer;
    private final LinkResolver resolver;
    private final LoadingConstraints constraints = new LoadingConstraints();
    private Method loadClass;
    private int unnamedModuleOffset = -1;

    /**
     * Makes a dictionary without classes.
     *
     * @param verification which classes are verified
     */
    public SystemDictionary(ObjectModel model, BootClassPath bootClassPath, GuestRuntime runtime, Verification verification) {
        this.model = model;
        this.bootClassPath = bootClassPath;
        this.runtime = runtime;
        this.descriptions = new ClassDescriptions(model, runtime);
        this.modules = new ModuleGraph(model, runtime, descriptions);
        this.definer = new ClassDefiner(this);
        this.linker = new ClassLinker(this, verification);
        this.initializer = new ClassInitializer(this);
        this.resolver = new LinkResolver(this);
    }

    /** The object model. */
    public ObjectModel model() {
        return model;
    }

    /** Where boot classes come from. */
    public BootClassPath bootClassPath() {
        return bootClassPath;
    }

    GuestRuntime runtime() {
        return runtime;
    }

    /** The modules. */
    public ModuleGraph modules() {
        return modules;
    }

    /** Texts for error messages. */
    public ClassDescriptions descriptions() {
        return descriptions;
    }

    /** Loading constraints. */
    LoadingConstraints constraints() {
        return constraints;
    }

    // ---- boot

    /**
     * Loads the classes that the object model itself needs, and makes mirrors possible.
     *
     * @param t current thread, may be {@code null} if the allocator does not need it
     */
    public void boot(JavaThread t) {
        model.setObjectKlass(bootKlass("java/lang/Object"));
        model.setArrayInterfaces(bootKlass("java/lang/Cloneable"), bootKlass("java/io/Serializable"));
        InstanceKlass classKlass = bootKlass("java/lang/Class");
        bootKlass("java/lang/ClassLoader");
        bootKlass("java/lang/Module");
        bootKlass("java/lang/String");
        model.mirrors().enable(t, classKlass, runtime);
    }

    /**
     * A class of the boot loader that the runtime cannot do without.
     *
     * @throws IllegalStateException if the class library has no such class
     */
    public InstanceKlass bootKlass(String internalName) {
        InstanceKlass k = findOrLoadBoot(JavaThread.current(), internalName);
        if (k == null) {
            throw new IllegalStateException("class library: no class " + internalName.replace('/', '.'));
        }
        return k;
    }

    /** Says whether class files that use preview features are accepted; at first they are not. */
    public void setPreview(ParseOptions.Preview preview) {
        definer.setPreview(preview);
    }

    // ---- finding

    /** Data of a guest class loader, the boot loader's for 0. */
    public ClassLoaderData loaderData(long classLoaderOop) {
        ClassLoaderData data = model.loaderData(classLoaderOop);
        if (!data.isBoot() && data.unnamedModule() == null) {
            if (unnamedModuleOffset < 0) {
                // There is a loader, so its class is loaded.
                Field f = ((InstanceKlass) model.bootLoader().find("java/lang/ClassLoader")).findField("unnamedModule", "Ljava/lang/Module;");
                unnamedModuleOffset = f.offset();
            }
            modules.setUnnamedModule(data, Oops.getReference(classLoaderOop, unnamedModuleOffset));
            if (Oops.klass(classLoaderOop).name().equals("jdk/internal/loader/ClassLoaders$PlatformClassLoader")) {
                model.setPlatformLoader(data);
            }
        }
        return data;
    }

    /**
     * The class of this name that the loader is recorded as an initiating loader of; array classes by their element type.
     *
     * @return {@code null} if there is none
     */
    public Klass findLoaded(JavaThread t, String name, ClassLoaderData loader) {
        if (name.charAt(0) != '[') {
            return loader.find(name);
        }
        Klass element = elementOf(name) == null ? primitiveArray(name) : loader.find(elementOf(name));
        return element == null ? null : dimension(t, element, name);
    }

    /** All classes in order of creation. */
    public Iterable<Klass> all() {
        return model.klasses();
    }

    /** Name of the class behind all dimensions of an array descriptor, {@code null} if primitive. */
    private static String elementOf(String arrayDescriptor) {
        return Descriptor.className(arrayDescriptor.substring(arrayDescriptor.lastIndexOf('[') + 1));
    }

    private Klass primitiveArray(String arrayDescriptor) {
        return model.typeArray(BasicType.ofDescriptor(arrayDescriptor.charAt(arrayDescriptor.length() - 1)));
    }

    /** The array class of this descriptor from its element class or, for primitives, the class of its one-dimensional arrays. */
    private static Klass dimension(JavaThread t, Klass start, String arrayDescriptor) {
        Klass k = start;
        int have = k.isArray() ? 1 : 0;
        for (int d = arrayDescriptor.lastIndexOf('[') + 1; d > have; d--) {
            k = k.arrayKlass(t);
        }
        return k;
    }

    private static boolean startsWithBrackets(String s, int count) {
        for (int i = 0; i < count; i++) {
            if (s.charAt(i) != '[') {
                return false;
            }
        }
        return true;
    }

    /** Whether a string is the descriptor of an array type that a class can have. */
    private static boolean isArrayDescriptor(String s) {
        int dimensions = s.lastIndexOf('[') + 1;
        if (dimensions > 255 || dimensions == s.length() || !startsWithBrackets(s, dimensions)) {
            return false;
        }
        char c = s.charAt(dimensions);
        return c == 'L' ? s.length() > dimensions + 2 && s.indexOf(';') == s.length() - 1
                : s.length() == dimensions + 1 && "BCDFIJSZ".indexOf(c) >= 0;
    }

    /**
     * Resolves a class name for a symbolic reference.
     *
     * @param name internal name or array descriptor
     * @throws GuestException NoClassDefFoundError if there is no such class, or the error that loading it ended with
     */
    public Klass resolve(JavaThread t, String name, ClassLoaderData loader) {
        Klass k = findLoaded(t, name, loader);
        if (k != null) {
            return k;
        }
        try {
            k = load(t, name, loader);
        } catch (GuestException e) {
            long pending = t.pendingException();
            if (!isInstance(pending, NOT_FOUND)) {
                throw e;
            }
            t.takePending();
            throw runtime.exception(t, NO_DEFINITION, name, pending);
        }
        if (k == null) {
            throw runtime.exception(t, NO_DEFINITION, name);
        }
        return k;
    }

    /**
     * Loads a class by name as {@code Class.forName} does, without initialising it.
     *
     * @throws GuestException ClassNotFoundException if there is no such class, or the error that loading it ended with
     */
    public Klass resolveOrNotFound(JavaThread t, String name, ClassLoaderData loader) {
        Klass k = findLoadedOrNull(t, name, loader);
        if (k == null) {
            k = load(t, name, loader);
        }
        if (k == null) {
            throw runtime.exception(t, NOT_FOUND, name);
        }
        return k;
    }

    private Klass findLoadedOrNull(JavaThread t, String name, ClassLoaderData loader) {
        return name.isEmpty() || name.charAt(0) == '[' && !isArrayDescriptor(name) ? null : findLoaded(t, name, loader);
    }

    private boolean isInstance(long oop, String className) {
        for (InstanceKlass k = (InstanceKlass) Oops.klass(oop); k != null; k = k.superKlass()) {
            if (k.loader().isBoot() && k.name().equals(className)) {
                return true;
            }
        }
        return false;
    }

    /** @return {@code null} if the boot loader has no such class, or another loader gives none or one of another name */
    private Klass load(JavaThread t, String name, ClassLoaderData loader) {
        if (name.isEmpty()) {
            return null;
        }
        if (name.charAt(0) == '[') {
            if (!isArrayDescriptor(name)) {
                return null;
            }
            String element = elementOf(name);
            Klass start = element == null ? primitiveArray(name) : load(t, element, loader);
            return start == null ? null : dimension(t, start, name);
        }
        Klass k = loader.find(name);
        if (k != null) {
            return k;
        }
        return loader.isBoot() ? findOrLoadBoot(t, name) : loadByGuest(t, name, loader);
    }

    /**
     * A class of the boot loader.
     *
     * @return {@code null} if there is none
     */
    public InstanceKlass findOrLoadBoot(JavaThread t, String name) {
        Klass k = model.bootLoader().find(name);
        if (k != null) {
            return (InstanceKlass) k;
        }
        int slash = name.lastIndexOf('/');
        if (slash < 0) {
            return null;
        }
        String module = modules.javaBaseDefined() ? modules.bootModuleOf(name.substring(0, slash)) : BootClassPath.JAVA_BASE;
        byte[] bytes = module == null ? null : bootClassPath.find(module, name);
        if (bytes == null) {
            return null;
        }
        InstanceKlass klass = definer.define(t, name, bytes, model.bootLoader(), 0, "jrt:/" + module);
        klass.runtimePackage().setLoadedFromClassPath();
        return klass;
    }

    private Klass loadByGuest(JavaThread t, String name, ClassLoaderData loader) {
        definer.checkCircularity(t, name, loader);
        if (loadClass == null) {
            loadClass = bootKlass("java/lang/ClassLoader").findMethod("loadClass", "(Ljava/lang/String;)Ljava/lang/Class;");
        }
        String externalName = name.replace('/', '.');
        long nameOop = runtime.string(t, externalName);
        long mirror = runtime.callVirtual(t, loadClass, loader.loaderOop(), nameOop);
        Klass k = mirror == 0 ? null : model.mirrors().klassOfMirror(mirror);
        if (k == null || !k.name().equals(name)) {
            return null;
        }
        return recordInitiating(t, name, loader, k);
    }

    /** Records the loader as an initiating loader after the loading constraints were checked (JVMS 5.3.4). */
    private Klass recordInitiating(JavaThread t, String name, ClassLoaderData loader, Klass k) {
        Klass before = loader.find(name);
        if (before == null) {
            String violation = constraints.check(name, loader, k);
            if (violation != null) {
                throw runtime.exception(t, "java/lang/LinkageError", violation);
            }
            loader.record(name, k);
            return k;
        }
        if (before != k) {
            throw runtime.exception(t, "java/lang/LinkageError", "loader " + descriptions.loader(loader)
                    + " returned different classes named " + k.externalName());
        }
        return k;
    }

    // ---- defining

    /**
     * Defines a class from bytes ({@code ClassLoader.defineClass}).
     *
     * @param name internal name that the class must have; {@code null}: whatever the bytes say
     * @param protectionDomain the protection domain, or 0
     * @param source where the bytes come from, for diagnostics; {@code null} if unknown
     */
    public InstanceKlass define(JavaThread t, String name, byte[] bytes, ClassLoaderData loader, long protectionDomain, String source) {
        return definer.define(t, name, bytes, loader, protectionDomain, source == null ? "__JVM_DefineClass__" : source);
    }

    /**
     * Defines a hidden class ({@code Lookup.defineHiddenClass}); it is linked, not initialised.
     *
     * @param lookup class of the lookup object
     * @param name internal name in the bytes
     * @param options how it is defined
     * @param classData object for {@code MethodHandles.classData}, or 0
     */
    public InstanceKlass defineHidden(JavaThread t, InstanceKlass lookup, String name, byte[] bytes, ClassLoaderData loader,
            long protectionDomain, Set<HiddenClassOption> options, long classData) {
        try (HandleScope scope = t.handles().open()) {
            Handle data = scope.handle(classData);
            InstanceKlass k = definer.defineHidden(t, lookup, name, bytes, loader, protectionDomain, options);
            Field f = bootKlass("java/lang/Class").findField("classData", "Ljava/lang/Object;");
            Oops.putReference(k.mirror(), f.offset(), data.oop());
            link(t, k);
            return k;
        }
    }

    // ---- linking and initialisation

    /** Resolution of symbolic references. */
    public LinkResolver resolver() {
        return resolver;
    }

    /** Links a class: verifies and prepares it and its supertypes (JVMS 5.4). */
    public void link(JavaThread t, InstanceKlass k) {
        linker.link(t, k);
    }

    /** Initialises a class (JVMS 5.5); runs its initializer in this thread, or waits for the thread that does. */
    public void initialize(JavaThread t, InstanceKlass k) {
        initializer.initialize(t, k);
    }

    /**
     * The nest host (JVMS 5.4.4): the class itself unless it names a host that acknowledges it.
     *
     * @throws GuestException if the named host cannot be loaded, other than because it does not exist or does not match
     */
    public InstanceKlass nestHost(JavaThread t, InstanceKlass k) {
        InstanceKlass host = k.nestHostOrNull();
        if (host == null) {
            host = resolveNestHost(t, k);
            k.setNestHost(host);
        }
        return host;
    }

    private InstanceKlass resolveNestHost(JavaThread t, InstanceKlass k) {
        String name = k.classFile().nestHost();
        if (name == null) {
            return k;
        }
        Klass host;
        try {
            host = resolve(t, name, k.loader());
            resolver.access().checkClass(t, k, host);
        } catch (GuestException e) {
            if (!isInstance(t.pendingException(), "java/lang/LinkageError")) {
                throw e;
            }
            ResolutionError error = resolver.constants().errorOf(t);
            t.takePending();
            nestHostErrors.put(k, "Nest host resolution of " + k.externalName() + " with host " + name + " failed"
                    + (error == null ? "" : ": " + error.className().replace('/', '.') + ": " + error.message()));
            return k;
        }
        String reason = "types are in different packages";
        if (host instanceof InstanceKlass i && i.isSamePackage(k)) {
            for (String member : i.classFile().nestMembers()) {
                if (member.equals(k.name())) {
                    return i;
                }
            }
            reason = "current type is not listed as a nest member";
        }
        nestHostErrors.put(k, "Type " + k.externalName() + " (loader: " + descriptions.loader(k.loader()) + ") is not a nest member of type " + host.externalName()
                + " (loader: " + descriptions.loader(host.loader()) + "): " + reason);
        return k;
    }

    /** Why a class is not in the nest of the host that it names (JVMS 5.4.4), {@code null} if it is or that has not been asked yet. */
    String nestHostError(InstanceKlass k) {
        return nestHostErrors.get(k);
    }

    /** Protection domain of a class, or 0. */
    public long protectionDomain(Klass k) {
        return Oops.getReference(k.mirror(), InjectedField.CLASS_PROTECTION_DOMAIN.offset());
    }

    /** Module of a class, {@code null} before {@code java.base} is defined. */
    public GuestModule moduleOf(Klass k) {
        return descriptions.moduleOf(k);
    }

    /** Classes that a loader is an initiating loader of, in order of creation. */
    public List<Klass> recorded(ClassLoaderData loader) {
        List<Klass> list = new ArrayList<>();
        for (Klass k : loader.recorded()) {
            list.add(k);
        }
        list.sort((a, b) -> Integer.compare(a.id(), b.id()));
        return list;
    }
}
