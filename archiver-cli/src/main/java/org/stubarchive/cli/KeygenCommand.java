package org.stubarchive.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.concurrent.Callable;
import org.stubarchive.cli.report.Printable;
import org.stubarchive.cli.signature.Ed25519;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code keygen}: a pair of keys for {@code sign} and {@code verify}. */
@Command(
        name = "keygen",
        mixinStandardHelpOptions = true,
        description = "Make a pair of Ed25519 keys: NAME.pem, which only its owner can read, and NAME.pub.pem.",
        footer = {"", "Examples:", "  stubarchive keygen -o release", "  stubarchive sign --key release.pem app.sar"})
final class KeygenCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Option(names = {"-o", "--output"}, required = true, paramLabel = "NAME", description = "Name of the files, without .pem. Existing files are left alone.")
    private Path output;

    @Mixin
    private QuietOption quiet;

    @Override
    public Integer call() {
        quiet.apply(command);
        KeyPair keys = Ed25519.newKeys();
        write(output.resolveSibling(output.getFileName() + ".pem"), Ed25519.pem(keys.getPrivate()), "rw-------");
        write(output.resolveSibling(output.getFileName() + ".pub.pem"), Ed25519.pem(keys.getPublic()), "rw-r--r--");
        return ExitCodes.OK;
    }

    private void write(Path file, String pem, String mode) {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode)));
            Files.write(file, pem.getBytes(StandardCharsets.US_ASCII));
        } catch (FileAlreadyExistsException e) {
            throw new CommandFailure(ExitCodes.BAD_INPUT, file + ": exists; choose another name");
        } catch (IOException e) {
            throw new CommandFailure(ExitCodes.BAD_INPUT, file + ": cannot be written: " + FileCause.ofWriting(file, e));
        }
        command.commandLine().getOut().println("written " + Printable.of(file));
    }
}
