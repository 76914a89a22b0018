package org.stubarchive.cli;

import java.util.List;
import org.stubarchive.format.code.Category;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.Target;
import org.stubarchive.loader.ArchiveCode;
import org.stubarchive.loader.CodeGenerator;
import org.stubarchive.loader.CodeLoadException;
import org.stubarchive.loader.HostCpu;
import org.stubarchive.loader.LoadListener;
import org.stubarchive.loader.LoaderOptions;
import org.stubarchive.loader.PhaseTimes;
import org.stubarchive.vm.VirtualMachine;
import org.stubarchive.vm.VmOptions;
import org.stubarchive.vm.code.VmCode;

/** Sets up code and VM for one guest program. */
final class GuestRun {
    private final Target target = HostCpu.target();
    private final PhaseTimes phases = new PhaseTimes();
    private final LoaderOptions options = new LoaderOptions(target).phases(phases);

    GuestRun(CodeGenerator generator) {
        options.generator(generator);
    }

    Target target() {
        return target;
    }

    PhaseTimes phases() {
        return phases;
    }

    GuestRun allow(CpuFeatures features) {
        options.allowFeatures(features);
        return this;
    }

    GuestRun use(List<Category> categories) {
        if (!categories.isEmpty()) {
            options.useCategories(categories.toArray(new Category[0]));
        }
        return this;
    }

    GuestRun listener(LoadListener listener) {
        options.listener(listener);
        return this;
    }

    /**
     * Brings in the code.
     *
     * @param archive code of an archive, or null to generate all
     */
    VmCode code(ArchiveCode archive) throws CodeLoadException {
        return VmCode.start(options, phases, archive);
    }

    /** A machine whose code is all generated. */
    static VirtualMachine start(VmOptions vmOptions, CodeGenerator generator) {
        try {
            VirtualMachine machine = new VirtualMachine(vmOptions, new GuestRun(generator).code(null));
            return machine;
        } catch (CodeLoadException e) {
            throw new IllegalStateException("generated code cannot be bound: " + e.getMessage(), e);
        }
    }
}
