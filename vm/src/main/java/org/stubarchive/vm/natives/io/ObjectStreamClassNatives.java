package org.stubarchive.vm.natives.io;

import org.stubarchive.vm.natives.NativeCall;
import org.stubarchive.vm.natives.NativeClass;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Klass;

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
                Klass klass = c.klassAt(0);
                return bits(klass instanceof InstanceKlass && ((InstanceKlass) klass).findMethod("<clinit>", "()V") != null);
            default:
                throw noSuchNative(index);
        }
    }
}
