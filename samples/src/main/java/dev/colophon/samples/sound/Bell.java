package dev.colophon.samples.sound;

import dev.colophon.samples.Dice;
import java.util.Arrays;

/** Struck metal or wood: partials at fixed ratios that die away by themselves, each a two-pole resonator. */
final class Bell implements Instrument {

    /** Ratios of a tuned bell: hum, prime, tierce, quint, nominal and above. */
    static final double[] CHURCH = {0.5, 1, 1.2, 1.5, 2, 2.67, 3.01, 4.17};
    /** Ratios of a bar that is free at both ends and tuned to a double octave. */
    static final double[] BAR = {1, 3.98, 9.9};
    /** Ratios near a celesta's. */
    static final double[] GLASS = {1, 2.0, 3.01, 4.1, 5.43, 6.8};

    private final double[] ratios;
    private final double ringSeconds;
    private float[] voice = new float[0];

    Bell(double[] ratios, double ringSeconds) {
        this.ratios = ratios;
        this.ringSeconds = ringSeconds;
    }

    @Override
    public void play(Note note, Mix mix, double gain, double pan, double wet, Dice dice) {
        int length = Math.min((int) (ringSeconds * Sound.RATE), mix.frames - Math.max(0, note.startFrame()));
        if (length <= 0) {
            return;
        }
        if (voice.length < length) {
            voice = new float[length + length / 2];
        }
        Arrays.fill(voice, 0, length, 0);
        for (int p = 0; p < ratios.length; p++) {
            double hertz = note.hertz() * ratios[p] * (1 + 0.0006 * dice.bell());
            if (hertz < 15_000) {
                double level = (p == 0 ? 1 : StrictMath.pow(note.velocity(), 0.4 * p)) / (1 + 0.7 * p);
                ring(hertz, ringSeconds / (1 + 0.55 * p), level * dice.between(0.7, 1.0), length);
            }
        }
        mix.add(voice, length, note.startFrame(), 0.5 * gain * note.velocity(), pan, wet);
    }

    private void ring(double hertz, double seconds, double level, int length) {
        double decay = StrictMath.pow(0.001, 1 / (seconds * Sound.RATE));
        double angle = 2 * Math.PI * hertz / Sound.RATE;
        double turn = 2 * decay * StrictMath.cos(angle);
        double square = decay * decay;
        double before = 0;
        double now = level * StrictMath.sin(angle);
        int end = (int) Math.min(length, seconds * Sound.RATE);
        for (int i = 0; i < end; i++) {
            voice[i] += (float) before;
            double next = turn * now - square * before;
            before = now;
            now = next;
        }
    }
}
