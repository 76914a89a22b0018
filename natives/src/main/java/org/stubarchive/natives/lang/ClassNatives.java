package org.stubarchive.natives.lang;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.natives.reflect.DeclaredMembers;
import org.stubarchive.natives.reflect.EnclosingClasses;
import org.stubarchive.natives.reflect.RecordMembers;
import org.stubarchive.vm.VirtualMachine;
import org.stubarchive.vm.classfile.AccessFlags;
import org.stubarchive.vm.classfile.ParseOptions;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.objects.GuestField;
import org.stubarchive.vm.objects.GuestObjects;
import org.stubarchive.vm.oops.ArrayKlass;
import org.stubarchive.vm.oops.ClassModifiers;
import org.stubarchive.vm.oops.InjectedField;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Klass;
import org.stubarchive.vm.oops.Oops;

/** {@code java.lang.Class}. */
public final class ClassNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "forName0(Ljava/lang/String;ZLjava/lang/ClassLoader;Ljava/lang/Class;)Ljava/lang/Class;",
        "isInstance(Ljava/lang/Object;)Z",
        "isAssignableFrom(Ljava/lang/Class;)Z",
        "isInterface()Z",
        "isArray()Z",
        "isPrimitive()Z",
        "isHidden()Z",
        "initClassName()Ljava/lang/String;",
        "getSuperclass()Ljava/lang/Class;",
        "getInterfaces0()[Ljava/lang/Class;",
        "getModifiers()I",
        "getSigners()[Ljava/lang/Object;",
        "setSigners([Ljava/lang/Object;)V",
        "getEnclosingMethod0()[Ljava/lang/Object;",
        "getDeclaringClass0()Ljava/lang/Class;",
        "getSimpleBinaryName0()Ljava/lang/String;",
        "getDeclaredClasses0()[Ljava/lang/Class;",
        "getProtectionDomain0()Ljava/security/ProtectionDomain;",
        "getPrimitiveClass(Ljava/lang/String;)Ljava/lang/Class;",
        "getGenericSignature0()Ljava/lang/String;",
        "getRawAnnotations()[B",
        "getRawTypeAnnotations()[B",
        "getConstantPool()Ljdk/internal/reflect/ConstantPool;",
        "getDeclaredFields0(Z)[Ljava/lang/reflect/Field;",
        "getDeclaredMethods0(Z)[Ljava/lang/reflect/Method;",
        "getDeclaredConstructors0(Z)[Ljava/lang/reflect/Constructor;",
        "getRecordComponents0()[Ljava/lang/reflect/RecordComponent;",
        "isRecord0()Z",
        "desiredAssertionStatus0(Ljava/lang/Class;)Z",
        "getNestHost0()Ljava/lang/Class;",
        "getNestMembers0()[Ljava/lang/Class;",
        "getPermittedSubclasses0()[Ljava/lang/Class;",
        "getClassFileVersion0()I",
        "getClassAccessFlagsRaw0()I",
    };
    private static final String CLASS = "java/lang/Class";

    private final GuestField name = new GuestField(CLASS, "name", "Ljava/lang/String;");
    private final GuestField constantPoolOop = new GuestField("jdk/internal/reflect/ConstantPool", "constantPoolOop", "Ljava/lang/Object;");

    /** The natives. */
    public ClassNatives() {
        super(CLASS, SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // forName0(Ljava/lang/String;ZLjava/lang/ClassLoader;Ljava/lang/Class;)Ljava/lang/Class;
                return forName(c);
            case 1: // isInstance(Ljava/lang/Object;)Z
                return bits(isInstance(c.receiverKlass(), c.refAt(0)));
            case 2: // isAssignableFrom(Ljava/lang/Class;)Z
                return bits(isAssignable(c));
            case 3: // isInterface()Z
                return bits(c.receiverKlass() != null && c.receiverKlass().isInterface());
            case 4: // isArray()Z
                return bits(c.receiverKlass() != null && c.receiverKlass().isArray());
            case 5: // isPrimitive()Z
                return bits(c.receiverKlass() == null);
            case 6: // isHidden()Z
                return bits(instanceKlass(c) != null && instanceKlass(c).isHidden());
            case 7: // initClassName()Ljava/lang/String;
                return initName(c);
            case 8: // getSuperclass()Ljava/lang/Class;
                return superclass(c.receiverKlass());
            case 9: // getInterfaces0()[Ljava/lang/Class;
                return interfaces(c);
            case 10: // getModifiers()I
                return ClassModifiers.of(c.receiverKlass());
            case 11: // getSigners()[Ljava/lang/Object;
                return Oops.getReference(c.receiver(), InjectedField.CLASS_SIGNERS.offset());
            case 12: // setSigners([Ljava/lang/Object;)V
                return setSigners(c);
            case 13: // getEnclosingMethod0()[Ljava/lang/Object;
                return EnclosingClasses.enclosingMethod(c, instanceKlass(c));
            case 14: // getDeclaringClass0()Ljava/lang/Class;
                return EnclosingClasses.declaringClass(c, instanceKlass(c));
            case 15: // getSimpleBinaryName0()Ljava/lang/String;
                return EnclosingClasses.simpleBinaryName(c, instanceKlass(c));
            case 16: // getDeclaredClasses0()[Ljava/lang/Class;
                return EnclosingClasses.declaredClasses(c, instanceKlass(c));
            case 17: // getProtectionDomain0()Ljava/security/ProtectionDomain;
                return instanceKlass(c) == null ? 0 : Oops.getReference(c.receiver(), InjectedField.CLASS_PROTECTION_DOMAIN.offset());
            case 18: // getPrimitiveClass(Ljava/lang/String;)Ljava/lang/Class;
                return primitive(c);
            case 19: // getGenericSignature0()Ljava/lang/String;
                return instanceKlass(c) == null ? 0 : c.newString(instanceKlass(c).classFile().signature());
            case 20: // getRawAnnotations()[B
                return instanceKlass(c) == null ? 0 : GuestObjects.newBytes(c.thread(), instanceKlass(c).classFile().runtimeVisibleAnnotations());
            case 21: // getRawTypeAnnotations()[B
                return instanceKlass(c) == null
                        ? 0 : GuestObjects.newBytes(c.thread(), instanceKlass(c).classFile().runtimeVisibleTypeAnnotations());
            case 22: // getConstantPool()Ljdk/internal/reflect/ConstantPool;
                return constantPool(c);
            case 23: // getDeclaredFields0(Z)[Ljava/lang/reflect/Field;
                return DeclaredMembers.fields(c, instanceKlass(c), c.booleanAt(0));
            case 24: // getDeclaredMethods0(Z)[Ljava/lang/reflect/Method;
                return DeclaredMembers.methods(c, instanceKlass(c), c.booleanAt(0));
            case 25: // getDeclaredConstructors0(Z)[Ljava/lang/reflect/Constructor;
                return DeclaredMembers.constructors(c, instanceKlass(c), c.booleanAt(0));
            case 26: // getRecordComponents0()[Ljava/lang/reflect/RecordComponent;
                return RecordMembers.components(c, instanceKlass(c));
            case 27: // isRecord0()Z
                return bits(instanceKlass(c) != null && instanceKlass(c).classFile().isRecord());
            case 28: // desiredAssertionStatus0(Ljava/lang/Class;)Z
                return bits(desiresAssertions(c, c.klassAt(0)));
            case 29: // getNestHost0()Ljava/lang/Class;
                return nestHost(c);
            case 30: // getNestMembers0()[Ljava/lang/Class;
                return EnclosingClasses.nestMembers(c, instanceKlass(c));
            case 31: // getPermittedSubclasses0()[Ljava/lang/Class;
                return EnclosingClasses.permittedSubclasses(c, instanceKlass(c));
            case 32: // getClassFileVersion0()I
                return classFileVersion(c);
            case 33: // getClassAccessFlagsRaw0()I
                return instanceKlass(c) == null ? ClassModifiers.PRIMITIVE : instanceKlass(c).classFile().accessFlags();
            default:
                throw noSuchNative(index);
        }
    }

    /** The class that the receiver stands for, or null for arrays and primitives. */
    private static InstanceKlass instanceKlass(NativeCall c) {
        Klass klass = c.receiverKlass();
        return klass instanceof InstanceKlass ? (InstanceKlass) klass : null;
    }

    private static boolean isInstance(Klass klass, long oop) {
        return klass != null && oop != 0 && Oops.klass(oop).isSubtypeOf(klass);
    }

    private static boolean isAssignable(NativeCall c) {
        long other = c.nonNullAt(0);
        Klass to = c.receiverKlass();
        Klass from = c.vm().mirrors().klassOfMirror(other);
        return to == null || from == null ? c.receiver() == other : from.isSubtypeOf(to);
    }

    private static boolean desiresAssertions(NativeCall c, Klass klass) {
        return klass != null && c.vm().options().assertions().isEnabled(klass.externalName(), klass.loader().isBoot());
    }

    private static long forName(NativeCall c) {
        c.nonNullAt(0);
        Klass klass = ClassLookup.forName(c, c.stringAt(0), c.refAt(2));
        if (c.booleanAt(1) && klass instanceof InstanceKlass) {
            c.vm().dictionary().initialize(c.thread(), (InstanceKlass) klass);
        }
        return klass.mirror();
    }

    private long initName(NativeCall c) {
        Klass klass = c.receiverKlass();
        String text = klass == null ? c.vm().mirrors().primitiveOfMirror(c.receiver()).name().toLowerCase(java.util.Locale.ROOT)
                : klass.externalName();
        long string = c.strings().intern(c.thread(), text);
        name.putReference(c.receiver(), string);
        return string;
    }

    private static long superclass(Klass klass) {
        if (klass == null || klass.isInterface()) {
            return 0;
        }
        if (klass.isArray()) {
            return VirtualMachine.get().wellKnown().object().mirror();
        }
        return klass.superKlass() == null ? 0 : klass.superKlass().mirror();
    }

    private static long interfaces(NativeCall c) {
        Klass klass = c.receiverKlass();
        if (klass == null) {
            return GuestObjects.newArray(c.thread(), CLASS, 0);
        }
        if (klass.isArray()) {
            long array = GuestObjects.newArray(c.thread(), CLASS, 2);
            GuestObjects.setElement(array, 0, c.vm().wellKnown().cloneable().mirror());
            GuestObjects.setElement(array, 1, c.vm().wellKnown().serializable().mirror());
            return array;
        }
        InstanceKlass[] interfaces = ((InstanceKlass) klass).interfaces();
        long array = GuestObjects.newArray(c.thread(), CLASS, interfaces.length);
        for (int i = 0; i < interfaces.length; i++) {
            GuestObjects.setElement(array, i, interfaces[i].mirror());
        }
        return array;
    }

    private static long setSigners(NativeCall c) {
        Klass klass = c.receiverKlass();
        if (klass instanceof InstanceKlass) {
            Oops.putReference(c.receiver(), InjectedField.CLASS_SIGNERS.offset(), c.refAt(0));
        }
        return 0;
    }

    private static long primitive(NativeCall c) {
        c.nonNullAt(0);
        String wanted = c.stringAt(0);
        for (org.stubarchive.format.runtime.BasicType type : org.stubarchive.format.runtime.BasicType.values()) {
            if (!type.isReference() && type.name().toLowerCase(java.util.Locale.ROOT).equals(wanted)) {
                return c.vm().mirrors().primitiveMirror(type);
            }
        }
        throw c.exception("java/lang/ClassNotFoundException", wanted);
    }

    private long constantPool(NativeCall c) {
        if (instanceKlass(c) == null) {
            return 0;
        }
        InstanceKlass pool = c.vm().dictionary().bootKlass("jdk/internal/reflect/ConstantPool");
        c.vm().dictionary().initialize(c.thread(), pool);
        long object = c.vm().heap().allocateInstance(c.thread(), pool);
        constantPoolOop.putReference(object, c.receiver());
        return object;
    }

    /** Major version in the lower, minor version in the upper 16 bits; of primitive types the latest major version. */
    private static long classFileVersion(NativeCall c) {
        InstanceKlass klass = instanceKlass(c);
        return klass == null ? ParseOptions.LATEST_MAJOR
                : klass.classFile().minorVersion() << 16 | klass.classFile().majorVersion();
    }

    private static long nestHost(NativeCall c) {
        InstanceKlass klass = instanceKlass(c);
        return klass == null ? c.receiver() : c.vm().dictionary().nestHost(c.thread(), klass).mirror();
    }
}
