package org.stubarchive.natives.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.lang.model.element.PackageElement;

/** The natives of one package of ours: guest classes in alphabetical order, with their methods in the order of the sources. */
final class NativePackage {
    private final PackageElement element;
    private final Map<String, List<NativeMethod>> methods = new TreeMap<>();

    NativePackage(PackageElement element) {
        this.element = element;
    }

    String name() {
        return element.getQualifiedName().toString();
    }

    /** Name of the table of this package. */
    String table() {
        return name() + "." + TableSource.NAME;
    }

    void add(String guestClass, NativeMethod method) throws InvalidNative {
        List<NativeMethod> known = methods.computeIfAbsent(guestClass, k -> new ArrayList<>());
        for (NativeMethod other : known) {
            if (other.signature().equals(method.signature())) {
                throw new InvalidNative(method.java(), guestClass + "." + method.signature() + " is there twice: the other is " + other.java());
            }
        }
        known.add(method);
    }

    Map<String, List<NativeMethod>> methods() {
        return methods;
    }
}
