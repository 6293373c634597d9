package dev.colophon.benchmark.audio;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * What a copy is mixed of: mono samples at {@link AudioConditions#RATE}, all of the copy's length. Levels are powers over the
 * whole stretch and the whole band up to 22 kHz.
 *
 * @param clip of the work
 * @param speech somebody who talks
 * @param music another piece
 * @param random for noise and the place of clicks
 */
record Scene(float[] clip, float[] speech, float[] music, SplittableRandom random) {

    private static final float HEADROOM = 0.95f;

    /** The clip under another sound; the clip is {@code decibels} louder. */
    float[] under(float[] other, double decibels) {
        double gain = Math.sqrt(power(clip) / Math.max(1e-12, power(other)) / Math.pow(10, decibels / 10));
        float[] mixed = new float[clip.length];
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = (float) (clip[i] + gain * other[i]);
        }
        return fitted(mixed);
    }

    float[] whiteNoise() {
        float[] noise = new float[clip.length];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) random.nextGaussian();
        }
        return noise;
    }

    /** Noise of equal power in each octave: the sum of first-order low passes an octave and a half apart. */
    float[] pinkNoise() {
        double[] poles = {0.99886, 0.99332, 0.96900, 0.86650, 0.55000};
        double[] gains = {0.0555179, 0.0750759, 0.1538520, 0.3104856, 0.5329522};
        double[] states = new double[poles.length];
        float[] noise = new float[clip.length];
        for (int i = 0; i < noise.length; i++) {
            double white = random.nextGaussian();
            double sum = 0.5362 * white;
            for (int pole = 0; pole < poles.length; pole++) {
                states[pole] = poles[pole] * states[pole] + gains[pole] * white;
                sum += states[pole];
            }
            noise[i] = (float) sum;
        }
        return noise;
    }

    /** The clip, then the other piece, faded into each other over half a second. */
    float[] followedByMusic() {
        int fade = AudioConditions.RATE / 2;
        float[] both = Arrays.copyOf(clip, clip.length + music.length - fade);
        for (int i = 0; i < music.length; i++) {
            int at = clip.length - fade + i;
            float in = Math.min(1, (float) i / fade);
            both[at] = i < fade ? (1 - in) * both[at] + in * music[i] : music[i];
        }
        return fitted(both);
    }

    float[] reversed() {
        float[] reversed = new float[clip.length];
        for (int i = 0; i < reversed.length; i++) {
            reversed[i] = clip[clip.length - 1 - i];
        }
        return reversed;
    }

    /** A room after Schroeder: four combs side by side, two all-passes behind. */
    float[] reverberant(double decaySeconds, double wet) {
        int[] combs = {1_309, 1_635, 1_811, 1_927};
        float[] sum = new float[clip.length];
        for (int delay : combs) {
            float feedback = (float) Math.pow(10, -3.0 * delay / (decaySeconds * AudioConditions.RATE));
            float[] line = new float[delay];
            for (int i = 0; i < clip.length; i++) {
                float out = line[i % delay];
                line[i % delay] = clip[i] + feedback * out;
                sum[i] += out / combs.length;
            }
        }
        for (int delay : new int[] {221, 75}) {
            float[] line = new float[delay];
            for (int i = 0; i < sum.length; i++) {
                float stored = line[i % delay];
                float in = sum[i] + 0.7f * stored;
                line[i % delay] = in;
                sum[i] = stored - 0.7f * in;
            }
        }
        double gain = Math.sqrt(power(clip) / Math.max(1e-12, power(sum)));
        float[] mixed = new float[clip.length];
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = (float) ((1 - wet) * clip[i] + wet * gain * sum[i]);
        }
        return fitted(mixed);
    }

    /** A room, the band of a small microphone, its noise 10 dB below, and a stage that clips at a third of the peak. */
    float[] recorded() {
        Scene room = with(reverberant(0.5, 0.45));
        Scene band = room.with(Biquad.highPass(200).then(Biquad.lowPass(5_000)).filter(room.clip));
        float[] noisy = band.under(band.pinkNoise(), 10);
        float peak = peak(noisy) / 3;
        for (int i = 0; i < noisy.length; i++) {
            noisy[i] = Math.clamp(noisy[i], -peak, peak);
        }
        return fitted(noisy);
    }

    private Scene with(float[] changed) {
        return new Scene(changed, speech, music, random);
    }

    private static double power(float[] samples) {
        double sum = 0;
        for (float sample : samples) {
            sum += (double) sample * sample;
        }
        return sum / Math.max(1, samples.length);
    }

    private static float peak(float[] samples) {
        float peak = 0;
        for (float sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
        }
        return peak;
    }

    /** Turned down where it would clip. */
    private static float[] fitted(float[] samples) {
        float peak = peak(samples);
        if (peak > HEADROOM) {
            for (int i = 0; i < samples.length; i++) {
                samples[i] *= HEADROOM / peak;
            }
        }
        return samples;
    }
}
