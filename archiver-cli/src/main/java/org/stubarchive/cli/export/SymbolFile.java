package org.stubarchive.cli.export;

import org.stubarchive.cli.export.ElfSymbols.Binding;
import org.stubarchive.cli.export.ElfSymbols.Kind;
import org.stubarchive.format.code.Target;

/** ELF files that name code which is in memory: a section without content at the code's address, and a symbol. */
public final class SymbolFile {
    private static final int SHT_NOBITS = 8;
    private static final int ALIGNMENT = 16;

    private SymbolFile() {}

    /** The file for a function. */
    public static byte[] of(Target target, String name, long address, int size) {
        ElfFile file = new ElfFile(ElfFile.ET_EXEC, target);
        int text = file.add(new ElfFile.Section(".text", SHT_NOBITS, ElfFile.SHF_ALLOC | ElfFile.SHF_EXECINSTR, address, new byte[0], size, ALIGNMENT, 0, 0, 0));
        ElfSymbols symbols = new ElfSymbols();
        symbols.add(name, Kind.FUNCTION, Binding.GLOBAL, text, address, size);
        byte[] table = symbols.table();
        int strings = file.add(new ElfFile.Section(".strtab", ElfFile.SHT_STRTAB, 0, 0, symbols.strings(), symbols.strings().length, 1, 0, 0, 0));
        file.add(new ElfFile.Section(".symtab", ElfFile.SHT_SYMTAB, 0, 0, table, table.length, Long.BYTES, strings, symbols.firstGlobal(), ElfFile.SYMBOL_SIZE));
        return file.toBytes();
    }
}
