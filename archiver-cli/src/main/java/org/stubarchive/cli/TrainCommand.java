package org.stubarchive.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.stubarchive.cli.listing.Architectures;
import org.stubarchive.cli.listing.UnitNames;
import org.stubarchive.format.ArchiveFormatException;
import org.stubarchive.format.code.Category;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.StaticId;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.identity.KnownUnits;
import org.stubarchive.loader.HostCpu;
import org.stubarchive.vm.VirtualMachine;
import org.stubarchive.vm.VmOptions;
import org.stubarchive.vm.calls.GeneratedCodeCrash;
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
            "The archive does not depend on the machine, directory, time or locale: the same program gives the same bytes. Without a main class only the code that every program needs is written.",
            "Code is generated for each target from what is declared for it and never looks at this machine: an archive for linux-aarch64 has the same bytes whether it is trained on x86-64 or on aarch64.",
            "The program runs on this machine, with this machine's code, whatever the targets are; nothing of that code is recorded for another target."
        },
        footer = {
            "",
            "Examples:",
            "  stubarchive train -o app.sar -cp classes com.example.Main argument",
            "  stubarchive train -o small.sar --cpu baseline --store initial,shared,interpreter -cp classes com.example.Main",
            "  stubarchive train -o both.sar --target all -cp classes com.example.Main",
            "  stubarchive train -o arm.sar --target linux-aarch64 --cpu lse,crc32",
            "  stubarchive train -o both.sar --target all --cpu linux-x86_64=avx,avx2 --cpu linux-aarch64=all"
        })
final class TrainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Option(names = {"-o", "--output"}, required = true, paramLabel = "FILE", description = "The archive to write. An existing file is replaced when the new one is complete.")
    private Path output;

    @Option(names = "--target", paramLabel = "host|all|LIST", converter = TargetSelection.Converter.class,
            description = "Machines to generate for: this one's kind, all, or some of linux-x86_64, linux-aarch64 (default: host). With several, the archive holds a set of code for each.")
    private TargetSelection target = TargetSelection.HOST;

    @Option(names = "--cpu", paramLabel = "[TARGET=]all|baseline|native|LIST", converter = TargetCpu.Converter.class,
            description = "Variants to generate: for every CPU, the baseline only, this machine, or a list of features (default: all). May be given once for each target.")
    private List<TargetCpu> cpu = new ArrayList<>();

    @Option(names = "--store", paramLabel = "KINDS", split = ",", description = "Categories to store (default: all): some of " + CodeOptions.KINDS + ".")
    private List<String> store = new ArrayList<>();

    @Option(names = "--jobs", paramLabel = "N", description = "Threads that generate (default: ${DEFAULT-VALUE}). The archive does not depend on it.")
    private int jobs = 1;

    @Mixin
    private ProgramOptions program;

    @Override
    public Integer call() throws IOException {
        List<Category> categories = CodeOptions.categories("--store", store);
        if (jobs < 1) {
            throw new CommandFailure(ExitCodes.USAGE, "--jobs: expected at least 1, found " + jobs);
        }
        VmOptions options = program.namesProgram() ? program.toVmOptions(new Outputs(command).writing(output)) : null;
        // Before a long training: whether the result can be written.
        Outputs.requireArchive(output);
        Set<Target> targets = target.resolve();
        Map<Target, VariantChoice> variants = TargetCpu.variants(cpu, targets);
        targets.forEach(TrainCommand::checkGenerators);
        StubCodeGenerator generator = new StubCodeGenerator();
        int exitCode = ExitCodes.OK;
        if (options != null) {
            VirtualMachine machine = GuestRun.start(options, generator);
            try {
                exitCode = machine.run();
            } catch (GeneratedCodeCrash crash) {
                command.commandLine().getErr().print(CrashPrinter.report(crash, machine, machine.code(), HostCpu.target(), null));
                command.commandLine().getErr().flush();
                return ExitCodes.INTERNAL;
            }
            if (machine.isEndedBySignal()) {
                command.commandLine().getErr().println("stubarchive: interrupted: " + output + " is not written");
                return exitCode;
            }
            if (exitCode != ExitCodes.OK) {
                command.commandLine().getErr().println("stubarchive: the program ended with status " + exitCode + "; the archive is written all the same");
            }
        }
        List<CodeImage> images = new ArrayList<>();
        try (Progress progress = Progress.of("generating stub variant")) {
            generator.listener(listener(options == null ? null : StubLog.of(options.log()), progress));
            for (Target t : targets) {
                images.add(image(generator, t, categories, variants.get(t)));
            }
        }
        Outputs.writeArchive(output, images);
        return exitCode;
    }

    private static void checkGenerators(Target target) {
        if (Architectures.find(target).isEmpty()) {
            throw new CommandFailure(ExitCodes.UNUSABLE_HERE, "--target: this build has no generators for " + target.id());
        }
    }

    private CodeImage image(StubCodeGenerator generator, Target target, List<Category> categories, VariantChoice variants) {
        CodeImage image = generator.generate(target, stored(generator.available(target), categories), variants, jobs);
        if (image == null) {
            throw new CommandFailure(ExitCodes.USAGE, "--store: nothing is generated for these categories for " + target.id());
        }
        requireKnown(image);
        return image;
    }

    /** What is generated must be what was generated when the tool was built: otherwise a start would reject it. */
    private static void requireKnown(CodeImage image) {
        CodeTables tables;
        try {
            tables = CodeTables.open(image.tables(), "generated code", image.target().id() + "/tables");
        } catch (ArchiveFormatException e) {
            throw new IllegalStateException("the linker made tables that are not valid: " + e.getMessage(), e);
        }
        KnownUnits.Verdict[] verdicts = GeneratedUnits.of(image.target()).compare(tables);
        for (int u = 0; u < verdicts.length; u++) {
            if (verdicts[u] != KnownUnits.Verdict.SAME) {
                throw new IllegalStateException(image.target().id() + ": stub " + UnitNames.unique(tables, u) + " is not what the build of this tool generated: build it again");
            }
        }
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
        return Arrays.copyOf(result, count);
    }
}
