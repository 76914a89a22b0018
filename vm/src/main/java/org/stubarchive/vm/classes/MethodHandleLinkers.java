package org.stubarchive.vm.classes;

import java.util.HashMap;
import java.util.Map;
import org.stubarchive.vm.classfile.AccessFlags;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.oops.ObjectModel;

/**
 * The methods that stand for {@code MethodHandle.invokeBasic} and {@code linkTo*} with a certain descriptor. They have no code: their entries jump
 * to the method that the arguments name.
 */
final class MethodHandleLinkers {
    private static final String INVOKE_BASIC = "invokeBasic";
    private static final int FLAGS = AccessFlags.FINAL | AccessFlags.NATIVE | AccessFlags.SYNTHETIC;

    private final ObjectModel model;
    private final Map<String, Method> linkers = new HashMap<>();

    MethodHandleLinkers(ObjectModel model) {
        this.model = model;
    }

    /** Whether calls of this signature-polymorphic method go to a linker, rather than to an adapter that the class library spins. */
    static boolean isLinker(String name) {
        return switch (name) {
            case INVOKE_BASIC, "linkToStatic", "linkToSpecial", "linkToVirtual", "linkToInterface", "linkToNative" -> true;
            default -> false;
        };
    }

    /** The linker of a name and descriptor, made when first asked for. */
    Method of(InstanceKlass methodHandle, String name, String descriptor) {
        String key = name + descriptor;
        Method m = linkers.get(key);
        if (m == null) {
            m = model.makeMethod(methodHandle, name, descriptor, name.equals(INVOKE_BASIC) ? FLAGS : FLAGS | AccessFlags.STATIC);
            linkers.put(key, m);
        }
        return m;
    }
}
