package org.stubarchive.format.reader;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.manifest.Manifest;
import org.stubarchive.format.manifest.Producer;
import org.stubarchive.format.open.ArchiveFile;

/**
 * A whole archive.
 *
 * @param file the file and its sections
 * @param manifestSource opens {@code manifest.json}, UTF-8; it is large, and few ask for it
 * @param images the images by target, in file order; their labels are empty where the archive has no debug section
 * @param tables the images' tables, checked completely
 */
public record Archive(ArchiveFile file, Supplier<InputStream> manifestSource, List<CodeImage> images, Map<Target, CodeTables> tables) {
    /** Copies what can change. */
    public Archive {
        images = List.copyOf(images);
        tables = Map.copyOf(tables);
    }

    /** An archive with the given manifest. */
    public Archive(ArchiveFile file, byte[] manifest, List<CodeImage> images, Map<Target, CodeTables> tables) {
        this(file, streams(manifest.clone()), images, tables);
    }

    private static Supplier<InputStream> streams(byte[] manifest) {
        return () -> new ByteArrayInputStream(manifest);
    }

    /** Who wrote the archive, if its manifest says so. */
    public Optional<Producer> producer() {
        return Manifest.producer(manifestSource.get());
    }

    /** A copy of the manifest. */
    public byte[] manifest() {
        try (InputStream in = manifestSource.get()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the file changed while it was read", e);
        }
    }
}
