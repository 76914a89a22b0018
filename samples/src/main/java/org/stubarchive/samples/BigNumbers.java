package org.stubarchive.samples;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** Arbitrary-precision arithmetic: factorials, digits of pi, modular powers, decimals. */
public final class BigNumbers {
    private BigNumbers() {}

    private static String pi(int digits) {
        StringBuilder result = new StringBuilder();
        BigInteger q = BigInteger.ONE;
        BigInteger r = BigInteger.ZERO;
        BigInteger t = BigInteger.ONE;
        int k = 0;
        while (result.length() < digits) {
            k++;
            BigInteger twoK1 = BigInteger.valueOf(2L * k + 1);
            r = q.shiftLeft(1).add(r).multiply(twoK1);
            t = t.multiply(twoK1);
            q = q.multiply(BigInteger.valueOf(k));
            BigInteger three = q.multiply(BigInteger.valueOf(3)).add(r).divide(t);
            if (three.equals(q.shiftLeft(2).add(r).divide(t))) {
                result.append(three);
                q = q.multiply(BigInteger.TEN);
                r = r.subtract(three.multiply(t)).multiply(BigInteger.TEN);
            }
        }
        return result.toString();
    }

    /** Runs the sample; the argument is the number of digits of pi (60). */
    public static void main(String[] args) {
        int digits = args.length > 0 ? Integer.parseInt(args[0]) : 60;
        BigInteger factorial = BigInteger.ONE;
        for (int i = 2; i <= 120; i++) {
            factorial = factorial.multiply(BigInteger.valueOf(i));
        }
        System.out.println("120! = " + factorial);
        System.out.println("bits " + factorial.bitLength() + ", trailing zeros " + factorial.getLowestSetBit());
        System.out.println("pi " + pi(digits));
        BigInteger p = BigInteger.ONE.shiftLeft(127).subtract(BigInteger.ONE);
        System.out.println(p + " prime: " + p.isProbablePrime(20));
        System.out.println(BigInteger.valueOf(3).modPow(p.subtract(BigInteger.TWO), p));
        System.out.println(factorial.gcd(BigInteger.TWO.pow(100).multiply(BigInteger.valueOf(7).pow(30))));
        System.out.println(factorial.mod(BigInteger.valueOf(1_000_000_007)) + " " + factorial.negate().shiftRight(600) + " " + factorial.sqrt().bitLength());
        System.out.println(new BigDecimal("2").sqrt(new MathContext(50)));
        System.out.println(new BigDecimal("10").divide(new BigDecimal("7"), 30, RoundingMode.HALF_EVEN) + " " + new BigDecimal("1.10").add(new BigDecimal("2.205")).stripTrailingZeros());
        System.out.println(new BigInteger("123456789012345678901234567890").toString(16) + " " + new BigInteger("-ff", 16));
    }
}
