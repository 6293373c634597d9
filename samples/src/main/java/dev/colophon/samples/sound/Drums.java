package dev.colophon.samples.sound;

import dev.colophon.samples.Dice;
import dev.colophon.samples.Tables;

/** A small drum kit; the pitch of a note names the drum. No two strokes are the same. */
final class Drums implements Instrument {

    static final int KICK = 0;
    static final int SNARE = 1;
    static final int HAT = 2;
    static final int OPEN_HAT = 3;
    static final int TOM = 4;
    static final int SHAKER = 5;

    private final double tune;
    private final float[] voice = new float[Sound.RATE];

    /** A kit tuned up or down by a factor near 1. */
    Drums(double tune) {
        this.tune = tune;
    }

    @Override
    public void play(Note note, Mix mix, double gain, double pan, double wet, Dice dice) {
        int drum = (int) note.pitch();
        double vary = tune * (1 + 0.03 * dice.bell());
        int length = switch (drum) {
            case KICK -> sweep(150 * vary, 47 * vary, 0.03, 0.16, 0.05f, dice);
            case SNARE -> snare(vary, dice);
            case HAT -> hiss(0.03 + 0.02 * dice.unit(), 0.93f, dice);
            case OPEN_HAT -> hiss(0.16 + 0.08 * dice.unit(), 0.9f, dice);
            case TOM -> sweep(dice.between(140, 260) * vary, 90 * vary, 0.07, 0.2, 0.08f, dice);
            default -> hiss(0.05 + 0.03 * dice.unit(), 0.8f, dice);
        };
        double level = drum == KICK ? 1.3 : drum == SNARE ? 0.9 : drum == TOM ? 0.9 : 0.45;
        mix.add(voice, length, note.startFrame(), level * gain * note.velocity(), pan, drum == KICK ? 0.02 : wet);
    }

    /** A membrane: a sine that falls from one pitch to another, with a click. */
    private int sweep(double from, double to, double fallSeconds, double ringSeconds, float click, Dice dice) {
        int length = Math.min(voice.length, (int) (5 * ringSeconds * Sound.RATE));
        double fall = StrictMath.exp(-1 / (fallSeconds * Sound.RATE));
        float ring = (float) StrictMath.exp(-1 / (ringSeconds * Sound.RATE));
        double above = (from - to) / Sound.RATE;
        double phase = 0;
        float level = 1;
        for (int i = 0; i < length; i++) {
            phase += to / Sound.RATE + above;
            above *= fall;
            float snap = i < 300 ? click * (1 - i / 300f) * (float) dice.between(-1.0, 1.0) : 0;
            voice[i] = level * Tables.sine(phase) + snap;
            level *= ring;
        }
        return length;
    }

    private int snare(double vary, Dice dice) {
        int length = sweep(240 * vary, 185 * vary, 0.02, 0.06, 0.3f, dice);
        length = Math.min(voice.length, Math.max(length, (int) (0.35 * Sound.RATE)));
        float ring = (float) StrictMath.exp(-1 / (dice.between(0.05, 0.08) * Sound.RATE));
        float level = 0.8f;
        float low = 0;
        for (int i = 0; i < length; i++) {
            float noise = (float) dice.between(-1.0, 1.0);
            low += 0.12f * (noise - low);
            voice[i] = (i < (int) (0.3 * Sound.RATE) ? 0.6f * voice[i] : 0) + level * (noise - low);
            level *= ring;
        }
        return length;
    }

    private int hiss(double ringSeconds, float highPass, Dice dice) {
        int length = Math.min(voice.length, (int) (5 * ringSeconds * Sound.RATE));
        float ring = (float) StrictMath.exp(-1 / (ringSeconds * Sound.RATE));
        float level = 1;
        float before = 0;
        float out = 0;
        for (int i = 0; i < length; i++) {
            float noise = (float) dice.between(-1.0, 1.0);
            out = highPass * (out + noise - before) * 0.5f;
            before = noise;
            voice[i] = level * out * Math.min(1, i / 20f);
            level *= ring;
        }
        return length;
    }
}
