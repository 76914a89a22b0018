package org.stubarchive.vm.code;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.stubarchive.format.catalogue.AdapterShapes;
import org.stubarchive.format.catalogue.Catalogue;
import org.stubarchive.format.catalogue.StubDeclaration;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.runtime.SignatureShape;
import org.stubarchive.stubgen.Architecture;
import org.stubarchive.stubgen.StubGenerator;
import org.stubarchive.stubgen.StubRecorder;
import org.stubarchive.stubgen.adapter.AdapterStub;
import org.stubarchive.stubgen.portable.PortableStubs;
import org.stubarchive.vm.interpreter.generator.InterpreterGenerators;

/** All stubs that can be generated for one target: the architecture's own, the portable ones and the interpreter. Immutable. */
public final class StubSet {
    private final Architecture architecture;
    private final Catalogue catalogue = Catalogue.standard();
    private final TreeMap<Integer, StubGenerator> generators = new TreeMap<>();

    private StubSet(Architecture architecture) {
        this.architecture = architecture;
        add(architecture.stubs());
        add(PortableStubs.all());
        add(InterpreterGenerators.all());
    }

    /**
     * The stubs of a target.
     *
     * @throws IllegalStateException if no architecture module provides the target, or two generators make the same stub
     */
    public static StubSet of(Target target) {
        for (Architecture a : ServiceLoader.load(Architecture.class)) {
            if (a.target() == target) {
                return new StubSet(a);
            }
        }
        throw new IllegalStateException("no code generator for " + target.id());
    }

    private void add(List<StubGenerator> list) {
        for (StubGenerator g : list) {
            StubDeclaration d = catalogue.get(g.name());
            if (generators.put(d.staticId(), g) != null) {
                throw new IllegalStateException("two generators make the stub " + g.name());
            }
        }
    }

    /** The generator of a stub, of an adapter too; {@code null} if there is none. */
    private StubGenerator generator(int staticId) {
        StubGenerator g = generators.get(staticId);
        SignatureShape shape = g == null ? AdapterShapes.shape(staticId) : null;
        return shape == null ? g : new AdapterStub(shape);
    }

    /** The architecture that generates. */
    public Architecture architecture() {
        return architecture;
    }

    /** Ids of the stubs that can be generated, ascending; adapters are not among them. */
    public int[] staticIds() {
        return generators.keySet().stream().mapToInt(Integer::intValue).toArray();
    }

    /** Feature sets that a stub has a variant for, the baseline first; empty if it cannot be generated. */
    public List<CpuFeatures> variants(int staticId) {
        StubGenerator g = generator(staticId);
        return g == null ? List.of() : g.variants(architecture);
    }

    /**
     * Generates stubs.
     *
     * @param staticIds which, in ascending order; those that cannot be generated are passed over
     * @param variants which variants of each
     * @param listener is told of each variant
     */
    public List<StubCode> generate(int[] staticIds, VariantChoice variants, GenerationListener listener) {
        List<StubCode> result = new ArrayList<>();
        for (int id : staticIds) {
            StubGenerator g = generator(id);
            if (g == null) {
                continue;
            }
            for (CpuFeatures features : variants.choose(g.variants(architecture))) {
                long start = System.nanoTime();
                StubCode code = generate(catalogue.get(g.name()), g, features);
                listener.stubGenerated(code.name(), features, code.code().length, System.nanoTime() - start);
                result.add(code);
            }
        }
        return result;
    }

    /**
     * Generates stubs on several threads. The result is that of {@link #generate(int[], VariantChoice, GenerationListener)}.
     *
     * @param listener is told of each variant, by one thread at a time, in any order
     * @param jobs number of threads, at least 1
     */
    public List<StubCode> generate(int[] staticIds, VariantChoice variants, GenerationListener listener, int jobs) {
        GenerationListener oneAtATime = (name, features, bytes, nanoseconds) -> {
            synchronized (listener) {
                listener.stubGenerated(name, features, bytes, nanoseconds);
            }
        };
        ExecutorService threads = Executors.newFixedThreadPool(jobs);
        try {
            List<Future<List<StubCode>>> parts = new ArrayList<>();
            for (int id : staticIds) {
                parts.add(threads.submit(() -> generate(new int[] {id}, variants, oneAtATime)));
            }
            List<StubCode> result = new ArrayList<>();
            for (Future<List<StubCode>> part : parts) {
                result.addAll(part.get());
            }
            return result;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while generating", e);
        } finally {
            threads.shutdown();
        }
    }

    private StubCode generate(StubDeclaration declaration, StubGenerator generator, CpuFeatures features) {
        StubRecorder recorder = new StubRecorder(declaration.name(), declaration.entryNames().size(), features);
        try {
            generator.generate(architecture.newMacroAssembler(recorder));
            return recorder.close();
        } catch (RuntimeException e) {
            throw new IllegalStateException("generating " + declaration.name() + " (" + features + ") for " + architecture.target().id() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return architecture.target().id() + " " + Arrays.toString(staticIds());
    }
}
