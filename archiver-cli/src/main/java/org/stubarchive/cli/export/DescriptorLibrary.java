package org.stubarchive.cli.export;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.stubarchive.cli.export.ElfSymbols.Binding;
import org.stubarchive.cli.export.ElfSymbols.Kind;
import org.stubarchive.format.code.Target;

/**
 * A shared library with the two symbols of GDB's interface for generated code and nothing else: a function that returns, and an empty descriptor (GDB manual,
 * "JIT Compilation Interface"; System V ABI, chapter 5, "Dynamic Section" and "Hash Table").
 */
public final class DescriptorLibrary {
    /** Function that is called when the list of code has changed. */
    public static final String REGISTER = "__jit_debug_register_code";
    /** The head of the list. */
    public static final String DESCRIPTOR = "__jit_debug_descriptor";

    private static final int DESCRIPTOR_SIZE = 24;
    private static final int DT_HASH = 4;
    private static final int DT_STRTAB = 5;
    private static final int DT_SYMTAB = 6;
    private static final int DT_STRSZ = 10;
    private static final int DT_SYMENT = 11;
    private static final int DT_SONAME = 14;

    // One page for each section: their permissions differ.
    private static final long SYMBOLS_AT = 0x1000;
    private static final long STRINGS_AT = 0x2000;
    private static final long HASH_AT = 0x3000;
    private static final long TEXT_AT = 0x4000;
    private static final long DYNAMIC_AT = 0x5000;
    private static final long DATA_AT = 0x6000;

    private DescriptorLibrary() {}

    /** The library's file. */
    public static byte[] build(Target target) {
        List<ElfFile.Section> sections = new ArrayList<>();
        // Numbers of sections are their positions below, from 1.
        int stringsNumber = 2;
        int textNumber = 4;
        int dataNumber = 6;
        byte[] code = returnInstruction(target);
        ElfSymbols symbols = new ElfSymbols();
        symbols.add(REGISTER, Kind.FUNCTION, Binding.GLOBAL, textNumber, TEXT_AT, code.length);
        symbols.add(DESCRIPTOR, Kind.OBJECT, Binding.GLOBAL, dataNumber, DATA_AT, DESCRIPTOR_SIZE);
        byte[] table = symbols.table();
        int soname = symbols.addString("libstubarchive-gdb.so");
        byte[] strings = symbols.strings();
        byte[] dynamic = words(DT_SONAME, soname, DT_HASH, HASH_AT, DT_STRTAB, STRINGS_AT, DT_SYMTAB, SYMBOLS_AT, DT_STRSZ, strings.length, DT_SYMENT, ElfFile.SYMBOL_SIZE, 0, 0);
        sections.add(loaded(".dynsym", ElfFile.SHT_DYNSYM, 0, SYMBOLS_AT, table, stringsNumber, symbols.firstGlobal(), ElfFile.SYMBOL_SIZE));
        sections.add(loaded(".dynstr", ElfFile.SHT_STRTAB, 0, STRINGS_AT, strings, 0, 0, 0));
        sections.add(loaded(".hash", ElfFile.SHT_HASH, 0, HASH_AT, hash(symbols.count()), 1, 0, Integer.BYTES));
        sections.add(loaded(".text", ElfFile.SHT_PROGBITS, ElfFile.SHF_EXECINSTR, TEXT_AT, code, 0, 0, 0));
        sections.add(loaded(".dynamic", ElfFile.SHT_DYNAMIC, ElfFile.SHF_WRITE, DYNAMIC_AT, dynamic, stringsNumber, 0, 2 * Long.BYTES));
        sections.add(loaded(".data", ElfFile.SHT_PROGBITS, ElfFile.SHF_WRITE, DATA_AT, words(1, 0, 0), 0, 0, 0));
        ElfFile file = new ElfFile(ElfFile.ET_DYN, target);
        sections.forEach(file::add);
        return file.toBytes();
    }

    private static ElfFile.Section loaded(String name, int type, long flags, long address, byte[] content, int link, int info, int entrySize) {
        return new ElfFile.Section(name, type, ElfFile.SHF_ALLOC | flags, address, content, content.length, Long.BYTES, link, info, entrySize);
    }

    /** {@code ret}: Intel SDM vol. 2, RET; Arm ARM C6.2, RET. */
    private static byte[] returnInstruction(Target target) {
        return target == Target.LINUX_X86_64 ? new byte[] {(byte) 0xC3} : new byte[] {(byte) 0xC0, 0x03, 0x5F, (byte) 0xD6};
    }

    private static byte[] words(long... values) {
        ByteBuffer b = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (long v : values) {
            b.putLong(v);
        }
        return b.array();
    }

    /** One bucket with a chain of all symbols: what they hash to does not matter. */
    private static byte[] hash(int symbols) {
        ByteBuffer b = ByteBuffer.allocate((3 + symbols) * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        b.putInt(1).putInt(symbols).putInt(1).putInt(0);
        for (int s = 1; s < symbols; s++) {
            b.putInt(s + 1 < symbols ? s + 1 : 0);
        }
        return b.array();
    }
}
