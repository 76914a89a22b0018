package org.stubarchive.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.stubarchive.format.ArchiveFormatException;
import org.stubarchive.format.reader.ArchiveReader;
import org.stubarchive.loader.os.FileStatus;

/**
 * The archive that a running program has its code from.
 *
 * @param file as the user named it
 * @param status what the system said of it when it was mapped
 */
record RunningArchive(String file, FileStatus status) {
    /** The file's name, SHA-256 and producer; or why they cannot be told. Nothing is hashed before: a start would pay for it. */
    String describe() {
        try {
            return file + ", " + (isUnchanged() ? "sha256 " + sha256() + ", made by " + ToolVersion.describe(ArchiveReader.read(Path.of(file)).producer()) : "which has been changed since it was loaded");
        } catch (ArchiveFormatException e) {
            return file + ", which is damaged now: " + e.getMessage();
        } catch (IOException | UncheckedIOException e) {
            return file + ", which cannot be read any more: " + e.getMessage();
        }
    }

    /** Whether the name still leads to the file that was mapped, as it was then. */
    private boolean isUnchanged() {
        return status.equals(FileStatus.of(file));
    }

    private String sha256() throws IOException {
        try (InputStream in = Files.newInputStream(Path.of(file)); DigestInputStream digest = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digest.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
