package org.stubarchive.format.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * What is hashed, as one message: numbers as 8 bytes big-endian, strings as UTF-8 with their length before them. Collected first: the digest takes few
 * long pieces far faster than many short ones. For one thread; used again after each digest.
 */
final class HashMessage {
    private final MessageDigest digest;
    private byte[] message = new byte[1 << 10];
    private int length;

    HashMessage() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    HashMessage number(long value) {
        room(Long.BYTES);
        for (int shift = 56; shift >= 0; shift -= 8) {
            message[length++] = (byte) (value >>> shift);
        }
        return this;
    }

    HashMessage text(String s) {
        byte[] bytes = s.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        return bytes(bytes);
    }

    HashMessage bytes(byte[] bytes) {
        room(bytes.length);
        System.arraycopy(bytes, 0, message, length, bytes.length);
        length += bytes.length;
        return this;
    }

    /** SHA-256 of the message, 32 bytes; the next message starts empty. */
    byte[] digest() {
        digest.update(message, 0, length);
        length = 0;
        return digest.digest();
    }

    private void room(int more) {
        if (message.length - length < more) {
            message = Arrays.copyOf(message, Math.max(2 * message.length, length + more));
        }
    }
}
