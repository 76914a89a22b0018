package org.stubarchive.cli.diff;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stubarchive.format.code.Category;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.manifest.Producer;
import org.stubarchive.format.reader.Archive;

/** One of two archives that are compared. */
public final class ArchiveSide {
    private final String name;
    private final SizeAccount sizes;
    private final Optional<Producer> producer;
    private final Map<Target, TargetSide> targets = new EnumMap<>(Target.class);
    private final Map<Category, Long> bytesByCategory = new EnumMap<>(Category.class);

    private ArchiveSide(String name, SizeAccount sizes, Optional<Producer> producer) {
        this.name = name;
        this.sizes = sizes;
        this.producer = producer;
    }

    /**
     * An archive.
     *
     * @param name as the user named it
     * @param archive verified
     */
    public static ArchiveSide of(String name, Archive archive) {
        ArchiveSide side = new ArchiveSide(name, SizeAccount.of(archive), archive.producer());
        for (CodeImage image : archive.images()) {
            side.targets.put(image.target(), new TargetSide(image, archive.tables().get(image.target())));
        }
        side.variants().forEach(v -> side.bytesByCategory.merge(v.category(), (long) v.size(), Long::sum));
        return side;
    }

    /** No archive: holds nothing. */
    public static ArchiveSide missing(String name) {
        return new ArchiveSide(name, SizeAccount.NOTHING, Optional.empty());
    }

    /** As the user named it. */
    public String name() {
        return name;
    }

    /** Who wrote it, if it says so. */
    public Optional<Producer> producer() {
        return producer;
    }

    /** Where its bytes go. */
    public SizeAccount sizes() {
        return sizes;
    }

    /** Bytes of the stubs of a category. */
    public long bytes(Category category) {
        return bytesByCategory.getOrDefault(category, 0L);
    }

    /** Targets that it holds code for. */
    public List<Target> targets() {
        return List.copyOf(targets.keySet());
    }

    /** All variants, ascending by key. */
    public List<StubVariant> variants() {
        List<StubVariant> result = new ArrayList<>();
        targets.keySet().forEach(t -> result.addAll(variants(t)));
        return result;
    }

    /** All variants of a target, in the order of the file: ascending by static id, then by preference. */
    List<StubVariant> variants(Target target) {
        TargetSide side = targets.get(target);
        List<StubVariant> result = new ArrayList<>();
        for (int u = 0; side != null && u < side.tables().unitCount(); u++) {
            result.add(new StubVariant(side, u));
        }
        return result;
    }
}
