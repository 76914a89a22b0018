package org.stubarchive.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.stubarchive.cli.listing.Architectures;
import org.stubarchive.cli.listing.StubListing;
import org.stubarchive.cli.listing.StubListing.Kind;
import org.stubarchive.cli.listing.StubListing.Line;
import org.stubarchive.cli.listing.StubListing.Relocations;
import org.stubarchive.cli.listing.UnitNames;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.StaticId;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.reader.Archive;
import org.stubarchive.stubgen.Disassembler;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code disasm}: the code of stubs. */
@Command(
        name = "disasm",
        mixinStandardHelpOptions = true,
        description = {
            "Print the code of stubs, for any target on any machine.",
            "Operands that are relocated, branch targets, labels and entry points are shown by name."
        },
        footer = {
            "",
            "Examples:",
            "  stubarchive disasm app.sar forward_exception",
            "  stubarchive disasm --bytes --addresses --relocs raw app.sar 'jbyte_*'",
            "  stubarchive disasm --variant avx,avx2 app.sar"
        })
final class DisasmCommand implements Callable<Integer> {
    private static final int BYTES_SHOWN = 15;

    @Spec
    private CommandSpec command;

    @Parameters(index = "0", paramLabel = "FILE", description = "The archive.")
    private Path file;

    @Parameters(index = "1..*", paramLabel = "STUB", description = "Names of stubs; '*' stands for any text (default: all stubs).")
    private List<String> stubs = new ArrayList<>();

    @Option(names = "--relocs", paramLabel = "symbolic|raw", description = "Relocated operands by name, or as encoded, counted from the first byte of the stub (with --addresses, of the text), with the recorded relocation behind them (default: ${DEFAULT-VALUE}).")
    private Relocations relocations = Relocations.SYMBOLIC;

    @Option(names = "--addresses", description = "Show the offset in the text of each instruction, instead of that in the stub.")
    private boolean addresses;

    @Option(names = "--bytes", description = "Show the bytes of each instruction.")
    private boolean bytes;

    @Option(names = "--variant", paramLabel = "baseline|LIST", converter = CpuSelection.Converter.class, description = "Only the variants that need exactly these CPU features.")
    private CpuSelection variant;

    @Option(names = "--target", paramLabel = "TARGET", converter = TargetConverter.class, description = "Only this target: linux-x86_64 or linux-aarch64 (default: all in the archive).")
    private Target target;

    @Override
    public Integer call() {
        Archive archive = InspectCommand.read(file);
        PrintWriter out = command.commandLine().getOut();
        boolean[] found = new boolean[stubs.size()];
        int shown = 0;
        for (CodeImage image : archive.images()) {
            if (target == null || target == image.target()) {
                shown += print(out, image, archive.tables().get(image.target()), found);
            }
        }
        out.flush();
        for (int i = 0; i < found.length; i++) {
            if (!found[i]) {
                throw new CommandFailure(ExitCodes.BAD_INPUT, file + ": no stub is named '" + stubs.get(i) + "'" + (variant == null ? "" : " in that variant") + "; 'inspect --entries' lists all");
            }
        }
        if (shown == 0) {
            throw new CommandFailure(ExitCodes.BAD_INPUT, file + ": holds no code of that target or variant");
        }
        return ExitCodes.OK;
    }

    private int print(PrintWriter out, CodeImage image, CodeTables tables, boolean[] found) {
        Disassembler disassembler = Architectures.disassembler(image.target()).orElseThrow(
                () -> new CommandFailure(ExitCodes.UNUSABLE_HERE, file + ": " + image.target().id() + ": this build has no decoder for it; use --target for another one"));
        StubListing listing = new StubListing(image, tables, disassembler);
        int shown = 0;
        for (int u = 0; u < tables.unitCount(); u++) {
            if (isWanted(tables, u, found)) {
                print(out, image.target(), tables, u, listing);
                shown++;
            }
        }
        return shown;
    }

    private boolean isWanted(CodeTables tables, int unit, boolean[] found) {
        if (variant != null && !UnitNames.features(tables, unit).equals(variant.resolve(tables.target(), HostFeatures.of(tables.target())).toString())) {
            return false;
        }
        boolean wanted = stubs.isEmpty();
        for (int i = 0; i < found.length; i++) {
            if (matches(stubs.get(i), tables.unitName(unit))) {
                found[i] = true;
                wanted = true;
            }
        }
        return wanted;
    }

    private static boolean matches(String pattern, String name) {
        return Pattern.matches("\\Q" + pattern.replace("*", "\\E.*\\Q") + "\\E", name);
    }

    private void print(PrintWriter out, Target of, CodeTables tables, int unit, StubListing listing) {
        out.printf("%s (%s, %s) id %s: text offset 0x%x, %d bytes of instructions, %d of constants%n", tables.unitName(unit), UnitNames.features(tables, unit), of.id(),
                StaticId.format(tables.unitStaticId(unit)), tables.unitStart(unit), tables.unitCodeSize(unit), tables.unitConstantSize(unit));
        byte[] code = listing.bytes(unit);
        int base = addresses ? tables.unitStart(unit) : 0;
        for (Line line : listing.lines(unit, relocations, addresses ? StubListing.Origin.TEXT : StubListing.Origin.UNIT)) {
            switch (line.kind()) {
                case ENTRY -> out.println("entry " + line.text() + ":");
                case LABEL -> out.println(" " + line.text() + ":");
                case RELOCATION -> out.printf("  %6x:   %s%s%n", base + line.offset(), bytes ? " ".repeat(3 * BYTES_SHOWN) : "", line.text());
                case INSTRUCTION, DATA -> out.printf("  %6x: %s%s%n", base + line.offset(), bytes && line.kind() == Kind.INSTRUCTION ? hex(code, line) : "", line.text());
            }
        }
        out.println();
    }

    private static String hex(byte[] code, Line line) {
        StringBuilder b = new StringBuilder();
        for (int i = 0; i < Math.max(line.length(), BYTES_SHOWN); i++) {
            b.append(i < line.length() ? String.format("%02x ", code[line.offset() + i]) : "   ");
        }
        return b.toString();
    }
}
