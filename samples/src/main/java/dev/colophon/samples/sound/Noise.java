package dev.colophon.samples.sound;

import dev.colophon.samples.Dice;

/** Noise for covering other sounds: mono, RMS 0.1, so that it can be scaled to a wanted ratio. */
public final class Noise {

    private static final float RMS = 0.1f;

    private Noise() {}

    /** Noise with equal power in equal bandwidths. */
    public static Sound white(long seed, double seconds) {
        Dice dice = new Dice(seed);
        float[] samples = new float[(int) Math.round(seconds * Sound.RATE)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) dice.bell();
        }
        return levelled(samples);
    }

    /** Noise with equal power in each octave, as rain and crowds roughly have (Voss's rows of halving rate). */
    public static Sound pink(long seed, double seconds) {
        Dice dice = new Dice(seed);
        float[] samples = new float[(int) Math.round(seconds * Sound.RATE)];
        float[] rows = new float[16];
        float sum = 0;
        for (int i = 0; i < samples.length; i++) {
            int row = Math.min(rows.length - 1, Integer.numberOfTrailingZeros(i + 1));
            sum -= rows[row];
            rows[row] = (float) dice.between(-1.0, 1.0);
            sum += rows[row];
            samples[i] = sum + (float) dice.between(-1.0, 1.0);
        }
        return levelled(samples);
    }

    private static Sound levelled(float[] samples) {
        double mean = 0;
        for (float sample : samples) {
            mean += sample / (double) samples.length;
        }
        double power = 0;
        for (float sample : samples) {
            power += (sample - mean) * (sample - mean) / samples.length;
        }
        float gain = power > 0 ? RMS / (float) Math.sqrt(power) : 0;
        for (int i = 0; i < samples.length; i++) {
            samples[i] = Math.clamp((samples[i] - (float) mean) * gain, -1f, 1f);
        }
        return new Sound(1, samples);
    }
}
