package org.stubarchive.natives.reflect;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.vm.classfile.ConstantPoolView;
import org.stubarchive.vm.classfile.ConstantTag;
import org.stubarchive.vm.objects.GuestObjects;
import org.stubarchive.vm.oops.Field;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Klass;
import org.stubarchive.vm.oops.Method;

/** {@code jdk.internal.reflect.ConstantPool}: argument 0 is the mirror of the class, argument 1 an index. */
public final class ConstantPoolNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "getSize0(Ljava/lang/Object;)I",
        "getClassAt0(Ljava/lang/Object;I)Ljava/lang/Class;",
        "getClassAtIfLoaded0(Ljava/lang/Object;I)Ljava/lang/Class;",
        "getClassRefIndexAt0(Ljava/lang/Object;I)I",
        "getMethodAt0(Ljava/lang/Object;I)Ljava/lang/reflect/Member;",
        "getMethodAtIfLoaded0(Ljava/lang/Object;I)Ljava/lang/reflect/Member;",
        "getFieldAt0(Ljava/lang/Object;I)Ljava/lang/reflect/Field;",
        "getFieldAtIfLoaded0(Ljava/lang/Object;I)Ljava/lang/reflect/Field;",
        "getMemberRefInfoAt0(Ljava/lang/Object;I)[Ljava/lang/String;",
        "getNameAndTypeRefIndexAt0(Ljava/lang/Object;I)I",
        "getNameAndTypeRefInfoAt0(Ljava/lang/Object;I)[Ljava/lang/String;",
        "getIntAt0(Ljava/lang/Object;I)I",
        "getLongAt0(Ljava/lang/Object;I)J",
        "getFloatAt0(Ljava/lang/Object;I)F",
        "getDoubleAt0(Ljava/lang/Object;I)D",
        "getStringAt0(Ljava/lang/Object;I)Ljava/lang/String;",
        "getUTF8At0(Ljava/lang/Object;I)Ljava/lang/String;",
        "getTagAt0(Ljava/lang/Object;I)B",
    };

    /** The natives. */
    public ConstantPoolNatives() {
        super("jdk/internal/reflect/ConstantPool", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        ConstantPoolView pool = holder(c).classFile().constantPool();
        if (index > 0) {
            checkIndex(c, pool);
        }
        switch (index) {
            case 0: // getSize0(Ljava/lang/Object;)I
                return pool.size();
            case 1: // getClassAt0(Ljava/lang/Object;I)Ljava/lang/Class;
                return resolve(c, expect(c, pool, ConstantTag.CLASS).className(c.intAt(1))).mirror();
            case 2: // getClassAtIfLoaded0(Ljava/lang/Object;I)Ljava/lang/Class;
                return loadedClass(c, expect(c, pool, ConstantTag.CLASS).className(c.intAt(1)));
            case 3: // getClassRefIndexAt0(Ljava/lang/Object;I)I
                return member(c, pool).refClassIndex(c.intAt(1));
            case 4: // getMethodAt0(Ljava/lang/Object;I)Ljava/lang/reflect/Member;
                return method(c, member(c, pool), resolve(c, pool.refClass(c.intAt(1))));
            case 5: // getMethodAtIfLoaded0(Ljava/lang/Object;I)Ljava/lang/reflect/Member;
                return method(c, member(c, pool), loaded(c, pool.refClass(c.intAt(1))));
            case 6: // getFieldAt0(Ljava/lang/Object;I)Ljava/lang/reflect/Field;
                return field(c, expect(c, pool, ConstantTag.FIELDREF), resolve(c, pool.refClass(c.intAt(1))));
            case 7: // getFieldAtIfLoaded0(Ljava/lang/Object;I)Ljava/lang/reflect/Field;
                return field(c, expect(c, pool, ConstantTag.FIELDREF), loaded(c, pool.refClass(c.intAt(1))));
            case 8: // getMemberRefInfoAt0(Ljava/lang/Object;I)[Ljava/lang/String;
                return GuestObjects.newStrings(c.thread(), member(c, pool).refClass(c.intAt(1)), pool.refName(c.intAt(1)),
                        pool.refDescriptor(c.intAt(1)));
            case 9: // getNameAndTypeRefIndexAt0(Ljava/lang/Object;I)I
                return member(c, pool).refNameAndTypeIndex(c.intAt(1));
            case 10: // getNameAndTypeRefInfoAt0(Ljava/lang/Object;I)[Ljava/lang/String;
                expect(c, pool, ConstantTag.NAME_AND_TYPE);
                return GuestObjects.newStrings(c.thread(), pool.nameAndTypeName(c.intAt(1)), pool.nameAndTypeDescriptor(c.intAt(1)));
            case 11: // getIntAt0(Ljava/lang/Object;I)I
                return expect(c, pool, ConstantTag.INTEGER).intValue(c.intAt(1));
            case 12: // getLongAt0(Ljava/lang/Object;I)J
                return expect(c, pool, ConstantTag.LONG).longValue(c.intAt(1));
            case 13: // getFloatAt0(Ljava/lang/Object;I)F
                return bits(expect(c, pool, ConstantTag.FLOAT).floatValue(c.intAt(1)));
            case 14: // getDoubleAt0(Ljava/lang/Object;I)D
                return bits(expect(c, pool, ConstantTag.DOUBLE).doubleValue(c.intAt(1)));
            case 15: // getStringAt0(Ljava/lang/Object;I)Ljava/lang/String;
                return c.strings().intern(c.thread(), expect(c, pool, ConstantTag.STRING).string(c.intAt(1)));
            case 16: // getUTF8At0(Ljava/lang/Object;I)Ljava/lang/String;
                return c.newString(expect(c, pool, ConstantTag.UTF8).utf8(c.intAt(1)));
            case 17: // getTagAt0(Ljava/lang/Object;I)B
                return pool.tag(c.intAt(1));
            default:
                throw noSuchNative(index);
        }
    }

    private static InstanceKlass holder(NativeCall c) {
        return (InstanceKlass) c.klassAt(0);
    }

    private static void checkIndex(NativeCall c, ConstantPoolView pool) {
        if (c.intAt(1) < 0 || c.intAt(1) >= pool.size()) {
            throw c.exception("java/lang/IllegalArgumentException", "Constant pool index out of bounds");
        }
    }

    private static ConstantPoolView expect(NativeCall c, ConstantPoolView pool, int tag) {
        if (!pool.is(c.intAt(1), tag)) {
            throw c.exception("java/lang/IllegalArgumentException", "Wrong type at constant pool index");
        }
        return pool;
    }

    private static ConstantPoolView member(NativeCall c, ConstantPoolView pool) {
        int tag = pool.tag(c.intAt(1));
        if (tag < ConstantTag.FIELDREF || tag > ConstantTag.INTERFACE_METHODREF) {
            throw c.exception("java/lang/IllegalArgumentException", "Wrong type at constant pool index");
        }
        return pool;
    }

    private static Klass resolve(NativeCall c, String name) {
        return c.vm().dictionary().resolve(c.thread(), name, holder(c).loader());
    }

    private static Klass loaded(NativeCall c, String name) {
        return c.vm().dictionary().findLoaded(c.thread(), name, holder(c).loader());
    }

    private static long loadedClass(NativeCall c, String name) {
        Klass klass = loaded(c, name);
        return klass == null ? 0 : klass.mirror();
    }

    private static long method(NativeCall c, ConstantPoolView pool, Klass klass) {
        if (!(klass instanceof InstanceKlass)) {
            return 0;
        }
        Method method = ((InstanceKlass) klass).lookupMethod(pool.refName(c.intAt(1)), pool.refDescriptor(c.intAt(1)));
        if (method == null) {
            throw c.exception("java/lang/RuntimeException", "Unable to look up method in target class");
        }
        return MemberObjects.get().executable(c.thread(), method);
    }

    private static long field(NativeCall c, ConstantPoolView pool, Klass klass) {
        if (!(klass instanceof InstanceKlass)) {
            return 0;
        }
        Field field = ((InstanceKlass) klass).lookupField(pool.refName(c.intAt(1)), pool.refDescriptor(c.intAt(1)));
        if (field == null) {
            throw c.exception("java/lang/RuntimeException", "Unable to look up field in target class");
        }
        return MemberObjects.get().field(c.thread(), field);
    }
}
