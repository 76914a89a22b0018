package org.stubarchive.format.catalogue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stubarchive.format.code.Category;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.StaticId;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.runtime.SignatureShape;

/**
 * The static ids of adapters. An adapter's number says its whole shape: that of up to {@value #MAX_NUMBERED} arguments is the shape read as a
 * bijective number of base 5 with the digits I, J, F, D, L, plus 1. So no row of the catalogue is needed, and no two shapes can be taken for one
 * another. Longer shapes are numbered in the order in which a process asks for them, behind all others: their ids mean nothing to another process.
 */
public final class AdapterShapes {
    /** Prefix of adapters' names; their shape follows. */
    public static final String PREFIX = "adapter_";
    /** Greatest number of arguments whose shape is its number. */
    public static final int MAX_NUMBERED = 6;
    private static final String DIGITS = "IJFDL";
    private static final List<String> ENTRIES = List.of("i2c", "c2i");
    private static final int FIRST_LONG = firstLong();

    private static final Map<String, Integer> LONG_NUMBERS = new HashMap<>();
    private static final Map<Integer, SignatureShape> LONG_SHAPES = new HashMap<>();

    private AdapterShapes() {}

    private static int firstLong() {
        int count = 1;
        int power = 1;
        for (int i = 1; i <= MAX_NUMBERED; i++) {
            power *= DIGITS.length();
            count += power;
        }
        return count + 1;
    }

    /**
     * Static id of the adapter of a shape.
     *
     * @throws IllegalStateException if more long shapes are asked for than there are numbers
     */
    public static int id(SignatureShape shape) {
        int number = 0;
        if (shape.count() > MAX_NUMBERED) {
            return StaticId.of(Category.ADAPTER, longNumber(shape));
        }
        for (int i = 0; i < shape.count(); i++) {
            number = number * DIGITS.length() + DIGITS.indexOf(shape.types().charAt(i)) + 1;
        }
        return StaticId.of(Category.ADAPTER, number + 1);
    }

    private static synchronized int longNumber(SignatureShape shape) {
        Integer known = LONG_NUMBERS.get(shape.types());
        if (known != null) {
            return known;
        }
        int number = FIRST_LONG + LONG_NUMBERS.size();
        if (number > StaticId.MAX_NUMBER) {
            throw new IllegalStateException(LONG_NUMBERS.size() + " shapes of more than " + MAX_NUMBERED + " arguments");
        }
        LONG_NUMBERS.put(shape.types(), number);
        LONG_SHAPES.put(number, shape);
        return number;
    }

    /** Shape of the adapter with a static id, {@code null} if the id is of none. */
    public static SignatureShape shape(int staticId) {
        if (StaticId.category(staticId) != Category.ADAPTER.id() || StaticId.number(staticId) == 0) {
            return null;
        }
        int number = StaticId.number(staticId);
        if (number >= FIRST_LONG) {
            synchronized (AdapterShapes.class) {
                return LONG_SHAPES.get(number);
            }
        }
        StringBuilder types = new StringBuilder();
        for (int rest = number - 1; rest > 0; rest = (rest - 1) / DIGITS.length()) {
            types.append(DIGITS.charAt((rest - 1) % DIGITS.length()));
        }
        return new SignatureShape(types.reverse().toString());
    }

    /** What the catalogue says of an adapter. */
    static StubDeclaration declaration(SignatureShape shape) {
        return new StubDeclaration(id(shape), PREFIX + shape.types(), Category.ADAPTER, Set.of(Target.values()), ENTRIES, "", CpuFeatures.BASELINE);
    }

    /** What the catalogue says of an adapter, {@code null} if the name is of none. */
    static StubDeclaration declaration(String name) {
        String types = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : "?";
        return types.matches("[" + DIGITS + "]{0,255}") ? declaration(new SignatureShape(types)) : null;
    }
}
