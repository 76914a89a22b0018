package org.stubarchive.cli.signature;

import java.math.BigInteger;
import java.security.spec.EdECPoint;
import java.util.Set;

/**
 * The points of edwards25519 whose order divides the cofactor 8 (RFC 8032, section 5.1). As a public key such a point lets anybody make signatures that verify, for all or for one in eight of all messages.
 *
 * <p>They are recognised by y alone: of each y below both points have small order. An encoding need not be canonical (y may be at least p), so y is reduced first.
 */
final class SmallOrder {
    private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    /** y of two of the four points of order 8; that of the others is its negative. */
    private static final BigInteger ORDER_8 = new BigInteger("7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7", 16);

    /** Orders 4 (y = 0), 1 (1), 2 (-1), and 8. */
    private static final Set<BigInteger> Y = Set.of(BigInteger.ZERO, BigInteger.ONE, P.subtract(BigInteger.ONE), ORDER_8, P.subtract(ORDER_8));

    private SmallOrder() {}

    /** Whether a point is one of them. */
    static boolean contains(EdECPoint point) {
        return Y.contains(point.getY().mod(P));
    }
}
