package org.stubarchive.vm;

import java.util.ArrayList;
import java.util.List;

/**
 * Which classes start with assertions enabled, as the options {@code -ea}, {@code -da}, {@code -esa} and {@code -dsa} of {@code java} say. A directive for
 * the class itself counts most, then one for its package or the nearest package around it, then the default. Of several for the same name the last counts.
 */
public final class AssertionStatus {
    /**
     * A directive for one class, or for a package and those below it.
     *
     * @param name name with dots; empty for the unnamed package
     * @param enabled whether it enables assertions
     */
    public record Directive(String name, boolean enabled) {
    }

    private static final String SUBPACKAGES = "...";

    private final List<Directive> classes = new ArrayList<>();
    private final List<Directive> packages = new ArrayList<>();
    private boolean byDefault;
    private boolean bySystemDefault;

    /** Nothing is enabled. */
    public AssertionStatus() {
    }

    /**
     * Adds what one option says.
     *
     * @param scope class name, package name with {@code ...} behind it, {@code ...} for the unnamed package, or empty for all but system classes
     */
    void add(String scope, boolean enabled) {
        if (scope.isEmpty()) {
            byDefault = enabled;
        } else if (scope.endsWith(SUBPACKAGES)) {
            packages.add(0, new Directive(scope.substring(0, scope.length() - SUBPACKAGES.length()), enabled));
        } else {
            classes.add(0, new Directive(scope, enabled));
        }
    }

    void addSystem(boolean enabled) {
        bySystemDefault = enabled;
    }

    /**
     * Whether assertions are enabled in a class.
     *
     * @param className name with dots
     * @param system whether the boot loader defined it
     */
    public boolean isEnabled(String className, boolean system) {
        Directive found = find(classes, className);
        for (int dot = className.lastIndexOf('.'); found == null && dot > 0; dot = className.lastIndexOf('.', dot - 1)) {
            found = find(packages, className.substring(0, dot));
        }
        if (found == null && className.indexOf('.') < 0) {
            found = find(packages, "");
        }
        return found != null ? found.enabled : system ? bySystemDefault : byDefault;
    }

    private static Directive find(List<Directive> directives, String name) {
        for (Directive d : directives) {
            if (d.name.equals(name)) {
                return d;
            }
        }
        return null;
    }

    /** Whether assertions are enabled in classes, other than system ones, for which nothing else is said. */
    public boolean byDefault() {
        return byDefault;
    }

    /** Directives for classes, the last given first. */
    public List<Directive> classes() {
        return List.copyOf(classes);
    }

    /** Directives for packages, the last given first. */
    public List<Directive> packages() {
        return List.copyOf(packages);
    }
}
