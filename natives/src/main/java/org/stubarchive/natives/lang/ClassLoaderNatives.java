package org.stubarchive.natives.lang;

import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.vm.objects.GuestField;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Klass;

/** {@code java.lang.ClassLoader}. */
@NativesOf("java/lang/ClassLoader")
final class ClassLoaderNatives {
    private static final String DIRECTIVES = "java/lang/AssertionStatusDirectives";

    private final GuestField address = new GuestField("java/nio/Buffer", "address", "J");

    @Native("defineClass1(Ljava/lang/ClassLoader;Ljava/lang/String;[BIILjava/security/ProtectionDomain;Ljava/lang/String;)Ljava/lang/Class;")
    static @Oop long defineFromArray(NativeCall c, @Oop long loader, @Oop long name, @Oop long b, int off, int len, @Oop long pd, @Oop long source) {
        byte[] bytes = ClassDefinition.bytes(c, c.nonNull(b), off, len);
        return ClassDefinition.define(c, c.text(name), bytes, loader, pd, c.text(source));
    }

    @Native("defineClass2(Ljava/lang/ClassLoader;Ljava/lang/String;Ljava/nio/ByteBuffer;IILjava/security/ProtectionDomain;Ljava/lang/String;)Ljava/lang/Class;")
    @Oop long defineFromBuffer(NativeCall c, @Oop long loader, @Oop long name, @Oop long b, int off, int len, @Oop long pd, @Oop long source) {
        byte[] bytes = new byte[len];
        RawMemory.copyToArray(address.getLong(c.nonNull(b)) + off, bytes, 0, bytes.length);
        return ClassDefinition.define(c, c.text(name), bytes, loader, pd, c.text(source));
    }

    @Native("findBootstrapClass(Ljava/lang/String;)Ljava/lang/Class;")
    static @Oop long findBootstrapClass(NativeCall c, @Oop long classNameString) {
        String name = c.text(classNameString);
        if (name == null || name.indexOf('/') >= 0) {
            return 0;
        }
        Klass klass = c.vm().dictionary().findOrLoadBoot(c.thread(), name.replace('.', '/'));
        return klass == null ? 0 : klass.mirror();
    }

    @Native("findLoadedClass0(Ljava/lang/String;)Ljava/lang/Class;")
    static @Oop long findLoadedClass(NativeCall c, @Oop long classNameString) {
        String name = c.text(classNameString);
        if (name == null || name.indexOf('/') >= 0) {
            return 0;
        }
        Klass klass = c.vm().dictionary().findLoaded(c.thread(), name.replace('.', '/'), c.vm().dictionary().loaderData(c.receiver()));
        return klass == null ? 0 : klass.mirror();
    }

    /** No assertion is enabled from outside: empty lists and a default of false. */
    @Native("retrieveDirectives()Ljava/lang/AssertionStatusDirectives;")
    static @Oop long directives(NativeCall c) {
        InstanceKlass klass = c.vm().dictionary().bootKlass(DIRECTIVES);
        c.vm().dictionary().initialize(c.thread(), klass);
        return AssertionDirectives.create(c, klass);
    }
}
