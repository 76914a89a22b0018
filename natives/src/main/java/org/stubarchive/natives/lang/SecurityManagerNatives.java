package org.stubarchive.natives.lang;

import java.util.ArrayList;
import java.util.List;
import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.vm.frames.Frame;
import org.stubarchive.vm.objects.GuestArrays;
import org.stubarchive.vm.oops.Klass;

/** {@code java.lang.SecurityManager}. */
@NativesOf("java/lang/SecurityManager")
final class SecurityManagerNatives {
    /** Classes of the methods on the stack, youngest first, without native methods. */
    @Native(value = "getClassContext()[Ljava/lang/Class;", last = 17)
    static @Oop long classContext(NativeCall c) {
        List<Klass> classes = new ArrayList<>();
        for (Frame f = StackFrames.caller(c); !f.isEnd(); f.next()) {
            if (!f.method().isNative()) {
                classes.add(f.method().holder());
            }
        }
        long array = c.objects().newArray(c.thread(), "java/lang/Class", classes.size());
        for (int i = 0; i < classes.size(); i++) {
            GuestArrays.setElement(array, i, classes.get(i).mirror());
        }
        return array;
    }
}
