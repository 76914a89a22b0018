package org.stubarchive.vm.interpreter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.stubarchive.vm.classfile.MethodDescriptor;

/**
 * Runs every static method of the sample classes on the generated interpreter and on the host, over the combinations of edge values of its parameters:
 * same result to the bit, or same class of exception.
 */
@EnabledIfSystemProperty(named = "os.arch", matches = "amd64")
class BytecodeExecutionTest {
    private static final Object[] INTS = {0, 1, -1, 2, 3, 7, 31, 32, 33, 63, 64, 127, 128, -128, -129, 255, 256, 32767, 32768, 65535, 65536,
        0x12345678, -70000, Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MIN_VALUE + 1};
    private static final Object[] LONGS = {0L, 1L, -1L, 2L, 63L, 64L, 255L, 0x7FFF_FFFFL, 0x8000_0000L, 0xFFFF_FFFFL, -0x8000_0000L, 0x1_0000_0000L,
        0x1234_5678_9ABC_DEF0L, 1L << 53, (1L << 53) + 1, (1L << 24) + 1, Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE + 1};
    private static final Object[] FLOATS = {0f, -0f, 1f, -1f, 0.1f, 1.5f, -2.5f, 3e9f, -3e9f, 2.14748352e9f, 2.14748365e9f, 9.3e18f, -9.4e18f, 1e38f,
        Float.MIN_VALUE, Float.MIN_NORMAL, Float.MAX_VALUE, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN};
    private static final Object[] DOUBLES = {0.0, -0.0, 1.0, -1.0, 0.1, 1.5, -2.5, 2147483647.0, 2147483648.0, -2147483649.0, 9.2e18, 9.3e18, -9.4e18,
        1e308, 1e-310, 16777217.0, Double.MIN_VALUE, Double.MAX_VALUE, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN};
    private static final Object[] BYTES = {(byte) 0, (byte) 1, (byte) 2, (byte) 3, (byte) 6, (byte) 7, (byte) 12, (byte) -1, (byte) 127, (byte) -128};
    private static final Object[] SHORTS = {(short) 0, (short) 1, (short) -1, (short) 100, (short) 1000, (short) 32767, (short) -32768};
    private static final Object[] CHARS = {'\0', 'A', '\u7FFF', '\u8000', '\uFFFF'};
    private static final Object[] BOOLEANS = {false, true};

    @TestFactory
    Stream<DynamicTest> samples() {
        return Stream.of(ArithmeticSample.class, ControlFlowSample.class, WideSample.class, ArraySample.class, ObjectSample.class)
                .flatMap(c -> Arrays.stream(c.getDeclaredMethods()))
                .filter(m -> Modifier.isStatic(m.getModifiers()) && !Modifier.isPrivate(m.getModifiers()) && !m.isSynthetic())
                .sorted(Comparator.comparing(Method::toString))
                .map(m -> DynamicTest.dynamicTest(m.getDeclaringClass().getSimpleName() + "." + m.getName(), () -> compare(m)));
    }

    private static void compare(Method host) {
        GuestWorld world = GuestWorld.get();
        String descriptor = java.lang.invoke.MethodType.methodType(host.getReturnType(), host.getParameterTypes()).toMethodDescriptorString();
        GuestMethod guest = world.load(host.getDeclaringClass().getName().replace('.', '/')).methods.get(host.getName() + descriptor);
        assertEquals(host.getParameterCount(), MethodDescriptor.parse(descriptor).parameterCount());
        int compared = 0;
        for (Object[] arguments : combinations(host.getParameterTypes())) {
            assertEquals(onHost(host, arguments), onGuest(world, guest, arguments), () -> host.getName() + Arrays.toString(arguments));
            compared++;
        }
        assertTrue(compared > 0);
    }

    private static List<Object[]> combinations(Class<?>[] types) {
        List<Object[]> result = new ArrayList<>();
        result.add(new Object[types.length]);
        for (int i = 0; i < types.length; i++) {
            List<Object[]> longer = new ArrayList<>();
            for (Object[] prefix : result) {
                for (Object value : values(types[i])) {
                    Object[] next = prefix.clone();
                    next[i] = value;
                    longer.add(next);
                }
            }
            result = longer;
        }
        return result;
    }

    private static Object[] values(Class<?> type) {
        return switch (type.getName()) {
            case "int" -> INTS;
            case "long" -> LONGS;
            case "float" -> FLOATS;
            case "double" -> DOUBLES;
            case "byte" -> BYTES;
            case "short" -> SHORTS;
            case "char" -> CHARS;
            case "boolean" -> BOOLEANS;
            default -> throw new IllegalArgumentException(type.getName());
        };
    }

    private static Object onHost(Method method, Object[] arguments) {
        try {
            method.setAccessible(true);
            return bits(method.invoke(null, arguments));
        } catch (InvocationTargetException e) {
            return "throws " + e.getCause().getClass().getName();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object onGuest(GuestWorld world, GuestMethod method, Object[] arguments) {
        try {
            return bits(new GuestCall(world).invoke(method, arguments));
        } catch (GuestThrow e) {
            return "throws " + e.className();
        }
    }

    /** NaNs compare as one value: the payload of a computed NaN is not specified. */
    private static Object bits(Object value) {
        if (value instanceof Float f) {
            return "float " + Integer.toHexString(Float.floatToIntBits(f));
        }
        if (value instanceof Double d) {
            return "double " + Long.toHexString(Double.doubleToLongBits(d));
        }
        return value == null ? "void" : value;
    }
}
