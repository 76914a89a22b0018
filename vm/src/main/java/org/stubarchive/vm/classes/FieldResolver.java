package org.stubarchive.vm.classes;

import org.stubarchive.vm.calls.GuestException;
import org.stubarchive.vm.oops.ExternalNames;
import org.stubarchive.vm.oops.Field;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Klass;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.threads.JavaThread;

/** Resolves fields (JVMS 5.4.3.2) and checks what the field instructions demand (JVMS 6.5). */
public final class FieldResolver {
    /** First class file version in which only initializers may write final fields, whatever else the class does. */
    private static final int STRICT_FINALS_MAJOR = 53;

    private final SystemDictionary dictionary;
    private final AccessChecks access;

    FieldResolver(SystemDictionary dictionary, AccessChecks access) {
        this.dictionary = dictionary;
        this.access = access;
    }

    private GuestException raise(JavaThread t, String errorClass, String message) {
        return dictionary.runtime().exception(t, errorClass, message);
    }

    /**
     * Resolves a field.
     *
     * @param caller class on whose behalf; {@code null}: access is not checked
     * @throws GuestException NoSuchFieldError, IllegalAccessError or LinkageError
     */
    public Field resolve(JavaThread t, InstanceKlass caller, Klass k, String name, String descriptor) {
        Field f = k instanceof InstanceKlass i ? i.lookupField(name, descriptor) : null;
        if (f == null) {
            throw raise(t, "java/lang/NoSuchFieldError", missing(k, name, descriptor));
        }
        if (caller != null) {
            access.checkField(t, caller, k, f);
            LoadingConstraints.Conflict c = dictionary.constraints().add(descriptor, caller.loader(), f.holder().loader());
            if (c != null) {
                ClassDescriptions d = dictionary.descriptions();
                throw raise(t, "java/lang/LinkageError", "loader constraint violation: when resolving field \"" + name + "\" of type "
                        + c.typeName() + ", the class loader " + d.loader(caller.loader()) + " of the current class, "
                        + caller.externalName() + ", and the class loader " + d.loader(f.holder().loader())
                        + " for the field's defining type, " + f.holder().externalName()
                        + ", have different Class objects for type " + c.typeName() + " (" + d.in(caller) + "; " + d.in(f.holder()) + ")");
            }
        }
        return f;
    }

    /** Releases from 21 on say more than the name. */
    private static String missing(Klass k, String name, String descriptor) {
        return Runtime.version().feature() < 21 ? name
                : "Class " + k.externalName() + " does not have member field '" + ExternalNames.ofType(descriptor) + " " + name + "'";
    }

    void requireStatic(JavaThread t, Field f) {
        if (!f.isStatic()) {
            throw raise(t, "java/lang/IncompatibleClassChangeError", "Expected static field " + f);
        }
    }

    void requireInstance(JavaThread t, Field f) {
        if (f.isStatic()) {
            throw raise(t, "java/lang/IncompatibleClassChangeError", "Expected non-static field " + f);
        }
    }

    /** Final fields are written by their class, and (from version 53 on) by the initializer only. */
    void checkWrite(JavaThread t, Field f, Method writer) {
        if (!f.isFinal()) {
            return;
        }
        String kind = f.isStatic() ? "static" : "non-static";
        if (f.holder() != writer.holder()) {
            throw raise(t, "java/lang/IllegalAccessError", "Update to " + kind + " final field " + f
                    + " attempted from a different class (" + writer.holder().externalName() + ") than the field's declaring class");
        }
        boolean initializer = f.isStatic() ? writer.isClassInitializer() : writer.isConstructor();
        if (!initializer && writer.holder().classFile().majorVersion() >= STRICT_FINALS_MAJOR) {
            throw raise(t, "java/lang/IllegalAccessError", "Update to " + kind + " final field " + f
                    + " attempted from a different method (" + writer.name() + ") than the initializer method "
                    + (f.isStatic() ? "<clinit>" : "<init>") + " ");
        }
    }
}
