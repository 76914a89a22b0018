package org.stubarchive.compiler.graph;

import java.util.Locale;
import java.util.Objects;
import org.stubarchive.compiler.ci.CiKlass;
import org.stubarchive.format.runtime.BasicType;

/**
 * What is known of a value: its kind; of an integer the range; of a reference the class, whether it is of exactly this class, and whether it is
 * never or always null. Immutable; equal types may be different objects.
 *
 * <p>No reference type has an interface as its class: the verifier passes any object as an interface (JVMS 4.10.1.2), so nothing may rest on it.
 */
public final class Type {
    /** How a reference may be null. */
    public enum Nullness {
        /** It may be. */
        MAYBE,
        /** It is not. */
        NEVER,
        /** It is. */
        ALWAYS
    }

    /** No value. */
    public static final Type VOID = new Type(Kind.VOID, 0, 0, null, false, Nullness.MAYBE);
    /** Any int. */
    public static final Type INT = new Type(Kind.INT, Integer.MIN_VALUE, Integer.MAX_VALUE, null, false, Nullness.MAYBE);
    /** 0 or 1. */
    public static final Type BOOLEAN = intRange(0, 1);
    /** The range of bytes. */
    public static final Type BYTE = intRange(Byte.MIN_VALUE, Byte.MAX_VALUE);
    /** The range of chars. */
    public static final Type CHAR = intRange(Character.MIN_VALUE, Character.MAX_VALUE);
    /** The range of shorts. */
    public static final Type SHORT = intRange(Short.MIN_VALUE, Short.MAX_VALUE);
    /** Any length or index of an array. */
    public static final Type LENGTH = intRange(0, Integer.MAX_VALUE);
    /** What comparisons give. */
    public static final Type COMPARISON = intRange(-1, 1);
    /** Any long. */
    public static final Type LONG = new Type(Kind.LONG, Long.MIN_VALUE, Long.MAX_VALUE, null, false, Nullness.MAYBE);
    /** Any float. */
    public static final Type FLOAT = new Type(Kind.FLOAT, 0, 0, null, false, Nullness.MAYBE);
    /** Any double. */
    public static final Type DOUBLE = new Type(Kind.DOUBLE, 0, 0, null, false, Nullness.MAYBE);
    /** Any reference. */
    public static final Type OBJECT = new Type(Kind.REF, 0, 0, null, false, Nullness.MAYBE);
    /** Any reference but null. */
    public static final Type NOT_NULL = new Type(Kind.REF, 0, 0, null, false, Nullness.NEVER);
    /** null. */
    public static final Type NULL = new Type(Kind.REF, 0, 0, null, false, Nullness.ALWAYS);

    private final Kind kind;
    private final long low;
    private final long high;
    private final CiKlass klass;
    private final boolean isExact;
    private final Nullness nullness;

    private Type(Kind kind, long low, long high, CiKlass klass, boolean isExact, Nullness nullness) {
        this.kind = kind;
        this.low = low;
        this.high = high;
        this.klass = klass;
        this.isExact = isExact;
        this.nullness = nullness;
    }

    /** Ints from {@code low} to {@code high}. */
    public static Type intRange(int low, int high) {
        return range(Kind.INT, low, high);
    }

    /** Longs from {@code low} to {@code high}. */
    public static Type longRange(long low, long high) {
        return range(Kind.LONG, low, high);
    }

    private static Type range(Kind kind, long low, long high) {
        if (low > high) {
            throw new IllegalArgumentException("empty range " + low + " to " + high);
        }
        return new Type(kind, low, high, null, false, Nullness.MAYBE);
    }

    /**
     * References to instances of a class, or null.
     *
     * @param klass {@code null} or an interface for any
     */
    public static Type instance(CiKlass klass) {
        return isUseless(klass) ? OBJECT : new Type(Kind.REF, 0, 0, klass, klass.isLeaf(), Nullness.MAYBE);
    }

    /** References to objects of exactly this class, not null. */
    public static Type exactly(CiKlass klass) {
        return new Type(Kind.REF, 0, 0, Objects.requireNonNull(klass, "klass"), true, Nullness.NEVER);
    }

