package dev.colophon.index.visual.hash;

import dev.colophon.index.visual.hash.HashScan.Hit;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares the hashes of one reference after the other with the same probes. The crops of a picture, and the frames of a scene, have hashes
 * near each other: of such a run one is compared first, and a probe that is too far from it is too far from all (triangle inequality).
 * Not thread-safe.
 */
final class HashComparison {

    private static final int BITS = 256;
    private static final int WORDS = 4;

    /** Bits that hashes of a run differ in from its first at most: others are some 128 away, give or take 16. */
    private static final int RUN = 72;

    /** With fewer probes it does not pay to look for runs. */
    private static final int FEWEST_PROBES = 6;

    private final long[] probes;
    private final int count;
    private final int most;
    private final boolean inRuns;
    /** The probes that are compared with all of a run. */
    private final int[] near;

    private long[] hashes = {};
    private List<Hit> found = new ArrayList<>(0);

    /**
     * Compares with some probes.
     *
     * @param probes four words each, word 3 first
     * @param most bits that may differ, or be the same
     */
    HashComparison(long[] probes, int most) {
        this.probes = probes;
        this.count = probes.length / WORDS;
        this.most = most;
        this.inRuns = count >= FEWEST_PROBES;
        this.near = new int[count];
        for (int probe = 0; probe < count; probe++) {
            near[probe] = probe;
        }
    }

    /**
     * What is near a probe, in the order of the hashes.
     *
     * @param words of the hashes, four each, word 3 first
     * @param size how many hashes these are
     */
    List<Hit> hits(long[] words, int size) {
        found = new ArrayList<>(0);
        hashes = words;
        if (inRuns) {
            for (int from = 0, to; from < size; from = to) {
                to = run(from, size);
            }
        } else {
            for (int hash = 0; hash < size; hash++) {
                compare(hash, count);
            }
        }
        return found;
    }

    /** Compares a run; tells where it ends. */
    private int run(int from, int size) {
        int radius = 0;
        int to = from + 1;
        for (; to < size; to++) {
            int distance = distance(hashes, WORDS * from, hashes, WORDS * to);
            if (distance > RUN) {
                break;
            }
            radius = Math.max(radius, distance);
        }
        // Within this a probe is neither nearly equal nor nearly opposite to any of the run.
        int least = most + radius;
        int span = BITS - 2 * least;
        int kept = 0;
        for (int probe = 0; probe < count; probe++) {
            int distance = distance(hashes, WORDS * from, probes, WORDS * probe);
            near[kept] = probe;
            kept += distance > least && distance < least + span ? 0 : 1;
        }
        for (int hash = from; kept > 0 && hash < to; hash++) {
            compare(hash, kept);
        }
        return to;
    }

    private static int distance(long[] ones, int one, long[] others, int other) {
        return Long.bitCount(ones[one] ^ others[other])
                + Long.bitCount(ones[one + 1] ^ others[other + 1])
                + Long.bitCount(ones[one + 2] ^ others[other + 2])
                + Long.bitCount(ones[one + 3] ^ others[other + 3]);
    }

    /** Compares a hash with the first so many probes that are near. */
    private void compare(int hash, int kept) {
        long word3 = hashes[WORDS * hash];
        long word2 = hashes[WORDS * hash + 1];
        for (int i = 0; i < kept; i++) {
            int probe = WORDS * near[i];
            int half = Long.bitCount(word3 ^ probes[probe]) + Long.bitCount(word2 ^ probes[probe + 1]);
            // Half the words decide nearly always: neither nearly equal nor nearly opposite.
            if (half > most && half < BITS / 2 - most) {
                continue;
            }
            int distance = distance(hashes, WORDS * hash, probes, probe);
            if (distance <= most) {
                found.add(new Hit(near[i], hash, distance, false));
            } else if (distance >= BITS - most) {
                found.add(new Hit(near[i], hash, BITS - distance, true));
            }
        }
    }
}
