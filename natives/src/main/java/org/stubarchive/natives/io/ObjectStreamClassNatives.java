package org.stubarchive.natives.io;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.vm.oops.InstanceKlass;

/** {@code java.io.ObjectStreamClass}. */
@NativesOf("java/io/ObjectStreamClass")
final class ObjectStreamClassNatives {
    /** The question initialises the class, as the JNI function GetStaticMethodID does that the class library's own native asks. */
    @Native("hasStaticInitializer(Ljava/lang/Class;)Z")
    static boolean hasStaticInitializer(NativeCall c, @Oop long cl) {
        if (!(c.klass(cl) instanceof InstanceKlass type)) {
            return false;
        }
        c.vm().dictionary().initialize(c.thread(), type);
        return type.findMethod("<clinit>", "()V") != null;
    }
}
