package dev.colophon.cases.review;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Which confirmed sightings a second person looks at by chance: five of a hundred, as a stored seed says. Whoever knows the seed and
 * the id of a decision can tell again whether it was drawn; whoever decides knows neither before.
 *
 * @param seed of an organisation
 */
public record SecondEye(long seed) {

    /** Of so many one is drawn: five of a hundred. */
    private static final int ONE_OF = 20;

    /** Whether a decision is drawn. */
    public boolean draws(String decision) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(ByteBuffer.allocate(Long.BYTES).putLong(seed).flip());
            digest.update(decision.getBytes(US_ASCII));
            return Long.remainderUnsigned(ByteBuffer.wrap(digest.digest()).getLong(), ONE_OF) == 0;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
