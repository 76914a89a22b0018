package org.stubarchive.cli.signature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Public keys of small order, found by the curve's arithmetic (RFC 8032, section 5.1.4) and written in every way that 32 bytes allow. */
class SmallOrderTest {
    private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    private static final BigInteger D = BigInteger.valueOf(-121665).multiply(BigInteger.valueOf(121666).modInverse(P)).mod(P);
    private static final BigInteger ROOT_OF_MINUS_ONE = BigInteger.TWO.modPow(P.subtract(BigInteger.ONE).shiftRight(2), P);
    /** DER of a SubjectPublicKeyInfo for Ed25519 (RFC 8410) before the key's 32 bytes. */
    private static final String PREFIX = "302a300506032b6570032100";

    @TempDir
    Path directory;

    private record Point(BigInteger x, BigInteger y) {
        Point plus(Point q) {
            BigInteger product = D.multiply(x).multiply(q.x).multiply(y).multiply(q.y).mod(P);
            BigInteger sumX = x.multiply(q.y).add(y.multiply(q.x)).multiply(BigInteger.ONE.add(product).modInverse(P)).mod(P);
            BigInteger sumY = y.multiply(q.y).add(x.multiply(q.x)).multiply(BigInteger.ONE.subtract(product).mod(P).modInverse(P)).mod(P);
            return new Point(sumX, sumY);
        }

        Point times(BigInteger n) {
            Point sum = new Point(BigInteger.ZERO, BigInteger.ONE);
            for (int bit = n.bitLength() - 1; bit >= 0; bit--) {
                sum = sum.plus(sum);
                sum = n.testBit(bit) ? sum.plus(this) : sum;
            }
            return sum;
        }
    }

    /** The point with a y, or null. */
    private static Point decode(BigInteger y) {
        BigInteger square = y.multiply(y).mod(P);
        BigInteger xx = square.subtract(BigInteger.ONE).multiply(D.multiply(square).add(BigInteger.ONE).modInverse(P)).mod(P);
        BigInteger x = xx.modPow(P.add(BigInteger.valueOf(3)).shiftRight(3), P);
        for (BigInteger candidate : List.of(x, x.multiply(ROOT_OF_MINUS_ONE).mod(P))) {
            if (candidate.multiply(candidate).mod(P).equals(xx)) {
                return new Point(candidate, y);
            }
        }
        return null;
    }

    /** The points whose order divides 8: what is left of any point when it is multiplied by the order of the large subgroup. */
    private static Set<Point> smallOrder() {
        BigInteger large = BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
        Set<Point> points = new LinkedHashSet<>();
        for (int y = 2; points.size() < 8; y++) {
            Point any = decode(BigInteger.valueOf(y));
            if (any != null) {
                Point left = any.times(large);
                for (int n = 1; n <= 8; n++) {
                    points.add(left.times(BigInteger.valueOf(n)));
                }
            }
        }
        return points;
    }

    private Path key(BigInteger y, int sign) throws IOException {
        byte[] bytes = new byte[32];
        for (int i = 0; i < 32; i++) {
            bytes[i] = y.shiftRight(8 * i).byteValue();
        }
        bytes[31] |= (byte) (sign << 7);
        byte[] der = Arrays.copyOf(HexFormat.of().parseHex(PREFIX), 44);
        System.arraycopy(bytes, 0, der, 12, 32);
        return Files.writeString(directory.resolve("key.pem"), "-----BEGIN PUBLIC KEY-----\n" + Base64.getEncoder().encodeToString(der) + "\n-----END PUBLIC KEY-----\n");
    }

    @Test
    void everyEncodingOfThemIsRefused() throws Exception {
        Set<Point> points = smallOrder();
        assertEquals(8, points.size());
        int encodings = 0;
        Set<BigInteger> ys = new LinkedHashSet<>();
        points.forEach(p -> ys.add(p.y));
        assertEquals(5, ys.size());
        for (BigInteger y : ys) {
            for (BigInteger written = y; written.bitLength() <= 255; written = written.add(P)) {
                for (int sign = 0; sign < 2; sign++) {
                    Path file = key(written, sign);
                    SignatureFailure e = assertThrows(SignatureFailure.class, () -> Ed25519.publicKey(file));
                    assertTrue(e.getMessage().startsWith(file + ": public key: expected a point of large order, "), e.getMessage());
                    encodings++;
                }
            }
        }
        assertEquals(14, encodings);
    }

    @Test
    void otherKeysAreTaken() throws Exception {
        for (int i = 0; i < 20; i++) {
            Path file = Files.writeString(directory.resolve("good.pem"), Ed25519.pem(Ed25519.newKeys().getPublic()));
            assertEquals("EdDSA", Ed25519.publicKey(file).getAlgorithm());
        }
    }
}
