package org.stubarchive.natives.reflect;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.vm.objects.GuestObjects;

/** {@code java.lang.reflect.Field}. */
public final class FieldNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "getTypeAnnotationBytes0()[B",
    };

    /** The natives. */
    public FieldNatives() {
        super("java/lang/reflect/Field", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // getTypeAnnotationBytes0()[B
                return GuestObjects.newBytes(
                        c.thread(), MemberObjects.get().fieldOf(c.receiver()).declaration().runtimeVisibleTypeAnnotations());
            default:
                throw noSuchNative(index);
        }
    }
}
