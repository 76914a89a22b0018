package org.stubarchive.vm.frames;

import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Method;

/** Which frames programs do not see. */
public final class FrameFilter {
    private static final String METHOD_ACCESSOR = "jdk/internal/reflect/MethodAccessorImpl";
    private static final String CONSTRUCTOR_ACCESSOR = "jdk/internal/reflect/ConstructorAccessorImpl";

    private FrameFilter() {}

    /** Whether the caller lookup of reflection passes over the method: the machinery of reflective and method handle calls. */
    public static boolean isReflectionFrame(Method m) {
        InstanceKlass holder = m.holder();
        if (!holder.loader().isBoot() && !holder.isTrusted()) {
            return false;
        }
        if (holder.name().equals("java/lang/reflect/Method") && m.name().equals("invoke")) {
            return true;
        }
        if (m.isHidden()) {
            return true;
        }
        for (InstanceKlass k = holder; k != null; k = k.superKlass()) {
            if (k.loader().isBoot() && (k.name().equals(METHOD_ACCESSOR) || k.name().equals(CONSTRUCTOR_ACCESSOR))) {
                return true;
            }
        }
        return false;
    }
}
