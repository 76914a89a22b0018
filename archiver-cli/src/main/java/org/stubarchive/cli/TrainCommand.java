package org.stubarchive.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.stubarchive.format.code.Category;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.StaticId;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.writer.ArchiveWriter;
import org.stubarchive.loader.HostCpu;
import org.stubarchive.vm.VmOptions;
import org.stubarchive.vm.code.GenerationListener;
import org.stubarchive.vm.code.StubCodeGenerator;
import org.stubarchive.vm.code.VariantChoice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code train}: runs a program and writes the generated code to an archive. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = {
            "Run a program and write all generated code to an archive.",
            "The archive does not depend on the machine, directory, time or locale: the same program gives the same bytes. Without a main class only the code that every program needs is written."
        },
        footer = {"", "Examples:", "  stubarchive train -o app.sar -cp classes com.example.Main argument", "  stubarchive train -o small.sar --cpu baseline --store initial,shared,interpreter -cp classes com.example.Main"})
final class TrainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Option(names = {"-o", "--output"}, required = true, paramLabel = "FILE", description = "The archive to write. An existing file is replaced when the new one is complete.")
    private Path output;

    @Option(names = "--cpu", paramLabel = "all|baseline|native|LIST", converter = CpuSelection.Converter.class, description = "Variants to generate: for every CPU, the baseline only, this machine, or a list of features (default: all).")
    private CpuSelection cpu = new CpuSelection(CpuSelection.Kind.ALL, CpuFeatures.BASELINE);

    @Option(names = "--store", paramLabel = "KINDS", split = ",", description = "Categories to store (default: all): initial, continuation, compiler, final, shared, adapter, interpreter.")
    private List<String> store = new ArrayList<>();

    @Option(names = "--jobs", paramLabel = "N", description = "Threads that generate (default: ${DEFAULT-VALUE}). The archive does not depend on it.")
    private int jobs = 1;

    @Mixin
    private ProgramOptions program;

    @Override
    public Integer call() throws IOException {
        List<Category> categories = CodeOptions.categories(command, "--store", store);
        if (jobs < 1) {
            throw new CommandFailure(ExitCodes.USAGE, "--jobs: expected at least 1, found " + jobs);
        }
        VmOptions options = program.namesProgram() ? program.toVmOptions() : null;
        checkWritable(output);
        Target target = HostCpu.target();
        StubCodeGenerator generator = new StubCodeGenerator();
        CpuFeatures machine = cpu.kind() == CpuSelection.Kind.NATIVE ? HostFeatures.of(target) : CpuFeatures.BASELINE;
        VariantChoice variants = cpu.kind() == CpuSelection.Kind.ALL ? VariantChoice.all() : VariantChoice.within(cpu.resolve(target, machine));
        int exitCode = ExitCodes.OK;
        if (options != null) {
            exitCode = GuestRun.start(options, generator).run();
            if (exitCode != ExitCodes.OK) {
                command.commandLine().getErr().println("stubarchive: the program ended with status " + exitCode + "; the archive is written all the same");
            }
        }
        CodeImage image;
        try (Progress progress = Progress.of("generating stub variant")) {
            generator.listener(listener(options == null ? null : StubLog.of(options.log()), progress));
            image = generator.generate(target, stored(generator.available(target), categories), variants, jobs);
        }
        if (image == null) {
            throw new CommandFailure(ExitCodes.USAGE, "--store: nothing is generated for these categories");
        }
        try {
            ArchiveWriter.write(output, ToolVersion.PRODUCER, List.of(image));
        } catch (IOException e) {
            throw new CommandFailure(ExitCodes.BAD_INPUT, output + ": cannot be written: " + e.getMessage());
        }
        return exitCode;
    }

    private static GenerationListener listener(StubLog log, Progress progress) {
        AtomicInteger count = new AtomicInteger();
        return (name, features, bytes, nanoseconds) -> {
            progress.done(count.incrementAndGet());
            if (log != null) {
                log.stubGenerated(name, features, bytes, nanoseconds);
            }
        };
    }

    /** Before a long training: whether the result can be written. */
    private static void checkWritable(Path output) {
        Path directory = output.toAbsolutePath().getParent();
        if (!Files.isDirectory(directory)) {
            throw new CommandFailure(ExitCodes.BAD_INPUT, output + ": directory " + directory + " does not exist");
        }
        if (!Files.isWritable(directory) || Files.isDirectory(output)) {
            throw new CommandFailure(ExitCodes.BAD_INPUT, output + ": cannot be written");
        }
    }

    private static int[] stored(int[] available, List<Category> categories) {
        int[] result = new int[available.length];
        int count = 0;
        for (int id : available) {
            boolean wanted = categories.isEmpty();
            for (Category c : categories) {
                wanted |= c.id() == StaticId.category(id);
            }
            if (wanted) {
                result[count++] = id;
            }
        }
        return java.util.Arrays.copyOf(result, count);
    }
}
