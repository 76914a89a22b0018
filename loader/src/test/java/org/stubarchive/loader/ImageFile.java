package org.stubarchive.loader;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.TablesLayout;
import org.stubarchive.loader.os.Libc;

/** A file that holds text and cells of one image at aligned offsets, as an archive does. */
final class ImageFile implements AutoCloseable {
    private static final long TEXT_OFFSET = TablesLayout.PAGE;

    private final Path path;
    private final int fd;
    private final ArchiveCode code;

    private ImageFile(Path path, int fd, ArchiveCode code) {
        this.path = path;
        this.fd = fd;
        this.code = code;
    }

    static ImageFile write(CodeImage image) throws IOException {
        ByteBuffer text = image.text();
        ByteBuffer cells = image.cells();
        long cellsOffset = TEXT_OFFSET + text.remaining();
        ByteBuffer all = ByteBuffer.allocate((int) cellsOffset + cells.remaining());
        all.position((int) TEXT_OFFSET);
        all.put(text).put(cells);
        Path path = Files.createTempFile("image", ".bin");
        Files.write(path, all.array());
        int fd = Libc.open(path.toString(), Libc.O_RDONLY | Libc.O_CLOEXEC);
        CodeTables tables = CodeTables.open(image.tables(), path.toString(), image.target().id() + "/tables");
        return new ImageFile(path, fd, new ArchiveCode(path.toString(), fd, TEXT_OFFSET, cellsOffset, tables));
    }

    ArchiveCode code() {
        return code;
    }

    @Override
    public void close() throws IOException {
        Libc.close(fd);
        Files.delete(path);
    }
}
