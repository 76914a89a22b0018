package org.stubarchive.natives.invoke;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.reflect.MemberObjects;
import org.stubarchive.vm.classes.MethodResolution;
import org.stubarchive.vm.classfile.AccessFlags;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.objects.GuestField;
import org.stubarchive.vm.oops.Field;
import org.stubarchive.vm.oops.InjectedField;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Klass;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.oops.ObjectModel;
import org.stubarchive.vm.oops.Oops;

/**
 * {@code java.lang.invoke.MemberName} objects. A resolved method has a {@code ResolvedMethodName} with the Method*, and the byte offset in
 * the klass where the selected method is found (vtable or interface method table); a resolved field has its offset in the object or mirror.
 */
public final class MemberNames {
    /** The member is a method. */
    static final int IS_METHOD = 0x1_0000;
    /** The member is a constructor. */
    static final int IS_CONSTRUCTOR = 0x2_0000;
    /** The member is a field. */
    static final int IS_FIELD = 0x4_0000;
    /** The method asks for its caller. */
    static final int CALLER_SENSITIVE = 0x10_0000;
    /** The field is final, even for reflection. */
    static final int TRUSTED_FINAL = 0x20_0000;
    /** Stack traces leave the method out. */
    static final int HIDDEN_MEMBER = 0x40_0000;
    /** Position of the reference kind. */
    static final int KIND_SHIFT = 24;
    /** Reference kinds (JVMS table 5.4.3.5-A). */
    static final int GET_FIELD = 1;
    static final int GET_STATIC = 2;
    static final int PUT_FIELD = 3;
    static final int PUT_STATIC = 4;
    static final int INVOKE_VIRTUAL = 5;
    static final int INVOKE_STATIC = 6;
    static final int INVOKE_SPECIAL = 7;
    static final int NEW_INVOKE_SPECIAL = 8;
    static final int INVOKE_INTERFACE = 9;

    private static final long NOT_DISPATCHED = -1;
    private static final String MEMBER = "java/lang/invoke/MemberName";
    private static final String RESOLVED = "java/lang/invoke/ResolvedMethodName";
    static final GuestField CLASS = new GuestField(MEMBER, "clazz", "Ljava/lang/Class;");
    static final GuestField NAME = new GuestField(MEMBER, "name", "Ljava/lang/String;");
    static final GuestField TYPE = new GuestField(MEMBER, "type", "Ljava/lang/Object;");
    static final GuestField FLAGS = new GuestField(MEMBER, "flags", "I");
    static final GuestField METHOD = new GuestField(MEMBER, "method", "Ljava/lang/invoke/ResolvedMethodName;");

    private static final String CONSTANTS = "java/lang/invoke/MethodHandleNatives$Constants";
    private static Boolean hiddenKnown;

    private MemberNames() {}

    /** The method of a resolved member name; null if it has none. */
    public static Method methodOf(long memberName) {
        return methodOfResolved(METHOD.getReference(memberName));
    }

    /** The method of a {@code ResolvedMethodName}; null for null. */
    public static Method methodOfResolved(long resolved) {
        return resolved == 0 ? null : Method.at(Oops.getLong(resolved, InjectedField.RESOLVED_METHOD_NAME_VMTARGET.offset()));
    }

    /** Byte offset in a klass, or of a field. */
    static long index(long memberName) {
        return Oops.getLong(memberName, InjectedField.MEMBER_NAME_VMINDEX.offset());
    }

    /**
     * Makes a member name stand for a field.
     *
     * @param setter whether it stands for writing the field
     */
    static void setField(long memberName, Field field, boolean setter) {
        int kind = (field.isStatic() ? GET_STATIC : GET_FIELD) + (setter ? PUT_FIELD - GET_FIELD : 0);
        int flags = field.accessFlags() & AccessFlags.FIELD_FLAGS | IS_FIELD | kind << KIND_SHIFT;
        if (MemberObjects.isTrustedFinal(field)) {
            flags |= TRUSTED_FINAL;
        }
        FLAGS.putInt(memberName, flags);
        CLASS.putReference(memberName, field.holder().mirror());
        METHOD.putReference(memberName, 0);
        Oops.putLong(memberName, InjectedField.MEMBER_NAME_VMINDEX.offset(), field.offset());
    }

