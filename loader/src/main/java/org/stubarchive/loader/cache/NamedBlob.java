package org.stubarchive.loader.cache;

import java.util.Objects;

/** A blob of which nothing but its name is known beyond what every blob tells: stubs, adapters and table stubs. */
public final class NamedBlob extends CodeBlob {
    private final String name;

    /**
     * Describes code that is about to be installed.
     *
     * @param name for reports
     * @param frameSize bytes of its frame, or {@link #NO_FRAME}
     */
    public NamedBlob(CodePlace place, BlobKind kind, String name, int frameSize, BlobTables tables) {
        super(place, kind, frameSize, tables);
        this.name = Objects.requireNonNull(name);
    }

    @Override
    public String name() {
        return name;
    }
}
