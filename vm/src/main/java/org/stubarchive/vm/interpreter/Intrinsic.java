package org.stubarchive.vm.interpreter;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.stubarchive.format.code.Category;
import org.stubarchive.format.code.StaticId;

/**
 * Methods of the class library that have a method entry of their own. Each row: number that {@code MethodLayout.INTRINSIC_ID} holds, number of the entry
 * stub in its category, class, method and descriptor. An entry does what the method does, or goes on with the method's native implementation.
 *
 * <p>The transcendental functions and {@code fma} of {@code Math} have the entry of native methods, although they are not: the host's own results are
 * the expected ones, and the bytecodes would compute those of {@code StrictMath}, or the same slowly.
 *
 * <p>Fields that entries read are found through {@code VmVariablesLayout}.
 */
public enum Intrinsic {
    INVOKE_BASIC(1, 0x07, Names.METHOD_HANDLE, "invokeBasic", Names.ANY_DESCRIPTOR),
    LINK_TO_STATIC(2, 0x08, Names.METHOD_HANDLE, "linkToStatic", Names.ANY_DESCRIPTOR),
    LINK_TO_SPECIAL(3, 0x09, Names.METHOD_HANDLE, "linkToSpecial", Names.ANY_DESCRIPTOR),
    LINK_TO_VIRTUAL(4, 0x0a, Names.METHOD_HANDLE, "linkToVirtual", Names.ANY_DESCRIPTOR),
    LINK_TO_INTERFACE(5, 0x0b, Names.METHOD_HANDLE, "linkToInterface", Names.ANY_DESCRIPTOR),
    MATH_SQRT(6, 0x0c, Names.MATH, "sqrt", "(D)D"),
    STRICT_MATH_SQRT(7, 0x0c, "java/lang/StrictMath", "sqrt", "(D)D"),
    MATH_ABS_INT(8, 0x0d, Names.MATH, "abs", "(I)I"),
    MATH_ABS_LONG(9, 0x0e, Names.MATH, "abs", "(J)J"),
    MATH_ABS_FLOAT(10, 0x0f, Names.MATH, "abs", "(F)F"),
    MATH_ABS_DOUBLE(11, 0x10, Names.MATH, "abs", "(D)D"),
    OBJECT_GET_CLASS(12, 0x13, "java/lang/Object", "getClass", "()Ljava/lang/Class;"),
    OBJECT_HASH_CODE(13, 0x14, "java/lang/Object", "hashCode", "()I"),
    SYSTEM_IDENTITY_HASH_CODE(14, 0x4a, "java/lang/System", "identityHashCode", "(Ljava/lang/Object;)I"),
    CURRENT_THREAD(15, 0x15, "java/lang/Thread", "currentThread", "()Ljava/lang/Thread;"),
    ON_SPIN_WAIT(16, 0x1c, "java/lang/Thread", "onSpinWait", "()V"),
    REFERENCE_GET(17, 0x16, "java/lang/ref/Reference", "get", "()Ljava/lang/Object;"),
    ARRAYCOPY(18, 0x17, "java/lang/System", "arraycopy", "(Ljava/lang/Object;ILjava/lang/Object;II)V"),
    FLOAT_TO_RAW_INT_BITS(19, 0x18, "java/lang/Float", "floatToRawIntBits", "(F)I"),
    INT_BITS_TO_FLOAT(20, 0x19, "java/lang/Float", "intBitsToFloat", "(I)F"),
    DOUBLE_TO_RAW_LONG_BITS(21, 0x1a, "java/lang/Double", "doubleToRawLongBits", "(D)J"),
    LONG_BITS_TO_DOUBLE(22, 0x1b, "java/lang/Double", "longBitsToDouble", "(J)D"),
    UNSAFE_GET_BOOLEAN(23, 0x1d, Names.UNSAFE, "getBoolean", "(Ljava/lang/Object;J)Z"),
    UNSAFE_GET_BOOLEAN_VOLATILE(24, 0x1e, Names.UNSAFE, "getBooleanVolatile", "(Ljava/lang/Object;J)Z"),
    UNSAFE_GET_BYTE(25, 0x1f, Names.UNSAFE, "getByte", "(Ljava/lang/Object;J)B"),
    UNSAFE_GET_BYTE_VOLATILE(26, 0x20, Names.UNSAFE, "getByteVolatile", "(Ljava/lang/Object;J)B"),
    UNSAFE_GET_SHORT(27, 0x21, Names.UNSAFE, "getShort", "(Ljava/lang/Object;J)S"),
    UNSAFE_GET_SHORT_VOLATILE(28, 0x22, Names.UNSAFE, "getShortVolatile", "(Ljava/lang/Object;J)S"),
    UNSAFE_GET_CHAR(29, 0x23, Names.UNSAFE, "getChar", "(Ljava/lang/Object;J)C"),
    UNSAFE_GET_CHAR_VOLATILE(30, 0x24, Names.UNSAFE, "getCharVolatile", "(Ljava/lang/Object;J)C"),
    UNSAFE_GET_INT(31, 0x25, Names.UNSAFE, "getInt", "(Ljava/lang/Object;J)I"),
    UNSAFE_GET_INT_VOLATILE(32, 0x26, Names.UNSAFE, "getIntVolatile", "(Ljava/lang/Object;J)I"),
    UNSAFE_GET_LONG(33, 0x27, Names.UNSAFE, "getLong", "(Ljava/lang/Object;J)J"),
    UNSAFE_GET_LONG_VOLATILE(34, 0x28, Names.UNSAFE, "getLongVolatile", "(Ljava/lang/Object;J)J"),
    UNSAFE_GET_FLOAT(35, 0x29, Names.UNSAFE, "getFloat", "(Ljava/lang/Object;J)F"),
    UNSAFE_GET_FLOAT_VOLATILE(36, 0x2a, Names.UNSAFE, "getFloatVolatile", "(Ljava/lang/Object;J)F"),
    UNSAFE_GET_DOUBLE(37, 0x2b, Names.UNSAFE, "getDouble", "(Ljava/lang/Object;J)D"),
    UNSAFE_GET_DOUBLE_VOLATILE(38, 0x2c, Names.UNSAFE, "getDoubleVolatile", "(Ljava/lang/Object;J)D"),
    UNSAFE_GET_REFERENCE(39, 0x2d, Names.UNSAFE, "getReference", "(Ljava/lang/Object;J)Ljava/lang/Object;"),
    UNSAFE_GET_REFERENCE_VOLATILE(40, 0x2e, Names.UNSAFE, "getReferenceVolatile", "(Ljava/lang/Object;J)Ljava/lang/Object;"),
    UNSAFE_PUT_BOOLEAN(41, 0x2f, Names.UNSAFE, "putBoolean", "(Ljava/lang/Object;JZ)V"),
    UNSAFE_PUT_BOOLEAN_VOLATILE(42, 0x30, Names.UNSAFE, "putBooleanVolatile", "(Ljava/lang/Object;JZ)V"),
    UNSAFE_PUT_BYTE(43, 0x31, Names.UNSAFE, "putByte", "(Ljava/lang/Object;JB)V"),
    UNSAFE_PUT_BYTE_VOLATILE(44, 0x32, Names.UNSAFE, "putByteVolatile", "(Ljava/lang/Object;JB)V"),
    UNSAFE_PUT_SHORT(45, 0x33, Names.UNSAFE, "putShort", "(Ljava/lang/Object;JS)V"),
    UNSAFE_PUT_SHORT_VOLATILE(46, 0x34, Names.UNSAFE, "putShortVolatile", "(Ljava/lang/Object;JS)V"),
    UNSAFE_PUT_CHAR(47, 0x35, Names.UNSAFE, "putChar", "(Ljava/lang/Object;JC)V"),
    UNSAFE_PUT_CHAR_VOLATILE(48, 0x36, Names.UNSAFE, "putCharVolatile", "(Ljava/lang/Object;JC)V"),
    UNSAFE_PUT_INT(49, 0x37, Names.UNSAFE, "putInt", "(Ljava/lang/Object;JI)V"),
    UNSAFE_PUT_INT_VOLATILE(50, 0x38, Names.UNSAFE, "putIntVolatile", "(Ljava/lang/Object;JI)V"),
    UNSAFE_PUT_LONG(51, 0x39, Names.UNSAFE, "putLong", "(Ljava/lang/Object;JJ)V"),
    UNSAFE_PUT_LONG_VOLATILE(52, 0x3a, Names.UNSAFE, "putLongVolatile", "(Ljava/lang/Object;JJ)V"),
    UNSAFE_PUT_FLOAT(53, 0x3b, Names.UNSAFE, "putFloat", "(Ljava/lang/Object;JF)V"),
    UNSAFE_PUT_FLOAT_VOLATILE(54, 0x3c, Names.UNSAFE, "putFloatVolatile", "(Ljava/lang/Object;JF)V"),
    UNSAFE_PUT_DOUBLE(55, 0x3d, Names.UNSAFE, "putDouble", "(Ljava/lang/Object;JD)V"),
    UNSAFE_PUT_DOUBLE_VOLATILE(56, 0x3e, Names.UNSAFE, "putDoubleVolatile", "(Ljava/lang/Object;JD)V"),
    UNSAFE_PUT_REFERENCE(57, 0x3f, Names.UNSAFE, "putReference", "(Ljava/lang/Object;JLjava/lang/Object;)V"),
    UNSAFE_PUT_REFERENCE_VOLATILE(58, 0x40, Names.UNSAFE, "putReferenceVolatile", "(Ljava/lang/Object;JLjava/lang/Object;)V"),
    UNSAFE_COMPARE_AND_SET_INT(59, 0x41, Names.UNSAFE, "compareAndSetInt", "(Ljava/lang/Object;JII)Z"),
    UNSAFE_COMPARE_AND_SET_LONG(60, 0x42, Names.UNSAFE, "compareAndSetLong", "(Ljava/lang/Object;JJJ)Z"),
    UNSAFE_COMPARE_AND_SET_REFERENCE(61, 0x43, Names.UNSAFE, "compareAndSetReference", "(Ljava/lang/Object;JLjava/lang/Object;Ljava/lang/Object;)Z"),
    UNSAFE_COMPARE_AND_EXCHANGE_INT(62, 0x44, Names.UNSAFE, "compareAndExchangeInt", "(Ljava/lang/Object;JII)I"),
    UNSAFE_COMPARE_AND_EXCHANGE_LONG(63, 0x45, Names.UNSAFE, "compareAndExchangeLong", "(Ljava/lang/Object;JJJ)J"),
    UNSAFE_COMPARE_AND_EXCHANGE_REFERENCE(64, 0x46, Names.UNSAFE, "compareAndExchangeReference", "(Ljava/lang/Object;JLjava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;"),
    UNSAFE_LOAD_FENCE(65, 0x47, Names.UNSAFE, "loadFence", "()V"),
    UNSAFE_STORE_FENCE(66, 0x48, Names.UNSAFE, "storeFence", "()V"),
    UNSAFE_FULL_FENCE(67, 0x49, Names.UNSAFE, "fullFence", "()V"),
    UNSAFE_GET_AND_ADD_INT(68, 0x4b, Names.UNSAFE, "getAndAddInt", "(Ljava/lang/Object;JI)I"),
    UNSAFE_GET_AND_ADD_LONG(69, 0x4c, Names.UNSAFE, "getAndAddLong", "(Ljava/lang/Object;JJ)J"),
    UNSAFE_GET_AND_SET_INT(70, 0x4d, Names.UNSAFE, "getAndSetInt", "(Ljava/lang/Object;JI)I"),
    UNSAFE_GET_AND_SET_LONG(71, 0x4e, Names.UNSAFE, "getAndSetLong", "(Ljava/lang/Object;JJ)J"),
    OBJECT_INIT(72, 0x50, "java/lang/Object", "<init>", "()V"),
    MATH_MAX_INT(73, 0x51, Names.MATH, "max", "(II)I"),
    MATH_MIN_INT(74, 0x52, Names.MATH, "min", "(II)I"),
    STRING_LENGTH(75, 0x53, Names.STRING, "length", "()I"),
    STRING_CHAR_AT(76, 0x54, Names.STRING, "charAt", "(I)C"),
    STRING_HASH_CODE(77, 0x55, Names.STRING, "hashCode", "()I"),
    STRING_EQUALS(78, 0x56, Names.STRING, "equals", "(Ljava/lang/Object;)Z"),
    MATH_SIN(79, 0x03, Names.MATH, "sin", "(D)D"),
    MATH_COS(80, 0x03, Names.MATH, "cos", "(D)D"),
    MATH_TAN(81, 0x03, Names.MATH, "tan", "(D)D"),
    MATH_EXP(82, 0x03, Names.MATH, "exp", "(D)D"),
    MATH_LOG(83, 0x03, Names.MATH, "log", "(D)D"),
    MATH_LOG10(84, 0x03, Names.MATH, "log10", "(D)D"),
    MATH_POW(85, 0x03, Names.MATH, "pow", "(DD)D"),
    MATH_FMA_FLOAT(86, 0x03, Names.MATH, "fma", "(FFF)F"),
    MATH_FMA_DOUBLE(87, 0x03, Names.MATH, "fma", "(DDD)D"),
    CLASS_IS_PRIMITIVE(88, 0x57, Names.CLASS, "isPrimitive", "()Z"),
    CLASS_IS_ARRAY(89, 0x58, Names.CLASS, "isArray", "()Z"),
    CLASS_IS_INTERFACE(90, 0x59, Names.CLASS, "isInterface", "()Z"),
    CLASS_IS_INSTANCE(91, 0x5a, Names.CLASS, "isInstance", "(Ljava/lang/Object;)Z"),
    CLASS_IS_ASSIGNABLE_FROM(92, 0x5b, Names.CLASS, "isAssignableFrom", "(Ljava/lang/Class;)Z"),
    OBJECT_CLONE(93, 0x5c, "java/lang/Object", "clone", "()Ljava/lang/Object;"),
    REFERENCE_REFERS_TO(94, 0x5d, "java/lang/ref/Reference", "refersTo0", "(Ljava/lang/Object;)Z"),
    PHANTOM_REFERENCE_REFERS_TO(95, 0x5d, "java/lang/ref/PhantomReference", "refersTo0", "(Ljava/lang/Object;)Z"),
    MATH_CBRT(96, 0x03, Names.MATH, "cbrt", "(D)D"),
    MATH_SINH(97, 0x03, Names.MATH, "sinh", "(D)D"),
    MATH_TANH(98, 0x03, Names.MATH, "tanh", "(D)D"),
    UNSAFE_PUT_BOOLEAN_RELEASE(99, 0x5e, Names.UNSAFE, "putBooleanRelease", "(Ljava/lang/Object;JZ)V"),
    UNSAFE_PUT_BYTE_RELEASE(100, 0x5f, Names.UNSAFE, "putByteRelease", "(Ljava/lang/Object;JB)V"),
    UNSAFE_PUT_SHORT_RELEASE(101, 0x60, Names.UNSAFE, "putShortRelease", "(Ljava/lang/Object;JS)V"),
    UNSAFE_PUT_CHAR_RELEASE(102, 0x61, Names.UNSAFE, "putCharRelease", "(Ljava/lang/Object;JC)V"),
    UNSAFE_PUT_INT_RELEASE(103, 0x62, Names.UNSAFE, "putIntRelease", "(Ljava/lang/Object;JI)V"),
    UNSAFE_PUT_LONG_RELEASE(104, 0x63, Names.UNSAFE, "putLongRelease", "(Ljava/lang/Object;JJ)V"),
    UNSAFE_PUT_FLOAT_RELEASE(105, 0x64, Names.UNSAFE, "putFloatRelease", "(Ljava/lang/Object;JF)V"),
    UNSAFE_PUT_DOUBLE_RELEASE(106, 0x65, Names.UNSAFE, "putDoubleRelease", "(Ljava/lang/Object;JD)V"),
    UNSAFE_PUT_REFERENCE_RELEASE(107, 0x66, Names.UNSAFE, "putReferenceRelease", "(Ljava/lang/Object;JLjava/lang/Object;)V");

