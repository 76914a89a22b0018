package org.stubarchive.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.writer.ArchiveWriter;
import org.stubarchive.loader.os.OutputTarget;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The files that a command writes. A command names all that it reads and writes before it begins; what would destroy an input or another result is refused then.
 * Archives replace a file when they are complete, so they may replace one of the inputs; everything else is written in place. What is open already, as
 * {@code /dev/stdout} is, is written as it was opened ({@link OutputTarget}).
 */
final class Outputs {
    /** The most symbolic links that are followed to a file that does not exist; as the kernel's limit. */
    private static final int MOST_LINKS = 40;

    private final CommandSpec command;
    private final List<Path> inputs = new ArrayList<>();
    private final List<Path> outputs = new ArrayList<>();

    /** Of a command whose text does not go to standard output. */
    Outputs() {
        this(null);
    }

    /** Of a command; where one of its results goes to standard output, its usual text goes nowhere. */
    Outputs(CommandSpec command) {
        this.command = command;
    }

    /**
     * Names a file that is read; null is none.
     *
     * @throws CommandFailure with exit code 64 if it is one that is written
     */
    Outputs reading(Path input) {
        if (input != null) {
            for (Path output : outputs) {
                requireDifferent(input, output);
            }
            inputs.add(input);
        }
        return this;
    }

    private static void requireDifferent(Path input, Path output) {
        if (isSame(input, output)) {
            throw new CommandFailure(ExitCodes.USAGE, output + ": output is an input" + (input.equals(output) ? "" : ", " + input));
        }
    }

    /** Whether nothing is written. */
    boolean isEmpty() {
        return outputs.isEmpty();
    }

    /**
     * Names a file that is written in place; null is none.
     *
     * @throws CommandFailure with exit code 64 if the file is one that is read, or one that is written already
     */
    Outputs writing(Path output) {
        if (output == null) {
            return this;
        }
        refuseDash(output);
        for (Path input : inputs) {
            requireDifferent(input, output);
        }
        for (Path other : outputs) {
            if (isSame(other, output)) {
                throw new CommandFailure(ExitCodes.USAGE, output + ": two outputs are the same file" + (other.equals(output) ? "" : ", the other is " + other));
            }
        }
        outputs.add(output);
        if (command != null && OutputTarget.of(output).isStandardOutput()) {
            QuietOption.silence(command);
        }
        return this;
    }

    private static void refuseDash(Path output) {
        if (output.toString().equals("-")) {
            throw new CommandFailure(ExitCodes.USAGE, "-: expected the name of a file; /dev/stdout is standard output, ./- a file of that name");
        }
    }

    /** Whether two names lead to one descriptor, or to one file that can lose its content; for one that does not exist yet, to one place. */
    private static boolean isSame(Path a, Path b) {
        try {
            int descriptor = OutputTarget.of(a).descriptor();
            if (descriptor != OutputTarget.NONE && descriptor == OutputTarget.of(b).descriptor()) {
                return !Files.exists(a) || OutputTarget.holdsContent(a);
            }
            if (Files.exists(a) && Files.exists(b)) {
                return Files.isSameFile(a, b) && OutputTarget.holdsContent(a);
            }
            return !Files.exists(a) && !Files.exists(b) && Objects.equals(place(a), place(b));
        } catch (IOException e) {
            // What cannot be looked at cannot be opened either; that is said by whoever opens it.
            return false;
        }
    }

    /** The file behind all symbolic links, which need not exist, in its directory, which must. */
    private static Path place(Path file) throws IOException {
        Path at = file.toAbsolutePath();
        for (int links = 0; Files.isSymbolicLink(at) && links < MOST_LINKS; links++) {
            at = at.resolveSibling(Files.readSymbolicLink(at));
        }
        Path directory = at.getParent();
        return directory == null ? at : directory.toRealPath().resolve(at.getFileName());
    }

    /** What a file is to hold. */
    @FunctionalInterface
    interface Content {
        /** Writes it. */
        void writeTo(Writer out) throws IOException;
    }

