package org.stubarchive.natives.security;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.vm.objects.GuestField;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Klass;
import org.stubarchive.vm.oops.ObjectModel;

/** {@code java.security.AccessController}. */
public final class AccessControllerNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "getProtectionDomain(Ljava/lang/Class;)Ljava/security/ProtectionDomain;",
        "ensureMaterializedForStackWalk(Ljava/lang/Object;)V",
        "getStackAccessControlContext()Ljava/security/AccessControlContext;",
        "getInheritedAccessControlContext()Ljava/security/AccessControlContext;",
    };

    private final GuestField inherited =
            new GuestField("java/lang/Thread", "inheritedAccessControlContext", "Ljava/security/AccessControlContext;");

    /** The natives. */
    public AccessControllerNatives() {
        super("java/security/AccessController", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // getProtectionDomain(Ljava/lang/Class;)Ljava/security/ProtectionDomain;
                return protectionDomain(c);
            case 1: // ensureMaterializedForStackWalk(Ljava/lang/Object;)V
                return 0;
            case 2: // getStackAccessControlContext()Ljava/security/AccessControlContext;
                return AccessContexts.ofStack(c);
            case 3: // getInheritedAccessControlContext()Ljava/security/AccessControlContext;
                return inherited.getReference(c.thread().threadObject());
            default:
                throw noSuchNative(index);
        }
    }

    private static long protectionDomain(NativeCall c) {
        Klass klass = c.klassAt(0);
        return klass instanceof InstanceKlass ? ObjectModel.current().mirrors().protectionDomain(klass) : 0;
    }
}
