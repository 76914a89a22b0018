package org.stubarchive.vm.classes;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.stubarchive.vm.calls.GuestException;
import org.stubarchive.vm.classfile.AccessFlags;
import org.stubarchive.vm.classfile.ClassFile;
import org.stubarchive.vm.classfile.ClassFileParser;
import org.stubarchive.vm.classfile.ClassFormatException;
import org.stubarchive.vm.classfile.FormatChecks;
import org.stubarchive.vm.classfile.ParseOptions;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.oops.ClassLoaderData;
import org.stubarchive.vm.oops.HiddenClassInfo;
import org.stubarchive.vm.oops.HiddenClassOption;
import org.stubarchive.vm.oops.InjectedField;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Klass;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.oops.Oops;
import org.stubarchive.vm.threads.JavaThread;
import org.stubarchive.vm.threads.NativeSection;

/** Makes classes from bytes (JVMS 5.3.5): parses, resolves the supertypes, checks that they fit, builds and records the class. */
final class ClassDefiner {
    /** Later releases tell why a class may not extend a sealed one. */
    private static final int LAST_RELEASE_WITHOUT_REASONS = 17;
    private static final String INCOMPATIBLE = "java/lang/IncompatibleClassChangeError";
    /** Java SE release n has class file version n + 44. */

    /** A class whose supertypes a thread is resolving. */
    private record Placeholder(JavaThread thread, String name, ClassLoaderData loader) {
        // Written out: the methods that a record gets by itself are built at their first use, which takes long in a cold process.

        @Override
        public boolean equals(Object o) {
            return o instanceof Placeholder p && thread == p.thread && loader == p.loader && name.equals(p.name);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }
    }

    private final SystemDictionary dictionary;
    private final GuestRuntime runtime;
    private ParseOptions.Preview preview = ParseOptions.Preview.DISABLED;
    private final List<Placeholder> placeholders = new ArrayList<>();
    private long hiddenCount;
    private Method addClass;

    void setPreview(ParseOptions.Preview value) {
        preview = value;
    }

    ClassDefiner(SystemDictionary dictionary) {
        this.dictionary = dictionary;
        this.runtime = dictionary.runtime();
    }

    InstanceKlass define(JavaThread t, String expectedName, byte[] bytes, ClassLoaderData loader, long protectionDomain, String source) {
        if (t == null) {
            return defineProtected(null, expectedName, bytes, loader, null, source);
        }
        try (HandleScope scope = t.handles().open()) {
            return defineProtected(t, expectedName, bytes, loader, scope.handle(protectionDomain), source);
        }
    }

    private InstanceKlass defineProtected(JavaThread t, String expectedName, byte[] bytes, ClassLoaderData loader, Handle domain,
            String source) {
        ClassFile file = loader.isBoot() ? parse(t, bytes, expectedName, ParseOptions.Naming.AS_EXPECTED, loader, source)
                : parseInNative(t, bytes, expectedName, loader, source);
        String name = file.name();
        checkPackage(t, name, loader);
        checkDuplicate(t, name, loader);
        InstanceKlass k = build(t, file, name, loader, null);
        makeMirror(t, k, domain);
        checkDuplicate(t, name, loader);
        String violation = dictionary.constraints().check(name, loader, k);
        if (violation != null) {
            throw runtime.exception(t, "java/lang/LinkageError", violation);
        }
        tellLoader(t, k, loader);
        checkDuplicate(t, name, loader);
        loader.record(name, k);
        runtime.defined(k, source);
        return k;
    }

    /** A loader keeps a list of the classes that it defined; hidden classes are not on it. */
    private void tellLoader(JavaThread t, InstanceKlass k, ClassLoaderData loader) {
        if (!loader.isBoot()) {
            if (addClass == null) {
                addClass = dictionary.bootKlass("java/lang/ClassLoader").findMethod("addClass", "(Ljava/lang/Class;)V");
            }
            runtime.call(t, addClass, loader.loaderOop(), k.mirror());
        }
    }

    /** The given name counts, not the one in the file: {@code java.lang.invoke} defines one file several times under different names. */
    InstanceKlass defineHidden(JavaThread t, InstanceKlass lookup, String expectedName, byte[] bytes, ClassLoaderData loader,
            long protectionDomain, Set<HiddenClassOption> options) {
        try (HandleScope scope = t.handles().open()) {
            Handle domain = scope.handle(protectionDomain);
            ClassFile file = parse(t, bytes, expectedName, ParseOptions.Naming.FREE, loader, "__JVM_LookupDefineClass__");
            String name = expectedName == null ? file.name() : expectedName;
            checkPackage(t, name, loader);
            String hiddenName = String.format("%s+0x%016x", name, ++hiddenCount);
            InstanceKlass k = build(t, file, hiddenName, loader, new HiddenClassInfo(lookup, options));
            k.setNestHost(options.contains(HiddenClassOption.NESTMATE) ? dictionary.nestHost(t, lookup) : k);
            makeMirror(t, k, domain);
            return k;
        }
    }

