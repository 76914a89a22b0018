package org.stubarchive.cli.export;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.stubarchive.format.code.Target;

/**
 * Lays out 64-bit little-endian ELF files (System V ABI, chapters 4 and 5): sections in the order they are added; each one that has an address gets a
 * segment of its own.
 */
final class ElfFile {
    /** An executable file: addresses are final. */
    static final short ET_EXEC = 2;
    /** A shared object. */
    static final short ET_DYN = 3;

    static final int SHT_PROGBITS = 1;
    static final int SHT_SYMTAB = 2;
    static final int SHT_STRTAB = 3;
    static final int SHT_HASH = 5;
    static final int SHT_DYNAMIC = 6;
    static final int SHT_DYNSYM = 11;

    static final long SHF_WRITE = 1;
    static final long SHF_ALLOC = 2;
    static final long SHF_EXECINSTR = 4;

    static final int SYMBOL_SIZE = 24;
    static final int PAGE = 4096;

    private static final int PT_LOAD = 1;
    private static final int PT_DYNAMIC = 2;
    private static final int PT_GNU_STACK = 0x6474E551;
    private static final int EHDR_SIZE = 64;
    private static final int PHDR_SIZE = 56;
    private static final int SHDR_SIZE = 64;
    private static final short EM_X86_64 = 62;
    private static final short EM_AARCH64 = 183;

    /**
     * A section.
     *
     * @param address 0 unless it is loaded
     * @param size bytes in memory: those of the content, or more where the file holds none
     * @param link section that it refers to, by number, or 0
     * @param info as the section's type demands
     * @param entrySize bytes of its entries, or 0
     */
    record Section(String name, int type, long flags, long address, byte[] content, int size, int alignment, int link, int info, int entrySize) {
        boolean isLoaded() {
            return (flags & SHF_ALLOC) != 0;
        }

        /** Segment flags: read, write, execute (System V ABI, 5, "Segment Permissions"). */
        int permissions() {
            return 4 | ((flags & SHF_WRITE) != 0 ? 2 : 0) | ((flags & SHF_EXECINSTR) != 0 ? 1 : 0);
        }
    }

    private final short type;
    private final Target target;
    private final List<Section> sections = new ArrayList<>();

    ElfFile(short type, Target target) {
        this.type = type;
        this.target = target;
    }

    /** Number of an instruction set in ELF and jitdump headers. */
    static short machine(Target target) {
        return target == Target.LINUX_X86_64 ? EM_X86_64 : EM_AARCH64;
    }

    /** Adds a section; gives its number. */
    int add(Section section) {
        sections.add(section);
        return sections.size();
    }

    /** The file. */
    byte[] toBytes() {
        ByteArrayOutputStream names = new ByteArrayOutputStream();
        names.write(0);
        List<Section> all = new ArrayList<>(sections);
        int[] nameOffsets = new int[all.size() + 1];
        for (int i = 0; i < all.size(); i++) {
            nameOffsets[i] = addName(names, all.get(i).name);
        }
        nameOffsets[all.size()] = addName(names, ".shstrtab");
        all.add(new Section(".shstrtab", SHT_STRTAB, 0, 0, names.toByteArray(), names.size(), 1, 0, 0, 0));
        long[] offsets = new long[all.size()];
        int segments = segments(all);
        long at = EHDR_SIZE + (long) segments * PHDR_SIZE;
        for (int i = 0; i < offsets.length; i++) {
            Section s = all.get(i);
            // A loaded section's offset and address are equal modulo the page size, so that it can be mapped.
            at = s.isLoaded() ? at + Math.floorMod(s.address - at, (long) PAGE) : roundUp(at, s.alignment);
            offsets[i] = at;
            at += s.content.length;
        }
        long table = roundUp(at, Long.BYTES);
        ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(table + (long) SHDR_SIZE * (all.size() + 1))).order(ByteOrder.LITTLE_ENDIAN);
        header(out, segments, table, all.size());
        programHeaders(out, all, offsets);
        for (int i = 0; i < offsets.length; i++) {
            out.put((int) offsets[i], all.get(i).content);
        }
        out.position((int) table + SHDR_SIZE);
        for (int i = 0; i < offsets.length; i++) {
            Section s = all.get(i);
            out.putInt(nameOffsets[i]).putInt(s.type).putLong(s.flags).putLong(s.address).putLong(offsets[i]).putLong(s.size).putInt(s.link).putInt(s.info)
                    .putLong(s.alignment).putLong(s.entrySize);
        }
        return out.array();
    }

    private static int segments(List<Section> all) {
        int count = 1;
        for (Section s : all) {
            count += (s.isLoaded() ? 1 : 0) + (s.type == SHT_DYNAMIC ? 1 : 0);
        }
        return count;
    }

    private static int addName(ByteArrayOutputStream names, String name) {
        int offset = names.size();
        names.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
        names.write(0);
        return offset;
    }

    private static long roundUp(long value, int alignment) {
        return value + alignment - 1 & -(long) alignment;
    }

    private void header(ByteBuffer out, int segments, long sectionTable, int count) {
        out.put(new byte[] {0x7F, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        out.putShort(type).putShort(machine(target)).putInt(1).putLong(0).putLong(EHDR_SIZE).putLong(sectionTable).putInt(0);
        out.putShort((short) EHDR_SIZE).putShort((short) PHDR_SIZE).putShort((short) segments).putShort((short) SHDR_SIZE).putShort((short) (count + 1)).putShort((short) count);
    }

    private static void programHeaders(ByteBuffer out, List<Section> all, long[] offsets) {
        for (int i = 0; i < offsets.length; i++) {
            if (all.get(i).isLoaded()) {
                programHeader(out, PT_LOAD, all.get(i), offsets[i], PAGE);
            }
        }
        for (int i = 0; i < offsets.length; i++) {
            if (all.get(i).type == SHT_DYNAMIC) {
                programHeader(out, PT_DYNAMIC, all.get(i), offsets[i], Long.BYTES);
            }
        }
        // Without this header, loaders take the stack to be executable.
        out.putInt(PT_GNU_STACK).putInt(6).putLong(0).putLong(0).putLong(0).putLong(0).putLong(0).putLong(16);
    }

    private static void programHeader(ByteBuffer out, int kind, Section s, long offset, int alignment) {
        out.putInt(kind).putInt(s.permissions()).putLong(offset).putLong(s.address).putLong(s.address).putLong(s.content.length).putLong(s.size).putLong(alignment);
    }
}
