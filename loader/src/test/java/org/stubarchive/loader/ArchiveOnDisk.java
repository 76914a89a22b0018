package org.stubarchive.loader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.manifest.Producer;
import org.stubarchive.format.writer.ArchiveWriter;

/** A temporary archive with one image, written by the real writer and open. */
final class ArchiveOnDisk implements AutoCloseable {
    static final Producer PRODUCER = new Producer("test", "1", Producer.UNKNOWN, Producer.Tree.UNKNOWN, "0000000000000000");

    private final Path path;
    private final OpenArchive open;
    private final ArchiveCode code;

    private ArchiveOnDisk(Path path, OpenArchive open, ArchiveCode code) {
        this.path = path;
        this.open = open;
        this.code = code;
    }

    static Path file(CodeImage image) throws IOException {
        Path path = Files.createTempFile("test", ".sar");
        ArchiveWriter.write(path, PRODUCER, List.of(image));
        return path;
    }

    static ArchiveOnDisk write(CodeImage image) throws IOException, CodeLoadException {
        Path path = file(image);
        OpenArchive open = OpenArchive.open(path.toString(), OpenArchive.Trust.OWNER);
        return new ArchiveOnDisk(path, open, open.code(image.target()));
    }

    ArchiveCode code() {
        return code;
    }

    @Override
    public void close() throws IOException {
        open.close();
        Files.delete(path);
    }
}