    private static final class Names {
        static final String UNSAFE = "jdk/internal/misc/Unsafe";
        static final String METHOD_HANDLE = "java/lang/invoke/MethodHandle";
        static final String MATH = "java/lang/Math";
        static final String STRING = "java/lang/String";
        static final String CLASS = "java/lang/Class";
        /** Signature-polymorphic: every descriptor has the same entry. */
        static final String ANY_DESCRIPTOR = "";
    }

    private static final Map<String, Intrinsic> BY_METHOD = new HashMap<>();
    private static final Map<Integer, Intrinsic> BY_ID = new HashMap<>();

    static {
        for (Intrinsic i : values()) {
            if (BY_METHOD.put(key(i.className, i.methodName, i.descriptor), i) != null || BY_ID.put(i.id, i) != null) {
                throw new ExceptionInInitializerError("intrinsic declared twice: " + i);
            }
        }
    }

    private final int id;
    private final int stubNumber;
    private final String className;
    private final String methodName;
    private final String descriptor;

    Intrinsic(int id, int stubNumber, String className, String methodName, String descriptor) {
        this.id = id;
        this.stubNumber = stubNumber;
        this.className = className;
        this.methodName = methodName;
        this.descriptor = descriptor;
    }

    /** Number of the intrinsic, at least 1. */
    public int id() {
        return id;
    }

    /** Static id of the entry stub. */
    public int staticId() {
        return StaticId.of(Category.INTERPRETER, stubNumber);
    }

    /** Internal name of the class that declares the method. */
    public String className() {
        return className;
    }

    /** Name of the method. */
    public String methodName() {
        return methodName;
    }

    /** Descriptor, or nothing where the entry serves every descriptor. */
    public Optional<String> descriptor() {
        return descriptor.isEmpty() ? Optional.empty() : Optional.of(descriptor);
    }

    /** The intrinsic of a method of the class library, by internal class name. */
    public static Optional<Intrinsic> lookup(String className, String name, String descriptor) {
        Intrinsic i = BY_METHOD.get(key(className, name, descriptor));
        return Optional.ofNullable(i != null ? i : BY_METHOD.get(key(className, name, Names.ANY_DESCRIPTOR)));
    }

    /**
     * Intrinsic with the given number.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Intrinsic ofId(int id) {
        Intrinsic i = BY_ID.get(id);
        if (i == null) {
            throw new IllegalArgumentException("no intrinsic with number " + id);
        }
        return i;
    }

    private static String key(String className, String name, String descriptor) {
        return className + '.' + name + descriptor;
    }
}
