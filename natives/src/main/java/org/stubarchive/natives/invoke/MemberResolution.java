package org.stubarchive.natives.invoke;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.Oop;
import org.stubarchive.natives.OopArgument;
import org.stubarchive.vm.calls.GuestException;
import org.stubarchive.vm.classes.LinkResolver;
import org.stubarchive.vm.classes.MethodReference;
import org.stubarchive.vm.classes.MethodResolution;
import org.stubarchive.vm.objects.GuestArrays;
import org.stubarchive.vm.objects.GuestField;
import org.stubarchive.vm.oops.Field;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Klass;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.oops.ObjectModel;
import org.stubarchive.vm.oops.Oops;

/** {@code MethodHandleNatives.resolve}: finds the member that a member name describes by class, name, type and reference kind. */
final class MemberResolution {
    private static final GuestField RETURN_TYPE = new GuestField("java/lang/invoke/MethodType", "rtype", "Ljava/lang/Class;");
    private static final GuestField PARAMETER_TYPES = new GuestField("java/lang/invoke/MethodType", "ptypes", "[Ljava/lang/Class;");
    private static final int KIND_MASK = 0xF;

    private MemberResolution() {}

    /**
     * Resolves a member name.
     *
     * @return the member name, or 0 if the resolution is speculative and fails
     */
    static long resolve(NativeCall c, OopArgument self, @Oop long caller, boolean speculative) {
        if (self.nonNull() != 0 && MemberNames.methodOf(self.oop()) != null) {
            return self.oop();
        }
        if (!speculative) {
            resolve(c, self, caller);
            return self.oop();
        }
        try {
            resolve(c, self, caller);
            return self.oop();
        } catch (GuestException e) {
            Klass error = Oops.klass(c.thread().pendingException());
            if (!error.isSubtypeOf(c.vm().dictionary().bootKlass("java/lang/LinkageError"))) {
                throw e;
            }
            c.thread().takePending();
            return 0;
        }
    }

    private static void resolve(NativeCall c, OopArgument self, @Oop long caller) {
        long member = self.oop();
        if (MemberNames.CLASS.getReference(member) == 0 || MemberNames.NAME.getReference(member) == 0
                || MemberNames.TYPE.getReference(member) == 0) {
            throw c.exception("java/lang/IllegalArgumentException", "nothing to resolve");
        }
        int flags = MemberNames.FLAGS.getInt(member);
        int kind = flags >>> MemberNames.KIND_SHIFT & KIND_MASK;
        String name = c.strings().toHost(MemberNames.NAME.getReference(member));
        String descriptor = descriptor(c, MemberNames.TYPE.getReference(member));
        Klass klass = MemberNames.klassOf(member);
        if (klass == null) {
            throw c.exception("java/lang/NoSuchMethodError", name);
        }
        if ((flags & MemberNames.IS_FIELD) != 0) {
            resolveField(c, self, klass, name, descriptor, kind);
        } else {
            resolveMethod(c, self, new MethodReference(klass, name, descriptor, caller(c, caller), MethodReference.Form.ANY), kind);
        }
    }

    /** Class on whose behalf resolution runs; null: access is not checked. */
    private static InstanceKlass caller(NativeCall c, @Oop long callerClass) {
        Klass caller = callerClass == 0 ? null : c.klass(callerClass);
        return caller instanceof InstanceKlass ? (InstanceKlass) caller : null;
    }

    private static void resolveField(NativeCall c, OopArgument self, Klass klass, String name, String descriptor, int kind) {
        // The class library itself checks access to fields.
        Field field = resolver(c).fields().resolve(c.thread(), null, klass, name, descriptor);
        MemberNames.setField(self.oop(), field, kind == MemberNames.PUT_FIELD || kind == MemberNames.PUT_STATIC);
    }

    private static void resolveMethod(NativeCall c, OopArgument self, MethodReference reference, int kind) {
        Method linker = linker(c, reference);
        if (linker != null) {
            MemberNames.setDirect(c, self.oop(), linker);
            return;
        }
        MethodResolution resolution = resolve(c, reference, kind);
        MemberNames.setMethod(c, self.oop(), resolution, reference.klass());
    }

    private static MethodResolution resolve(NativeCall c, MethodReference reference, int kind) {
        switch (kind) {
            case MemberNames.INVOKE_STATIC:
                return resolver(c).methods().resolveStatic(c.thread(), reference);
            case MemberNames.INVOKE_SPECIAL:
            case MemberNames.NEW_INVOKE_SPECIAL:
                return resolver(c).methods().resolveSpecial(c.thread(), reference);
            case MemberNames.INVOKE_INTERFACE:
                return resolver(c).methods().resolveInterface(c.thread(), reference);
            case MemberNames.INVOKE_VIRTUAL:
                return resolver(c).methods().resolveVirtual(c.thread(), reference);
            default:
                throw c.exception("java/lang/InternalError", "unrecognized reference kind " + kind);
        }
    }

    /** How an instance method is called that is known already. */
    static MethodResolution dispatch(NativeCall c, Method method) {
        int kind = method.holder().isInterface() ? MemberNames.INVOKE_INTERFACE : MemberNames.INVOKE_VIRTUAL;
        MethodReference reference =
                new MethodReference(method.holder(), method.name(), method.descriptor(), null, MethodReference.Form.ANY);
        return resolve(c, reference, kind);
    }

    /** The method that stands for {@code invokeBasic} or {@code linkTo*} with the descriptor; null if another method is meant. */
    private static Method linker(NativeCall c, MethodReference reference) {
        boolean ofMethodHandle = reference.klass().name().equals("java/lang/invoke/MethodHandle");
        return ofMethodHandle ? resolver(c).linkerMethod(reference.name(), reference.descriptor()) : null;
    }

    private static LinkResolver resolver(NativeCall c) {
        return c.vm().dictionary().resolver();
    }

    /** Descriptor of a {@code MethodType}, of a {@code Class}, or given as a {@code String}. */
    static String descriptor(NativeCall c, long type) {
        String klass = Oops.klass(type).name();
        switch (klass) {
            case "java/lang/String":
                return c.strings().toHost(type);
            case "java/lang/Class":
                return typeDescriptor(type);
            case "java/lang/invoke/MethodType":
                return methodDescriptor(type);
            default:
                throw c.exception("java/lang/InternalError", "unrecognized type");
        }
    }

    private static String methodDescriptor(long type) {
        StringBuilder b = new StringBuilder("(");
        long parameters = PARAMETER_TYPES.getReference(type);
        int count = Oops.arrayLength(parameters);
        for (int i = 0; i < count; i++) {
            b.append(typeDescriptor(GuestArrays.element(parameters, i)));
        }
        return b.append(')').append(typeDescriptor(RETURN_TYPE.getReference(type))).toString();
    }

    private static String typeDescriptor(long mirror) {
        Klass klass = ObjectModel.current().mirrors().klassOfMirror(mirror);
        return klass == null ? String.valueOf(ObjectModel.current().mirrors().primitiveOfMirror(mirror).descriptor()) : klass.descriptor();
    }
}
