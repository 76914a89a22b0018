package org.stubarchive.vm.classes;

import org.stubarchive.vm.calls.GuestException;
import org.stubarchive.vm.oops.ClassLoaderData;
import org.stubarchive.vm.oops.ExternalNames;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Klass;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.threads.JavaThread;

/** Resolves methods for the invoke instructions and for method handles (JVMS 5.4.3.3, 5.4.3.4, 6.5). */
public final class MethodResolver {
    private static final String INCOMPATIBLE = "java/lang/IncompatibleClassChangeError";
    private static final String NON_STATIC = "Expecting non-static";
    private static final String ABSTRACT = "java/lang/AbstractMethodError";

    private final SystemDictionary dictionary;
    private final AccessChecks access;

    MethodResolver(SystemDictionary dictionary, AccessChecks access) {
        this.dictionary = dictionary;
        this.access = access;
    }

    private GuestException raise(JavaThread t, String errorClass, String message) {
        return dictionary.runtime().exception(t, errorClass, message);
    }

    private static String quoted(Method m) {
        return "'" + m.externalName() + "'";
    }

    // ---- resolution

    /** Resolves a method of a class (JVMS 5.4.3.3). */
    Method resolveInClass(JavaThread t, MethodReference r) {
        Klass k = r.klass();
        if (k.isInterface()) {
            throw raise(t, INCOMPATIBLE, "Found interface " + k.externalName() + ", but class was expected");
        }
        if (r.form() == MethodReference.Form.INTERFACE_METHOD) {
            throw raise(t, INCOMPATIBLE, "Method '" + ExternalNames.method(k.externalName(), r.name(), r.descriptor())
                    + "' must be Methodref constant");
        }
        return checked(t, r, lookup(k, r));
    }

    /** Resolves a method of an interface (JVMS 5.4.3.4). */
    Method resolveInInterface(JavaThread t, MethodReference r) {
        Klass k = r.klass();
        if (!k.isInterface()) {
            throw raise(t, INCOMPATIBLE, "Found class " + k.externalName() + ", but interface was expected");
        }
        if (r.form() == MethodReference.Form.CLASS_METHOD) {
            throw raise(t, INCOMPATIBLE, "Method '" + ExternalNames.method(k.externalName(), r.name(), r.descriptor())
                    + "' must be InterfaceMethodref constant");
        }
        return checked(t, r, lookup(k, r));
    }

    private Method resolveInEither(JavaThread t, MethodReference r) {
        return r.klass().isInterface() ? resolveInInterface(t, r) : resolveInClass(t, r);
    }

    private Method lookup(Klass k, MethodReference r) {
        InstanceKlass start = k instanceof InstanceKlass i ? i : k.superKlass();
        return start.lookupMethod(r.name(), r.descriptor());
    }

    private Method checked(JavaThread t, MethodReference r, Method m) {
        if (m == null) {
            throw raise(t, "java/lang/NoSuchMethodError",
                    "'" + ExternalNames.method(r.klass().externalName(), r.name(), r.descriptor()) + "'");
        }
        if (r.caller() != null) {
            access.checkMethod(t, r.caller(), r.klass(), m);
            checkConstraints(t, r, m);
        }
        return m;
    }

    private void checkConstraints(JavaThread t, MethodReference r, Method m) {
        ClassLoaderData from = r.caller().loader();
        ClassLoaderData to = m.holder().loader();
        LoadingConstraints.Conflict c = dictionary.constraints().add(r.descriptor(), from, to);
        if (c != null) {
            ClassDescriptions d = dictionary.descriptions();
            throw raise(t, "java/lang/LinkageError", "loader constraint violation: when resolving method " + quoted(m) + " the class loader "
                    + d.loader(from) + " of the current class, " + r.caller().externalName().replace('.', '/') + ", and the class loader "
                    + d.loader(to) + " for the method's defining class, " + m.holder().name()
                    + ", have different Class objects for the type " + c.typeName() + " used in the signature ("
                    + d.in(r.caller()) + "; " + d.in(m.holder()) + ")");
        }
    }

    private void requireInstance(JavaThread t, Method m, String expectation) {
        if (m.isStatic()) {
            throw raise(t, INCOMPATIBLE, expectation + " method " + quoted(m));
        }
    }

