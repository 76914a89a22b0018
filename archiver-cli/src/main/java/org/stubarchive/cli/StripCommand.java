package org.stubarchive.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.stubarchive.cli.edit.StubPool;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.reader.Archive;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code strip}: an archive without what is not wanted. */
@Command(
        name = "strip",
        mixinStandardHelpOptions = true,
        description = "Write an archive anew without some of its variants, targets or labels. Without any of these options the result is the same archive.",
        footer = {
            "",
            "Examples:",
            "  stubarchive strip --keep-variants baseline -o small.sar app.sar",
            "  stubarchive strip --keep-variants avx,avx2,bmi2 --debug -o small.sar app.sar",
            "  stubarchive strip --targets linux-x86_64 -o x86_64.sar both.sar"
        })
final class StripCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FILE", description = "The archive.")
    private Path file;

    @Option(names = {"-o", "--output"}, required = true, paramLabel = "FILE", description = "The archive to write.")
    private Path output;

    @Option(names = "--keep-variants", paramLabel = "baseline|native|LIST", converter = CpuSelection.Converter.class, description = "Keep the variants that need nothing but these CPU features (default: all variants).")
    private CpuSelection variants;

    @Option(names = "--targets", paramLabel = "TARGET", split = ",", converter = TargetConverter.class, description = "Keep these targets: linux-x86_64, linux-aarch64 (default: all).")
    private List<Target> targets = new ArrayList<>();

    @Option(names = "--debug", description = "Drop labels, which only disassembly uses.")
    private boolean debug;

    @Override
    public Integer call() {
        Outputs.requireArchive(output);
        Archive archive = SoundArchive.read(file);
        if (variants != null) {
            Set<Target> kept = EnumSet.noneOf(Target.class);
            archive.images().forEach(i -> kept.add(i.target()));
            if (!targets.isEmpty()) {
                kept.retainAll(targets);
            }
            variants.requireFor("--keep-variants", kept);
        }
        StubPool pool = new StubPool(debug ? StubPool.Debug.DROP : StubPool.Debug.KEEP);
        String obstacle = pool.obstacle(archive);
        if (obstacle != null) {
            throw new CommandFailure(ExitCodes.UNUSABLE_HERE, file + ": " + obstacle);
        }
        pool.add(file.toString(), archive, (target, stub) -> (targets.isEmpty() || targets.contains(target)) && (variants == null || features(target).containsAll(stub.features())));
        List<CodeImage> images = pool.images();
        if (images.isEmpty()) {
            throw new CommandFailure(ExitCodes.USAGE, file + ": nothing would be left");
        }
        Outputs.writeArchive(output, images);
        return ExitCodes.OK;
    }

    private CpuFeatures features(Target target) {
        if (variants.kind() == CpuSelection.Kind.NATIVE && target != TargetSelection.host()) {
            throw new CommandFailure(ExitCodes.USAGE, "--keep-variants native: this machine is " + TargetSelection.host().id() + "; leave out " + target.id() + " with --targets, or name features");
        }
        return variants.resolve(target, variants.kind() == CpuSelection.Kind.NATIVE ? HostFeatures.of(target) : CpuFeatures.BASELINE);
    }
}
