package org.stubarchive.natives.invoke;

import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.natives.reflect.Boxing;
import org.stubarchive.natives.reflect.MemberObjects;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.objects.GuestField;
import org.stubarchive.vm.objects.GuestObjects;
import org.stubarchive.vm.oops.Field;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.oops.Oops;

/** {@code java.lang.invoke.MethodHandleNatives}. */
public final class MethodHandleNativesNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "init(Ljava/lang/invoke/MemberName;Ljava/lang/Object;)V",
        "expand(Ljava/lang/invoke/MemberName;)V",
        "resolve(Ljava/lang/invoke/MemberName;Ljava/lang/Class;IZ)Ljava/lang/invoke/MemberName;",
        "objectFieldOffset(Ljava/lang/invoke/MemberName;)J",
        "staticFieldOffset(Ljava/lang/invoke/MemberName;)J",
        "staticFieldBase(Ljava/lang/invoke/MemberName;)Ljava/lang/Object;",
        "getMemberVMInfo(Ljava/lang/invoke/MemberName;)Ljava/lang/Object;",
        "setCallSiteTargetNormal(Ljava/lang/invoke/CallSite;Ljava/lang/invoke/MethodHandle;)V",
        "setCallSiteTargetVolatile(Ljava/lang/invoke/CallSite;Ljava/lang/invoke/MethodHandle;)V",
        "clearCallSiteContext(Ljava/lang/invoke/MethodHandleNatives$CallSiteContext;)V",
        "getNamedCon(I[Ljava/lang/Object;)I",
    };

    private final GuestField target = new GuestField("java/lang/invoke/CallSite", "target", "Ljava/lang/invoke/MethodHandle;");

    /** The natives. */
    public MethodHandleNativesNatives() {
        super("java/lang/invoke/MethodHandleNatives", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // init(Ljava/lang/invoke/MemberName;Ljava/lang/Object;)V
                init(c);
                return 0;
            case 1: // expand(Ljava/lang/invoke/MemberName;)V
                expand(c);
                return 0;
            case 2: // resolve(Ljava/lang/invoke/MemberName;Ljava/lang/Class;IZ)Ljava/lang/invoke/MemberName;
                return MemberResolution.resolve(c, c.booleanAt(3));
            case 3: // objectFieldOffset(Ljava/lang/invoke/MemberName;)J
                return fieldOffset(c);
            case 4: // staticFieldOffset(Ljava/lang/invoke/MemberName;)J
                return fieldOffset(c);
            case 5: // staticFieldBase(Ljava/lang/invoke/MemberName;)Ljava/lang/Object;
                return MemberNames.CLASS.getReference(c.nonNullAt(0));
            case 6: // getMemberVMInfo(Ljava/lang/invoke/MemberName;)Ljava/lang/Object;
                return memberInfo(c);
            case 7: // setCallSiteTargetNormal(Ljava/lang/invoke/CallSite;Ljava/lang/invoke/MethodHandle;)V
            case 8: // setCallSiteTargetVolatile(Ljava/lang/invoke/CallSite;Ljava/lang/invoke/MethodHandle;)V
                target.putReference(c.nonNullAt(0), c.refAt(1));
                return 0;
            case 9: // clearCallSiteContext(Ljava/lang/invoke/MethodHandleNatives$CallSiteContext;)V
                return 0;
            case 10: // getNamedCon(I[Ljava/lang/Object;)I
                return 0;
            default:
                throw noSuchNative(index);
        }
    }

    /** {@code init(self, member)}: from a reflection object. */
    private static void init(NativeCall c) {
        long self = c.nonNullAt(0);
        long member = c.nonNullAt(1);
        String kind = Oops.klass(member).name();
        if (kind.equals("java/lang/reflect/Field")) {
            MemberNames.setField(self, MemberObjects.get().fieldOf(member), false);
            return;
        }
        Method method = MemberObjects.get().methodOf(member);
        if (kind.equals("java/lang/reflect/Constructor") || method.isStatic()) {
            MemberNames.setDirect(c.thread(), self, method);
        } else {
            MemberNames.setMethod(c.thread(), self, MemberResolution.dispatch(c, method), method.holder());
        }
    }

    /** {@code expand(self)}: fills in class, name and type of a resolved member. */
    private static void expand(NativeCall c) {
        long self = c.nonNullAt(0);
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
            MemberNames.NAME.putReference(c.refAt(0), string);
        }
        if (MemberNames.TYPE.getReference(c.refAt(0)) == 0) {
            long string = c.newString(descriptor);
            MemberNames.TYPE.putReference(c.refAt(0), string);
        }
    }

    private static long fieldOffset(NativeCall c) {
        long self = c.nonNullAt(0);
        if ((MemberNames.FLAGS.getInt(self) & MemberNames.IS_FIELD) == 0) {
            throw c.exception("java/lang/InternalError", "not a field");
        }
        return MemberNames.index(self);
    }

    /** Index as a {@code Long}, and the class of a field or the member name of a method. */
    private static long memberInfo(NativeCall c) {
        try (HandleScope scope = c.thread().handles().open()) {
            Handle info = scope.handle(GuestObjects.newArray(c.thread(), "java/lang/Object", 2));
            long index = Boxing.box(c.thread(), BasicType.LONG, MemberNames.index(c.nonNullAt(0)));
            GuestObjects.setElement(info.oop(), 0, index);
            boolean field = (MemberNames.FLAGS.getInt(c.refAt(0)) & MemberNames.IS_FIELD) != 0;
            GuestObjects.setElement(info.oop(), 1, field ? MemberNames.CLASS.getReference(c.refAt(0)) : c.refAt(0));
            return info.oop();
        }
    }
}
