package dev.colophon.samples.sound;

import dev.colophon.samples.Dice;

/**
 * Speech without words: a voice that babbles syllables in phrases, made from glottal pulses through formant resonators. For
 * laying over music as a presenter's voice would be; mono, peak 0.8.
 */
public final class Speech {

    /** First three formants of vowels in hertz, after Peterson and Barney (1952), rounded. */
    private static final double[][] VOWELS = {
        {730, 1090, 2440},
        {530, 1840, 2480},
        {270, 2290, 3010},
        {570, 840, 2410},
        {300, 870, 2240},
        {660, 1720, 2410},
        {490, 1350, 1690},
        {640, 1190, 2390}
    };

    /** Formants move, and filters are computed anew, once in this many samples. */
    private static final int BLOCK = 64;

    private static final float PEAK = 0.8f;

    private Speech() {}

    /** One voice; pitch, size of the head and pace come from the seed. */
    public static Sound babble(long seed, double seconds) {
        Dice dice = new Dice(seed);
        return new Voice(dice, (int) Math.round(seconds * Sound.RATE)).speak();
    }

    private static final class Voice {

        private final Dice dice;
        private final float[] out;
        private final double basePitch;
        private final double head;
        private final double pace;
        private final Resonator[] formants = {new Resonator(80), new Resonator(100), new Resonator(140)};
        private final double[] place = VOWELS[0].clone();
        private final Resonator hiss = new Resonator(1_800);
        private int at;
        private double phase;
        private double tilt;

        Voice(Dice dice, int frames) {
            this.dice = dice;
            out = new float[frames];
            basePitch = dice.between(85.0, 215.0);
            head = dice.between(0.92, 1.18);
            pace = dice.between(0.85, 1.2);
        }

        Sound speak() {
            while (at < out.length) {
                phrase();
                at += (int) (dice.between(0.15, 0.7) * Sound.RATE);
            }
            float peak = 1e-6f;
            for (float sample : out) {
                peak = Math.max(peak, Math.abs(sample));
            }
            return new Sound(1, out).times(PEAK / peak);
        }

        private void phrase() {
            int syllables = dice.between(4, 16);
            double start = basePitch * dice.between(1.05, 1.3);
            for (int i = 0; i < syllables && at < out.length; i++) {
                double declined = start * (1 - 0.25 * i / syllables) * dice.between(0.88, 1.14);
                consonant();
                vowel(VOWELS[dice.below(VOWELS.length)], declined, dice.between(0.07, 0.2) / pace, dice.chance(0.3));
                if (dice.chance(0.25)) {
                    at += (int) (dice.between(0.01, 0.07) * Sound.RATE);
                }
            }
        }

        /** A stop's gap and burst, a fricative's hiss, or nothing. */
        private void consonant() {
            double kind = dice.unit();
            if (kind < 0.35) {
                at += (int) (dice.between(0.02, 0.06) * Sound.RATE);
                hiss(dice.between(1500.0, 4500.0), 0.012, 0.006);
            } else if (kind < 0.7) {
                hiss(dice.between(2500.0, 6500.0), dice.between(0.05, 0.13), 0.004);
            }
        }

        private void hiss(double hertz, double seconds, double level) {
            int length = (int) (seconds * Sound.RATE);
            hiss.tune(hertz);
            for (int i = 0; i < length && at < out.length; i++) {
                double edge = Math.min(1, Math.min(i, length - i) / 200.0);
                out[at++] += (float) (level * edge * hiss.next(dice.between(-1.0, 1.0)));
            }
        }

        private void vowel(double[] target, double pitch, double seconds, boolean stressed) {
            int length = (int) (seconds * (stressed ? 1.4 : 1) * Sound.RATE);
            double glide = dice.between(-0.3, 0.2);
            for (int i = 0; i < length && at < out.length; i++) {
                if (i % BLOCK == 0) {
                    for (int f = 0; f < formants.length; f++) {
                        place[f] += 0.09 * (target[f] * head - place[f]);
                        formants[f].tune(place[f]);
                    }
                }
                double done = (double) i / length;
                phase += pitch * (stressed ? 1.12 : 1) * (1 + glide * done) / Sound.RATE * (1 + 0.01 * dice.unit());
                phase -= Math.floor(phase);
                double flow = phase < 0.6 ? phase * phase * (0.6 - phase) * 15 : 0;
                double source = flow - tilt + 0.0006 * dice.between(-1.0, 1.0);
                tilt = flow;
                double v = formants[0].next(source) + 0.55 * formants[1].next(source) + 0.3 * formants[2].next(source);
                double edge = Math.min(1, Math.min(i, length - i) / 700.0);
                out[at++] += (float) (edge * (stressed ? 1.3 : 1) * v);
            }
        }
    }

    /** A two-pole resonator whose peak gain is about 1. */
    private static final class Resonator {

        private final double radius;
        private double turn;
        private double gain;
        private double before;
        private double last;

        Resonator(double bandwidthHertz) {
            radius = StrictMath.exp(-Math.PI * bandwidthHertz / Sound.RATE);
            tune(500);
        }

        void tune(double hertz) {
            turn = 2 * radius * StrictMath.cos(2 * Math.PI * hertz / Sound.RATE);
            gain = (1 - radius) * Math.sqrt(1 - turn / radius * (turn / radius) / 4) * 2;
        }

        double next(double in) {
            double out = gain * in + turn * last - radius * radius * before;
            before = last;
            last = out;
            return out;
        }
    }
}
