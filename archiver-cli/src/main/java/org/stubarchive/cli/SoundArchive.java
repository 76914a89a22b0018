package org.stubarchive.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.stubarchive.cli.listing.Architectures;
import org.stubarchive.cli.verify.Finding;
import org.stubarchive.cli.verify.InstructionCheck;
import org.stubarchive.format.ArchiveFormatException;
import org.stubarchive.format.catalogue.Catalogue;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.reader.Archive;
import org.stubarchive.format.reader.ArchiveVerifier;
import org.stubarchive.stubgen.Disassembler;

/** Archives that {@code verify} would not call damaged or contradictory, for the commands whose result others rely on. */
final class SoundArchive {
    /** Which units of an image are looked at. */
    interface Choice {
        /** The units of an image, by their numbers. */
        IntPredicate of(CodeImage image);
    }

    /** All units. */
    static final Choice EVERY_UNIT = image -> unit -> true;

    private SoundArchive() {}

    /**
     * Reads an archive and verifies all that {@code verify} calls damage.
     *
     * @throws CommandFailure with exit code 2 if it cannot be read or is damaged
     */
    static Archive read(Path file) {
        Archive archive = InspectCommand.read(file);
        requireManifest(file.toString(), archive);
        requireInstructions(file.toString(), archive, EVERY_UNIT);
        return archive;
    }

    /**
     * Verifies all that {@code verify} calls damage.
     *
     * @param name as the user named the file
     * @throws CommandFailure with exit code 2 if something is damaged
     */
    static void require(String name, Archive archive) {
        try {
            ArchiveVerifier.verifyCode(archive, Catalogue.standard());
        } catch (ArchiveFormatException e) {
            throw new CommandFailure(ExitCodes.BAD_INPUT, e.getMessage());
        }
        requireManifest(name, archive);
        requireInstructions(name, archive, EVERY_UNIT);
    }

    private static void requireManifest(String name, Archive archive) {
        try {
            ArchiveVerifier.verifyManifest(archive);
        } catch (ArchiveFormatException e) {
            throw new CommandFailure(ExitCodes.BAD_INPUT, e.getMessage());
        }
    }

    /**
     * Verifies that entry points, fault ranges and relocations agree with the instructions. Targets that this build cannot decode are not looked at.
     *
     * @param name as the user named the file
     * @param archive verified but for the instructions
     * @throws CommandFailure with exit code 2 at the first contradiction
     */
    static void requireInstructions(String name, Archive archive, Choice units) {
        for (CodeImage image : archive.images()) {
            Optional<Disassembler> disassembler = Architectures.disassembler(image.target());
            List<Finding> findings = disassembler.isEmpty() ? List.of() : InstructionCheck.check(image, archive.tables().get(image.target()), disassembler.get(), units.of(image));
            for (Finding f : findings) {
                if (f.severity() == Finding.Severity.CORRUPT) {
                    throw new CommandFailure(ExitCodes.BAD_INPUT, name + ": " + f.text() + "; " + ArchiveFormatException.RETRAIN);
                }
            }
        }
    }
}
