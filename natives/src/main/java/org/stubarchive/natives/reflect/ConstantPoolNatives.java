package org.stubarchive.natives.reflect;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.vm.classfile.ConstantPoolView;
import org.stubarchive.vm.classfile.ConstantTag;
import org.stubarchive.vm.oops.Field;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Klass;
import org.stubarchive.vm.oops.Method;

/** {@code jdk.internal.reflect.ConstantPool}. */
@NativesOf("jdk/internal/reflect/ConstantPool")
final class ConstantPoolNatives {
    @Native("getSize0(Ljava/lang/Object;)I")
    static int getSize0(NativeCall c, @Oop long mirror) {
        return holder(c, mirror).classFile().constantPool().size();
    }

    @Native("getClassAt0(Ljava/lang/Object;I)Ljava/lang/Class;")
    static @Oop long getClassAt0(NativeCall c, @Oop long mirror, int index) {
        return resolve(c, mirror, expect(c, index, pool(c, mirror, index), ConstantTag.CLASS).className(index)).mirror();
    }

    @Native("getClassAtIfLoaded0(Ljava/lang/Object;I)Ljava/lang/Class;")
    static @Oop long getClassAtIfLoaded0(NativeCall c, @Oop long mirror, int index) {
        return loadedClass(c, mirror, expect(c, index, pool(c, mirror, index), ConstantTag.CLASS).className(index));
    }

    @Native("getClassRefIndexAt0(Ljava/lang/Object;I)I")
    static int getClassRefIndexAt0(NativeCall c, @Oop long mirror, int index) {
        return member(c, index, pool(c, mirror, index)).refClassIndex(index);
    }

    @Native("getMethodAt0(Ljava/lang/Object;I)Ljava/lang/reflect/Member;")
    static @Oop long getMethodAt0(NativeCall c, @Oop long mirror, int index) {
        return method(c, index, member(c, index, pool(c, mirror, index)), resolve(c, mirror, pool(c, mirror, index).refClass(index)));
    }

    @Native("getMethodAtIfLoaded0(Ljava/lang/Object;I)Ljava/lang/reflect/Member;")
    static @Oop long getMethodAtIfLoaded0(NativeCall c, @Oop long mirror, int index) {
        return method(c, index, member(c, index, pool(c, mirror, index)), loaded(c, mirror, pool(c, mirror, index).refClass(index)));
    }

    @Native("getFieldAt0(Ljava/lang/Object;I)Ljava/lang/reflect/Field;")
    static @Oop long getFieldAt0(NativeCall c, @Oop long mirror, int index) {
        return field(c, index, expect(c, index, pool(c, mirror, index), ConstantTag.FIELDREF),
                resolve(c, mirror, pool(c, mirror, index).refClass(index)));
    }

    @Native("getFieldAtIfLoaded0(Ljava/lang/Object;I)Ljava/lang/reflect/Field;")
    static @Oop long getFieldAtIfLoaded0(NativeCall c, @Oop long mirror, int index) {
        return field(c, index, expect(c, index, pool(c, mirror, index), ConstantTag.FIELDREF),
                loaded(c, mirror, pool(c, mirror, index).refClass(index)));
    }

    @Native("getMemberRefInfoAt0(Ljava/lang/Object;I)[Ljava/lang/String;")
    static @Oop long getMemberRefInfoAt0(NativeCall c, @Oop long mirror, int index) {
        return c.objects().newStrings(c.thread(), member(c, index, pool(c, mirror, index)).refClass(index), pool(c, mirror, index).refName(index),
                pool(c, mirror, index).refDescriptor(index));
    }

    @Native("getNameAndTypeRefIndexAt0(Ljava/lang/Object;I)I")
    static int getNameAndTypeRefIndexAt0(NativeCall c, @Oop long mirror, int index) {
        return member(c, index, pool(c, mirror, index)).refNameAndTypeIndex(index);
    }

    @Native("getNameAndTypeRefInfoAt0(Ljava/lang/Object;I)[Ljava/lang/String;")
    static @Oop long getNameAndTypeRefInfoAt0(NativeCall c, @Oop long mirror, int index) {
        expect(c, index, pool(c, mirror, index), ConstantTag.NAME_AND_TYPE);
        return c.objects().newStrings(c.thread(), pool(c, mirror, index).nameAndTypeName(index), pool(c, mirror, index).nameAndTypeDescriptor(index));
    }

