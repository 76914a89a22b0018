package org.stubarchive.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.stubarchive.loader.CodeCounts;
import org.stubarchive.loader.CodeLoadException;
import org.stubarchive.loader.OpenArchive;
import org.stubarchive.loader.PhaseTimes;
import org.stubarchive.vm.code.StubCodeGenerator;
import org.stubarchive.vm.code.VmCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench code}: brings in all code, from an archive or by generating it, and nothing else; one cold start, measured from inside. */
@Command(
        name = "code",
        mixinStandardHelpOptions = true,
        description = "Bring in all generated code once, without a program, and print the phases as JSON. What 'bench startup' runs in each of its processes.",
        footer = {"", "Examples:", "  stubarchive bench code", "  stubarchive bench code --load app.sar"})
final class CodeStartCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Option(names = "--load", paramLabel = "FILE", description = "Load from this archive instead of generating.")
    private Path archive;

    @Override
    public Integer call() throws IOException, CodeLoadException {
        GuestRun run = new GuestRun(new StubCodeGenerator());
        VmCode code;
        long start = System.nanoTime();
        if (archive == null) {
            code = run.generate();
        } else {
            code = run.load(archive.toString(), OpenArchive.Trust.OWNER);
        }
        long total = System.nanoTime() - start;
        ObjectNode root = new ObjectMapper().createObjectNode();
        ObjectNode phases = root.putObject("phases");
        PhaseTimes times = code.phases();
        for (int i = 0; i < times.count(); i++) {
            phases.put(times.name(i), times.nanoseconds(i));
        }
        root.put("total", total);
        CodeCounts counts = code.loader().counts();
        root.putObject("code").put("loaded", counts.loaded()).put("generated", counts.generated());
        command.commandLine().getOut().println(root);
        return ExitCodes.OK;
    }
}
