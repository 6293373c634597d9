package dev.colophon.benchmark.audio;

import dev.colophon.fingerprint.AudioFingerprint;
import dev.colophon.fingerprint.ContentDigest;
import dev.colophon.fingerprint.audio.AudioParameters;
import java.util.SplittableRandom;

/**
 * Sounds that never were, to fill an index with: as dense, as loud in their pitches and as uneven as a real one, with another
 * melody and another rhythm. Each peak of a real sound keeps its tier and, within 12 frames, its time; pitches change places
 * among neighbours, and the whole is moved by up to three semitones, whole ones: instruments are tuned alike.
 */
public final class Imitation {

    /** Peaks among which pitches change places: three seconds. */
    private static final int NEIGHBOURS = 165;

    private static final int JITTER_EIGHTHS = 12 * 8;
    private static final int FARTHEST_SEMITONES = 3;
    private static final int SEMITONE_CENTS = 100;

    private Imitation() {}

    public static AudioFingerprint of(AudioFingerprint real, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int moved = SEMITONE_CENTS * random.nextInt(-FARTHEST_SEMITONES, FARTHEST_SEMITONES + 1);
        short[] pitches = real.cents().clone();
        for (int from = 0; from < pitches.length; from += NEIGHBOURS) {
            for (int i = Math.min(pitches.length, from + NEIGHBOURS) - 1; i > from; i--) {
                int other = random.nextInt(from, i + 1);
                short pitch = pitches[i];
                pitches[i] = pitches[other];
                pitches[other] = pitch;
            }
        }
        long[] peaks = new long[pitches.length];
        for (int i = 0; i < peaks.length; i++) {
            int time = real.timeEighths()[i] + random.nextInt(-JITTER_EIGHTHS, JITTER_EIGHTHS + 1);
            int cents = Math.floorMod(pitches[i] + moved, AudioParameters.HIGHEST_CENTS + 1);
            peaks[i] = ((long) Math.max(0, time) << 24) | ((long) cents << 8) | real.tiers()[i];
        }
        java.util.Arrays.sort(peaks);
        int[] times = new int[peaks.length];
        short[] cents = new short[peaks.length];
        byte[] tiers = new byte[peaks.length];
        for (int i = 0; i < peaks.length; i++) {
            times[i] = (int) (peaks[i] >>> 24);
            cents[i] = (short) (peaks[i] >>> 8);
            tiers[i] = (byte) peaks[i];
        }
        return new AudioFingerprint(
                real.version(),
                new ContentDigest(ContentDigest.Basis.FILE, random.nextLong(), random.nextLong()),
                real.unmatchable(),
                real.samples(),
                times,
                cents,
                tiers);
    }
}
