package dev.colophon.samples.sound;

import dev.colophon.samples.Dice;
import dev.colophon.samples.Tables;
import java.util.HashMap;
import java.util.Map;

/**
 * A sustained voice: two or three detuned wave tables that fade from a bright to a dull spectrum, with vibrato and a breath
 * of noise. Pads, flutes, organs, leads and basses are settings of it.
 */
final class Waves implements Instrument {

    /**
     * A sound.
     *
     * @param bright amplitudes of the harmonics at the start of a note
     * @param dull the same when it has settled
     * @param settle seconds from bright to dull
     * @param attack seconds
     * @param release seconds
     * @param sustain level that a held note falls to, 0..1
     * @param detuneCents between the oscillators
     * @param vibratoCents depth
     * @param breath level of noise, 0..1
     */
    record Timbre(
            double[] bright,
            double[] dull,
            double settle,
            double attack,
            double release,
            double sustain,
            double detuneCents,
            double vibratoCents,
            double breath) {}

    /** Vibrato and detuning are computed once for this many samples. */
    private static final int BLOCK = 64;

    private final Timbre timbre;
    private final long phases;
    private final Map<Integer, float[][]> tables = new HashMap<>();
    private float[] voice = new float[0];

    Waves(Timbre timbre, Dice dice) {
        this.timbre = timbre;
        phases = dice.next();
    }

    /** Amplitudes that fall as 1/n^power, with every even harmonic multiplied by {@code even}. */
    static double[] falling(int harmonics, double power, double even) {
        double[] amplitudes = new double[harmonics];
        for (int i = 0; i < harmonics; i++) {
            amplitudes[i] = StrictMath.pow(i + 1, -power) * (i % 2 == 1 ? even : 1);
        }
        return amplitudes;
    }

    static Timbre randomTimbre(Dice dice, double attack, double release, double sustain) {
        double even = dice.pick(new double[] {0.1, 0.5, 1, 1});
        double[] bright = falling(40, dice.between(0.7, 1.3), even);
        double[] dull = falling(24, dice.between(1.5, 2.4), even);
        int formant = dice.between(2, 9);
        bright[formant] *= dice.between(1.0, 4.0);
        dull[formant] *= dice.between(1.0, 3.0);
        return new Timbre(
                bright,
                dull,
                dice.between(0.08, 0.6),
                attack,
                release,
                sustain,
                dice.between(2.0, 14.0),
                dice.between(0.0, 18.0),
                dice.between(0.0, 0.05));
    }

    @Override
    public void play(Note note, Mix mix, double gain, double pan, double wet, Dice dice) {
        int held = (int) (note.length() * Sound.RATE);
        int length =
                Math.min(held + (int) (timbre.release * 3 * Sound.RATE), mix.frames - Math.max(0, note.startFrame()));
        if (length <= 0) {
            return;
        }
        if (voice.length < length) {
            voice = new float[length + length / 2];
        }
        double hertz = note.hertz();
        float[][] pair = tablesFor(hertz);
        float[] bright = pair[0];
        float[] dull = pair[1];
        double step = hertz / Sound.RATE;
        double detune = StrictMath.pow(2, timbre.detuneCents / 2400);
        double first = dice.unit();
        double second = dice.unit();
        double tremble = dice.unit();
        double trembleStep = BLOCK * dice.between(4.6, 6.0) / Sound.RATE;
        double vibrato = timbre.vibratoCents / 1200 * StrictMath.log(2);
        float attackStep = (float) (1 / Math.max(1, timbre.attack * Sound.RATE));
        float towards = (float) (1 - StrictMath.exp(-1 / (0.4 * Sound.RATE)));
        float fall = (float) StrictMath.exp(-1 / (timbre.release * Sound.RATE));
        float settle = (float) StrictMath.exp(-1 / (timbre.settle * Sound.RATE));
        float brightness = (float) Math.min(1, 0.25 + note.velocity());
        float level = 0;
        boolean rising = true;
        float breath = (float) timbre.breath;
        long noise = dice.next() | 1;
        float slow = 0;
        for (int block = 0; block < length; block += BLOCK) {
            int end = Math.min(length, block + BLOCK);
            double grown = Math.min(1, block / (0.35 * Sound.RATE));
            double bend = 1 + vibrato * grown * Tables.sine(tremble);
            tremble += trembleStep;
            double up = step * bend * detune;
            double down = step * bend / detune;
            for (int i = block; i < end; i++) {
                if (i >= held) {
                    level *= fall;
                } else if (rising) {
                    level += attackStep;
                    rising = level < 1;
                } else {
                    level += ((float) timbre.sustain - level) * towards;
                }
                float a = Tables.read(bright, first);
                float b = Tables.read(dull, second);
                noise ^= noise << 13;
                noise ^= noise >>> 7;
                noise ^= noise << 17;
                slow += 0.3f * ((noise >> 40) * 0x1.0p-23f - slow);
                voice[i] = level * (b + brightness * (a - 0.3f * b) + breath * slow);
                brightness *= settle;
                brightness += 0.15f * (1 - settle);
                first += up;
                second += down;
            }
        }
        mix.add(voice, length, note.startFrame(), 0.35 * gain * (0.25 + 0.75 * note.velocity()), pan, wet);
    }

    /** Tables whose harmonics stay below 15 kHz at this pitch, one pair an octave. */
    private float[][] tablesFor(double hertz) {
        int octave = Math.max(0, (int) (StrictMath.log(hertz / 20) / StrictMath.log(2)));
        return tables.computeIfAbsent(octave, o -> {
            int harmonics = Math.max(1, (int) (15_000 / (20 * StrictMath.pow(2, o + 1))));
            Dice dice = new Dice(phases);
            return new float[][] {Tables.of(timbre.bright, harmonics, dice), Tables.of(timbre.dull, harmonics, dice)};
        });
    }
}
