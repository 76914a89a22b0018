package org.stubarchive.natives.lang;

import java.util.ArrayList;
import java.util.List;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.vm.frames.Frame;
import org.stubarchive.vm.objects.GuestObjects;
import org.stubarchive.vm.oops.Klass;

/** {@code java.lang.SecurityManager}. */
public final class SecurityManagerNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "getClassContext()[Ljava/lang/Class;",
    };

    /** The natives. */
    public SecurityManagerNatives() {
        super("java/lang/SecurityManager", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // getClassContext()[Ljava/lang/Class;
                return classContext(c);
            default:
                throw noSuchNative(index);
        }
    }

    /** Classes of the methods on the stack, youngest first, without native methods. */
    private static long classContext(NativeCall c) {
        List<Klass> classes = new ArrayList<>();
        for (Frame f = StackFrames.caller(c); !f.isEnd(); f.next()) {
            if (!f.method().isNative()) {
                classes.add(f.method().holder());
            }
        }
        long array = GuestObjects.newArray(c.thread(), "java/lang/Class", classes.size());
        for (int i = 0; i < classes.size(); i++) {
            GuestObjects.setElement(array, i, classes.get(i).mirror());
        }
        return array;
    }
}
