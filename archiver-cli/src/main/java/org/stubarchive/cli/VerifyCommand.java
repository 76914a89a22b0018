package org.stubarchive.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.stubarchive.cli.listing.Architectures;
import org.stubarchive.cli.report.Numbers;
import org.stubarchive.cli.report.Printable;
import org.stubarchive.cli.verify.DamagedStubs;
import org.stubarchive.cli.verify.Finding;
import org.stubarchive.cli.verify.InstructionCheck;
import org.stubarchive.cli.verify.PageCheck;
import org.stubarchive.cli.verify.Regeneration;
import org.stubarchive.format.ArchiveFormatException;
import org.stubarchive.format.catalogue.Catalogue;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.TablesLayout;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.reader.Archive;
import org.stubarchive.format.reader.ArchiveReader;
import org.stubarchive.format.reader.ArchiveVerifier;
import org.stubarchive.stubgen.Disassembler;
import org.stubarchive.vm.code.StubSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code verify}: whether an archive is intact, consistent, and what its generators make. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Check an archive: checksums, bounds, overlaps, relocation targets, cells, the manifest against the tables, every instruction.",
            "Exit status: 0 all right; 1 a finding; 2 unreadable, damaged or contradictory; 4 signature missing or wrong."
        },
        footer = {
            "",
            "Examples:",
            "  stubarchive verify app.sar",
            "  stubarchive verify --regenerate --page-size 16k app.sar",
            "  stubarchive verify --key release.pub.pem app.sar",
            "  stubarchive verify --report junit=verify.xml app.sar"
        })
final class VerifyCommand implements Callable<Integer> {
    private static final int DAMAGED_SHOWN = 3;
    private static final String CONSISTENT = "checksums, bounds, overlaps, relocation targets, cells, manifest";
    private static final List<Long> PAGE_SIZES = List.of(4096L, 16384L, 65536L);

    /**
     * A file that is an intact archive.
     *
     * @param sha256 digest of the file
     * @param instructions what is wrong with the instructions, for each target that this build can decode
     */
    private record Contents(Archive archive, String sha256, Map<Target, List<Finding>> instructions) {}

    @Spec
    private CommandSpec command;

    @Parameters(index = "0", paramLabel = "FILE", description = "The archive.")
    private Path file;

    @Option(names = "--page-size", paramLabel = "4k|16k|64k", converter = ByteSize.Converter.class, description = "Check that text can be mapped in place with pages of this size (default: 16k).")
    private Long pageSize = (long) TablesLayout.PAGE;

    @Option(names = "--regenerate", description = "Generate every stub again and compare all that is archived of it; names each that differs.")
    private boolean regenerate;

    @Mixin
    private ArchiveSignature signature;

    @Mixin
    private ReportOptions reports;

    private final VerifyReport verified = new VerifyReport();

    @Override
    public Integer call() {
        if (!PAGE_SIZES.contains(pageSize)) {
            throw new CommandFailure(ExitCodes.USAGE, "--page-size: expected 4k, 16k or 64k, found " + pageSize + " bytes");
        }
        Outputs outputs = new Outputs(command).reading(file);
        signature.files(file).forEach(outputs::reading);
        reports.announce(outputs);
        try {
            return verify();
        } catch (OutputFailure e) {
            throw e;
        } catch (CommandFailure e) {
            throw e.exitCode() == ExitCodes.BAD_INPUT || e.exitCode() == ExitCodes.SIGNATURE ? reports.written(verified.failed(file.toString(), e), e) : e;
        }
    }

