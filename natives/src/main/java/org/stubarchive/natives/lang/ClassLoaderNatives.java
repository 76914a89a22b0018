package org.stubarchive.natives.lang;

import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.vm.objects.GuestField;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Klass;

/** {@code java.lang.ClassLoader}. */
public final class ClassLoaderNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "defineClass1(Ljava/lang/ClassLoader;Ljava/lang/String;[BIILjava/security/ProtectionDomain;Ljava/lang/String;)Ljava/lang/Class;",
        "defineClass2(Ljava/lang/ClassLoader;Ljava/lang/String;Ljava/nio/ByteBuffer;IILjava/security/ProtectionDomain;Ljava/lang/String;)Ljava/lang/Class;",
        "defineClass0(Ljava/lang/ClassLoader;Ljava/lang/Class;Ljava/lang/String;[BIILjava/security/ProtectionDomain;ZILjava/lang/Object;)Ljava/lang/Class;",
        "findBootstrapClass(Ljava/lang/String;)Ljava/lang/Class;",
        "findLoadedClass0(Ljava/lang/String;)Ljava/lang/Class;",
        "findInitiatedLoader(Ljava/lang/String;)Ljava/lang/ClassLoader;",
        "retrieveDirectives()Ljava/lang/AssertionStatusDirectives;",
    };
    private static final String DIRECTIVES = "java/lang/AssertionStatusDirectives";

    private final GuestField address = new GuestField("java/nio/Buffer", "address", "J");

    /** The natives. */
    public ClassLoaderNatives() {
        super("java/lang/ClassLoader", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // defineClass1(Ljava/lang/ClassLoader;Ljava/lang/String;[BIILjava/security/ProtectionDomain;Ljava/lang/String;)Ljava/lang/Class;
                return defineFromArray(c);
            case 1: // defineClass2(Ljava/lang/ClassLoader;Ljava/lang/String;Ljava/nio/ByteBuffer;IILjava/security/ProtectionDomain;Ljava/lang/String;)Ljava/lang/Class;
                return defineFromBuffer(c);
            case 2: // defineClass0(Ljava/lang/ClassLoader;Ljava/lang/Class;Ljava/lang/String;[BIILjava/security/ProtectionDomain;ZILjava/lang/Object;)Ljava/lang/Class;
                return HiddenClasses.define(c);
            case 3: // findBootstrapClass(Ljava/lang/String;)Ljava/lang/Class;
                return findBootstrapClass(c);
            case 4: // findLoadedClass0(Ljava/lang/String;)Ljava/lang/Class;
                return findLoadedClass(c);
            case 5: // findInitiatedLoader(Ljava/lang/String;)Ljava/lang/ClassLoader;
                return 0;
            case 6: // retrieveDirectives()Ljava/lang/AssertionStatusDirectives;
                return directives(c);
            default:
                throw noSuchNative(index);
        }
    }

    private static long defineFromArray(NativeCall c) {
        byte[] bytes = ClassDefinition.bytes(c, c.nonNullAt(2), c.intAt(3), c.intAt(4));
        return ClassDefinition.define(c, c.stringAt(1), bytes, c.refAt(0), c.refAt(5), c.stringAt(6));
    }

    private long defineFromBuffer(NativeCall c) {
        byte[] bytes = new byte[c.intAt(4)];
        RawMemory.copyToArray(address.getLong(c.nonNullAt(2)) + c.intAt(3), bytes, 0, bytes.length);
        return ClassDefinition.define(c, c.stringAt(1), bytes, c.refAt(0), c.refAt(5), c.stringAt(6));
    }

    private static long findBootstrapClass(NativeCall c) {
        String name = c.stringAt(0);
        if (name == null || name.indexOf('/') >= 0) {
            return 0;
        }
        Klass klass = c.vm().dictionary().findOrLoadBoot(c.thread(), name.replace('.', '/'));
        return klass == null ? 0 : klass.mirror();
    }

    private static long findLoadedClass(NativeCall c) {
        String name = c.stringAt(0);
        if (name == null || name.indexOf('/') >= 0) {
            return 0;
        }
        Klass klass = c.vm().dictionary().findLoaded(c.thread(), name.replace('.', '/'), c.vm().dictionary().loaderData(c.receiver()));
        return klass == null ? 0 : klass.mirror();
    }

    /** No assertion is enabled from outside: empty lists and a default of false. */
    private static long directives(NativeCall c) {
        InstanceKlass klass = c.vm().dictionary().bootKlass(DIRECTIVES);
        c.vm().dictionary().initialize(c.thread(), klass);
        return AssertionDirectives.create(c, klass);
    }
}
