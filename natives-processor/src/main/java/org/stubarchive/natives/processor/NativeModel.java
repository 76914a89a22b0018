package org.stubarchive.natives.processor;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;

/** All natives. A guest class may have its natives in several classes of one package. */
final class NativeModel {
    private final Map<String, NativePackage> packages = new TreeMap<>();
    private final Map<String, NativePackage> byGuestClass = new HashMap<>();

    void add(TypeElement type, List<NativeMethod> methods) throws InvalidNative {
        PackageElement element = (PackageElement) type.getEnclosingElement();
        NativePackage p = packages.computeIfAbsent(element.getQualifiedName().toString(), k -> new NativePackage(element));
        for (String guestClass : AnnotationValues.of(type, "NativesOf").texts("value")) {
            NativePackage other = byGuestClass.putIfAbsent(guestClass, p);
            if (other != null && other != p) {
                throw new InvalidNative(type, guestClass + " has natives in package " + other.name() + " too");
            }
            for (NativeMethod method : methods) {
                p.add(guestClass, method);
            }
        }
    }

    /** In alphabetical order. */
    Collection<NativePackage> packages() {
        return packages.values();
    }
}
