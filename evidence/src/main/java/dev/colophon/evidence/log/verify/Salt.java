package dev.colophon.evidence.log.verify;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * 32 random bytes that keep the subject of a leaf from being guessed: the log shows SHA-256(salt ‖ subject). Kept beside
 * the subject, never in the log; whoever shall verify gets both, and once it is deleted the leaf says nothing any more.
 */
public record Salt(Hash bytes) {

    /** A new salt; {@code random} must be a {@link java.security.SecureRandom} outside tests. */
    public static Salt random(RandomGenerator random) {
        byte[] bytes = new byte[Hash.BYTES];
        random.nextBytes(bytes);
        return new Salt(Hash.of(bytes));
    }

    /** Reads 64 hexadecimal digits. */
    public static Salt fromHex(String hex) {
        return new Salt(Hash.fromHex(hex));
    }

    public String hex() {
        return HexFormat.of().formatHex(bytes.bytes());
    }

    /** Salts are secrets: they do not show themselves in logs and messages. */
    @Override
    public String toString() {
        return "Salt[…]";
    }
}
