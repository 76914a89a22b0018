package org.stubarchive.cli;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.stubarchive.cli.report.Printable;
import org.stubarchive.cli.signature.Ed25519;
import org.stubarchive.cli.signature.SignatureFailure;
import org.stubarchive.format.ArchiveFormatException;
import org.stubarchive.format.reader.ArchiveReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sign}: a detached signature. */
@Command(
        name = "sign",
        mixinStandardHelpOptions = true,
        description = {
            "Sign an archive: an Ed25519 signature over the whole file, in a file of its own. No network is used.",
            "The signature is 64 raw bytes, as 'openssl pkeyutl -sign -rawin' makes it."
        },
        footer = {
            "",
            "Examples:",
            "  stubarchive keygen -o release",
            "  stubarchive sign --key release.pem app.sar",
            "  stubarchive verify --key release.pub.pem app.sar",
            "  stubarchive run --key release.pub.pem --load app.sar -cp classes com.example.Main",
            "  openssl genpkey -algorithm ed25519 -out release.pem",
            "  openssl pkey -in release.pem -pubout -out release.pub.pem",
            "  openssl pkeyutl -verify -pubin -inkey release.pub.pem -rawin -in app.sar -sigfile app.sar.sig"
        })
final class SignCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Parameters(index = "0", paramLabel = "FILE", description = "The archive.")
    private Path file;

    @Option(names = "--key", required = true, paramLabel = "PRIVATE", description = "Private Ed25519 key, a PEM file.")
    private Path key;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "The signature (default: the archive's name with .sig behind it).")
    private Path output;

    @Mixin
    private QuietOption quiet;

    @Override
    public Integer call() {
        quiet.apply(command);
        Path signature = output == null ? Ed25519.signatureFile(file) : output;
        new Outputs(command).reading(file).reading(key).writing(signature);
        Outputs.requireFile(signature);
        ByteBuffer bytes = InputFile.read(file);
        try {
            SoundArchive.require(file.toString(), ArchiveReader.read(bytes, file.toString()));
            Outputs.write(signature, Ed25519.sign(bytes, Ed25519.privateKey(key)));
        } catch (ArchiveFormatException e) {
            throw new CommandFailure(ExitCodes.BAD_INPUT, e.getMessage());
        } catch (SignatureFailure e) {
            throw new CommandFailure(ExitCodes.SIGNATURE, e.getMessage());
        }
        command.commandLine().getOut().println(Printable.of(file + ": signature written to " + signature));
        return ExitCodes.OK;
    }
}
