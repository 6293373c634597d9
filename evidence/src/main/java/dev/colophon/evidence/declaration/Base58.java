package dev.colophon.evidence.declaration;

import java.math.BigInteger;
import java.util.Arrays;

/** Base 58 with the alphabet of Bitcoin, as multibase {@code z} uses it. One spelling for each value. */
final class Base58 {

    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(58);

    /** Keys have 34 bytes and signatures 64; the time to decode grows with the square. */
    private static final int MAX_CHARACTERS = 200;

    private Base58() {}

    static String encode(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (BigInteger rest = new BigInteger(1, bytes); rest.signum() > 0; rest = rest.divide(BASE)) {
            text.append(ALPHABET.charAt(rest.mod(BASE).intValue()));
        }
        for (int zero = 0; zero < bytes.length && bytes[zero] == 0; zero++) {
            text.append(ALPHABET.charAt(0));
        }
        return text.reverse().toString();
    }

    /** @throws IllegalArgumentException when it is not base 58, or too long */
    static byte[] decode(String text) {
        if (text.length() > MAX_CHARACTERS) {
            throw new IllegalArgumentException("base 58 of more than %d characters".formatted(MAX_CHARACTERS));
        }
        BigInteger number = BigInteger.ZERO;
        int zeros = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = ALPHABET.indexOf(text.charAt(i));
            if (digit < 0) {
                throw new IllegalArgumentException("not base 58");
            }
            zeros += digit == 0 && zeros == i ? 1 : 0;
            number = number.multiply(BASE).add(BigInteger.valueOf(digit));
        }
        byte[] signed = number.toByteArray();
        byte[] digits =
                number.signum() == 0 ? new byte[0] : Arrays.copyOfRange(signed, signed[0] == 0 ? 1 : 0, signed.length);
        byte[] bytes = new byte[zeros + digits.length];
        System.arraycopy(digits, 0, bytes, zeros, digits.length);
        return bytes;
    }
}
