package org.stubarchive.natives.reflect;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.vm.classfile.EnclosingMethod;
import org.stubarchive.vm.classfile.InnerClass;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.objects.GuestArrays;
import org.stubarchive.vm.oops.ClassModifiers;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Klass;

/** How classes are nested in each other, from the attributes InnerClasses, EnclosingMethod, NestMembers and PermittedSubclasses. */
public final class EnclosingClasses {
    private static final String CLASS = "java/lang/Class";

    private EnclosingClasses() {}

    /** {@code Class.getEnclosingMethod0}: class, method name or null, descriptor or null; 0 if there is no such attribute. */
    public static long enclosingMethod(NativeCall c, InstanceKlass klass) {
        EnclosingMethod enclosing = klass == null ? null : klass.classFile().enclosingMethod();
        if (enclosing == null) {
            return 0;
        }
        Klass outer = resolve(c, klass, enclosing.className());
        try (HandleScope scope = c.thread().handles().open()) {
            Handle result = scope.handle(c.objects().newArray(c.thread(), "java/lang/Object", 3));
            GuestArrays.setElement(result.oop(), 0, outer.mirror());
            if (enclosing.methodName() != null) {
                long name = c.strings().intern(c.thread(), enclosing.methodName());
                GuestArrays.setElement(result.oop(), 1, name);
                long descriptor = c.strings().intern(c.thread(), enclosing.methodDescriptor());
                GuestArrays.setElement(result.oop(), 2, descriptor);
            }
            return result.oop();
        }
    }

    /** {@code Class.getDeclaringClass0}: the class that this one is a member of, or 0. */
    public static long declaringClass(NativeCall c, InstanceKlass klass) {
        InnerClass entry = klass == null ? null : ClassModifiers.entry(klass);
        if (entry == null || entry.outerClass() == null) {
            EnclosingMethod enclosing = klass == null ? null : klass.classFile().enclosingMethod();
            if (enclosing != null) {
                // The class around a local class is no answer, but it has to exist and to agree.
                requireAgreement(c, resolve(c, klass, enclosing.className()), klass, null);
            }
            return 0;
        }
        Klass outer = resolve(c, klass, entry.outerClass());
        requireAgreement(c, outer, klass, outer.name());
        return outer.mirror();
    }

    /**
     * Checks that the class around another one has it in its InnerClasses attribute too; it never has a hidden class, which no other class can name.
     *
     * @param asMemberOf name of the class that the entry says the inner one is a member of, {@code null} for a local class
     */
    private static void requireAgreement(NativeCall c, Klass outer, Klass inner, String asMemberOf) {
        if (outer instanceof InstanceKlass o && inner instanceof InstanceKlass) {
            for (InnerClass entry : o.classFile().innerClasses()) {
                if (entry.innerClass().equals(inner.name()) && Objects.equals(asMemberOf, entry.outerClass())) {
                    return;
                }
            }
        }
        throw c.exception("java/lang/IncompatibleClassChangeError", outer.externalName() + " and " + inner.externalName() + " disagree on InnerClasses attribute");
    }

    /** {@code Class.getSimpleBinaryName0}: the name in the source, 0 for top-level and anonymous classes. */
    public static long simpleBinaryName(NativeCall c, InstanceKlass klass) {
        InnerClass entry = klass == null ? null : ClassModifiers.entry(klass);
        return entry == null || entry.simpleName() == null ? 0 : c.strings().intern(c.thread(), entry.simpleName());
    }

    /** {@code Class.getDeclaredClasses0}: the member classes, without local and anonymous ones. */
    public static long declaredClasses(NativeCall c, InstanceKlass klass) {
        List<Klass> members = new ArrayList<>();
        if (klass != null) {
            for (InnerClass entry : klass.classFile().innerClasses()) {
                if (klass.classFile().name().equals(entry.outerClass()) && entry.simpleName() != null) {
                    Klass member = resolve(c, klass, entry.innerClass());
                    requireAgreement(c, klass, member, klass.classFile().name());
                    members.add(member);
                }
            }
        }
        return mirrors(c, members);
    }

    /** {@code Class.getNestMembers0}: the host first, then the members that agree on it. */
    public static long nestMembers(NativeCall c, InstanceKlass klass) {
        if (klass == null) {
            long self = c.objects().newArray(c.thread(), CLASS, 1);
            GuestArrays.setElement(self, 0, c.receiver());
            return self;
        }
        InstanceKlass host = c.vm().dictionary().nestHost(c.thread(), klass);
        List<Klass> members = new ArrayList<>();
        members.add(host);
        for (String name : host.classFile().nestMembers()) {
            Klass member = GuestErrors.orNullOn(c, "java/lang/LinkageError", () -> resolve(c, host, name));
            if (member instanceof InstanceKlass && c.vm().dictionary().nestHost(c.thread(), (InstanceKlass) member) == host) {
                members.add(member);
            }
        }
        if (!members.contains(klass)) {
            members.add(klass);
        }
        return mirrors(c, members);
    }

    /** {@code Class.getPermittedSubclasses0}: 0 if the class is not sealed; subclasses that cannot be loaded are left out. */
    public static long permittedSubclasses(NativeCall c, InstanceKlass klass) {
        if (klass == null || !klass.classFile().isSealed()) {
            return 0;
        }
        List<Klass> permitted = new ArrayList<>();
        for (String name : klass.classFile().permittedSubclasses()) {
            Klass subclass = GuestErrors.orNullOn(c, "java/lang/LinkageError", () -> resolve(c, klass, name));
            if (subclass instanceof InstanceKlass) {
                permitted.add(subclass);
            }
        }
        return mirrors(c, permitted);
    }

    private static Klass resolve(NativeCall c, InstanceKlass from, String name) {
        Klass k = c.vm().dictionary().resolve(c.thread(), name, from.loader());
        c.vm().dictionary().resolver().access().checkClass(c.thread(), from, k);
        return k;
    }

    private static long mirrors(NativeCall c, List<Klass> klasses) {
        long array = c.objects().newArray(c.thread(), CLASS, klasses.size());
        for (int i = 0; i < klasses.size(); i++) {
            GuestArrays.setElement(array, i, klasses.get(i).mirror());
        }
        return array;
    }
}
