package org.stubarchive.natives.invoke;

import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.natives.OopArgument;
import org.stubarchive.natives.reflect.Boxing;
import org.stubarchive.natives.reflect.MemberObjects;
import org.stubarchive.vm.classes.MethodResolution;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.objects.GuestArrays;
import org.stubarchive.vm.objects.GuestField;
import org.stubarchive.vm.oops.Field;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.oops.Oops;

/** {@code java.lang.invoke.MethodHandleNatives}. */
@NativesOf("java/lang/invoke/MethodHandleNatives")
final class MethodHandleNativesNatives {
    private final GuestField target = new GuestField("java/lang/invoke/CallSite", "target", "Ljava/lang/invoke/MethodHandle;");

    @Native("resolve(Ljava/lang/invoke/MemberName;Ljava/lang/Class;IZ)Ljava/lang/invoke/MemberName;")
    static @Oop long resolve(NativeCall c, OopArgument self, @Oop long caller, int lookupMode, boolean speculativeResolve) {
        return MemberResolution.resolve(c, self, caller, speculativeResolve);
    }

    @Native("objectFieldOffset(Ljava/lang/invoke/MemberName;)J")
    static long objectFieldOffset(NativeCall c, @Oop long self) {
        return fieldOffset(c, self);
    }

    @Native("staticFieldOffset(Ljava/lang/invoke/MemberName;)J")
    static long staticFieldOffset(NativeCall c, @Oop long self) {
        return fieldOffset(c, self);
    }

    @Native("staticFieldBase(Ljava/lang/invoke/MemberName;)Ljava/lang/Object;")
    static @Oop long staticFieldBase(NativeCall c, @Oop long self) {
        return MemberNames.CLASS.getReference(c.nonNull(self));
    }

    @Native("setCallSiteTargetNormal(Ljava/lang/invoke/CallSite;Ljava/lang/invoke/MethodHandle;)V")
    @Native("setCallSiteTargetVolatile(Ljava/lang/invoke/CallSite;Ljava/lang/invoke/MethodHandle;)V")
    void setCallSiteTargetNormal(NativeCall c, @Oop long site, @Oop long newTarget) {
        target.putReference(c.nonNull(site), newTarget);
    }

    @Native(value = "clearCallSiteContext(Ljava/lang/invoke/MethodHandleNatives$CallSiteContext;)V", last = 17)
    static void clearCallSiteContext(@Oop long context) {}

    @Native("getNamedCon(I[Ljava/lang/Object;)I")
    static int getNamedCon(int which, @Oop long name) {
        return 0;
    }

    /** {@code init(self, member)}: from a reflection object. */
    @Native("init(Ljava/lang/invoke/MemberName;Ljava/lang/Object;)V")
    static void init(NativeCall c, OopArgument memberName, @Oop long ref) {
        long self = memberName.nonNull();
        long member = c.nonNull(ref);
        String kind = Oops.klass(member).name();
        if (kind.equals("java/lang/reflect/Field")) {
            MemberNames.setField(self, MemberObjects.get().fieldOf(c, member), false);
            return;
        }
        Method method = MemberObjects.get().methodOf(c, member);
        if (kind.equals("java/lang/reflect/Constructor") || method.isStatic()) {
            MemberNames.setDirect(c, self, method);
        } else {
            MethodResolution dispatched = MemberResolution.dispatch(c, method);
            MemberNames.setMethod(c, memberName.nonNull(), dispatched, method.holder());
        }
    }

    /** {@code expand(self)}: fills in class, name and type of a resolved member. */
    @Native("expand(Ljava/lang/invoke/MemberName;)V")
    static void expand(NativeCall c, OopArgument member) {
        long self = member.nonNull();
        Method method = MemberNames.methodOf(self);
        Field field = method == null ? MemberNames.fieldOf(self) : null;
        if (method == null && field == null) {
            throw c.exception("java/lang/InternalError", "nothing to expand");
        }
        String name = method != null ? method.name() : field.name();
        String descriptor = method != null ? method.descriptor() : field.descriptor();
        if (MemberNames.CLASS.getReference(self) == 0 && method != null) {
            MemberNames.CLASS.putReference(self, method.holder().mirror());
        }
        if (MemberNames.NAME.getReference(self) == 0) {
            long string = c.strings().intern(c.thread(), name);
            MemberNames.NAME.putReference(member.oop(), string);
        }
        if (MemberNames.TYPE.getReference(member.oop()) == 0) {
            long string = c.newString(descriptor);
            MemberNames.TYPE.putReference(member.oop(), string);
        }
    }

    private static long fieldOffset(NativeCall c, @Oop long member) {
        long self = c.nonNull(member);
        if ((MemberNames.FLAGS.getInt(self) & MemberNames.IS_FIELD) == 0) {
            throw c.exception("java/lang/InternalError", "not a field");
        }
        return MemberNames.index(self);
    }

    /** Index as a {@code Long}, and the class of a field or the member name of a method. */
    @Native("getMemberVMInfo(Ljava/lang/invoke/MemberName;)Ljava/lang/Object;")
    static @Oop long memberInfo(NativeCall c, OopArgument self) {
        try (HandleScope scope = c.thread().handles().open()) {
            Handle info = scope.handle(c.objects().newArray(c.thread(), "java/lang/Object", 2));
            long index = Boxing.box(c, BasicType.LONG, MemberNames.index(self.nonNull()));
            GuestArrays.setElement(info.oop(), 0, index);
            boolean field = (MemberNames.FLAGS.getInt(self.oop()) & MemberNames.IS_FIELD) != 0;
            GuestArrays.setElement(info.oop(), 1, field ? MemberNames.CLASS.getReference(self.oop()) : self.oop());
            return info.oop();
        }
    }
}
