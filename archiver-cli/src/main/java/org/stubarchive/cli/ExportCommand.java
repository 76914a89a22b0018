package org.stubarchive.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.stubarchive.cli.export.ElfExport;
import org.stubarchive.cli.export.JitDump;
import org.stubarchive.cli.export.NamedCode;
import org.stubarchive.cli.export.PerfMap;
import org.stubarchive.cli.export.RunningLayout;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.TablesLayout;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.open.ArchiveFile;
import org.stubarchive.format.reader.Archive;
import org.stubarchive.loader.HostCpu;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code export}: an archive's code for profilers, debuggers and binary tools. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Write an archive's code, with a name for every stub variant, in a form that other tools read.",
            "perf-map: lines 'start size name'. jitdump: records for 'perf inject --jit'. elf: code, cells and symbols for objdump, nm, readelf, gdb."
        },
        footer = {
            "",
            "Examples:",
            "  stubarchive export --format elf -o app.elf app.sar && objdump -d -M intel app.elf",
            "  stubarchive export --format perf-map --pid 4711 -o /tmp/perf-4711.map app.sar",
            "  stubarchive export --format elf --pid 4711 -o app.elf app.sar && gdb -p 4711 -ex 'add-symbol-file app.elf'"
        })
final class ExportCommand implements Callable<Integer> {
    /** Forms of the result. */
    enum Format {
        PERF_MAP,
        JITDUMP,
        ELF;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Spec
    private CommandSpec command;

    @Parameters(index = "0", paramLabel = "FILE", description = "The archive.")
    private Path file;

    @Option(names = "--format", paramLabel = "perf-map|jitdump|elf", description = "Form of the result (default: ${DEFAULT-VALUE}).")
    private Format format = Format.PERF_MAP;

    @Option(names = {"-o", "--output"}, required = true, paramLabel = "FILE", description = "Where to write.")
    private Path output;

    @Option(names = "--base", paramLabel = "ADDRESS", converter = Address.class, description = "Address of the text, a multiple of 16384 (default: 0x10000000).")
    private Long base;

    @Option(names = "--pid", paramLabel = "PID", description = "Take the address at which this running process has the archive's text.")
    private Integer pid;

    @Option(names = "--target", paramLabel = "TARGET", converter = TargetConverter.class, description = "Code to export: linux-x86_64 or linux-aarch64 (default: this machine's, or the only one).")
    private Target target;

    private static final long DEFAULT_BASE = 0x1000_0000L;

    @Override
    public Integer call() {
        new Outputs(command).reading(file).writing(output);
        Archive archive = InspectCommand.read(file);
        CodeImage image = image(archive);
        CodeTables tables = archive.tables().get(image.target());
        long text = text(archive, image.target());
        if ((text & TablesLayout.PAGE - 1) != 0 || Long.compareUnsigned(text, tables.textOffset()) < 0) {
            throw new CommandFailure(ExitCodes.USAGE, "--base: expected a multiple of " + TablesLayout.PAGE + ", at least " + tables.textOffset() + ", found 0x" + Long.toHexString(text));
        }
        if (Long.compareUnsigned(text + tables.textSize(), text) < 0) {
            throw new CommandFailure(ExitCodes.USAGE, "--base: the text of " + tables.textSize() + " bytes does not fit behind 0x" + Long.toHexString(text));
        }
        byte[] bytes = switch (format) {
            case PERF_MAP -> PerfMap.of(NamedCode.of(image, tables, text)).getBytes(StandardCharsets.UTF_8);
            case JITDUMP -> JitDump.of(image.target(), pid == null ? 0 : pid, NamedCode.of(image, tables, text));
            case ELF -> ElfExport.of(image, tables, text);
        };
        Outputs.write(output, bytes);
        return ExitCodes.OK;
    }

    private CodeImage image(Archive archive) {
        Target wanted = target == null ? HostCpu.target() : target;
        for (CodeImage image : archive.images()) {
            if (image.target() == wanted || target == null && archive.images().size() == 1) {
                return image;
            }
        }
        throw new CommandFailure(ExitCodes.BAD_INPUT, file + ": holds no code for " + wanted.id());
    }

    private long text(Archive archive, Target of) {
        if (pid == null) {
            return base == null ? DEFAULT_BASE : base;
        }
        if (base != null) {
            throw new CommandFailure(ExitCodes.USAGE, "--pid and --base exclude each other");
        }
        try {
            OptionalLong text = RunningLayout.text(pid, file, archive.file().offset(archive.file().find(of, ArchiveFile.TEXT)));
            return text.orElseThrow(() -> new CommandFailure(ExitCodes.UNUSABLE_HERE, "process " + pid + " has not mapped the code of " + file));
        } catch (IOException e) {
            throw new CommandFailure(ExitCodes.BAD_INPUT, "process " + pid + " cannot be looked at: " + e.getMessage());
        }
    }
}
