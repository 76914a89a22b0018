package org.stubarchive.format.manifest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.stubarchive.format.code.CpuFeature;
import org.stubarchive.format.code.FaultRange;
import org.stubarchive.format.code.Relocation;
import org.stubarchive.format.code.StubCode;

/**
 * SHA-256 over what a stub does, independent of where it was placed: its code with the operands that reach cells cleared, the size of its
 * instructions, its relocations as (site, kind, symbol, addend), its entries with their names, fault ranges and needed features. Not in it:
 * name, alignment, labels. Two stubs with the same canonical hash do the same thing.
 */
public final class CanonicalHash {
    private final MessageDigest digest;
    private final byte[] word = new byte[8];

    private CanonicalHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * Hash of a stub, 64 hex digits.
     *
     * @param stub as {@code Unlinker} gives it: operands cleared
     * @param entryNames names of its entries
     */
    public static String of(StubCode stub, List<String> entryNames) {
        CanonicalHash h = new CanonicalHash();
        h.number(stub.code().length);
        h.digest.update(stub.code());
        h.number(stub.codeSize());
        h.number(stub.relocations().size());
        for (Relocation r : stub.relocations()) {
            h.number(r.site());
            h.number(r.kind().id());
            h.number(r.symbol().kind().id());
            h.text(r.symbol().name());
            h.number(r.symbol().index());
            h.number(r.addend());
        }
        h.number(stub.entries().size());
        for (int e = 0; e < stub.entries().size(); e++) {
            h.number(stub.entries().get(e));
            h.text(entryNames.get(e));
        }
        h.number(stub.faultRanges().size());
        for (FaultRange f : stub.faultRanges()) {
            h.number(f.start());
            h.number(f.end());
            h.number(f.handler());
        }
        h.number(stub.features().asSet().size());
        for (CpuFeature f : stub.features().asSet()) {
            h.text(f.name());
        }
        return HexFormat.of().formatHex(h.digest.digest());
    }

    private void number(long value) {
        for (int i = 0; i < word.length; i++) {
            word[i] = (byte) (value >>> 56 - 8 * i);
        }
        digest.update(word);
    }

    private void text(String s) {
        byte[] bytes = s.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        digest.update(bytes);
    }
}