    private void makeMirror(JavaThread t, InstanceKlass k, Handle domain) {
        dictionary.model().mirrors().created(t, k);
        if (domain != null && domain.oop() != 0) {
            Oops.putReference(k.mirror(), InjectedField.CLASS_PROTECTION_DOMAIN.offset(), domain.oop());
        }
    }

    private ClassFile parse(JavaThread t, byte[] bytes, String expectedName, ParseOptions.Naming naming, ClassLoaderData loader, String source) {
        try {
            return ClassFileParser.parse(bytes, options(expectedName, naming, loader, source));
        } catch (ClassFormatException e) {
            throw formatError(t, e, loader);
        }
    }

    /** For the classes of programs: other threads go on meanwhile. Those of the boot loader are looked up and recorded under the VM lock, without a gap. */
    private ClassFile parseInNative(JavaThread t, byte[] bytes, String expectedName, ClassLoaderData loader, String source) {
        ParseOptions options = options(expectedName, ParseOptions.Naming.AS_EXPECTED, loader, source);
        try (NativeSection section = t.enterNative()) {
            return ClassFileParser.parse(bytes, options);
        } catch (ClassFormatException e) {
            throw formatError(t, e, loader);
        }
    }

    private ParseOptions options(String expectedName, ParseOptions.Naming naming, ClassLoaderData loader, String source) {
        FormatChecks checks = loader.isBoot() ? FormatChecks.TRUSTED : FormatChecks.FULL;
        return new ParseOptions(source, expectedName, naming, ParseOptions.LATEST_MAJOR, checks, preview);
    }

    private GuestException formatError(JavaThread t, ClassFormatException e, ClassLoaderData loader) {
        if (!e.interfacesBefore().isEmpty()) {
            resolveInterfaces(t, e.className(), e.interfacesBefore(), loader);
        }
        return runtime.exception(t, e.kind().errorClass(), e.getMessage());
    }

    private void checkPackage(JavaThread t, String name, ClassLoaderData loader) {
        if (name.startsWith("java/") && !loader.isBoot()
                && !Oops.klass(loader.loaderOop()).name().equals("jdk/internal/loader/ClassLoaders$PlatformClassLoader")) {
            throw runtime.exception(t, "java/lang/SecurityException",
                    "Class loader (instance of): " + dictionary.descriptions().loader(loader) + " tried to load prohibited package name: "
                            + name.substring(0, name.lastIndexOf('/')).replace('/', '.'));
        }
    }

    private void checkDuplicate(JavaThread t, String name, ClassLoaderData loader) {
        Klass before = loader.find(name);
        if (before != null) {
            ClassDescriptions d = dictionary.descriptions();
            throw runtime.exception(t, "java/lang/LinkageError", "loader " + d.loader(loader) + " attempted duplicate "
                    + (before.isInterface() ? "interface" : "class") + " definition for " + before.externalName() + ". (" + d.inWithParent(before) + ")");
        }
    }

    /** Raises ClassCircularityError if this thread is resolving the supertypes of that class already. */
    void checkCircularity(JavaThread t, String name, ClassLoaderData loader) {
        for (Placeholder p : placeholders) {
            if (p.thread == t && p.loader == loader && p.name.equals(name)) {
                throw runtime.exception(t, "java/lang/ClassCircularityError", name);
            }
        }
    }

    /** The superinterfaces come before the superclass, as on the {@code java} launcher: it matters for which of several errors is reported. */
    private InstanceKlass build(JavaThread t, ClassFile file, String name, ClassLoaderData loader, HiddenClassInfo hidden) {
        List<String> names = new ArrayList<>(file.interfaceCount());
        for (int i = 0; i < file.interfaceCount(); i++) {
            names.add(file.interfaceName(i));
        }
        InstanceKlass[] interfaces = resolveInterfaces(t, name, names, loader);
        InstanceKlass superKlass = null;
        if (file.superName() != null) {
            Placeholder placeholder = placeholder(t, name, loader);
            try {
                superKlass = superclass(t, file, name, loader);
            } finally {
                placeholders.remove(placeholder);
            }
        }
        InstanceKlass k;
        try {
            k = new InstanceKlass(dictionary.model(), file, name, loader, superKlass, interfaces, hidden);
        } catch (OutOfMemoryError e) {
            throw runtime.outOfMemory(t, e.getMessage());
        }
        if (!loader.isBoot()) {
            checkSupertypes(t, k);
            checkFinalMethods(t, k);
        }
        return k;
    }

    private Placeholder placeholder(JavaThread t, String name, ClassLoaderData loader) {
        checkCircularity(t, name, loader);
        Placeholder placeholder = new Placeholder(t, name, loader);
        placeholders.add(placeholder);
        return placeholder;
    }

    private InstanceKlass[] resolveInterfaces(JavaThread t, String name, List<String> names, ClassLoaderData loader) {
        InstanceKlass[] interfaces = new InstanceKlass[names.size()];
        Placeholder placeholder = placeholder(t, name, loader);
        try {
            for (int i = 0; i < interfaces.length; i++) {
                interfaces[i] = superinterface(t, names.get(i), name, loader);
            }
        } finally {
            placeholders.remove(placeholder);
        }
        return interfaces;
    }

