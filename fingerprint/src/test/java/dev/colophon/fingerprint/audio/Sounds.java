package dev.colophon.fingerprint.audio;

import dev.colophon.fingerprint.AudioFingerprint;
import dev.colophon.fingerprint.AudioFingerprinter;
import dev.colophon.fingerprint.ContentDigest;
import dev.colophon.fingerprint.Role;
import java.util.Random;

/** Sounds made by rule, at {@link AudioParameters#SAMPLE_RATE}. */
public final class Sounds {

    /** Of the file that all sounds are said to come from. */
    public static final ContentDigest FILE = new ContentDigest(ContentDigest.Basis.FILE, 1, 2);

    private static final int RATE = AudioParameters.SAMPLE_RATE;

    private Sounds() {}

    /** Plucked notes with overtones, different for each seed. */
    public static float[] music(long seed, double seconds) {
        Random random = new Random(seed);
        float[] samples = new float[(int) (seconds * RATE)];
        for (double start = 0; start < seconds; start += 0.08 + 0.3 * random.nextDouble()) {
            double hertz = 110 * Math.pow(2, random.nextInt(48) / 12.0);
            double loudness = 0.05 + 0.1 * random.nextDouble();
            double decay = 2 + 6 * random.nextDouble();
            for (int harmonic = 1; harmonic <= 6 && hertz * harmonic < RATE / 2.0; harmonic++) {
                int from = (int) (start * RATE);
                for (int i = from; i < Math.min(samples.length, from + RATE); i++) {
                    double t = (i - from) / (double) RATE;
                    samples[i] += (float) (loudness
                            / harmonic
                            * Math.min(1, 100 * t)
                            * Math.exp(-decay * t)
                            * Math.sin(2 * Math.PI * hertz * harmonic * t));
                }
            }
        }
        return samples;
    }

    public static float[] tone(double hertz, double seconds) {
        float[] samples = new float[(int) (seconds * RATE)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (0.5 * Math.sin(2 * Math.PI * hertz * i / RATE));
        }
        return samples;
    }

    public static float[] constant(float value, double seconds) {
        float[] samples = new float[(int) (seconds * RATE)];
        java.util.Arrays.fill(samples, value);
        return samples;
    }

    public static AudioFingerprint fingerprint(Role role, float[] samples) {
        AudioFingerprinter fingerprinter = new AudioFingerprinter(role);
        fingerprinter.accept(samples, 0, samples.length);
        return fingerprinter.finish(FILE);
    }
}
