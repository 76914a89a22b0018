package org.stubarchive.format.code;

import java.util.Objects;

/**
 * What a relocation refers to.
 *
 * @param kind what is named
 * @param name the name, never empty
 * @param index position within what is named, at least 0
 */
public record CodeSymbol(SymbolKind kind, String name, int index) {
    /** Name of the bounds of the text. */
    public static final String TEXT = "text";

    /** Validates. */
    public CodeSymbol {
        Objects.requireNonNull(kind);
        if (name.isEmpty() || index < 0) {
            throw new IllegalArgumentException("bad symbol " + kind + " '" + name + "' " + index);
        }
        if (kind == SymbolKind.TEXT_BOUND && (!name.equals(TEXT) || index > 1)) {
            throw new IllegalArgumentException("bad bound of the text '" + name + "' " + index);
        }
    }

    /** Entry {@code index} of the stub with the given catalogue name. */
    public static CodeSymbol stubEntry(String stub, int index) {
        return new CodeSymbol(SymbolKind.STUB_ENTRY, stub, index);
    }

    /** A libc function. */
    public static CodeSymbol external(String function) {
        return new CodeSymbol(SymbolKind.EXTERNAL_FUNCTION, function, 0);
    }

    /** A word that the runtime provides. */
    public static CodeSymbol variable(String name) {
        return new CodeSymbol(SymbolKind.VM_VARIABLE, name, 0);
    }
}
