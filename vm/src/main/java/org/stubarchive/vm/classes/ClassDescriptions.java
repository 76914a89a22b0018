package org.stubarchive.vm.classes;

import org.stubarchive.vm.oops.ClassLoaderData;
import org.stubarchive.vm.oops.Field;
import org.stubarchive.vm.oops.GuestModule;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Klass;
import org.stubarchive.vm.oops.ObjectArrayKlass;
import org.stubarchive.vm.oops.ObjectModel;
import org.stubarchive.vm.oops.Oops;

/** Says where classes come from, in the words of the {@code java} launcher's error messages. */
public final class ClassDescriptions {
    private static final String BUILT_IN_LOADERS = "jdk/internal/loader/ClassLoaders$";
    private static final String APPLICATION_LOADER = BUILT_IN_LOADERS + "AppClassLoader";

    private final ObjectModel model;
    private final GuestRuntime runtime;

    ClassDescriptions(ObjectModel model, GuestRuntime runtime) {
        this.model = model;
        this.runtime = runtime;
    }

    /** The loader as messages name it, quoted or with its identity: {@code 'app'}, {@code p.MyLoader @1b2c3d}. */
    public String loader(ClassLoaderData loader) {
        if (loader.isBoot()) {
            return "'bootstrap'";
        }
        long oop = loader.loaderOop();
        Field nameAndId = ((InstanceKlass) Oops.klass(oop)).lookupField("nameAndId", "Ljava/lang/String;");
        String text = nameAndId == null ? null : runtime.hostString(Oops.getReference(oop, nameAndId.offset()));
        return text == null ? "'" + Oops.klass(oop).externalName() + "'" : text;
    }

    /** Module of a class; that of the element type for arrays, {@code java.base} for arrays of primitives. */
    public GuestModule moduleOf(Klass k) {
        Klass bottom = k instanceof ObjectArrayKlass a ? a.bottomKlass() : k;
        return bottom instanceof InstanceKlass i ? i.module() : model.objectKlass().module();
    }

    /** Name of a class's module, {@code unnamed module} if it has none. */
    String module(Klass k) {
        GuestModule m = moduleOf(k);
        return m == null ? BootClassPath.JAVA_BASE : m.isNamed() ? m.name() : "unnamed module";
    }

    private String moduleAndLoader(Klass k) {
        GuestModule m = moduleOf(k);
        String module = m == null ? "module " + BootClassPath.JAVA_BASE : m.isNamed() ? "module " + m.name() + version(m) : "unnamed module";
        return module + " of loader " + loader(k.loader());
    }

    /** Version of a module that can be upgraded: not shown for those of the JDK's own image that always have its version. */
    private String version(GuestModule m) {
        return m.version() == null || isPartOfJdk(m) ? "" : "@" + m.version();
    }

    private boolean isPartOfJdk(GuestModule m) {
        if (m.location() == null || !isBuiltIn(m.loader())) {
            return false;
        }
        if (m.location().startsWith("jrt:/java.")) {
            return m.loader().isBoot() || !Oops.klass(m.loader().loaderOop()).name().equals(APPLICATION_LOADER);
        }
        return m.location().startsWith("jrt:/jdk.") && m.version().equals(model.objectKlass().module().version());
    }

    private static boolean isBuiltIn(ClassLoaderData loader) {
        return loader.isBoot() || Oops.klass(loader.loaderOop()).name().startsWith(BUILT_IN_LOADERS);
    }

    /** {@code A is in unnamed module of loader 'app'}. */
    public String in(Klass k) {
        return k.externalName() + " is in " + moduleAndLoader(k);
    }

    /** As {@link #in}, with the parent of a loader that the class library does not bring along. */
    String inWithParent(Klass k) {
        ClassLoaderData loader = k.loader();
        if (isBuiltIn(loader)) {
            return in(k);
        }
        long oop = loader.loaderOop();
        Field parent = ((InstanceKlass) Oops.klass(oop)).lookupField("parent", "Ljava/lang/ClassLoader;");
        return in(k) + ", parent loader " + loader(model.loaderData(Oops.getReference(oop, parent.offset())));
    }

    /** {@code A and B are in ...}, or where each of them is, separated by a semicolon. */
    public String joint(Klass a, Klass b) {
        String where = moduleAndLoader(a);
        if (moduleOf(a) == moduleOf(b) && a.loader() == b.loader()) {
            return a.externalName() + " and " + b.externalName() + " are in " + where;
        }
        return in(a) + "; " + in(b);
    }
}
