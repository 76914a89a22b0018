package org.stubarchive.vm.interpreter;

import java.util.ArrayList;
import java.util.List;

/** Edge values of the primitive types. */
final class EdgeValues {
    private static final int MANY = 1000;
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

    private EdgeValues() {}

    /** Combinations of few values of each type: three, or more where there are at most two parameters. */
    static List<Object[]> few(Class<?>[] types) {
        int step = types.length <= 1 ? 1 : types.length == 2 ? 4 : 8;
        return combinations(types, step);
    }

    /** All combinations of the edge values if they are at most {@value #MANY}, else of fewer values. */
    static List<Object[]> manageable(Class<?>[] types) {
        int count = 1;
        for (Class<?> type : types) {
            count *= values(type).length;
        }
        return count <= MANY ? combinations(types, 1) : few(types);
    }

    private static List<Object[]> combinations(Class<?>[] types, int step) {
        List<Object[]> result = new ArrayList<>();
        result.add(new Object[types.length]);
        for (int i = 0; i < types.length; i++) {
            List<Object[]> longer = new ArrayList<>();
            for (Object[] prefix : result) {
                Object[] values = values(types[i]);
                for (int v = 0; v < values.length; v += step) {
                    Object[] next = prefix.clone();
                    next[i] = values[(v + i) % values.length];
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
}
