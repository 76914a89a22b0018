package org.stubarchive.natives.lang;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.vm.calls.GuestException;
import org.stubarchive.vm.classfile.NameRules;
import org.stubarchive.vm.oops.ClassLoaderData;
import org.stubarchive.vm.oops.Klass;

/** Classes by the names that programs give. */
final class ClassLookup {
    private static final int LONGEST_NAME = 65535;

    private ClassLookup() {}

    /**
     * Loads a class by its binary name, such as {@code java.lang.String} or {@code [Ljava.lang.String;}.
     *
     * @param loaderOop the {@code ClassLoader}, 0 for the boot loader
     * @throws GuestException ClassNotFoundException, or what loading throws
     */
    static Klass forName(NativeCall c, String name, long loaderOop) {
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.indexOf('/') >= 0) {
            throw notFound(c, name);
        }
        String internal = name.replace('.', '/');
        if (!internal.startsWith("[") && !NameRules.isLegalClassName(internal)) {
            throw notFound(c, internal);
        }
        ClassLoaderData loader = c.vm().dictionary().loaderData(loaderOop);
        return c.vm().dictionary().resolveOrNotFound(c.thread(), internal, loader);
    }

    static GuestException notFound(NativeCall c, String name) {
        return c.exception("java/lang/ClassNotFoundException", name);
    }
}
