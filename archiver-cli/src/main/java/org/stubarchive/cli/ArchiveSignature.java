package org.stubarchive.cli;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.stubarchive.cli.signature.Ed25519;
import org.stubarchive.cli.signature.SignatureFailure;
import picocli.CommandLine.Option;

/** The options by which a signature is demanded. */
final class ArchiveSignature {
    @Option(names = "--key", paramLabel = "PUBLIC", description = "Demand a signature by this Ed25519 key (a PEM file); without a right one the exit status is 4.")
    private Path key;

    @Option(names = "--signature", paramLabel = "FILE", description = "The signature (default: the archive's name with .sig behind it).")
    private Path signature;

    /** Sets an option as the parser does; false if there is none of this name. */
    boolean set(String name, String value) {
        switch (name) {
            case "--key" -> key = Path.of(value);
            case "--signature" -> signature = Path.of(value);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** The files that are read for it. */
    List<Path> files(Path archive) {
        return key == null ? List.of() : List.of(key, signatureOf(archive));
    }

    private Path signatureOf(Path archive) {
        return signature == null ? Ed25519.signatureFile(archive) : signature;
    }

    /** Whether a signature is demanded. */
    boolean isDemanded() {
        return key != null;
    }

    /**
     * Checks the signature if one is demanded.
     *
     * @param archive name of the archive
     * @param bytes all of it
     * @throws CommandFailure with exit code 4 if the signature is missing or wrong
     */
    void check(Path archive, ByteBuffer bytes) {
        if (key == null) {
            if (signature != null) {
                throw new CommandFailure(ExitCodes.USAGE, "--signature needs --key PUBLIC");
            }
            return;
        }
        try {
            Ed25519.verify(bytes, archive, signatureOf(archive), Ed25519.publicKey(key));
        } catch (SignatureFailure e) {
            throw new CommandFailure(ExitCodes.SIGNATURE, e.getMessage());
        }
    }
}
