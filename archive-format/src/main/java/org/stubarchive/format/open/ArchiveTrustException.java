package org.stubarchive.format.open;

import java.io.IOException;

/** An archive that may be well-formed but must not be executed here, because others could have changed it. One line with the remedy. */
public final class ArchiveTrustException extends IOException {
    private static final long serialVersionUID = 1L;

    /** With the message. */
    public ArchiveTrustException(String message) {
        super(message);
    }
}
