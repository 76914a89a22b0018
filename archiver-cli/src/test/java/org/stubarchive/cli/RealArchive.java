package org.stubarchive.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.stubarchive.format.catalogue.Catalogue;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.format.link.TextLinker;
import org.stubarchive.format.link.Unlinker;
import org.stubarchive.format.manifest.Producer;
import org.stubarchive.format.reader.Archive;
import org.stubarchive.format.reader.ArchiveReader;
import org.stubarchive.format.writer.ArchiveWriter;

/** Archives of this build's own stubs with changes, linked and written by the real linker and writer. */
final class RealArchive {
    /** What archives of changed stubs say of themselves. */
    static final Producer OTHER_BUILD = new Producer("stubarchive", "0.0.1", "0123456789abcdef0123456789abcdef01234567", Producer.Tree.CLEAN, "0000000000000001");

    private RealArchive() {}

    /** A stub whose only entry lies inside of an instruction on either architecture: the first instruction of a stub with a frame is one byte long on x86-64, the second one is longer. */
    static StubCode entryInsideAnInstruction(StubCode s) {
        return new StubCode(s.name(), s.features(), s.code(), s.alignment(), List.of(2), s.faultRanges(), s.relocations(), s.labels(), s.codeSize());
    }

    /**
     * Writes the trained archive with changed stubs.
     *
     * @param change gives what to take for a stub variant, or null to leave it out
     */
    static String edited(Path file, Function<StubCode, StubCode> change) {
        return edited(TrainedArchive.get(), file, change);
    }

    /**
     * Writes an archive of this build's stubs with changed stubs.
     *
     * @param change gives what to take for a stub variant, or null to leave it out
     */
    static String edited(Path source, Path file, Function<StubCode, StubCode> change) {
        try {
            Archive archive = ArchiveReader.read(source);
            List<CodeImage> images = new ArrayList<>();
            for (CodeImage image : archive.images()) {
                CodeTables tables = archive.tables().get(image.target());
                Unlinker unlinker = new Unlinker(image, tables);
                TextLinker linker = new TextLinker(image.target(), Catalogue.standard());
                for (int u = 0; u < tables.unitCount(); u++) {
                    StubCode stub = change.apply(unlinker.stub(u));
                    if (stub != null) {
                        linker.add(stub, unlinker.dependencies(u));
                    }
                }
                images.add(linker.link());
            }
            ArchiveWriter.write(file, OTHER_BUILD, images);
            return file.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The stub with one byte xored. */
    static StubCode flipped(StubCode s, int offset, int mask) {
        byte[] code = s.code().clone();
        code[offset] ^= (byte) mask;
        return new StubCode(s.name(), s.features(), code, s.alignment(), s.entries(), s.faultRanges(), s.relocations(), s.labels(), s.codeSize());
    }
}
