package org.stubarchive.cli.verify;

/**
 * Something wrong with an archive that is intact.
 *
 * @param severity how bad it is
 * @param text one line: target, stub with its variant, offset, what was expected and what was found
 */
public record Finding(Severity severity, String text) {
    /** How bad a finding is. */
    public enum Severity {
        /** Parts of the archive contradict each other: it must not be used. */
        CORRUPT,
        /** The archive is consistent but not as it should be. */
        FINDING
    }
}
