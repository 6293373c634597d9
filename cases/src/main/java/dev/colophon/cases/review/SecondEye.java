package dev.colophon.cases.review;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Which confirmed sightings a second person looks at by chance: five of a hundred, as a stored seed says. Whoever knows the seed,
 * the id of a sighting and who confirmed it can tell again whether it was drawn; to confirm it again does not draw again.
 *
 * @param seed of an organisation
 */
public record SecondEye(long seed) {

    /** Of so many one is drawn: five of a hundred. */
    private static final int ONE_OF = 20;

    /** Whether a sighting is drawn when a person confirms it. */
    public boolean draws(String sighting, String person) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(ByteBuffer.allocate(Long.BYTES).putLong(seed).flip());
            digest.update((sighting + "\n" + person).getBytes(UTF_8));
            return Long.remainderUnsigned(ByteBuffer.wrap(digest.digest()).getLong(), ONE_OF) == 0;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
