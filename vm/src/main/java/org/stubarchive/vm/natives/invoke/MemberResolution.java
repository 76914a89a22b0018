package org.stubarchive.vm.natives.invoke;

import org.stubarchive.vm.calls.GuestException;
import org.stubarchive.vm.natives.GuestField;
import org.stubarchive.vm.natives.GuestObjects;
import org.stubarchive.vm.natives.NativeCall;
import org.stubarchive.vm.natives.SignatureText;
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
    private static final String NO_METHOD = "java/lang/NoSuchMethodError";
    private static final String INCOMPATIBLE = "java/lang/IncompatibleClassChangeError";

    private MemberResolution() {}

    /**
     * Resolves the member name of argument 0.
     *
     * @return the member name, or 0 if the resolution is speculative and fails
     */
    static long resolve(NativeCall c, boolean speculative) {
        if (c.nonNullAt(0) != 0 && MemberNames.methodOf(c.refAt(0)) != null) {
            return c.refAt(0);
        }
        if (!speculative) {
            resolve(c);
            return c.refAt(0);
        }
        try {
            resolve(c);
            return c.refAt(0);
        } catch (GuestException e) {
            Klass error = Oops.klass(c.thread().pendingException());
            if (!error.isSubtypeOf(c.vm().dictionary().bootKlass("java/lang/LinkageError"))) {
                throw e;
            }
            c.thread().takePending();
            return 0;
        }
    }

    private static void resolve(NativeCall c) {
        long member = c.refAt(0);
        if (MemberNames.CLASS.getReference(member) == 0 || MemberNames.NAME.getReference(member) == 0
                || MemberNames.TYPE.getReference(member) == 0) {
            throw c.exception("java/lang/IllegalArgumentException", "nothing to resolve");
        }
        int flags = MemberNames.FLAGS.getInt(member);
        int kind = flags >>> MemberNames.KIND_SHIFT & KIND_MASK;
        String name = c.strings().toHost(MemberNames.NAME.getReference(member));
        String descriptor = descriptor(c, MemberNames.TYPE.getReference(member));
        Klass klass = MemberNames.klassOf(member);
        InstanceKlass holder = klass instanceof InstanceKlass ? (InstanceKlass) klass : ObjectModel.current().objectKlass();
        if ((flags & MemberNames.IS_FIELD) != 0) {
            resolveField(c, holder, name, descriptor, kind);
        } else {
            resolveMethod(c, holder, name, descriptor, kind);
        }
    }

    private static void resolveField(NativeCall c, InstanceKlass holder, String name, String descriptor, int kind) {
        Field field = holder.lookupField(name, descriptor);
        if (field == null) {
            throw c.exception("java/lang/NoSuchFieldError", name);
        }
        MemberNames.setField(c.refAt(0), field, kind == MemberNames.PUT_FIELD || kind == MemberNames.PUT_STATIC);
    }

    private static void resolveMethod(NativeCall c, InstanceKlass holder, String name, String descriptor, int kind) {
        Method method = name.equals("<init>") ? holder.findMethod(name, descriptor) : holder.lookupMethod(name, descriptor);
        if (method == null) {
            throw c.exception(NO_METHOD, "'" + SignatureText.of(holder.name(), name, descriptor) + "'");
        }
        if (method.selectionConflict() != null) {
            throw c.exception(INCOMPATIBLE, method.selectionConflict());
        }
        boolean wantsStatic = kind == MemberNames.INVOKE_STATIC;
        if (method.isStatic() != wantsStatic) {
            throw c.exception(INCOMPATIBLE,
                    "Expected " + (wantsStatic ? "static" : "instance not static") + " method '" + method.externalName() + "'");
        }
        if (kind == MemberNames.INVOKE_INTERFACE && !holder.isInterface()) {
            throw c.exception(INCOMPATIBLE, "Found class " + holder.externalName() + ", but interface was expected");
        }
        if (kind == MemberNames.INVOKE_VIRTUAL && holder.isInterface()) {
            throw c.exception(INCOMPATIBLE, "Found interface " + holder.externalName() + ", but class was expected");
        }
        if (kind == MemberNames.INVOKE_VIRTUAL || kind == MemberNames.INVOKE_INTERFACE) {
            MemberNames.setVirtual(c.thread(), c.refAt(0), method, holder);
        } else {
            MemberNames.setDirect(c.thread(), c.refAt(0), method);
        }
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
            b.append(typeDescriptor(GuestObjects.element(parameters, i)));
        }
        return b.append(')').append(typeDescriptor(RETURN_TYPE.getReference(type))).toString();
    }

    private static String typeDescriptor(long mirror) {
        Klass klass = ObjectModel.current().mirrors().klassOfMirror(mirror);
        return klass == null ? String.valueOf(ObjectModel.current().mirrors().primitiveOfMirror(mirror).descriptor()) : klass.descriptor();
    }
}