    /**
     * Writes text in UTF-8.
     *
     * @throws CommandFailure with exit code 2 if it cannot be written
     */
    static void write(Path output, Content content) {
        writeTo(output, stream -> {
            try (Writer out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8))) {
                content.writeTo(out);
            }
        });
    }

    /**
     * Writes bytes.
     *
     * @throws CommandFailure with exit code 2 if they cannot be written
     */
    static void write(Path output, byte[] bytes) {
        writeTo(output, stream -> stream.write(bytes));
    }

    /** What is written to a stream, which stays open. */
    @FunctionalInterface
    private interface Bytes {
        void writeTo(OutputStream out) throws IOException;
    }

    private static void writeTo(Path output, Bytes content) {
        OutputTarget target = OutputTarget.of(output);
        if (target.isStandardOutput()) {
            System.out.flush();
        }
        try (OutputStream out = target.open()) {
            content.writeTo(out);
        } catch (IOException e) {
            // A reader that closes the pipe, as head does, has what it wants.
            if (!target.isStandardOutput() || !StandardOutput.isPipe()) {
                throw unwritable(output, e);
            }
        }
    }

    /**
     * Makes sure that an output is a file or open already: writing to a FIFO waits for a reader.
     *
     * @throws CommandFailure with exit code 2 if it is something else
     */
    static void requireFile(Path output) {
        if (OutputTarget.of(output).descriptor() == OutputTarget.NONE && Files.exists(output) && !Files.isRegularFile(output)) {
            throw new CommandFailure(ExitCodes.BAD_INPUT, output + ": is no regular file; name another output");
        }
    }

    /**
     * Makes sure that an archive can be written, before it is made.
     *
     * @throws CommandFailure with exit code 64 for {@code -}, with exit code 2 if the place takes no archive
     */
    static void requireArchive(Path output) {
        refuseDash(output);
        if (OutputTarget.of(output).descriptor() != OutputTarget.NONE) {
            throw new CommandFailure(ExitCodes.BAD_INPUT, output + ": is no regular file of its own but open already, so an archive cannot replace it; name a file");
        }
        if (Files.isDirectory(output)) {
            throw new CommandFailure(ExitCodes.BAD_INPUT, output + ": is a directory");
        }
        if (Files.exists(output) && !Files.isRegularFile(output)) {
            throw new CommandFailure(ExitCodes.BAD_INPUT, output + ": is no regular file, so an archive cannot replace it");
        }
        try {
            Path directory = place(output).getParent();
            if (!Files.isDirectory(directory)) {
                throw missingDirectory(output, directory);
            }
            try {
                // Permissions do not tell: a file system may be read-only, or take no files at all.
                ArchiveWriter.tryDirectory(directory);
            } catch (IOException e) {
                throw new CommandFailure(ExitCodes.BAD_INPUT, output + ": no file can be created in directory " + directory);
            }
        } catch (IOException e) {
            throw missingDirectory(output, output.toAbsolutePath().getParent());
        }
    }

    private static CommandFailure missingDirectory(Path output, Path directory) {
        return new CommandFailure(ExitCodes.BAD_INPUT, output + ": directory " + directory + " does not exist");
    }

    /**
     * Writes an archive; behind a symbolic link it replaces the file that the link leads to.
     *
     * @throws CommandFailure as {@link #requireArchive}, and with exit code 2 if it cannot be written
     */
    static void writeArchive(Path output, List<CodeImage> images) {
        requireArchive(output);
        try {
            ArchiveWriter.write(place(output), ToolVersion.PRODUCER, images);
        } catch (IOException e) {
            throw unwritable(output, e);
        }
    }

    /**
     * Writes all of several results, also if one of them cannot be written.
     *
     * @throws CommandFailure with all that went wrong
     */
    static void writeAll(List<Runnable> results) {
        CommandFailure failure = null;
        for (Runnable result : results) {
            try {
                result.run();
            } catch (CommandFailure e) {
                failure = failure == null ? e : failure.and(e);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static OutputFailure unwritable(Path output, IOException e) {
        return new OutputFailure(output + ": cannot be written: " + FileCause.ofWriting(output, e));
    }
}
