package org.stubarchive.format.reader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import org.stubarchive.format.ArchiveFormatException;
import org.stubarchive.format.catalogue.Catalogue;
import org.stubarchive.format.catalogue.StubDeclaration;
import org.stubarchive.format.code.CellBinding;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.CpuFeature;
import org.stubarchive.format.code.DependencyKind;
import org.stubarchive.format.code.RelocationKind;
import org.stubarchive.format.code.StaticId;
import org.stubarchive.format.link.ImageOperands;
import org.stubarchive.format.manifest.Manifest;
import org.stubarchive.format.manifest.Producer;
import org.stubarchive.format.open.ArchiveFile;

/**
 * Proves that the parts of an archive agree: gaps in the text trap, operands reach the cells that their relocations name, cells hold what
 * their binding says, nothing else is in the cells, ids mean what the catalogue says, features are known, units have the hashes
 * that their code gives, the manifest is the one that the tables give.
 */
public final class ArchiveVerifier {
    private ArchiveVerifier() {}

    /**
     * Verifies an archive that was read.
     *
     * @param catalogue what ids mean in this build
     * @throws ArchiveFormatException at the first contradiction
     */
    public static void verify(Archive archive, Catalogue catalogue) throws ArchiveFormatException {
        verifyCode(archive, catalogue);
        verifyManifest(archive);
    }

    /**
     * Verifies the manifest alone, and the hashes of the units, which takes the same work: the manifest must be the one that the tables give. The images
     * must be verified.
     *
     * @throws ArchiveFormatException at the first difference
     */
    public static void verifyManifest(Archive archive) throws ArchiveFormatException {
        String file = archive.file().name();
        Producer producer = Manifest.producer(archive.manifestSource().get()).orElseThrow(
                () -> bad(file, ArchiveFile.MANIFEST, 0, "producer", "a JSON object with a producer: name, version, commit, tree and build", "none"));
        try (ManifestComparison comparison = new ManifestComparison(archive)) {
            WrongUnitHash wrong = new WrongUnitHash();
            Manifest.write(comparison, producer, archive.images(), archive.tables(), wrong);
            comparison.finish();
            wrong.throwIfFound(file);
        } catch (ArchiveFormatException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("the file changed while it was read", e);
        }
    }

    /**
     * Verifies all but the manifest, for those who do not use it: computing it anew hashes every stub.
     *
     * @param catalogue what ids mean in this build
     * @throws ArchiveFormatException at the first contradiction
     */
    public static void verifyCode(Archive archive, Catalogue catalogue) throws ArchiveFormatException {
        for (CodeImage image : archive.images()) {
            CodeTables tables = archive.tables().get(image.target());
            new ImageCheck(archive.file().name(), image, tables).check(catalogue);
        }
    }

    private static ArchiveFormatException bad(String file, String section, long offset, String field, String expected, String found) {
        return new ArchiveFormatException(file, section, offset, field, expected, found, ArchiveFormatException.RETRAIN);
    }

    /** The checks of one image. */
    private record ImageCheck(String file, CodeImage image, CodeTables t) {
        void check(Catalogue catalogue) throws ArchiveFormatException {
            checkFeatures();
            checkDependencies();
            checkDeclarations(catalogue);
            checkGaps();
            checkOperands();
            checkCells();
        }

        private String section(String part) {
            return image.target().id() + "/" + part;
        }

        private void checkFeatures() throws ArchiveFormatException {
            for (int set = 0; set < t.featureSetCount(); set++) {
                for (int i = 0; i < t.featureCount(set); i++) {
                    String name = t.featureName(set, i);
                    if (Arrays.stream(CpuFeature.values()).noneMatch(f -> f.name().equals(name) && f.target() == image.target())) {
                        throw bad(file, section("tables"), 0, "feature of set " + set, "a feature of " + image.target().id(), name);
                    }
                }
            }
        }

        private void checkDependencies() throws ArchiveFormatException {
            for (int set = 0; set < t.dependencySetCount(); set++) {
                for (int i = 0; i < t.dependencyCount(set); i++) {
                    if (t.dependencyKind(set, i) == DependencyKind.ENTRY.id()) {
                        long id = t.dependencyValue(set, i);
                        int declaration = id == (int) id ? t.findDeclaration((int) id) : -1;
                        if (declaration < 0 || !t.declarationName(declaration).equals(t.dependencyName(set, i))) {
                            throw bad(file, section("tables"), 0, "entry in dependency set " + set, "the id of " + t.dependencyName(set, i), Long.toString(id));
                        }
                    }
                }
            }
        }

