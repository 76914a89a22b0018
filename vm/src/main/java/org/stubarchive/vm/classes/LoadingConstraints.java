package org.stubarchive.vm.classes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stubarchive.vm.classfile.Descriptor;
import org.stubarchive.vm.oops.ClassLoaderData;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Klass;

/**
 * Loading constraints (JVMS 5.3.4): sets of loaders that must agree on the class of a name. A constraint is added when a member is resolved
 * across loaders, and when a method overrides one of a class with another loader.
 */
final class LoadingConstraints {
    private static final class Constraint {
        final List<ClassLoaderData> loaders = new ArrayList<>();
        Klass klass;
    }

    private final Map<String, List<Constraint>> byName = new HashMap<>();

    /**
     * Checks that a class may be recorded for a loader, and notes it in the constraint.
     *
     * @return the reason if it may not, else {@code null}
     */
    String check(String name, ClassLoaderData loader, Klass k) {
        Constraint c = find(name, loader);
        if (c == null) {
            return null;
        }
        if (c.klass != null && c.klass != k) {
            return "loader constraint violation: loader " + loader.id() + " wants to load class " + k.externalName()
                    + ", but a different class of that name was loaded before by loader " + c.klass.loader().id();
        }
        c.klass = k;
        return null;
    }

    private Constraint find(String name, ClassLoaderData loader) {
        for (Constraint c : byName.getOrDefault(name, List.of())) {
            if (c.loaders.contains(loader)) {
                return c;
            }
        }
        return null;
    }

    /**
     * Demands that two loaders agree on all types of a descriptor.
     *
     * @return the first type that they disagree on, with the two classes in error message order; {@code null} if there is none
     */
    Conflict add(String descriptor, ClassLoaderData a, ClassLoaderData b) {
        if (a == b) {
            return null;
        }
        int at = descriptor.charAt(0) == '(' ? 1 : 0;
        while (at < descriptor.length()) {
            if (descriptor.charAt(at) == ')') {
                at++;
                continue;
            }
            int next = Descriptor.skipType(descriptor, at);
            String name = Descriptor.className(descriptor.substring(descriptor.lastIndexOf('[', next - 1) >= at
                    ? descriptor.lastIndexOf('[', next - 1) + 1 : at, next));
            if (name != null && !agree(name, a, b)) {
                return new Conflict(name, a, b);
            }
            at = next;
        }
        return null;
    }

    private boolean agree(String name, ClassLoaderData a, ClassLoaderData b) {
        Klass inA = a.find(name);
        Klass inB = b.find(name);
        if (inA != null && inB != null) {
            return inA == inB;
        }
        if (inA instanceof InstanceKlass k && k.loader().isBoot() && name.startsWith("java/")
                || inB instanceof InstanceKlass m && m.loader().isBoot() && name.startsWith("java/")) {
            return true;
        }
        Constraint ca = find(name, a);
        Constraint cb = find(name, b);
        Klass known = inA != null ? inA : inB;
        for (Constraint c : new Constraint[] {ca, cb}) {
            if (c != null && c.klass != null) {
                if (known != null && known != c.klass) {
                    return false;
                }
                known = c.klass;
            }
        }
        merge(name, a, b, ca, cb).klass = known;
        return true;
    }

    private Constraint merge(String name, ClassLoaderData a, ClassLoaderData b, Constraint ca, Constraint cb) {
        Constraint target = ca != null ? ca : cb;
        if (target == null) {
            target = new Constraint();
            byName.computeIfAbsent(name, n -> new ArrayList<>(1)).add(target);
        }
        if (ca != null && cb != null && ca != cb) {
            ca.loaders.addAll(cb.loaders);
            byName.get(name).remove(cb);
        }
        for (ClassLoaderData l : new ClassLoaderData[] {a, b}) {
            if (!target.loaders.contains(l)) {
                target.loaders.add(l);
            }
        }
        return target;
    }

    /**
     * Two loaders that have different classes of one name.
     *
     * @param typeName internal name of the type
     */
    record Conflict(String typeName, ClassLoaderData first, ClassLoaderData second) {
    }
}
