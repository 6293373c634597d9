package dev.colophon.service.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Time-based one-time codes (RFC 6238): six digits, 30 seconds, HMAC-SHA-1, as authenticator programs have them. */
public final class OneTimeCode {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int SECRET_BYTES = 20;
    private static final int STEP_SECONDS = 30;
    private static final int DIGITS = 6;
    private static final int BITS = 5;

    /** Clocks may differ by so many steps. */
    private static final int SKEW = 1;

    private OneTimeCode() {}

    /** A new secret of 160 random bits, in base32 (RFC 4648). */
    static String secret() {
        return base32(Secrets.bytes(SECRET_BYTES));
    }

    /** What an authenticator program reads, as text or in a QR code. */
    static String uri(String name, String organisation, String secret) {
        String issuer = encoded("Colophon " + organisation);
        return "otpauth://totp/%s:%s?secret=%s&issuer=%1$s&algorithm=SHA1&digits=6&period=30"
                .formatted(issuer, encoded(name), secret);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    /** The time step of which a code is, one before and after now allowed; empty when it is of none. All are compared. */
    static OptionalLong step(String secret, String code, Instant now) {
        byte[] key = bytes(secret);
        byte[] given = code.replace(" ", "").getBytes(UTF_8);
        long current = now.getEpochSecond() / STEP_SECONDS;
        return LongStream.rangeClosed(current - SKEW, current + SKEW)
                .filter(step -> MessageDigest.isEqual(
                        code(key, step, DIGITS, "HmacSHA1").getBytes(UTF_8), given))
                .reduce((_, last) -> last);
    }

    /** The code of a counter (RFC 4226, 5.3). */
    static String code(byte[] key, long counter, int digits, String algorithm) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(counter).array());
            int offset = hash[hash.length - 1] & 0xf;
            int binary = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
            String text = String.format("%010d", binary);
            return text.substring(text.length() - digits);
        } catch (GeneralSecurityException e) { // each Java has them
            throw new IllegalStateException(e);
        }
    }

    static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte b : bytes) {
            buffer = (buffer << Byte.SIZE) | (b & 0xff);
            bits += Byte.SIZE;
            while (bits >= BITS) {
                bits -= BITS;
                text.append(ALPHABET.charAt((buffer >> bits) & 0x1f));
            }
            buffer &= (1 << bits) - 1;
        }
        if (bits > 0) {
            text.append(ALPHABET.charAt((buffer << (BITS - bits)) & 0x1f));
        }
        return text.toString();
    }

    static byte[] bytes(String base32) {
        byte[] bytes = new byte[base32.length() * BITS / Byte.SIZE];
        int buffer = 0;
        int bits = 0;
        int at = 0;
        for (int letter = 0; letter < base32.length(); letter++) {
            buffer = (buffer << BITS) | ALPHABET.indexOf(base32.charAt(letter));
            bits += BITS;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                bytes[at++] = (byte) (buffer >> bits);
            }
            buffer &= (1 << bits) - 1;
        }
        return Arrays.copyOf(bytes, at);
    }
}
