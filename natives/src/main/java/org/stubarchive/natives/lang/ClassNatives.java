package org.stubarchive.natives.lang;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.natives.reflect.DeclaredMembers;
import org.stubarchive.natives.reflect.EnclosingClasses;
import org.stubarchive.natives.reflect.RecordMembers;
import org.stubarchive.vm.classfile.ParseOptions;
import org.stubarchive.vm.objects.GuestArrays;
import org.stubarchive.vm.objects.GuestField;
import org.stubarchive.vm.oops.ClassModifiers;
import org.stubarchive.vm.oops.InjectedField;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Klass;
import org.stubarchive.vm.oops.Oops;

/** {@code java.lang.Class}. */
@NativesOf("java/lang/Class")
final class ClassNatives {
    private static final String CLASS = "java/lang/Class";

    private final GuestField name = new GuestField(CLASS, "name", "Ljava/lang/String;");
    private final GuestField constantPoolOop = new GuestField("jdk/internal/reflect/ConstantPool", "constantPoolOop", "Ljava/lang/Object;");

    @Native("isInstance(Ljava/lang/Object;)Z")
    static boolean isInstance(NativeCall c, @Oop long obj) {
        return isInstance(c.receiverKlass(), obj);
    }

    @Native(value = "isInterface()Z", last = 17)
    static boolean isInterface(NativeCall c) {
        return c.receiverKlass() != null && c.receiverKlass().isInterface();
    }

    @Native(value = "isArray()Z", last = 17)
    static boolean isArray(NativeCall c) {
        return c.receiverKlass() != null && c.receiverKlass().isArray();
    }

    @Native(value = "isPrimitive()Z", last = 17)
    static boolean isPrimitive(NativeCall c) {
        return c.receiverKlass() == null;
    }

    @Native("isHidden()Z")
    static boolean isHidden(NativeCall c) {
        return instanceKlass(c) != null && instanceKlass(c).isHidden();
    }

    @Native("getSuperclass()Ljava/lang/Class;")
    static @Oop long getSuperclass(NativeCall c) {
        return superclass(c, c.receiverKlass());
    }

    @Native(value = "getModifiers()I", last = 17)
    static int getModifiers(NativeCall c) {
        return ClassModifiers.of(c.receiverKlass());
    }

    @Native(value = "getSigners()[Ljava/lang/Object;", last = 17)
    static @Oop long getSigners(NativeCall c) {
        return Oops.getReference(c.receiver(), InjectedField.CLASS_SIGNERS.offset());
    }

    @Native("getEnclosingMethod0()[Ljava/lang/Object;")
    static @Oop long getEnclosingMethod0(NativeCall c) {
        return EnclosingClasses.enclosingMethod(c, instanceKlass(c));
    }

    @Native("getDeclaringClass0()Ljava/lang/Class;")
    static @Oop long getDeclaringClass0(NativeCall c) {
        return EnclosingClasses.declaringClass(c, instanceKlass(c));
    }

    @Native("getSimpleBinaryName0()Ljava/lang/String;")
    static @Oop long getSimpleBinaryName0(NativeCall c) {
        return EnclosingClasses.simpleBinaryName(c, instanceKlass(c));
    }

    @Native("getDeclaredClasses0()[Ljava/lang/Class;")
    static @Oop long getDeclaredClasses0(NativeCall c) {
        return EnclosingClasses.declaredClasses(c, instanceKlass(c));
    }

    @Native(value = "getProtectionDomain0()Ljava/security/ProtectionDomain;", last = 17)
    static @Oop long getProtectionDomain0(NativeCall c) {
        return instanceKlass(c) == null ? 0 : Oops.getReference(c.receiver(), InjectedField.CLASS_PROTECTION_DOMAIN.offset());
    }

    @Native("getGenericSignature0()Ljava/lang/String;")
    static @Oop long getGenericSignature0(NativeCall c) {
        return instanceKlass(c) == null ? 0 : c.newString(instanceKlass(c).classFile().signature());
    }

