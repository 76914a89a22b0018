package org.stubarchive.natives.io;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.vm.oops.InstanceKlass;

/** {@code java.io.ObjectStreamClass}. */
public final class ObjectStreamClassNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "hasStaticInitializer(Ljava/lang/Class;)Z",
    };

    /** The natives. */
    public ObjectStreamClassNatives() {
        super("java/io/ObjectStreamClass", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // hasStaticInitializer(Ljava/lang/Class;)Z
                return bits(hasStaticInitializer(c));
            default:
                throw noSuchNative(index);
        }
    }

    /** The question initialises the class, as the JNI function GetStaticMethodID does that the class library's own native asks. */
    private static boolean hasStaticInitializer(NativeCall c) {
        if (!(c.klassAt(0) instanceof InstanceKlass type)) {
            return false;
        }
        c.vm().dictionary().initialize(c.thread(), type);
        return type.findMethod("<clinit>", "()V") != null;
    }
}
