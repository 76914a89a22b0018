package org.stubarchive.cli;

import java.io.IOException;
import java.util.List;
import org.stubarchive.format.code.Category;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.open.ArchiveFile;
import org.stubarchive.loader.ArchiveCode;
import org.stubarchive.loader.CodeGenerator;
import org.stubarchive.loader.CodeLoadException;
import org.stubarchive.loader.HostCpu;
import org.stubarchive.loader.LoadListener;
import org.stubarchive.loader.LoaderOptions;
import org.stubarchive.loader.OpenArchive;
import org.stubarchive.loader.PhaseTimes;
import org.stubarchive.loader.cache.TextMemory;
import org.stubarchive.loader.os.NativeCall;
import org.stubarchive.natives.Natives;
import org.stubarchive.vm.VirtualMachine;
import org.stubarchive.vm.VmOptions;
import org.stubarchive.vm.code.VmCode;

/** Sets up code and VM for one guest program. */
final class GuestRun {
    /** A check that an archive has to pass before anything is taken from it. */
    interface Gate {
        /**
         * Checks.
         *
         * @throws CodeLoadException if the archive is not to be used here
         * @throws IOException if it is malformed
         */
        void check(ArchiveFile archive, Target target) throws CodeLoadException, IOException;
    }

    private final Target target = HostCpu.target();
    private final PhaseTimes phases = new PhaseTimes();
    private final LoaderOptions options = new LoaderOptions(target).phases(phases);
    private Gate gate;
    private RunningArchive running;

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

    /** Sets what memory text is in. */
    GuestRun textMemory(TextMemory memory) {
        options.textMemory(memory);
        return this;
    }

    /** Sets what becomes of an archive that holds code which is not to be taken. */
    GuestRun rejected(LoaderOptions.Rejected choice) {
        options.rejected(choice);
        return this;
    }

    /** Sets a check that an archive has to pass, of the very bytes that are mapped, before anything is taken from it; it throws to refuse. */
    GuestRun gate(Gate check) {
        gate = check;
        return this;
    }

    /**
     * Brings in the code of an archive file.
     *
     * @param file as the user gave it
     * @param trust whether it matters who can write it
     * @throws IOException if the file cannot be read, is damaged, is not trusted or is changed meanwhile
     * @throws CodeLoadException if its code cannot be used here
     */
    VmCode load(String file, OpenArchive.Trust trust) throws IOException, CodeLoadException {
        startNativeCalls();
        long start = System.nanoTime();
        try (OpenArchive archive = OpenArchive.open(file, trust)) {
            start = phases.end("open", start);
            if (gate != null) {
                gate.check(archive.file(), target);
            }
            ArchiveCode code = archive.code(target);
            options.knownUnits(GeneratedUnits.of(target));
            phases.end("tables", start);
            VmCode loaded = VmCode.start(options, phases, code);
            archive.checkUnchanged();
            running = new RunningArchive(file, archive.status());
            return loaded;
        }
    }

    /** The archive that code was loaded from, or null. */
    RunningArchive archive() {
        return running;
    }

    /** Brings in the code by generating all of it. */
    VmCode generate() throws CodeLoadException {
        startNativeCalls();
        return VmCode.start(options, phases, null);
    }

    /** The host JVM's way to native functions, which every start needs: a step of its own, so that it does not hide in the first that uses it. */
    private void startNativeCalls() {
        long start = System.nanoTime();
        NativeCall.start();
        phases.end("jna", start);
    }

    /** A machine whose code is all generated. */
    static VirtualMachine start(VmOptions vmOptions, CodeGenerator generator) {
        try {
            VirtualMachine machine = new VirtualMachine(vmOptions, new GuestRun(generator).generate());
            Natives.install(machine);
            return machine;
        } catch (CodeLoadException e) {
            throw new IllegalStateException("generated code cannot be bound: " + e.getMessage(), e);
        }
    }
}