    // ---- per instruction

    /** Resolves for {@code invokestatic}; the class is not initialised here. */
    public MethodResolution resolveStatic(JavaThread t, MethodReference r) {
        Method m = resolveInEither(t, r);
        if (!m.isStatic()) {
            throw raise(t, INCOMPATIBLE, "Expected static method " + quoted(m));
        }
        return MethodResolution.direct(m);
    }

    /** Resolves and selects for {@code invokespecial}. */
    public MethodResolution resolveSpecial(JavaThread t, MethodReference r) {
        Method m = resolveInEither(t, r);
        if (m.isConstructor() && m.holder() != r.klass()) {
            throw raise(t, "java/lang/NoSuchMethodError", r.klass().externalName() + ": method '" + ExternalNames.method(null, m.name(), m.descriptor()) + "' not found");
        }
        InstanceKlass caller = r.caller();
        if (caller != null && m.holder().isInterface() && r.klass() instanceof InstanceKlass named && named.isInterface()) {
            checkDirectSuperinterface(t, caller, named, m);
        }
        requireInstance(t, m, NON_STATIC);
        Method selected = m;
        if (caller != null && !m.isConstructor() && !r.klass().isInterface() && caller != r.klass()
                && r.klass() instanceof InstanceKlass named && caller.isSubclassOf(named)) {
            selected = caller.superKlass().lookupMethod(r.name(), r.descriptor());
            if (selected == null) {
                throw raise(t, ABSTRACT, m.externalName());
            }
            requireInstance(t, selected, NON_STATIC);
        }
        if (selected.isAbstract()) {
            String conflict = conflictOf(r.klass(), selected);
            throw conflict == null ? raise(t, ABSTRACT, "'" + ExternalNames.method(r.klass().externalName(), selected.name(), selected.descriptor()) + "'") : raise(t, INCOMPATIBLE, conflict);
        }
        return MethodResolution.direct(selected);
    }

    private static String conflictOf(Klass k, Method selected) {
        if (k instanceof InstanceKlass i && !i.isInterface()) {
            int index = i.vtableIndexOf(selected);
            return index < 0 ? null : i.vtable()[index].selectionConflict();
        }
        return null;
    }

    private void checkDirectSuperinterface(JavaThread t, InstanceKlass caller, InstanceKlass named, Method m) {
        InstanceKlass host = caller.isHidden() ? caller.hiddenInfo().lookup() : caller;
        boolean direct = named == caller || named == host;
        for (InstanceKlass i : caller.interfaces()) {
            direct |= i == named;
        }
        for (InstanceKlass i : host.interfaces()) {
            direct |= i == named;
        }
        if (!direct && caller.isSubtypeOf(named)) {
            throw raise(t, INCOMPATIBLE, "Interface method reference: " + quoted(m) + ", is in an indirect superinterface "
                    + named.externalName());
        }
    }

    /** Resolves for {@code invokevirtual}. */
    public MethodResolution resolveVirtual(JavaThread t, MethodReference r) {
        Method m = resolveInClass(t, r);
        requireInstance(t, m, NON_STATIC);
        return dispatchOf(r.klass(), m);
    }

    /** How a method that was resolved in a class is dispatched. */
    private static MethodResolution dispatchOf(Klass k, Method m) {
        if (m.isEffectivelyFinal() && !m.isAbstract() || m.isConstructor()) {
            return MethodResolution.direct(m);
        }
        int index = k instanceof InstanceKlass i ? i.vtableIndexOf(m) : m.vtableIndex();
        if (index < 0) {
            throw new IllegalStateException(k + " has no vtable entry for " + m);
        }
        return MethodResolution.vtable(m, index);
    }

    /** Resolves for {@code invokeinterface}; methods of {@code Object} are dispatched through the vtable, private ones directly. */
    public MethodResolution resolveInterface(JavaThread t, MethodReference r) {
        Method m = resolveInInterface(t, r);
        requireInstance(t, m, "Expected instance not static");
        if (m.isPrivate()) {
            return MethodResolution.direct(m);
        }
        return m.holder().isInterface() ? MethodResolution.inInterface(m) : dispatchOf(m.holder(), m);
    }
}
