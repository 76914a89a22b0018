package org.stubarchive.natives.security;

import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Oops;
import org.stubarchive.vm.posix.NativeBytes;
import org.stubarchive.vm.posix.Posix;
import org.stubarchive.vm.posix.UserDatabase;

/** {@code com.sun.security.auth.module.UnixSystem}: user and groups of the process. A user without an entry in the user database has no name. */
@NativesOf("com/sun/security/auth/module/UnixSystem")
final class UnixSystemNatives {
    @Native("getUnixInfo()V")
    static void getUnixInfo(NativeCall c) {
        int uid = Posix.call("getuid");
        try (HandleScope scope = c.thread().handles().open()) {
            byte[] name = UserDatabase.userName(uid);
            Handle text = scope.handle(name == null ? 0 : c.newString(new String(name, NativeBytes.charset())));
            Handle groups = scope.handle(groups(c));
            long object = c.receiver();
            Oops.putReference(object, offset(c, "username", "Ljava/lang/String;"), text.oop());
            Oops.putLong(object, offset(c, "uid", "J"), Integer.toUnsignedLong(uid));
            Oops.putLong(object, offset(c, "gid", "J"), Integer.toUnsignedLong(Posix.call("getgid")));
            Oops.putReference(object, offset(c, "groups", "[J"), groups.oop());
        }
    }

    private static int offset(NativeCall c, String field, String descriptor) {
        return ((InstanceKlass) c.method().holder()).findField(field, descriptor).offset();
    }

    private static long groups(NativeCall c) {
        int count = Math.max(0, Posix.call("getgroups", 0, 0));
        try (NativeBytes list = NativeBytes.ofSize(4L * count)) {
            count = Math.max(0, Posix.call("getgroups", count, list.address()));
            long array = c.vm().heap().allocateArray(c.thread(), c.vm().wellKnown().typeArray(BasicType.LONG), count);
            for (int i = 0; i < count; i++) {
                RawMemory.putLong(array + ObjectLayout.ARRAY_ELEMENTS + 8L * i, Integer.toUnsignedLong(RawMemory.getInt(list.address() + 4L * i)));
            }
            return array;
        }
    }
}