    @Native("getRawAnnotations()[B")
    static @Oop long getRawAnnotations(NativeCall c) {
        return instanceKlass(c) == null ? 0 : c.objects().newBytes(c.thread(), instanceKlass(c).classFile().runtimeVisibleAnnotations());
    }

    @Native("getRawTypeAnnotations()[B")
    static @Oop long getRawTypeAnnotations(NativeCall c) {
        return instanceKlass(c) == null
                ? 0 : c.objects().newBytes(c.thread(), instanceKlass(c).classFile().runtimeVisibleTypeAnnotations());
    }

    @Native("getDeclaredFields0(Z)[Ljava/lang/reflect/Field;")
    static @Oop long getDeclaredFields0(NativeCall c, boolean publicOnly) {
        return DeclaredMembers.fields(c, instanceKlass(c), publicOnly);
    }

    @Native("getDeclaredMethods0(Z)[Ljava/lang/reflect/Method;")
    static @Oop long getDeclaredMethods0(NativeCall c, boolean publicOnly) {
        return DeclaredMembers.methods(c, instanceKlass(c), publicOnly);
    }

    @Native("getDeclaredConstructors0(Z)[Ljava/lang/reflect/Constructor;")
    static @Oop long getDeclaredConstructors0(NativeCall c, boolean publicOnly) {
        return DeclaredMembers.constructors(c, instanceKlass(c), publicOnly);
    }

    @Native("getRecordComponents0()[Ljava/lang/reflect/RecordComponent;")
    static @Oop long getRecordComponents0(NativeCall c) {
        return RecordMembers.components(c, instanceKlass(c));
    }

    @Native("isRecord0()Z")
    static boolean isRecord0(NativeCall c) {
        return instanceKlass(c) != null && instanceKlass(c).classFile().isRecord();
    }

    @Native("desiredAssertionStatus0(Ljava/lang/Class;)Z")
    static boolean desiredAssertionStatus0(NativeCall c, @Oop long clazz) {
        return desiresAssertions(c, c.klass(clazz));
    }

    @Native("getNestMembers0()[Ljava/lang/Class;")
    static @Oop long getNestMembers0(NativeCall c) {
        return EnclosingClasses.nestMembers(c, instanceKlass(c));
    }

    @Native("getPermittedSubclasses0()[Ljava/lang/Class;")
    static @Oop long getPermittedSubclasses0(NativeCall c) {
        return EnclosingClasses.permittedSubclasses(c, instanceKlass(c));
    }

    @Native(value = "getClassAccessFlagsRaw0()I", first = 25)
    static int getClassAccessFlagsRaw0(NativeCall c) {
        return instanceKlass(c) == null ? ClassModifiers.PRIMITIVE : instanceKlass(c).classFile().accessFlags();
    }

    /** The class that the receiver stands for, or null for arrays and primitives. */
    private static InstanceKlass instanceKlass(NativeCall c) {
        Klass klass = c.receiverKlass();
        return klass instanceof InstanceKlass ? (InstanceKlass) klass : null;
    }

    private static boolean isInstance(Klass klass, long oop) {
        return klass != null && oop != 0 && Oops.klass(oop).isSubtypeOf(klass);
    }

    @Native("isAssignableFrom(Ljava/lang/Class;)Z")
    static boolean isAssignable(NativeCall c, @Oop long cls) {
        long other = c.nonNull(cls);
        Klass to = c.receiverKlass();
        Klass from = c.vm().mirrors().klassOfMirror(other);
        return to == null || from == null ? c.receiver() == other : from.isSubtypeOf(to);
    }

    private static boolean desiresAssertions(NativeCall c, Klass klass) {
        return klass != null && c.vm().options().assertions().isEnabled(klass.externalName(), klass.loader().isBoot());
    }

