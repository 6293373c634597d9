package dev.colophon.store;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Makes ids: UUIDs of version 7 (RFC 9562 section 5.7) as text. They sort by the time they were made; within one process
 * each is greater than the one before, also in the same millisecond and when the clock goes back. Thread-safe.
 */
public final class Ids {

    /** Characters of the end of an id that are enough to name it: of ids made together only the ends differ much. */
    public static final int TAIL = 8;

    /** Characters of an id. */
    private static final int LENGTH = 36;

    private static final long RANDOM_BITS = 62;
    private static final long RANDOM_MASK = (1L << RANDOM_BITS) - 1;
    /** Steps within a millisecond are random too, so that ids of two processes do not run into each other. */
    private static final long LONGEST_STEP = 1L << 40;

    private final InstantSource clock;
    private final RandomGenerator random;
    private long millis = -1;
    private long tail;

    public Ids(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    public Ids(InstantSource clock) {
        this(clock, new SecureRandom());
    }

    /** Whether a person who writes this means the id: it begins so, or ends in these {@link #TAIL} or more characters. */
    public static boolean isMeant(String id, String part) {
        String clean = part.strip().toLowerCase(Locale.ROOT);
        return id.startsWith(clean) || (clean.length() >= TAIL && id.endsWith(clean));
    }

    /** Whether this is a whole id, of which {@link #timeOf} can say when it was made. */
    public static boolean isWhole(String id) {
        return id.length() == LENGTH;
    }

    /** When an id was made, to the millisecond, by the clock of whoever made it. */
    public static Instant timeOf(String id) {
        return Instant.ofEpochMilli(UUID.fromString(id).getMostSignificantBits() >>> 16);
    }

    /** The next id. */
    public synchronized String next() {
        long now = clock.millis();
        if (now > millis) {
            millis = now;
            tail = random.nextLong() & (RANDOM_MASK >> 1);
        } else {
            tail += 1 + random.nextLong(LONGEST_STEP);
            if (tail > RANDOM_MASK) {
                millis++;
                tail &= RANDOM_MASK >> 1;
            }
        }
        // rand_a (12 bits) and the upper part of rand_b carry the counter of RFC 9562 section 6.2, method 2.
        long high = millis << 16 | 0x7000 | tail >>> 50;
        long low = 0x8000_0000_0000_0000L | (tail & (1L << 50) - 1) << 12 | random.nextLong(1 << 12);
        return new UUID(high, low).toString();
    }
}
