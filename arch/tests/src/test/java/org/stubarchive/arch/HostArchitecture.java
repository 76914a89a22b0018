package org.stubarchive.arch;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.stubarchive.format.catalogue.Catalogue;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.format.code.Target;
import org.stubarchive.loader.HostCpu;
import org.stubarchive.stubgen.Architecture;
import org.stubarchive.stubgen.Registers;
import org.stubarchive.stubgen.StubGenerator;
import org.stubarchive.stubgen.StubRecorder;
import org.stubarchive.stubgen.portable.PortableStubs;

/** The architecture that the tests are executed on, be it the machine's or an emulator's. */
public final class HostArchitecture {
    private static final Architecture HOST = ServiceLoader.load(Architecture.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(a -> a.target() == HostCpu.target())
            .findFirst()
            .orElseThrow();

    private HostArchitecture() {}

    /** The architecture. */
    public static Architecture get() {
        return HOST;
    }

    /** Its target. */
    public static Target target() {
        return HOST.target();
    }

    /** Whether tests run on a target. */
    public static boolean is(Target target) {
        return HOST.target() == target;
    }

    /** The registers of its macro-assembler. */
    public static Registers registers() {
        return HOST.newMacroAssembler(new StubRecorder("registers", 0, CpuFeatures.BASELINE)).registers();
    }

    /** Generators of its own stubs and of those that are written portably; without the interpreter's. */
    public static List<StubGenerator> stubs() {
        List<StubGenerator> stubs = new ArrayList<>(HOST.stubs());
        stubs.addAll(PortableStubs.all());
        return stubs;
    }

    /** Generates one variant of a stub. */
    public static StubCode generate(StubGenerator generator, CpuFeatures features, int entries) {
        StubRecorder recorder = new StubRecorder(generator.name(), entries, features);
        generator.generate(HOST.newMacroAssembler(recorder));
        return recorder.close();
    }

    /** Generates one variant of a stub of the catalogue. */
    public static StubCode generate(StubGenerator generator, CpuFeatures features) {
        return generate(generator, features, Catalogue.standard().get(generator.name()).entryNames().size());
    }
}
