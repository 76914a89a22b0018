package org.stubarchive.cli.export;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.stubarchive.cli.export.ElfSymbols.Binding;
import org.stubarchive.cli.export.ElfSymbols.Kind;
import org.stubarchive.cli.listing.UnitNames;
import org.stubarchive.format.code.CellBinding;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.Target;

/**
 * An image as an ELF file at a chosen address: {@code .text}, {@code .cells} before it, and symbols: a function per variant, one per further entry point, an
 * object per cell and per block of constants. Cells that hold places in the image have their values at that address.
 */
public final class ElfExport {
    private final CodeImage image;
    private final CodeTables tables;
    private final long text;
    private final ElfSymbols symbols = new ElfSymbols();

    private ElfExport(CodeImage image, CodeTables tables, long text) {
        this.image = image;
        this.tables = tables;
        this.text = text;
    }

    /**
     * The file.
     *
     * @param text address of the text
     * @throws IllegalArgumentException if the cells would be below address 0
     */
    public static byte[] of(CodeImage image, CodeTables tables, long text) {
        if (Long.compareUnsigned(text, tables.textOffset()) < 0) {
            throw new IllegalArgumentException("text at 0x" + Long.toHexString(text) + ": the cells lie 0x" + Integer.toHexString(tables.textOffset()) + " bytes before it");
        }
        return new ElfExport(image, tables, text).build();
    }

    private byte[] build() {
        ElfFile file = new ElfFile(ElfFile.ET_EXEC, image.target());
        byte[] code = new byte[tables.textSize()];
        image.text().get(code);
        // Segments have to be in the order of their addresses.
        if (tables.cellsSize() > 0) {
            int cells = file.add(new ElfFile.Section(".cells", ElfFile.SHT_PROGBITS, ElfFile.SHF_ALLOC | ElfFile.SHF_WRITE, text - tables.textOffset(), cells(), tables.cellsSize(), ElfFile.PAGE, 0, 0, 0));
            cellSymbols(cells);
        }
        units(file.add(new ElfFile.Section(".text", ElfFile.SHT_PROGBITS, ElfFile.SHF_ALLOC | ElfFile.SHF_EXECINSTR, text, code, code.length, ElfFile.PAGE, 0, 0, 0)));
        byte[] table = symbols.table();
        int strings = file.add(new ElfFile.Section(".strtab", ElfFile.SHT_STRTAB, 0, 0, symbols.strings(), symbols.strings().length, 1, 0, 0, 0));
        file.add(new ElfFile.Section(".symtab", ElfFile.SHT_SYMTAB, 0, 0, table, table.length, Long.BYTES, strings, symbols.firstGlobal(), ElfFile.SYMBOL_SIZE));
        return file.toBytes();
    }

    private void units(int section) {
        boolean marks = image.target() == Target.LINUX_AARCH64;
        for (int u = 0; u < tables.unitCount(); u++) {
            String name = NamedCode.symbol(tables.unitName(u), UnitNames.features(tables, u));
            long start = text + tables.unitStart(u);
            int codeSize = tables.unitCodeSize(u);
            int constants = tables.unitConstantSize(u);
            if (codeSize == 0) {
                symbols.add(name, Kind.OBJECT, Binding.GLOBAL, section, start, constants);
                continue;
            }
            symbols.add(name, Kind.FUNCTION, Binding.GLOBAL, section, start, codeSize);
            if (marks) {
                // ELF for the Arm 64-bit Architecture, "Mapping symbols".
                symbols.add("$x", Kind.NOTYPE, Binding.LOCAL, section, start, 0);
            }
            if (constants > 0) {
                symbols.add(name + ".constants", Kind.OBJECT, Binding.LOCAL, section, start + codeSize, constants);
                if (marks) {
                    symbols.add("$d", Kind.NOTYPE, Binding.LOCAL, section, start + codeSize, 0);
                }
            }
            entries(section, u, name, start);
        }
    }

    private void entries(int section, int unit, String name, long start) {
        for (int e = 0; e < tables.unitEntryCount(unit); e++) {
            int offset = tables.unitEntry(unit, e) - tables.unitStart(unit);
            String entry = tables.declarationEntryName(tables.unitDeclaration(unit), e);
            if (offset != 0 || !entry.equals(tables.unitName(unit)) && tables.unitEntryCount(unit) > 1) {
                symbols.add(name + "." + entry, offset < tables.unitCodeSize(unit) ? Kind.FUNCTION : Kind.OBJECT, Binding.LOCAL, section, start + offset, 0);
            }
        }
    }

    private byte[] cells() {
        byte[] bytes = new byte[tables.cellsSize()];
        image.cells().get(bytes);
        ByteBuffer cells = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int c = 0; c < tables.cellCount(); c++) {
            if (tables.cellBinding(c) == CellBinding.IMAGE_OFFSET) {
                int at = tables.cellOffset(c);
                cells.putLong(at, text - tables.textOffset() + cells.getLong(at));
            }
        }
        return bytes;
    }

    private void cellSymbols(int section) {
        for (int c = 0; c < tables.cellCount(); c++) {
            String name = "cell." + tables.cellName(c) + (tables.cellIndex(c) == 0 ? "" : "." + tables.cellIndex(c)) + (tables.cellAddend(c) == 0 ? "" : "+" + tables.cellAddend(c));
            symbols.add(name, Kind.OBJECT, Binding.LOCAL, section, text - tables.textOffset() + tables.cellOffset(c), Long.BYTES);
        }
    }
}
