package org.stubarchive.cli.signature;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.stubarchive.format.open.RegularFile;

/** Signs, verifies, and reads and writes keys. */
public final class Ed25519 {
    /** Bytes of a signature (RFC 8032, section 5.1.6). */
    public static final int SIGNATURE_SIZE = 64;

    private static final String ALGORITHM = "Ed25519";
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";
    private static final int LINE = 64;
    /** Bytes of a file with a signature, which may be base64 text with line ends. */
    private static final int MAX_SIGNATURE_FILE = 1 << 10;
    /** Bytes of a file with a key, which may hold text around it. */
    private static final int MAX_KEY_FILE = 1 << 16;

    private Ed25519() {}

    /** File of the signature that belongs to an archive unless another one is named: {@code .sig} is added. */
    public static Path signatureFile(Path archive) {
        return archive.resolveSibling(archive.getFileName() + ".sig");
    }

    /** Signature of some bytes. */
    public static byte[] sign(ByteBuffer bytes, PrivateKey key) {
        try {
            Signature s = Signature.getInstance(ALGORITHM);
            s.initSign(key);
            s.update(bytes.duplicate());
            return s.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing with a key that was read as " + ALGORITHM, e);
        }
    }

    /**
     * Verifies.
     *
     * @param bytes what was signed
     * @param archive its name for the message
     * @param signature file with the 64 bytes, or their base64 text
     * @throws SignatureFailure if the signature cannot be read or is not one of these bytes by this key
     */
    public static void verify(ByteBuffer bytes, Path archive, Path signature, PublicKey key) throws SignatureFailure {
        byte[] value = readSignature(signature);
        boolean right;
        try {
            Signature s = Signature.getInstance(ALGORITHM);
            s.initVerify(key);
            s.update(bytes.duplicate());
            right = s.verify(value);
        } catch (GeneralSecurityException e) {
            // A signature whose numbers are out of range is reported by an exception.
            right = false;
        }
        if (!right) {
            throw new SignatureFailure(archive + ": signature " + signature + ": expected one of this file by that key, found another; the file was changed, or signed with another key");
        }
    }

    private static byte[] readSignature(Path file) throws SignatureFailure {
        byte[] bytes = read(file, "signature", MAX_SIGNATURE_FILE);
        if (bytes.length == SIGNATURE_SIZE) {
            return bytes;
        }
        try {
            byte[] decoded = Base64.getMimeDecoder().decode(bytes);
            if (decoded.length == SIGNATURE_SIZE) {
                return decoded;
            }
        } catch (IllegalArgumentException e) {
            // Neither form: reported below.
        }
        throw new SignatureFailure(file + ": signature: expected " + SIGNATURE_SIZE + " bytes or their base64 text, found " + bytes.length + " bytes");
    }

    /** Reads a private key, PKCS #8 in PEM: {@code openssl genpkey -algorithm ed25519}. */
    public static PrivateKey privateKey(Path file) throws SignatureFailure {
        try {
            return factory().generatePrivate(new PKCS8EncodedKeySpec(pem(file, PRIVATE)));
        } catch (InvalidKeySpecException e) {
            throw new SignatureFailure(file + ": private key: expected an " + ALGORITHM + " key, found another kind");
        }
    }

    /** Reads a public key, X.509 SubjectPublicKeyInfo in PEM: {@code openssl pkey -pubout}. */
    public static PublicKey publicKey(Path file) throws SignatureFailure {
        try {
            PublicKey key = factory().generatePublic(new X509EncodedKeySpec(pem(file, PUBLIC)));
            if (key instanceof EdECPublicKey point && SmallOrder.contains(point.getPoint())) {
                throw new SignatureFailure(file + ": public key: expected a point of large order, found one of the eight of small order: signatures by it can be made without a private key");
            }
            return key;
        } catch (InvalidKeySpecException e) {
            throw new SignatureFailure(file + ": public key: expected an " + ALGORITHM + " key, found another kind");
        }
    }

    /** Makes a pair of keys. */
    public static KeyPair newKeys() {
        try {
            return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform lacks " + ALGORITHM, e);
        }
    }

    /** PEM text of a private key. */
    public static String pem(PrivateKey key) {
        return pem(PRIVATE, key.getEncoded());
    }

    /** PEM text of a public key. */
    public static String pem(PublicKey key) {
        return pem(PUBLIC, key.getEncoded());
    }

    private static KeyFactory factory() {
        try {
            return KeyFactory.getInstance(ALGORITHM);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform lacks " + ALGORITHM, e);
        }
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + label + "-----\n";
    }

    private static byte[] pem(Path file, String label) throws SignatureFailure {
        String text = new String(read(file, "key", MAX_KEY_FILE), StandardCharsets.ISO_8859_1);
        String begin = "-----BEGIN " + label + "-----";
        int from = text.indexOf(begin);
        int to = from < 0 ? -1 : text.indexOf("-----END " + label + "-----", from);
        if (to < 0) {
            throw new SignatureFailure(file + ": key: expected a PEM file with '" + begin + "', found none; 'stubarchive keygen' makes one");
        }
        try {
            return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to).trim());
        } catch (IllegalArgumentException e) {
            throw new SignatureFailure(file + ": key: expected base64 text, found something else");
        }
    }

    private static byte[] read(Path file, String what, int limit) throws SignatureFailure {
        try {
            return RegularFile.read(file, limit);
        } catch (NoSuchFileException e) {
            throw new SignatureFailure(file + ": " + what + ": no such file");
        } catch (AccessDeniedException e) {
            throw new SignatureFailure(file + ": " + what + " cannot be read: permission denied");
        } catch (FileSystemException e) {
            throw new SignatureFailure(file + ": " + what + " cannot be read: " + e.getReason());
        } catch (IOException e) {
            throw new SignatureFailure(file + ": " + what + " cannot be read: " + e.getMessage());
        }
    }
}
