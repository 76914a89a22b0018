package org.stubarchive.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Why a file cannot be read or written, without its name: exceptions of the platform repeat the name, or consist of nothing else. */
final class FileCause {
    private FileCause() {}

    /** Why reading failed. */
    static String ofReading(Path file, IOException e) {
        return e instanceof FileSystemException || !Files.isDirectory(file) ? reason(e) : "it is a directory";
    }

    /** Why writing failed. A file that is to be created is missing only if its directory is. */
    static String ofWriting(Path file, IOException e) {
        if (Files.isDirectory(file)) {
            return "it is a directory";
        }
        Path directory = file.toAbsolutePath().getParent();
        return e instanceof NoSuchFileException && directory != null && !Files.isDirectory(directory) ? "directory " + directory + " does not exist" : reason(e);
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileSystemException f && f.getReason() != null) {
            return f.getReason();
        }
        return e instanceof FileSystemException || e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