    @Native("getIntAt0(Ljava/lang/Object;I)I")
    static int getIntAt0(NativeCall c, @Oop long mirror, int index) {
        return expect(c, index, pool(c, mirror, index), ConstantTag.INTEGER).intValue(index);
    }

    @Native("getLongAt0(Ljava/lang/Object;I)J")
    static long getLongAt0(NativeCall c, @Oop long mirror, int index) {
        return expect(c, index, pool(c, mirror, index), ConstantTag.LONG).longValue(index);
    }

    @Native("getFloatAt0(Ljava/lang/Object;I)F")
    static float getFloatAt0(NativeCall c, @Oop long mirror, int index) {
        return expect(c, index, pool(c, mirror, index), ConstantTag.FLOAT).floatValue(index);
    }

    @Native("getDoubleAt0(Ljava/lang/Object;I)D")
    static double getDoubleAt0(NativeCall c, @Oop long mirror, int index) {
        return expect(c, index, pool(c, mirror, index), ConstantTag.DOUBLE).doubleValue(index);
    }

    @Native("getStringAt0(Ljava/lang/Object;I)Ljava/lang/String;")
    static @Oop long getStringAt0(NativeCall c, @Oop long mirror, int index) {
        return c.strings().intern(c.thread(), expect(c, index, pool(c, mirror, index), ConstantTag.STRING).string(index));
    }

    @Native("getUTF8At0(Ljava/lang/Object;I)Ljava/lang/String;")
    static @Oop long getUTF8At0(NativeCall c, @Oop long mirror, int index) {
        return c.newString(expect(c, index, pool(c, mirror, index), ConstantTag.UTF8).utf8(index));
    }

    @Native("getTagAt0(Ljava/lang/Object;I)B")
    static byte getTagAt0(NativeCall c, @Oop long mirror, int index) {
        return (byte) pool(c, mirror, index).tag(index);
    }

    private static InstanceKlass holder(NativeCall c, @Oop long mirror) {
        return (InstanceKlass) c.klass(mirror);
    }

    /** The constant pool, which has an entry of the wanted index. */
    private static ConstantPoolView pool(NativeCall c, @Oop long mirror, int index) {
        ConstantPoolView pool = holder(c, mirror).classFile().constantPool();
        if (index < 0 || index >= pool.size()) {
            throw c.exception("java/lang/IllegalArgumentException", "Constant pool index out of bounds");
        }
        return pool;
    }

    private static ConstantPoolView expect(NativeCall c, int index, ConstantPoolView pool, int tag) {
        if (!pool.is(index, tag)) {
            throw c.exception("java/lang/IllegalArgumentException", "Wrong type at constant pool index");
        }
        return pool;
    }

    private static ConstantPoolView member(NativeCall c, int index, ConstantPoolView pool) {
        int tag = pool.tag(index);
        if (tag < ConstantTag.FIELDREF || tag > ConstantTag.INTERFACE_METHODREF) {
            throw c.exception("java/lang/IllegalArgumentException", "Wrong type at constant pool index");
        }
        return pool;
    }

    private static Klass resolve(NativeCall c, @Oop long mirror, String name) {
        return c.vm().dictionary().resolve(c.thread(), name, holder(c, mirror).loader());
    }

    private static Klass loaded(NativeCall c, @Oop long mirror, String name) {
        return c.vm().dictionary().findLoaded(c.thread(), name, holder(c, mirror).loader());
    }

    private static long loadedClass(NativeCall c, @Oop long mirror, String name) {
        Klass klass = loaded(c, mirror, name);
        return klass == null ? 0 : klass.mirror();
    }

    private static long method(NativeCall c, int index, ConstantPoolView pool, Klass klass) {
        if (!(klass instanceof InstanceKlass)) {
            return 0;
        }
        Method method = ((InstanceKlass) klass).lookupMethod(pool.refName(index), pool.refDescriptor(index));
        if (method == null) {
            throw c.exception("java/lang/RuntimeException", "Unable to look up method in target class");
        }
        return MemberObjects.get().executable(c, method);
    }

    private static long field(NativeCall c, int index, ConstantPoolView pool, Klass klass) {
        if (!(klass instanceof InstanceKlass)) {
            return 0;
        }
        Field field = ((InstanceKlass) klass).lookupField(pool.refName(index), pool.refDescriptor(index));
        if (field == null) {
            throw c.exception("java/lang/RuntimeException", "Unable to look up field in target class");
        }
        return MemberObjects.get().field(c, field);
    }
}