        /** An id that this build knows has the same name and entries here. */
        private void checkDeclarations(Catalogue catalogue) throws ArchiveFormatException {
            for (int d = 0; d < t.declarationCount(); d++) {
                int id = t.declarationStaticId(d);
                StubDeclaration known = catalogue.find(id).orElse(null);
                if (known == null) {
                    continue;
                }
                if (!known.name().equals(t.declarationName(d))) {
                    throw bad(file, section("tables"), 0, "name of stub " + StaticId.format(id), known.name(), t.declarationName(d));
                }
                if (known.entryNames().size() != t.declarationEntryCount(d)) {
                    throw bad(file, section("tables"), 0, "entries of stub " + known.name(), Integer.toString(known.entryNames().size()),
                            Integer.toString(t.declarationEntryCount(d)));
                }
            }
        }

        private void checkGaps() throws ArchiveFormatException {
            ByteBuffer text = image.text();
            byte trap = ImageOperands.trap(image.target());
            int position = 0;
            for (int u = 0; u <= t.unitCount(); u++) {
                int end = u < t.unitCount() ? t.unitStart(u) : t.textSize();
                for (; position < end; position++) {
                    if (text.get(position) != trap) {
                        throw bad(file, section("text"), position, "gap", "trapping instructions", String.format("0x%02x", text.get(position)));
                    }
                }
                position = u < t.unitCount() ? t.unitEnd(u) : end;
            }
        }

        private void checkOperands() throws ArchiveFormatException {
            ByteBuffer text = image.text();
            for (int r = 0; r < t.relocationCount(); r++) {
                int cell = t.relocationCell(r);
                if (cell < 0) {
                    continue;
                }
                long reached = ImageOperands.target(t, r, text);
                if (reached != t.cellOffset(cell)) {
                    throw bad(file, section("text"), t.relocationSite(r), "operand for " + t.relocationName(r), "cell at image offset " + t.cellOffset(cell) + " by a relocation with addend " + t.relocationAddend(r),
                            reached == ImageOperands.NO_OPERAND ? "another instruction" : "image offset " + reached);
                }
                long addend = t.relocationKind(r) == RelocationKind.AARCH64_CELL_ADRP_LDR.id() ? t.relocationAddend(r) : 0;
                if (!t.cellName(cell).equals(t.relocationName(r)) || t.cellIndex(cell) != t.relocationIndex(r)
                        || t.cellStaticId(cell) != t.relocationStaticId(r) || t.cellAddend(cell) != addend) {
                    throw bad(file, section("tables"), 0, "cell of the relocation at text offset " + t.relocationSite(r),
                            symbol(t.relocationName(r), t.relocationStaticId(r), t.relocationIndex(r), addend),
                            symbol(t.cellName(cell), t.cellStaticId(cell), t.cellIndex(cell), t.cellAddend(cell)));
                }
            }
        }

        /** All that tells one cell from another. */
        private static String symbol(String name, int staticId, int index, long addend) {
            return name + (staticId == -1 ? "" : " id " + StaticId.format(staticId)) + " index " + index + " addend " + addend;
        }

        private void checkCells() throws ArchiveFormatException {
            ByteBuffer cells = image.cells();
            BitSet used = new BitSet();
            for (int c = 0; c < t.cellCount(); c++) {
                int at = t.cellOffset(c);
                used.set(at / 8);
                long content = cells.getLong(at);
                long expected = t.cellBinding(c) == CellBinding.IMAGE_OFFSET ? t.textOffset() + offset(c) + t.cellAddend(c) : 0;
                if (content != expected) {
                    throw bad(file, section("cells"), at, "cell of " + t.cellName(c), Long.toString(expected), Long.toString(content));
                }
            }
            for (int i = 0; i < t.cellsSize() / 8; i++) {
                if (!used.get(i) && cells.getLong(8 * i) != 0) {
                    throw bad(file, section("cells"), 8L * i, "padding", "0", Long.toString(cells.getLong(8 * i)));
                }
            }
        }

        /** Text offset that an image-relative cell holds. */
        private int offset(int cell) throws ArchiveFormatException {
            int id = t.cellStaticId(cell);
            if (id == -1) {
                return t.cellIndex(cell) == 0 ? 0 : t.textSize();
            }
            int category = t.categoryRow(StaticId.category(id));
            int number = StaticId.number(id);
            int first = category < 0 || number >= t.indexLength(category) ? -1 : t.indexFirst(category, number);
            if (first < 0) {
                throw bad(file, section("tables"), 0, "cell of " + t.cellName(cell), "a stub of this image", "one that was not generated");
            }
            return t.address(category, first + t.cellIndex(cell));
        }
    }
}
