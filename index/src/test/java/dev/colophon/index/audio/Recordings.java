package dev.colophon.index.audio;

import dev.colophon.fingerprint.AudioFingerprint;
import dev.colophon.fingerprint.AudioFingerprinter;
import dev.colophon.fingerprint.Role;
import dev.colophon.fingerprint.audio.AudioParameters;
import dev.colophon.index.Digests;
import dev.colophon.samples.sound.Music;
import dev.colophon.samples.sound.Noise;
import dev.colophon.samples.sound.Sound;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** Pieces of music at 44,100 Hz, and what becomes of them on the way to a fingerprint. */
public final class Recordings {

    static final double SECONDS = 40;

    private static final int TAPS = 48;
    private static final int PHASES = 256;
    private static final Map<Integer, Sound> PIECES = new ConcurrentHashMap<>();

    private Recordings() {}

    /** The piece with this number, mono. */
    public static Sound piece(int number) {
        return PIECES.computeIfAbsent(number, seed -> Music.piece(seed, SECONDS).mono());
    }

    /** Plucked notes between 55 and 185 Hz without overtones, mono: what is left of some music under noise. */
    static Sound bassLine(long seed, double seconds) {
        Random random = new Random(seed);
        float[] samples = new float[(int) (seconds * Sound.RATE)];
        for (double start = 0; start < seconds; start += 0.1 + 0.3 * random.nextDouble()) {
            double hertz = 55 * Math.pow(2, random.nextInt(22) / 12.0);
            int from = (int) (start * Sound.RATE);
            for (int i = from; i < Math.min(samples.length, from + Sound.RATE); i++) {
                double t = (i - from) / (double) Sound.RATE;
                samples[i] +=
                        (float) (0.2 * Math.min(1, 100 * t) * Math.exp(-5 * t) * Math.sin(2 * Math.PI * hertz * t));
            }
        }
        return new Sound(1, samples);
    }

    /** White noise over all of it, the music this many decibels louder than the noise. */
    static Sound noisy(Sound sound, double decibels, long seed) {
        Sound noise = Noise.white(seed, sound.seconds());
        return sound.times(0.5).over(noise.mono(), 0, 0.5 * power(sound) / power(noise) * Math.pow(10, -decibels / 20));
    }

    private static double power(Sound sound) {
        double sum = 0;
        for (float sample : sound.samples()) {
            sum += (double) sample * sample;
        }
        return Math.sqrt(sum / sound.samples().length);
    }

    public static AudioFingerprint fingerprint(Role role, Sound sound) {
        return fingerprint(role, sound, 1);
    }

    /** Played at another speed, as a tape is: faster is higher. */
    public static AudioFingerprint fingerprint(Role role, Sound sound, double speed) {
        return fingerprint(role, resampled(sound.mono().samples(), speed * Sound.RATE / AudioParameters.SAMPLE_RATE));
    }

    public static AudioFingerprint fingerprint(Role role, float[] samples) {
        AudioFingerprinter fingerprinter = new AudioFingerprinter(role);
        fingerprinter.accept(samples, 0, samples.length);
        return fingerprinter.finish(Digests.of(samples));
    }

    /** Every {@code step}-th sample of the sound, interpolated by a windowed sinc that stops at half the new rate. */
    private static float[] resampled(float[] samples, double step) {
        float[][] kernels = kernels(step);
        float[] resampled = new float[(int) (samples.length / step)];
        for (int i = 0; i < resampled.length; i++) {
            double centre = i * step;
            float[] kernel = kernels[(int) ((centre - Math.floor(centre)) * PHASES)];
            int from = (int) centre - TAPS + 1;
            float sum = 0;
            for (int tap = Math.max(0, -from); tap < Math.min(kernel.length, samples.length - from); tap++) {
                sum += kernel[tap] * samples[from + tap];
            }
            resampled[i] = sum;
        }
        return resampled;
    }

    /** The windowed sinc for each fraction of a sample. */
    private static float[][] kernels(double step) {
        float[][] kernels = new float[PHASES][2 * TAPS];
        for (int phase = 0; phase < PHASES; phase++) {
            for (int tap = 0; tap < 2 * TAPS; tap++) {
                double distance = tap - TAPS + 1 - (double) phase / PHASES;
                double x = distance / step;
                double window = 0.5 + 0.5 * Math.cos(Math.PI * distance / TAPS);
                double sinc = x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
                kernels[phase][tap] = (float) (window * sinc / step);
            }
        }
        return kernels;
    }

    /** One sound again and again. */
    static float[] looped(float[] loop, double seconds) {
        float[] samples = new float[(int) (seconds * AudioParameters.SAMPLE_RATE)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = loop[i % loop.length];
        }
        return samples;
    }
}
