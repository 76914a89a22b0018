package org.stubarchive.loader.os;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.stubarchive.loader.memory.RawMemory;

/**
 * Finds a function in the libraries of this process by walking the dynamic linker's own list, with nothing but memory reads.
 *
 * <p>Only for the one function that finds all others, {@code dlsym}: asking JNA for it costs about ten milliseconds in a cold JVM, since JNA
 * prepares to search the file system for libraries.
 *
 * <p>Sources: System V ABI, chapters 4 (symbol table) and 5 (program header, dynamic section); {@code elf(5)}; {@code getauxval(3)};
 * {@code link.h} of glibc and musl ({@code struct r_debug}, {@code struct link_map}); "DT_GNU_HASH" as the GNU linker writes it.
 */
final class LoadedLibraries {
    private static final int AT_PHDR = 3;
    private static final int AT_PHENT = 4;
    private static final int AT_PHNUM = 5;
    private static final int AUXV_ENTRY = 16;

    private static final int PT_DYNAMIC = 2;
    private static final int PT_PHDR = 6;
    private static final int P_VADDR = 16;

    private static final long DT_NULL = 0;
    private static final long DT_STRTAB = 5;
    private static final long DT_SYMTAB = 6;
    private static final long DT_DEBUG = 21;
    private static final long DT_GNU_HASH = 0x6FFF_FEF5L;
    private static final int DYNAMIC_ENTRY = 16;

    private static final int R_MAP = 8;
    private static final int L_ADDR = 0;
    private static final int L_LD = 16;
    private static final int L_NEXT = 24;

    private static final int SYMBOL_SIZE = 24;
    private static final int ST_INFO = 4;
    private static final int ST_SHNDX = 6;
    private static final int ST_VALUE = 8;
    private static final int STT_FUNC = 2;

    private LoadedLibraries() {}

    /** Address of a function of any library, or 0 if the process is not as expected (statically linked) or no library has it. */
    static long find(String function) {
        long debug = debugStructure();
        if (debug == 0) {
            return 0;
        }
        byte[] name = function.getBytes(StandardCharsets.US_ASCII);
        for (long map = RawMemory.getLong(debug + R_MAP); map != 0; map = RawMemory.getLong(map + L_NEXT)) {
            long address = findIn(RawMemory.getLong(map + L_ADDR), RawMemory.getLong(map + L_LD), name);
            if (address != 0) {
                return address;
            }
        }
        return 0;
    }

    /** Address of the dynamic linker's {@code r_debug}, which the program's dynamic section points to, or 0. */
    private static long debugStructure() {
        byte[] auxv;
        try (FileInputStream in = new FileInputStream("/proc/self/auxv")) {
            auxv = in.readAllBytes();
        } catch (IOException e) {
            // No /proc: the caller has another way.
            return 0;
        }
        long headers = auxiliary(auxv, AT_PHDR);
        long size = auxiliary(auxv, AT_PHENT);
        long count = auxiliary(auxv, AT_PHNUM);
        if (headers == 0) {
            return 0;
        }
        long bias = 0;
        long dynamic = 0;
        for (long h = headers; h < headers + count * size; h += size) {
            int type = RawMemory.getInt(h);
            if (type == PT_PHDR) {
                bias = headers - RawMemory.getLong(h + P_VADDR);
            } else if (type == PT_DYNAMIC) {
                dynamic = RawMemory.getLong(h + P_VADDR);
            }
        }
        return dynamic == 0 ? 0 : dynamicValue(bias + dynamic, DT_DEBUG);
    }

    private static long auxiliary(byte[] auxv, int type) {
        for (int i = 0; i + AUXV_ENTRY <= auxv.length; i += AUXV_ENTRY) {
            if (longAt(auxv, i) == type) {
                return longAt(auxv, i + 8);
            }
        }
        return 0;
    }

    private static long longAt(byte[] bytes, int offset) {
        long value = 0;
        for (int i = 7; i >= 0; i--) {
            value = value << 8 | bytes[offset + i] & 0xFF;
        }
        return value;
    }

    private static long dynamicValue(long dynamic, long tag) {
        for (long d = dynamic; RawMemory.getLong(d) != DT_NULL; d += DYNAMIC_ENTRY) {
            if (RawMemory.getLong(d) == tag) {
                return RawMemory.getLong(d + 8);
            }
        }
        return 0;
    }

    private static long findIn(long base, long dynamic, byte[] name) {
        long hashTable = dynamicValue(dynamic, DT_GNU_HASH);
        long symbols = dynamicValue(dynamic, DT_SYMTAB);
        long strings = dynamicValue(dynamic, DT_STRTAB);
        // The linker turns these into addresses in place; where the section is read-only (the kernel's vDSO) they are still offsets.
        if (hashTable == 0 || Long.compareUnsigned(hashTable, base) < 0) {
            return 0;
        }
        int buckets = RawMemory.getInt(hashTable);
        int firstSymbol = RawMemory.getInt(hashTable + 4);
        int bloomWords = RawMemory.getInt(hashTable + 8);
        long bucketTable = hashTable + 16 + 8L * bloomWords;
        long chains = bucketTable + 4L * buckets;
        int hash = hash(name);
        int symbol = buckets == 0 ? 0 : RawMemory.getInt(bucketTable + 4L * Integer.remainderUnsigned(hash, buckets));
        if (symbol < firstSymbol || symbol == 0) {
            return 0;
        }
        while (true) {
            int entry = RawMemory.getInt(chains + 4L * (symbol - firstSymbol));
            long s = symbols + (long) SYMBOL_SIZE * symbol;
            if ((entry | 1) == (hash | 1) && isFunction(s) && equals(strings + RawMemory.getUnsignedInt(s), name)) {
                return base + RawMemory.getLong(s + ST_VALUE);
            }
            if ((entry & 1) != 0) {
                return 0;
            }
            symbol++;
        }
    }

    private static boolean isFunction(long symbol) {
        return (RawMemory.getByte(symbol + ST_INFO) & 0xF) == STT_FUNC && RawMemory.getShort(symbol + ST_SHNDX) != 0;
    }

    private static int hash(byte[] name) {
        int h = 5381;
        for (byte b : name) {
            h = 33 * h + (b & 0xFF);
        }
        return h;
    }

    private static boolean equals(long text, byte[] name) {
        for (int i = 0; i < name.length; i++) {
            if (RawMemory.getByte(text + i) != name[i]) {
                return false;
            }
        }
        return RawMemory.getByte(text + name.length) == 0;
    }
}