    /** Makes a member name stand for a call of a method that needs no selection. Allocates. */
    public static void setDirect(NativeCall c, long memberName, Method method) {
        int kind = method.isStatic() ? INVOKE_STATIC : INVOKE_SPECIAL;
        set(c, memberName, method, method.holder(), kind, NOT_DISPATCHED);
    }

    /**
     * Makes a member name stand for a call of a resolved method. Allocates.
     *
     * @param klass class that the method was resolved in
     */
    static void setMethod(NativeCall c, long memberName, MethodResolution resolution, Klass klass) {
        Method method = resolution.method();
        switch (resolution.dispatch()) {
            case INTERFACE:
                set(c, memberName, method, method.holder(), INVOKE_INTERFACE, resolution.offset());
                break;
            case VTABLE:
                boolean inherited = method.holder().isInterface() && klass instanceof InstanceKlass;
                set(c, memberName, method, inherited ? (InstanceKlass) klass : method.holder(), INVOKE_VIRTUAL, resolution.offset());
                break;
            default:
                setDirect(c, memberName, method);
                break;
        }
    }

    private static void set(NativeCall c, long memberName, Method method, InstanceKlass klass, int kind, long index) {
        try (HandleScope scope = c.thread().handles().open()) {
            Handle member = scope.handle(memberName);
            int flags = memberFlags(c, method) | (method.isConstructor() ? IS_CONSTRUCTOR : IS_METHOD) | kind << KIND_SHIFT;
            long resolved = newResolved(c, method);
            METHOD.putReference(member.oop(), resolved);
            FLAGS.putInt(member.oop(), flags);
            CLASS.putReference(member.oop(), klass.mirror());
            Oops.putLong(member.oop(), InjectedField.MEMBER_NAME_VMINDEX.offset(), index);
        }
    }

    /** What the flags of a member name say of the method itself, whatever the reference kind. May allocate. */
    public static int memberFlags(NativeCall c, Method method) {
        int flags = method.accessFlags() & AccessFlags.METHOD_FLAGS;
        if (method.isCallerSensitive()) {
            flags |= CALLER_SENSITIVE;
        }
        if (method.isHidden() && knowsHidden(c)) {
            flags |= HIDDEN_MEMBER;
        }
        return flags;
    }

    /** Whether the class library has a flag for hidden methods; in others that bit asks for superclasses. */
    private static boolean knowsHidden(NativeCall c) {
        if (hiddenKnown == null) {
            InstanceKlass constants = c.vm().dictionary().findOrLoadBoot(c.thread(), CONSTANTS);
            hiddenKnown = constants != null && constants.lookupField("MN_HIDDEN_MEMBER", "I") != null;
        }
        return hiddenKnown;
    }

    /** A new {@code ResolvedMethodName}. Allocates. */
    public static long newResolved(NativeCall c, Method method) {
        InstanceKlass klass = c.vm().dictionary().bootKlass(RESOLVED);
        c.vm().dictionary().initialize(c.thread(), klass);
        long resolved = c.vm().heap().allocateInstance(c.thread(), klass);
        Oops.putLong(resolved, InjectedField.RESOLVED_METHOD_NAME_VMTARGET.offset(), method.address());
        Oops.putReference(resolved, InjectedField.RESOLVED_METHOD_NAME_VMHOLDER.offset(), method.holder().mirror());
        return resolved;
    }

    /** The class that a member name belongs to; null if that is not set or a primitive type. */
    static Klass klassOf(long memberName) {
        long mirror = CLASS.getReference(memberName);
        return mirror == 0 ? null : ObjectModel.current().mirrors().klassOfMirror(mirror);
    }

    /** The field of a resolved member name; null if there is none at its offset. */
    static Field fieldOf(long memberName) {
        InstanceKlass holder = (InstanceKlass) klassOf(memberName);
        boolean isStatic = (FLAGS.getInt(memberName) & AccessFlags.STATIC) != 0;
        for (Field field : holder.fields()) {
            if (field.isStatic() == isStatic && field.offset() == index(memberName)) {
                return field;
            }
        }
        return null;
    }
}
