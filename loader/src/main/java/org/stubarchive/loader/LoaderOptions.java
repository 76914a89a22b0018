package org.stubarchive.loader;

import java.util.Objects;
import org.stubarchive.format.code.Category;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.identity.KnownUnits;
import org.stubarchive.loader.cache.TextMemory;

/** Choices for a {@link CodeLoader}. Setters give the object itself. */
public final class LoaderOptions {
    /** What to do with an archive that holds code which is not to be taken although the machine could run it. */
    public enum Rejected {
        /** Take the rest, and generate what is not taken. */
        GENERATE,
        /** Take nothing. */
        REFUSE
    }

    private static final int ALL_CATEGORIES = -1;

    private final Target target;
    private CpuFeatures allowed;
    private int categories = ALL_CATEGORIES;
    private VmFlags flags = VmFlags.NONE;
    private KnownUnits knownUnits;
    private Rejected rejected = Rejected.GENERATE;
    private CodeGenerator generator;
    private LoadListener listener;
    private PhaseTimes phases = new PhaseTimes();
    private TextMemory textMemory = TextMemory.SHARED;

    /** Options for code of the given target. */
    public LoaderOptions(Target target) {
        this.target = Objects.requireNonNull(target);
    }

    /** Only these CPU features may be used, as if the machine had no others. Without this call: all that it has. */
    public LoaderOptions allowFeatures(CpuFeatures features) {
        this.allowed = Objects.requireNonNull(features);
        return this;
    }

    /** Archived code of these categories is used, other code is generated. Without this call: all. */
    public LoaderOptions useCategories(Category... used) {
        categories = 0;
        for (Category c : used) {
            categories |= 1 << c.id();
        }
        return this;
    }

    /** Flags that archived code may depend on. Without this call there are none. */
    public LoaderOptions flags(VmFlags vmFlags) {
        this.flags = Objects.requireNonNull(vmFlags);
        return this;
    }

    /** What this build's generators make: archived units that are not among it are not taken. Without this call all are taken to be this build's. */
    public LoaderOptions knownUnits(KnownUnits units) {
        this.knownUnits = Objects.requireNonNull(units);
        return this;
    }

    /** What to do with an archive of which something is rejected. Without this call the rest of it is taken. */
    public LoaderOptions rejected(Rejected choice) {
        this.rejected = Objects.requireNonNull(choice);
        return this;
    }

    /** Who generates what is missing. Without this call nobody does. */
    public LoaderOptions generator(CodeGenerator codeGenerator) {
        this.generator = Objects.requireNonNull(codeGenerator);
        return this;
    }

    /** Who is told of each stub. */
    public LoaderOptions listener(LoadListener loadListener) {
        this.listener = Objects.requireNonNull(loadListener);
        return this;
    }

    /** Where the times of the steps are added. */
    public LoaderOptions phases(PhaseTimes times) {
        this.phases = Objects.requireNonNull(times);
        return this;
    }

    /** What memory text is in. Without this call it is shared. */
    public LoaderOptions textMemory(TextMemory memory) {
        this.textMemory = Objects.requireNonNull(memory);
        return this;
    }

    /** What memory text is to be in. */
    public TextMemory textMemory() {
        return textMemory;
    }

    Target target() {
        return target;
    }

    /** Allowed features, or null for all. */
    CpuFeatures allowed() {
        return allowed;
    }

    /** Bit mask by wire id of categories whose archived code is used. */
    int categories() {
        return categories;
    }

    static int allCategories() {
        return ALL_CATEGORIES;
    }

    VmFlags flags() {
        return flags;
    }

    /** What this build generates, or null if that is not to be compared. */
    KnownUnits knownUnits() {
        return knownUnits;
    }

    Rejected rejected() {
        return rejected;
    }

    /** The generator, or null. */
    CodeGenerator generator() {
        return generator;
    }

    /** The listener, or null. */
    LoadListener listener() {
        return listener;
    }

    PhaseTimes phases() {
        return phases;
    }
}
