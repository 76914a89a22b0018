package org.stubarchive.format.catalogue;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.stubarchive.format.code.Category;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.StaticId;
import org.stubarchive.format.code.Target;

/**
 * A declared stub.
 *
 * @param staticId explicit id, see {@link StaticId}
 * @param name unique name
 * @param category the buffer it belongs to
 * @param targets what it exists for
 * @param entryNames its entry points in order, at least one
 * @param descriptor argument kinds of the first entry as {@code RuntimeEntry} writes them, empty where unknown
 * @param features features beyond the baseline that its variants may use
 */
public record StubDeclaration(
        int staticId, String name, Category category, Set<Target> targets, List<String> entryNames, String descriptor, CpuFeatures features) {
    /** Validates. */
    public StubDeclaration {
        Objects.requireNonNull(features);
        targets = Set.copyOf(targets);
        entryNames = List.copyOf(entryNames);
        if (StaticId.category(staticId) != category.id() || StaticId.number(staticId) == 0) {
            throw new IllegalArgumentException("id " + StaticId.format(staticId) + " of " + name + " is not one of category " + category.label());
        }
        if (name.isEmpty() || targets.isEmpty() || entryNames.isEmpty()) {
            throw new IllegalArgumentException("stub " + StaticId.format(staticId) + " lacks a name, target or entry");
        }
        if (!descriptor.matches("[IJFDAKM]*")) {
            throw new IllegalArgumentException("descriptor '" + descriptor + "' of " + name);
        }
    }

    /** Whether the stub exists for the target. */
    public boolean isFor(Target target) {
        return targets.contains(target);
    }
}
