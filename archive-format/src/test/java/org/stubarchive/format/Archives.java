package org.stubarchive.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.Relocation;
import org.stubarchive.format.code.RelocationKind;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.link.TextLinker;
import org.stubarchive.format.manifest.Producer;
import org.stubarchive.format.open.TocLayout;
import org.stubarchive.format.writer.ArchiveWriter;

/** Archives for the tests of this module. */
public final class Archives {
    /** Producer of all of them. */
    public static final Producer PRODUCER = new Producer("test", "1", Producer.UNKNOWN, Producer.Tree.UNKNOWN, "0123456789abcdef");

    private Archives() {}

    /** Image of {@link Stubs#exampleStubs}. */
    public static CodeImage x86() {
        return TextLinker.link(Target.LINUX_X86_64, Stubs.exampleCatalogue(), Stubs.exampleStubs());
    }

    /** An aarch64 image with one cell load. */
    public static CodeImage aarch64() {
        ByteBuffer code = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        code.putInt(0xD503201F).putInt(0x90000010).putInt(0xF9400211).putInt(0xD65F03C0);
        StubCode s = new StubCode("s3", CpuFeatures.BASELINE, code.array(), 16, List.of(0), List.of(),
                List.of(new Relocation(RelocationKind.AARCH64_CELL_ADRP_LDR, 4, CodeSymbol.variable("v"), 24)), new TreeMap<>(), 16);
        return TextLinker.link(Target.LINUX_AARCH64, Stubs.exampleCatalogue(), List.of(s));
    }

    /** An archive of both. */
    public static byte[] both() throws ArchiveFormatException {
        return ArchiveWriter.toBytes(PRODUCER, List.of(x86(), aarch64()));
    }

    /** Makes all checksums right again after bytes were changed on purpose, as far as the toc still tells where they are. */
    public static byte[] repairChecksums(byte[] archive) {
        byte[] file = archive.clone();
        ByteBuffer b = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int sections = b.getInt(TocLayout.OFFSET + TocLayout.SECTION_COUNT_AT);
        if (sections < 0 || sections > TocLayout.MAX_SECTIONS || TocLayout.OFFSET + TocLayout.tocLength(sections) > file.length) {
            return file;
        }
        CRC32 envelope = new CRC32();
        envelope.update(file, 0, TocLayout.OFFSET);
        int covered = TocLayout.OFFSET + TocLayout.tocLength(sections);
        for (int s = 0; s < sections; s++) {
            int row = TocLayout.OFFSET + TocLayout.SECTIONS_AT + s * TocLayout.ROW_SIZE;
            int offset = (int) b.getLong(row + TocLayout.OFFSET_AT);
            int length = (int) b.getLong(row + TocLayout.LENGTH_AT);
            if (offset < covered || length < 0 || offset > file.length - length) {
                continue;
            }
            CRC32 crc = new CRC32();
            crc.update(file, offset, length);
            b.putInt(row + TocLayout.CRC_AT, (int) crc.getValue());
            envelope.update(file, covered, offset - covered);
            covered = offset + length;
        }
        envelope.update(file, covered, file.length - covered);
        b.putInt(TocLayout.OFFSET + TocLayout.ENVELOPE_CRC_AT, (int) envelope.getValue());
        repairToc(file);
        return file;
    }

    /** Sets ZIP's checksum of an entry in both its headers; those precede its name. */
    public static byte[] setZipCrc(byte[] archive, String name, int crc) {
        ByteBuffer b = ByteBuffer.wrap(archive.clone()).order(ByteOrder.LITTLE_ENDIAN);
        byte[] wanted = name.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        for (int at = 46; at + wanted.length <= b.limit(); at++) {
            if (b.slice(at, wanted.length).mismatch(ByteBuffer.wrap(wanted)) < 0) {
                if (b.getInt(at - 30) == 0x04034B50) {
                    b.putInt(at - 30 + 14, crc);
                } else if (b.getInt(at - 46) == 0x02014B50) {
                    b.putInt(at - 46 + 16, crc);
                }
            }
        }
        return b.array();
    }

    /** Makes the toc's own checksum right again. */
    public static void repairToc(byte[] file) {
        ByteBuffer b = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int end = TocLayout.tocLength(b.getInt(TocLayout.OFFSET + TocLayout.SECTION_COUNT_AT)) - TocLayout.CHECKSUM_SIZE;
        CRC32 crc = new CRC32();
        crc.update(file, TocLayout.OFFSET, end);
        b.putInt(TocLayout.OFFSET + end, (int) crc.getValue());
    }
}
