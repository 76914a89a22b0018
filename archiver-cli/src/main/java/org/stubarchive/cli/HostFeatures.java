package org.stubarchive.cli;

import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.Target;
import org.stubarchive.loader.CodeLoadException;
import org.stubarchive.loader.CodeLoader;
import org.stubarchive.loader.EntryStubs;
import org.stubarchive.loader.HostCpu;
import org.stubarchive.loader.LoaderOptions;
import org.stubarchive.loader.cache.CodeCache;
import org.stubarchive.vm.code.StubCodeGenerator;

/** CPU features of this machine for commands that run no program: detected as at every start. */
final class HostFeatures {
    private static CpuFeatures detected;

    private HostFeatures() {}

    /** Features of this machine, or none if the target is another one. */
    static synchronized CpuFeatures of(Target target) {
        if (target != HostCpu.target()) {
            return CpuFeatures.BASELINE;
        }
        if (detected == null) {
            try (CodeCache cache = CodeCache.reserve()) {
                CodeLoader loader = new CodeLoader(cache, new LoaderOptions(target).generator(new StubCodeGenerator()));
                loader.ensure(EntryStubs.ofMachine(target));
                loader.bind();
                detected = loader.features();
            } catch (CodeLoadException e) {
                throw new IllegalStateException("the first stub cannot be bound: " + e.getMessage(), e);
            }
        }
        return detected;
    }
}
