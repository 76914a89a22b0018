package org.stubarchive.format.manifest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
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

    private final MessageDigest digest;
    /** What is hashed, collected first: the digest takes few long pieces far faster than many short ones. */
    private byte[] message = new byte[1 << 10];
    private int length;

    /** For hashing many stubs. */
    public CanonicalHash() {
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
        return new CanonicalHash().hash(stub, entryNames);
    }

    /** The same as {@link #of}. */
    public String hash(StubCode stub, List<String> entryNames) {
        length = 0;
        number(stub.code().length);
        bytes(stub.code());
        number(stub.codeSize());
        number(stub.relocations().size());
        for (Relocation r : stub.relocations()) {
            number(r.site());
            number(r.kind().id());
            number(r.symbol().kind().id());
            text(r.symbol().name());
            number(r.symbol().index());
            number(r.addend());
        }
        number(stub.entries().size());
        for (int e = 0; e < stub.entries().size(); e++) {
            number(stub.entries().get(e));
            text(entryNames.get(e));
        }
        number(stub.faultRanges().size());
        for (FaultRange f : stub.faultRanges()) {
            number(f.start());
            number(f.end());
            number(f.handler());
        }
        number(stub.features().asSet().size());
        for (CpuFeature f : stub.features().asSet()) {
            text(f.name());
        }
        digest.update(message, 0, length);
        return HEX.formatHex(digest.digest());
    }

    private void number(long value) {
        room(Long.BYTES);
        for (int shift = 56; shift >= 0; shift -= 8) {
            message[length++] = (byte) (value >>> shift);
        }
    }

    private void text(String s) {
        byte[] bytes = s.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        bytes(bytes);
    }

    private void bytes(byte[] bytes) {
        room(bytes.length);
        System.arraycopy(bytes, 0, message, length, bytes.length);
        length += bytes.length;
    }

    private void room(int more) {
        if (message.length - length < more) {
            message = Arrays.copyOf(message, Math.max(2 * message.length, length + more));
        }
    }
}
