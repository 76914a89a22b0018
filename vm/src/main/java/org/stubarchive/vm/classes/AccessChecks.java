package org.stubarchive.vm.classes;

import org.stubarchive.vm.calls.GuestException;
import org.stubarchive.vm.classfile.AccessFlags;
import org.stubarchive.vm.oops.ExternalNames;
import org.stubarchive.vm.oops.Field;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Klass;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.oops.ObjectArrayKlass;
import org.stubarchive.vm.threads.JavaThread;

/** Access control of resolution (JVMS 5.4.4). */
public final class AccessChecks {
    private static final String ERROR = "java/lang/IllegalAccessError";

    private final SystemDictionary dictionary;

    AccessChecks(SystemDictionary dictionary) {
        this.dictionary = dictionary;
    }

    /** Raises IllegalAccessError unless {@code from} may use the class, or the element class of the array class, {@code to}. */
    public void checkClass(JavaThread t, InstanceKlass from, Klass to) {
        Klass bottom = to instanceof ObjectArrayKlass a ? a.bottomKlass() : to;
        if (bottom instanceof InstanceKlass target && !dictionary.modules().canAccess(from, target)) {
            String reason = dictionary.modules().reason(t, from, target);
            throw raise(t, reason != null ? reason : "failed to access class " + target.externalName() + " from class " + from.externalName()
                    + " (" + dictionary.descriptions().joint(target, from) + ")");
        }
    }

    /**
     * Whether a class may use a member.
     *
     * @param resolved class that the reference names
     * @param holder class that declares the member
     * @param flags access flags of the member
     */
    public boolean canAccess(JavaThread t, InstanceKlass from, Klass resolved, InstanceKlass holder, int flags) {
        if ((flags & AccessFlags.PUBLIC) != 0 || from == holder) {
            return true;
        }
        if ((flags & AccessFlags.PRIVATE) != 0) {
            return dictionary.nestHost(t, from) == dictionary.nestHost(t, holder);
        }
        if (from.isSamePackage(holder)) {
            return true;
        }
        if ((flags & AccessFlags.PROTECTED) == 0 || from.isInterface() || !from.isSubclassOf(holder)) {
            return false;
        }
        return (flags & AccessFlags.STATIC) != 0 || resolved.isSubtypeOf(from) || from.isSubtypeOf(resolved);
    }

    void checkField(JavaThread t, InstanceKlass from, Klass resolved, Field f) {
        if (!canAccess(t, from, resolved, f.holder(), f.accessFlags()) && !from.isGeneratedAccessor()) {
            throw raise(t, "class " + from.externalName() + " tried to access " + (f.isProtected() ? "protected " : "")
                    + (f.isPrivate() ? "private " : "") + "field " + f.holder().externalName() + "." + f.name() + " ("
                    + dictionary.descriptions().joint(from, f.holder()) + ")" + nestHostErrors(from, f.holder(), f.isPrivate()));
        }
    }

    void checkMethod(JavaThread t, InstanceKlass from, Klass resolved, Method m) {
        int flags = m.accessFlags();
        if (resolved.isArray() && m.name().equals("clone") && m.isProtected()) {
            return;
        }
        if (!canAccess(t, from, resolved, m.holder(), flags) && !from.isGeneratedAccessor()) {
            throw raise(t, "class " + from.externalName() + " tried to access " + (m.isProtected() ? "protected " : "")
                    + (m.isPrivate() ? "private " : "") + "method '"
                    + ExternalNames.method(m.holder().externalName(), m.name(), m.descriptor()) + "' ("
                    + dictionary.descriptions().joint(from, m.holder()) + ")" + nestHostErrors(from, m.holder(), m.isPrivate()));
        }
    }

    /** Why a private member of another class was not taken for one of the same nest. */
    private String nestHostErrors(InstanceKlass from, InstanceKlass holder, boolean isPrivate) {
        String first = isPrivate ? dictionary.nestHostError(from) : null;
        String second = isPrivate ? dictionary.nestHostError(holder) : null;
        if (first == null && second == null) {
            return "";
        }
        return ", (" + (first == null ? "" : first) + (first == null || second == null ? "" : ", ") + (second == null ? "" : second) + ")";
    }

    private GuestException raise(JavaThread t, String message) {
        return dictionary.runtime().exception(t, ERROR, message);
    }
}
