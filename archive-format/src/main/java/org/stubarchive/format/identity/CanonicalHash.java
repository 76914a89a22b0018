package org.stubarchive.format.identity;

import java.util.HexFormat;
import java.util.List;
import org.stubarchive.format.code.CpuFeature;
import org.stubarchive.format.code.FaultRange;
import org.stubarchive.format.code.Relocation;
import org.stubarchive.format.code.StubCode;

/**
 * SHA-256 over what a stub does, independent of where it was placed: its code with the operands that reach cells cleared, the size of its
 * instructions, its relocations as (site, kind, symbol, addend), its entries with their names, fault ranges and needed features. Not in it:
 * name, alignment, labels. Two stubs with the same canonical hash do the same thing. An object hashes one stub after the other, for one thread.
 */
public final class CanonicalHash {
    private static final HexFormat HEX = HexFormat.of();

    private final HashMessage message = new HashMessage();

    /** For hashing many stubs. */
    public CanonicalHash() {}

    /**
     * Hash of a stub, 64 hex digits.
     *
     * @param stub as {@code Unlinker} gives it: operands cleared
     * @param entryNames names of its entries
     */
    public static String of(StubCode stub, List<String> entryNames) {
        return format(new CanonicalHash().digest(stub, entryNames));
    }

    /** A digest as 64 hex digits. */
    public static String format(byte[] digest) {
        return HEX.formatHex(digest);
    }

    /**
     * Hash of a stub, 32 bytes.
     *
     * @param stub as {@code Unlinker} gives it: operands cleared
     * @param entryNames names of its entries
     */
    public byte[] digest(StubCode stub, List<String> entryNames) {
        message.number(stub.code().length).bytes(stub.code());
        message.number(stub.codeSize());
        message.number(stub.relocations().size());
        for (Relocation r : stub.relocations()) {
            message.number(r.site()).number(r.kind().id());
            message.number(r.symbol().kind().id()).text(r.symbol().name()).number(r.symbol().index());
            message.number(r.addend());
        }
        message.number(stub.entries().size());
        for (int e = 0; e < stub.entries().size(); e++) {
            message.number(stub.entries().get(e)).text(entryNames.get(e));
        }
        message.number(stub.faultRanges().size());
        for (FaultRange f : stub.faultRanges()) {
            message.number(f.start()).number(f.end()).number(f.handler());
        }
        message.number(stub.features().asSet().size());
        for (CpuFeature f : stub.features().asSet()) {
            message.text(f.name());
        }
        return message.digest();
    }
}
