package org.stubarchive.natives.reflect;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;

/** {@code java.lang.reflect.Field}. */
@NativesOf("java/lang/reflect/Field")
final class FieldNatives {
    @Native("getTypeAnnotationBytes0()[B")
    static @Oop long getTypeAnnotationBytes0(NativeCall c) {
        return c.objects().newBytes(
                c.thread(), MemberObjects.get().fieldOf(c, c.receiver()).declaration().runtimeVisibleTypeAnnotations());
    }
}
