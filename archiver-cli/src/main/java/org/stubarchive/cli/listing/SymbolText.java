package org.stubarchive.cli.listing;

import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.RelocationKind;
import org.stubarchive.format.code.SymbolKind;

/** What a relocation refers to, as text. */
final class SymbolText {
    private SymbolText() {}

    /** Symbol without the addend: {@code stub}, {@code stub.entry}, {@code libc:name}, {@code vm:name}, {@code text start}, {@code text end}, {@code label}. */
    static String symbol(CodeTables t, int relocation, UnitNames names) {
        int kind = t.relocationSymbolKind(relocation);
        String name = t.relocationName(relocation);
        int index = t.relocationIndex(relocation);
        if (kind == SymbolKind.STUB_ENTRY.id()) {
            return index == 0 ? name : name + "." + entryName(t, relocation, index);
        }
        if (kind == SymbolKind.EXTERNAL_FUNCTION.id()) {
            return "libc:" + name;
        }
        if (kind == SymbolKind.VM_VARIABLE.id()) {
            return "vm:" + name;
        }
        if (kind == SymbolKind.TEXT_BOUND.id()) {
            return index == 0 ? "text start" : "text end";
        }
        int unit = t.findUnit(t.relocationSite(relocation));
        return names.at(unit, index);
    }

    private static String entryName(CodeTables t, int relocation, int index) {
        int declaration = t.findDeclaration(t.relocationStaticId(relocation));
        return declaration >= 0 && index < t.declarationEntryCount(declaration) ? t.declarationEntryName(declaration, index) : Integer.toString(index);
    }

    /** Constant added to the symbol's address; on x86-64 the recorded addend counts bytes of the instruction and adds nothing. */
    static long offset(CodeTables t, int relocation) {
        return t.relocationKind(relocation) == RelocationKind.X86_CELL_DISP32.id() ? 0 : t.relocationAddend(relocation);
    }

    /** Symbol with what is added to it. */
    static String withAddend(CodeTables t, int relocation, UnitNames names) {
        long offset = offset(t, relocation);
        String symbol = symbol(t, relocation, names);
        return offset == 0 ? symbol : symbol + (offset < 0 ? "-0x" : "+0x") + Long.toHexString(Math.abs(offset));
    }

    /** All that is recorded: kind, symbol, raw addend. */
    static String recorded(CodeTables t, int relocation, UnitNames names) {
        String kind = "kind " + t.relocationKind(relocation);
        for (RelocationKind k : RelocationKind.values()) {
            if (k.id() == t.relocationKind(relocation)) {
                kind = k.name();
            }
        }
        long addend = t.relocationAddend(relocation);
        return kind + " " + symbol(t, relocation, names) + (addend == 0 ? "" : (addend < 0 ? "-0x" : "+0x") + Long.toHexString(Math.abs(addend)));
    }
}
