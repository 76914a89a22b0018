package org.stubarchive.format.code;

import java.util.Comparator;
import java.util.Objects;
import org.stubarchive.format.layout.LayoutHash;

/**
 * One assumption under which code was generated. Where it does not hold, exactly the entries that list it are dropped.
 *
 * @param kind what is assumed
 * @param name name of what is assumed, never empty
 * @param value the value that it had when the code was generated
 */
public record Dependency(DependencyKind kind, String name, long value) implements Comparable<Dependency> {
    /** The layouts that this build was compiled with. Every generated stub depends on them. */
    public static final Dependency LAYOUTS = new Dependency(DependencyKind.LAYOUT, "layouts", LayoutHash.VALUE);

    private static final Comparator<Dependency> ORDER =
            Comparator.comparing(Dependency::kind).thenComparing(Dependency::name).thenComparingLong(Dependency::value);

    /** Validates. */
    public Dependency {
        Objects.requireNonNull(kind);
        if (name.isEmpty()) {
            throw new IllegalArgumentException("dependency without a name");
        }
    }

    /** A VM flag with the value that the generator read. */
    public static Dependency flag(String name, long value) {
        return new Dependency(DependencyKind.VM_FLAG, name, value);
    }

    /** Another entry. */
    public static Dependency entry(String stub, int staticId) {
        return new Dependency(DependencyKind.ENTRY, stub, staticId);
    }

    @Override
    public int compareTo(Dependency other) {
        return ORDER.compare(this, other);
    }
}