    private int verify() {
        ByteBuffer bytes = InputFile.read(file);
        PrintWriter out = command.commandLine().getOut();
        signature.check(file, bytes);
        if (signature.isDemanded()) {
            verified.add("signature", List.of());
        }
        Contents contents = read(bytes);
        Archive archive = contents.archive;
        out.printf("%s: %,d bytes%n", Printable.of(file), bytes.remaining());
        out.println("  sha256 " + contents.sha256);
        if (signature.isDemanded()) {
            out.println("  ok  signature");
        }
        out.println("  ok  " + CONSISTENT);
        verified.add(CONSISTENT, List.of());
        List<Finding> findings = new ArrayList<>();
        for (CodeImage image : archive.images()) {
            String target = image.target().id();
            if (contents.instructions.containsKey(image.target())) {
                report(out, findings, contents.instructions.get(image.target()),
                        target + ": instructions of " + archive.tables().get(image.target()).unitCount() + " variants: entry points, fault ranges, operands, features");
            } else {
                out.println("  --  " + target + ": instructions not checked: this build has no decoder for them");
            }
        }
        report(out, findings, PageCheck.check(archive, pageSize.intValue()), "pages of " + pageSize + " bytes");
        if (regenerate) {
            for (CodeImage image : archive.images()) {
                regenerate(out, findings, image, archive.tables().get(image.target()));
            }
        }
        out.println(findings.isEmpty() ? "verified" : Numbers.count(findings.size(), "finding"));
        out.flush();
        reports.write(verified.report(file.toString()));
        return exitCode(findings);
    }

    private static int exitCode(List<Finding> findings) {
        if (findings.stream().anyMatch(f -> f.severity() == Finding.Severity.CORRUPT)) {
            return ExitCodes.BAD_INPUT;
        }
        return findings.isEmpty() ? ExitCodes.OK : ExitCodes.FINDING;
    }

    /** Reads and checks everything. The digest, the manifest and the instructions have nothing to do with each other: each takes as long as all the rest. */
    private Contents read(ByteBuffer bytes) {
        try {
            Background<String> digest = Background.start(() -> sha256(bytes));
            Archive archive = ArchiveReader.read(bytes, file.toString());
            ArchiveVerifier.verifyCode(archive, Catalogue.standard());
            Background<Void> manifest = Background.start(() -> {
                ArchiveVerifier.verifyManifest(archive);
                return null;
            });
            Map<Target, List<Finding>> instructions = new EnumMap<>(Target.class);
            for (CodeImage image : archive.images()) {
                Optional<Disassembler> disassembler = Architectures.disassembler(image.target());
                disassembler.ifPresent(d -> instructions.put(image.target(), InstructionCheck.check(image, archive.tables().get(image.target()), d)));
            }
            manifest.result();
            return new Contents(archive, digest.result(), instructions);
        } catch (ArchiveFormatException e) {
            List<String> damaged = DamagedStubs.find(bytes);
            int shown = Math.min(DAMAGED_SHOWN, damaged.size());
            throw new CommandFailure(ExitCodes.BAD_INPUT, e.getMessage() + (shown == 0 ? "" : "; damaged is " + String.join(", ", damaged.subList(0, shown))
                    + (damaged.size() > shown ? " and " + (damaged.size() - shown) + " more" : "")));
        } catch (IOException e) {
            throw new CommandFailure(ExitCodes.BAD_INPUT, file + ": cannot be read: " + e.getMessage());
        }
    }

    private void regenerate(PrintWriter out, List<Finding> findings, CodeImage image, CodeTables tables) {
        String target = image.target().id();
        if (Architectures.find(image.target()).isEmpty()) {
            report(out, findings, List.of(new Finding(Finding.Severity.FINDING, target + ": cannot be regenerated: this build has no generators for it")), target);
            return;
        }
        out.flush();
        List<Finding> found;
        try (Progress progress = Progress.of("regenerating " + target + ":", tables.unitCount())) {
            found = Regeneration.check(image, tables, StubSet.of(image.target()), progress::done);
        }
        report(out, findings, found, target + ": regenerated " + tables.unitCount() + " variants, all equal");
    }

    private void report(PrintWriter out, List<Finding> all, List<Finding> findings, String passed) {
        all.addAll(findings);
        verified.add(passed, findings);
        if (findings.isEmpty()) {
            out.println("  ok  " + passed);
        }
        for (Finding f : findings) {
            out.println("  " + (f.severity() == Finding.Severity.CORRUPT ? "bad " : "--> ") + f.text());
        }
    }

    private static String sha256(ByteBuffer bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes.duplicate());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