    @Native("forName0(Ljava/lang/String;ZLjava/lang/ClassLoader;Ljava/lang/Class;)Ljava/lang/Class;")
    static @Oop long forName(NativeCall c, @Oop long name, boolean initialize, @Oop long loader, @Oop long caller) {
        c.nonNull(name);
        Klass klass = ClassLookup.forName(c, c.text(name), loader);
        if (initialize && klass instanceof InstanceKlass) {
            c.vm().dictionary().initialize(c.thread(), (InstanceKlass) klass);
        }
        return klass.mirror();
    }

    @Native("initClassName()Ljava/lang/String;")
    @Oop long initName(NativeCall c) {
        Klass klass = c.receiverKlass();
        String text = klass == null ? c.vm().mirrors().primitiveOfMirror(c.receiver()).name().toLowerCase(java.util.Locale.ROOT)
                : klass.externalName();
        long string = c.strings().intern(c.thread(), text);
        name.putReference(c.receiver(), string);
        return string;
    }

    private static long superclass(NativeCall c, Klass klass) {
        if (klass == null || klass.isInterface()) {
            return 0;
        }
        if (klass.isArray()) {
            return c.vm().wellKnown().object().mirror();
        }
        return klass.superKlass() == null ? 0 : klass.superKlass().mirror();
    }

    @Native("getInterfaces0()[Ljava/lang/Class;")
    static @Oop long interfaces(NativeCall c) {
        Klass klass = c.receiverKlass();
        if (klass == null) {
            return c.objects().newArray(c.thread(), CLASS, 0);
        }
        if (klass.isArray()) {
            long array = c.objects().newArray(c.thread(), CLASS, 2);
            GuestArrays.setElement(array, 0, c.vm().wellKnown().cloneable().mirror());
            GuestArrays.setElement(array, 1, c.vm().wellKnown().serializable().mirror());
            return array;
        }
        InstanceKlass[] interfaces = ((InstanceKlass) klass).interfaces();
        long array = c.objects().newArray(c.thread(), CLASS, interfaces.length);
        for (int i = 0; i < interfaces.length; i++) {
            GuestArrays.setElement(array, i, interfaces[i].mirror());
        }
        return array;
    }

    @Native(value = "setSigners([Ljava/lang/Object;)V", last = 17)
    static void setSigners(NativeCall c, @Oop long signers) {
        Klass klass = c.receiverKlass();
        if (klass instanceof InstanceKlass) {
            Oops.putReference(c.receiver(), InjectedField.CLASS_SIGNERS.offset(), signers);
        }
    }

    @Native("getPrimitiveClass(Ljava/lang/String;)Ljava/lang/Class;")
    static @Oop long primitive(NativeCall c, @Oop long name) {
        c.nonNull(name);
        String wanted = c.text(name);
        for (org.stubarchive.format.runtime.BasicType type : org.stubarchive.format.runtime.BasicType.values()) {
            if (!type.isReference() && type.name().toLowerCase(java.util.Locale.ROOT).equals(wanted)) {
                return c.vm().mirrors().primitiveMirror(type);
            }
        }
        throw c.exception("java/lang/ClassNotFoundException", wanted);
    }

    @Native("getConstantPool()Ljdk/internal/reflect/ConstantPool;")
    @Oop long constantPool(NativeCall c) {
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
    @Native(value = "getClassFileVersion0()I", first = 25)
    static int classFileVersion(NativeCall c) {
        InstanceKlass klass = instanceKlass(c);
        return klass == null ? ParseOptions.LATEST_MAJOR
                : klass.classFile().minorVersion() << 16 | klass.classFile().majorVersion();
    }

    @Native("getNestHost0()Ljava/lang/Class;")
    static @Oop long nestHost(NativeCall c) {
        InstanceKlass klass = instanceKlass(c);
        return klass == null ? c.receiver() : c.vm().dictionary().nestHost(c.thread(), klass).mirror();
    }
}
