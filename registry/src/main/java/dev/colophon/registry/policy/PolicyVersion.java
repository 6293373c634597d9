package dev.colophon.registry.policy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;

/**
 * What was said of a policy at one time; never changed afterwards.
 *
 * @param id UUIDv7
 * @param policy empty: there is none from then on
 * @param armed whether it is in force
 * @param enabledShare of 100 sightings it acts on so many, the others are left to a person
 * @param mutedUntil until then it acts on none
 * @param by who said so
 */
public record PolicyVersion(
        String id,
        Optional<RightsClaimPolicy> policy,
        boolean armed,
        int enabledShare,
        Optional<Instant> mutedUntil,
        String by,
        Instant at) {

    public static final int ALL = 100;

    /** Whether it acts on a sighting: a coin that falls the same way each time, and for a larger share never back. */
    public boolean isEnabledFor(String subject, String sighting) {
        return coin(subject, sighting) < enabledShare;
    }

    public boolean isMutedAt(Instant now) {
        return mutedUntil.filter(now::isBefore).isPresent();
    }

    /** 0 to 99, evenly. */
    static int coin(String seed, String sighting) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((seed + ":" + sighting).getBytes(StandardCharsets.UTF_8));
            return Math.floorMod(ByteBuffer.wrap(hash).getLong(), ALL);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
