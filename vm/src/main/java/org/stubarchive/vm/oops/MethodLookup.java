package org.stubarchive.vm.oops;

/** Method resolution by name and descriptor, and the choice among superinterface methods (JVMS 5.4.3.3, 5.4.3.4, 5.4.6). */
final class MethodLookup {
    /** What the maximally-specific superinterface methods of a class leave as the method to run. */
    record Choice(Method method, String conflict) {
        static final Choice NONE = new Choice(null, null);
    }

    private MethodLookup() {
    }

    static Method resolve(InstanceKlass klass, int signature) {
        if (klass.isInterface()) {
            Method declared = klass.findMethod(signature);
            if (declared != null) {
                return declared;
            }
            Method ofObject = klass.superKlass().findMethod(signature);
            if (ofObject != null && ofObject.isPublic() && !ofObject.isStatic()) {
                return ofObject;
            }
        } else {
            for (InstanceKlass k = klass; k != null; k = k.superKlass()) {
                Method m = k.findMethod(signature);
                if (m != null) {
                    return m;
                }
            }
        }
        return choose(klass, signature).method;
    }

    /**
     * The method among the superinterfaces that a class inherits: the only maximally-specific one with a body; else an abstract one; else,
     * when several have a body, any of them, with the names of all as the conflict.
     */
    static Choice choose(InstanceKlass klass, int signature) {
        InstanceKlass[] all = klass.transitiveInterfaces();
        Method found = null;
        Method[] several = null;
        int count = 0;
        for (InstanceKlass i : all) {
            Method m = i.findMethod(signature);
            if (m == null || !m.isVirtual()) {
                continue;
            }
            if (count == 0) {
                found = m;
            } else {
                if (several == null) {
                    several = new Method[all.length];
                    several[0] = found;
                }
                several[count] = m;
            }
            count++;
        }
        if (count == 0) {
            return Choice.NONE;
        }
        return count == 1 ? new Choice(found, null) : mostSpecific(several, count);
    }

    private static Choice mostSpecific(Method[] candidates, int count) {
        Method concrete = null;
        Method any = null;
        StringBuilder conflict = null;
        for (int c = 0; c < count; c++) {
            Method m = candidates[c];
            if (isOverridden(m, candidates, count)) {
                continue;
            }
            if (any == null) {
                any = m;
            }
            if (m.isAbstract()) {
                continue;
            }
            if (concrete == null) {
                concrete = m;
            } else {
                if (conflict == null) {
                    conflict = new StringBuilder("Conflicting default methods:").append(qualified(concrete));
                }
                conflict.append(qualified(m));
            }
        }
        return new Choice(concrete == null ? any : concrete, conflict == null ? null : conflict.toString());
    }

    private static String qualified(Method m) {
        return " " + m.holder().name() + "." + m.name();
    }

    private static boolean isOverridden(Method m, Method[] candidates, int count) {
        for (int c = 0; c < count; c++) {
            InstanceKlass other = candidates[c].holder();
            if (other != m.holder() && other.isSubtypeOf(m.holder())) {
                return true;
            }
        }
        return false;
    }
}
