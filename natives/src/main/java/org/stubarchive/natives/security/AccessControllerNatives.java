package org.stubarchive.natives.security;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.vm.objects.GuestField;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Klass;
import org.stubarchive.vm.oops.ObjectModel;

/** {@code java.security.AccessController}. */
@NativesOf("java/security/AccessController")
final class AccessControllerNatives {
    private final GuestField inherited =
            new GuestField("java/lang/Thread", "inheritedAccessControlContext", "Ljava/security/AccessControlContext;");

    @Native(value = "ensureMaterializedForStackWalk(Ljava/lang/Object;)V", last = 17)
    static void ensureMaterializedForStackWalk(@Oop long object) {}

    @Native(value = "getInheritedAccessControlContext()Ljava/security/AccessControlContext;", last = 17)
    @Oop long getInheritedAccessControlContext(NativeCall c) {
        return inherited.getReference(c.thread().threadObject());
    }

    @Native(value = "getProtectionDomain(Ljava/lang/Class;)Ljava/security/ProtectionDomain;", last = 17)
    static @Oop long protectionDomain(NativeCall c, @Oop long type) {
        Klass klass = c.klass(type);
        return klass instanceof InstanceKlass ? ObjectModel.current().mirrors().protectionDomain(klass) : 0;
    }
}