    private static boolean isUseless(CiKlass klass) {
        CiKlass k = klass;
        while (k != null && k.elementKlass() != null) {
            k = k.elementKlass();
        }
        return k == null || k.isInterface() && k == klass || k.isRoot() && k == klass;
    }

    /** The full range of a kind. */
    public static Type of(Kind kind) {
        return switch (kind) {
            case VOID -> VOID;
            case INT -> INT;
            case LONG -> LONG;
            case FLOAT -> FLOAT;
            case DOUBLE -> DOUBLE;
            case REF -> OBJECT;
        };
    }

    /** The values of a primitive type; any reference for the others. */
    public static Type of(BasicType type) {
        return switch (type) {
            case BOOLEAN -> BOOLEAN;
            case BYTE -> BYTE;
            case CHAR -> CHAR;
            case SHORT -> SHORT;
            default -> of(Kind.of(type));
        };
    }

    /** Kind of the value. */
    public Kind kind() {
        return kind;
    }

    /** Least value of an int or long. */
    public long low() {
        return low;
    }

    /** Greatest value of an int or long. */
    public long high() {
        return high;
    }

    /** The class of a reference that is not null; {@code null} for any. */
    public CiKlass klass() {
        return klass;
    }

    /** Whether a reference that is not null is of exactly {@link #klass}, of no subclass. */
    public boolean isExact() {
        return isExact;
    }

    /** Whether a reference is known not to be null. */
    public boolean isNeverNull() {
        return nullness == Nullness.NEVER;
    }

    /** Whether a reference is known to be null. */
    public boolean isAlwaysNull() {
        return nullness == Nullness.ALWAYS;
    }

    /** The same, but not null. */
    public Type notNull() {
        return nullness == Nullness.NEVER || kind != Kind.REF ? this : new Type(kind, low, high, klass, isExact, Nullness.NEVER);
    }

    /** Whether zero is among the values of an integer. */
    public boolean hasZero() {
        return low <= 0 && high >= 0;
    }

    /** The least type that has all values of both, which are of the same kind. */
    public Type union(Type other) {
        if (equals(other)) {
            return this;
        }
        if (kind != other.kind) {
            throw new IllegalArgumentException(this + " and " + other + " have no union");
        }
        if (kind != Kind.REF) {
            return new Type(kind, Math.min(low, other.low), Math.max(high, other.high), null, false, Nullness.MAYBE);
        }
        Nullness either = nullness == other.nullness ? nullness : Nullness.MAYBE;
        if (isAlwaysNull()) {
            return new Type(kind, 0, 0, other.klass, other.isExact, either);
        }
        if (other.isAlwaysNull()) {
            return new Type(kind, 0, 0, klass, isExact, either);
        }
        CiKlass common = common(klass, other.klass);
        return new Type(kind, 0, 0, common, common != null && isExact && other.isExact && klass == other.klass, either);
    }

    private static CiKlass common(CiKlass a, CiKlass b) {
        if (a == null || b == null) {
            return null;
        }
        for (CiKlass x = a; !x.isRoot(); x = x.superKlass()) {
            for (CiKlass y = b; !y.isRoot(); y = y.superKlass()) {
                if (x == y) {
                    return x;
                }
            }
        }
        return null;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Type t && kind == t.kind && low == t.low && high == t.high && klass == t.klass && isExact == t.isExact && nullness == t.nullness;
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, low, high, isExact, nullness) * 31 + System.identityHashCode(klass);
    }

    @Override
    public String toString() {
        return switch (kind) {
            case INT -> equals(INT) ? "int" : "int[" + low + "," + high + "]";
            case LONG -> equals(LONG) ? "long" : "long[" + low + "," + high + "]";
            case REF -> isAlwaysNull() ? "null" : (klass == null ? "object" : klass.name()) + (isExact ? "=" : "") + (isNeverNull() ? "!" : "");
            default -> kind.name().toLowerCase(Locale.ROOT);
        };
    }
}