    private InstanceKlass superclass(JavaThread t, ClassFile file, String name, ClassLoaderData loader) {
        Klass k = dictionary.resolve(t, file.superName(), loader);
        if (k.isInterface() || k.isArray()) {
            throw runtime.exception(t, INCOMPATIBLE,
                    "class " + external(name) + " has interface " + k.externalName() + " as super class");
        }
        if (k.hasFlag(AccessFlags.FINAL)) {
            throw runtime.exception(t, INCOMPATIBLE, "class " + external(name) + " cannot inherit from final class " + k.externalName());
        }
        return (InstanceKlass) k;
    }

    private InstanceKlass superinterface(JavaThread t, String interfaceName, String name, ClassLoaderData loader) {
        Klass k = dictionary.resolve(t, interfaceName, loader);
        if (!k.isInterface()) {
            throw runtime.exception(t, INCOMPATIBLE, "class " + external(name) + " can not implement " + k.externalName()
                    + ", because it is not an interface (" + dictionary.descriptions().in(k) + ")");
        }
        return (InstanceKlass) k;
    }

    private static String external(String internalName) {
        return internalName.replace('/', '.');
    }

    private void checkSupertypes(JavaThread t, InstanceKlass k) {
        if (!k.isInterface()) {
            checkSupertype(t, k, k.superKlass(), "superclass", "class %s cannot inherit from sealed class %s");
        }
        String sealed = k.isInterface() ? "class %s cannot extend sealed interface %s" : "class %s cannot implement sealed interface %s";
        for (InstanceKlass i : k.interfaces()) {
            checkSupertype(t, k, i, "superinterface", sealed);
        }
    }

    private void checkSupertype(JavaThread t, InstanceKlass k, InstanceKlass supertype, String role, String sealedMessage) {
        if (supertype.classFile().isSealed() && !permits(supertype, k)) {
            String message = Runtime.version().feature() > LAST_RELEASE_WITHOUT_REASONS ? notPermitted(supertype, k)
                    : String.format(sealedMessage, k.externalName(), supertype.externalName());
            throw runtime.exception(t, INCOMPATIBLE, message);
        }
        if (!dictionary.modules().canAccess(k, supertype)) {
            String reason = dictionary.modules().reason(t, k, supertype);
            String message = reason == null ? "class " + k.externalName() + " cannot access its " + role + " "
                    + supertype.externalName() + " (" + dictionary.descriptions().joint(k, supertype) + ")"
                    : role + " access check failed: " + reason;
            throw runtime.exception(t, "java/lang/IllegalAccessError", message);
        }
    }

    /** Which of the rules of JVMS 5.3.5 a subclass of a sealed class breaks, in the words of the releases that tell it. */
    private String notPermitted(InstanceKlass supertype, InstanceKlass k) {
        ClassDescriptions words = dictionary.descriptions();
        if (supertype.module() != k.module()) {
            return "Failed same module check: subclass " + k.externalName() + " is in module '" + words.module(k) + "' with loader " + words.loader(k.loader())
                    + ", and sealed class " + supertype.externalName() + " is in module '" + words.module(supertype) + "' with loader "
                    + words.loader(supertype.loader());
        }
        if (!k.hasFlag(AccessFlags.PUBLIC) && !k.isSamePackage(supertype)) {
            return "Failed same package check: non-public subclass " + k.externalName() + " is in package '" + k.packageName() + "' with classloader "
                    + words.loader(k.loader())
                    + ", and sealed class " + supertype.externalName() + " is in package '" + supertype.packageName() + "' with classloader "
                    + words.loader(supertype.loader());
        }
        return "Failed listed permitted subclass check: class " + k.externalName() + " is not a permitted subclass of " + supertype.externalName();
    }

    private static boolean permits(InstanceKlass supertype, InstanceKlass k) {
        if (supertype.module() != k.module() || !k.hasFlag(AccessFlags.PUBLIC) && !k.isSamePackage(supertype)) {
            return false;
        }
        for (String permitted : supertype.classFile().permittedSubclasses()) {
            if (permitted.equals(k.name())) {
                return true;
            }
        }
        return false;
    }

    private void checkFinalMethods(JavaThread t, InstanceKlass k) {
        InstanceKlass superKlass = k.superKlass();
        if (k.isInterface() || superKlass == null) {
            return;
        }
        for (Method m : k.methods()) {
            Method inherited = m.isVirtual() ? superKlass.lookupClassMethod(m.name(), m.descriptor()) : null;
            if (inherited != null && inherited.isFinal() && inherited.isVirtual()
                    && (!inherited.isPackagePrivate() || inherited.holder().isSamePackage(k))) {
                throw runtime.exception(t, INCOMPATIBLE, "class " + k.externalName() + " overrides final method "
                        + inherited.holder().externalName() + "." + m.name() + m.descriptor());
            }
        }
    }
}
