package org.stubarchive.vm.code;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.stubarchive.format.catalogue.Catalogue;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.link.TextLinker;
import org.stubarchive.loader.CodeGenerator;

/** Generates on demand what no archive provides, in the best variant for the machine. Holds no assembler class until it is asked. */
public final class StubCodeGenerator implements CodeGenerator {
    private final Map<Target, StubSet> sets = new EnumMap<>(Target.class);
    private GenerationListener listener;

    /** Tells a listener of each stub that is generated from now on. */
    public synchronized void listener(GenerationListener generationListener) {
        listener = Objects.requireNonNull(generationListener);
    }

    /**
     * Generates and links for an archive.
     *
     * @param variants which variants of each stub
     * @return the image, or null if none of the stubs can be generated
     */
    public CodeImage generate(Target target, int[] staticIds, VariantChoice variants) {
        return generate(target, staticIds, variants, 1);
    }

    /**
     * Generates on several threads, and links for an archive. The image does not depend on their number.
     *
     * @param variants which variants of each stub
     * @param jobs number of threads, at least 1
     * @return the image, or null if none of the stubs can be generated
     */
    public synchronized CodeImage generate(Target target, int[] staticIds, VariantChoice variants, int jobs) {
        List<StubCode> code = jobs == 1 ? set(target).generate(staticIds, variants, told()) : set(target).generate(staticIds, variants, told(), jobs);
        return link(target, code, TextLinker.Lifetime.ARCHIVE);
    }

    @Override
    public synchronized CodeImage generate(Target target, int[] staticIds, CpuFeatures features) {
        return link(target, set(target).generate(staticIds, VariantChoice.best(features), told()), TextLinker.Lifetime.PROCESS);
    }

    private GenerationListener told() {
        return listener == null ? GenerationListener.NONE : listener;
    }

    private static CodeImage link(Target target, List<StubCode> code, TextLinker.Lifetime lifetime) {
        return code.isEmpty() ? null : TextLinker.link(target, Catalogue.standard(), code, lifetime);
    }

    @Override
    public synchronized int[] available(Target target) {
        return set(target).staticIds();
    }

    private StubSet set(Target target) {
        return sets.computeIfAbsent(target, StubSet::of);
    }
}
