package org.stubarchive.format.code;

import java.util.Objects;

/**
 * A relocation in a stub.
 *
 * @param kind encoding of the site
 * @param site byte offset of the operand field (x86) or instruction (aarch64) in the stub
 * @param symbol what is referred to
 * @param addend for {@link RelocationKind#X86_CELL_DISP32}: bytes of the instruction behind the field (an immediate), else a constant added to the address
 */
public record Relocation(RelocationKind kind, int site, CodeSymbol symbol, long addend) {
    /** Validates. */
    public Relocation {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(symbol);
        if (site < 0) {
            throw new IllegalArgumentException("relocation site " + site);
        }
    }
}
