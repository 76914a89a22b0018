package org.stubarchive.format.reader;

import java.util.List;
import java.util.Map;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.open.ArchiveFile;

/**
 * A whole archive.
 *
 * @param file the file and its sections
 * @param manifest {@code manifest.json}, UTF-8
 * @param images the images by target, in file order; their labels are empty where the archive has no debug section
 * @param tables the images' tables, checked completely
 */
public record Archive(ArchiveFile file, byte[] manifest, List<CodeImage> images, Map<Target, CodeTables> tables) {
    /** Copies what can change. */
    public Archive {
        manifest = manifest.clone();
        images = List.copyOf(images);
        tables = Map.copyOf(tables);
    }

    /** A copy of the manifest. */
    @Override
    public byte[] manifest() {
        return manifest.clone();
    }
}
