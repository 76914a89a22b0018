package org.stubarchive.loader.cache;

/**
 * Life of a {@link CodeBlob}; each state is followed by the next only.
 *
 * <pre>
 * NEW --install--> INSTALLED --makeNotEntrant--> NOT_ENTRANT --free--> FREED
 * </pre>
 */
public enum BlobState {
    /** Has a place; nothing finds it. */
    NEW,
    /** Found by its addresses; may be entered. */
    INSTALLED,
    /** Found by its addresses, since frames may be in it; nobody enters it any more. */
    NOT_ENTRANT,
    /** Gone: its place may be another blob's. */
    FREED
}
