package org.stubarchive.format.open;

/** Who may be able to write an archive, which is executable code: its owner, who must be the user or root, and nobody else. */
public final class ArchiveTrust {
    private static final int WRITABLE_BY_OTHERS = 0022;

    private ArchiveTrust() {}

    /**
     * Checks the attributes of an opened file, as {@code fstat} gives them.
     *
     * @param file name for the message
     * @param mode {@code st_mode}
     * @param owner {@code st_uid}
     * @param user effective user id of this process
     * @throws ArchiveTrustException if somebody else could have written the file
     */
    public static void check(String file, int mode, int owner, int user) throws ArchiveTrustException {
        if (!RegularFile.isRegular(mode)) {
            throw new ArchiveTrustException(file + ": expected a regular file, found " + RegularFile.kind(mode));
        }
        if (owner != user && owner != 0) {
            throw new ArchiveTrustException(file + ": owner: expected user " + user + " or root, found user " + owner + "; copy the file to make it yours");
        }
        if ((mode & WRITABLE_BY_OTHERS) != 0) {
            throw new ArchiveTrustException(
                    file + ": mode: expected a file that only its owner can write, found " + Integer.toOctalString(mode & 07777) + "; run chmod go-w on it");
        }
    }
}
