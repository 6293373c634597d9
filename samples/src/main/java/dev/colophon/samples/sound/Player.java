package dev.colophon.samples.sound;

import dev.colophon.samples.Dice;
import java.util.Arrays;

/** Composes a piece bar by bar and plays it at once, with the small errors of hands in time and loudness. */
final class Player {

    private static final int BARS_IN_PHRASE = 4;

    /** Where a chord may go, by scale degree: fifths, thirds and steps, each as often as it stands here. */
    private static final int[][] NEXT_CHORD = {
        {3, 4, 5, 1, 5, 3, 2}, {4, 4, 6, 3}, {5, 3, 1}, {0, 4, 1, 4, 6}, {0, 5, 0, 3, 2}, {3, 1, 4, 2, 3}, {0, 2, 5}
    };

    private final Style style;
    private final Mix mix;
    private final Dice dice;
    private final Melody melody;
    private final int[] groove = new int[32];

    private int key;
    private int bar;
    private double barStart;
    private double beatSeconds;
    private int chord;
    private double intensity = 0.7;

    Player(Style style, int frames, Dice dice) {
        this.style = style;
        this.dice = dice;
        mix = new Mix(frames);
        melody = new Melody(style, dice.split());
        key = style.key();
    }

    Sound play() {
        double seconds = (double) mix.frames / Sound.RATE;
        int sectionBars = 0;
        double tempoDrift = 0;
        barStart = 0.05;
        while (barStart < seconds) {
            if (sectionBars == 0) {
                sectionBars = BARS_IN_PHRASE * dice.between(1, 3);
                startSection();
            }
            tempoDrift = 0.8 * tempoDrift + 0.008 * dice.bell();
            beatSeconds = 60 / (style.tempo() * (1 + tempoDrift));
            boolean closing = bar % BARS_IN_PHRASE == BARS_IN_PHRASE - 1;
            playBar(closing);
            barStart += beatSeconds * style.beats();
            bar++;
            sectionBars--;
            chord = closing && dice.chance(0.6) ? 0 : NEXT_CHORD[chord][dice.below(NEXT_CHORD[chord].length)];
        }
        return mix.master(style.room(), 1.5);
    }

    private void startSection() {
        melody.newMotif();
        intensity = dice.between(0.55, 1.0);
        if (bar > 0 && dice.chance(0.5)) {
            key = style.key() + dice.pick(new int[] {-5, -3, -2, 0, 2, 3, 5});
        }
        Arrays.setAll(groove, i -> dice.below(100));
    }

    private void playBar(boolean closing) {
        playMelody(closing);
        switch (style.accompaniment()) {
            case WALTZ -> playWaltz();
            case ARPEGGIO -> playArpeggio();
            case PAD -> playPad();
            case STABS -> playStabs();
        }
        playBass(closing);
        playBells();
        if (style.drums() > 0) {
            playDrums(closing);
        }
    }

    private void playMelody(boolean closing) {
        if (bar < 2 || dice.chance(0.06)) {
            return;
        }
        for (Melody.Step step : melody.bar(chord, closing)) {
            double legato = dice.between(0.75, 1.0);
            if (dice.chance(0.07)) {
                sound(style.melody(), step.at() - 0.09, 0.1, step.degree() + 1, 12, 0.45, 0.3, 0.12, 0.2);
            }
            sound(
                    style.melody(),
                    step.at(),
                    step.length() * legato,
                    step.degree(),
                    12,
                    step.accent(),
                    0.62,
                    0.12,
                    0.28);
        }
    }

    private void playWaltz() {
        for (int beat = 0; beat < style.beats(); beat++) {
            if (beat % 3 == 0 || dice.chance(0.08)) {
                continue;
            }
            for (int tone : voicing()) {
                sound(style.harmony(), beat + 0.015 * dice.unit(), 0.8, tone, 0, 0.55, 0.3, -0.3, 0.25);
            }
            if (dice.chance(0.2)) {
                sound(style.harmony(), beat + 0.5, 0.4, voicing()[0], 0, 0.4, 0.28, -0.3, 0.25);
            }
        }
    }

    private void playArpeggio() {
        double step = style.tempo() > 120 ? 0.5 : dice.pick(new double[] {0.5, 0.5, 0.25});
        int direction = dice.chance(0.5) ? 1 : -1;
        int at = dice.below(4);
        for (double beat = 0; beat < style.beats() - 0.01; beat += step) {
            int[] tones = {chord, chord + 2, chord + 4, chord + 7, chord + 9};
            if (dice.chance(0.9)) {
                double accent = beat == 0 ? 0.8 : 0.5;
                sound(style.harmony(), beat, step * 1.6, tones[Math.floorMod(at, 5)], 0, accent, 0.36, -0.35, 0.25);
            }
            at += dice.chance(0.8) ? direction : dice.between(-2, 2);
        }
    }

    private void playPad() {
        double half = style.beats() / 2.0;
        boolean split = dice.chance(0.35);
        for (int tone : voicing()) {
            sound(style.harmony(), 0, split ? half : style.beats() * 0.98, tone, 0, 0.6, 0.3, pan(), 0.4);
        }
        if (split) {
            for (int tone : voicing()) {
                sound(style.harmony(), half, half, tone, 0, 0.6, 0.3, pan(), 0.4);
            }
        }
        if (dice.chance(0.4)) {
            sound(style.harmony(), dice.below(style.beats()), 1.5, chord + 8, 12, 0.4, 0.2, pan(), 0.5);
        }
    }

    private void playStabs() {
        for (int eighth = 0; eighth < 2 * style.beats(); eighth++) {
            boolean usual = groove[eighth % 16] < (eighth % 2 == 1 ? 48 : 18);
            if (usual ? dice.chance(0.88) : dice.chance(0.07)) {
                for (int tone : voicing()) {
                    sound(style.harmony(), eighth / 2.0, dice.between(0.2, 0.45), tone, 0, 0.6, 0.26, -0.4, 0.2);
                }
            }
        }
    }

    private void playBass(boolean closing) {
        if (style.drums() > 0) {
            for (int eighth = 0; eighth < 2 * style.beats(); eighth++) {
                boolean usual = eighth == 0 || groove[16 + eighth % 16] < 50;
                if (usual ? dice.chance(0.93) : dice.chance(0.06)) {
                    int tone = eighth == 0 ? chord : chord + dice.pick(new int[] {0, 0, 0, 4, 7, 2, -1});
                    sound(style.bass(), eighth / 2.0, dice.between(0.3, 0.5), tone, -24, 0.8, 0.6, 0, 0.04);
                }
            }
            return;
        }
        sound(
                style.bass(),
                0,
                style.beats() * dice.between(0.5, 0.95),
                chord,
                -12 - lowOctave(),
                0.75,
                0.55,
                0.05,
                0.1);
        if (closing || dice.chance(0.35)) {
            int at = dice.between(1, style.beats() - 1);
            sound(
                    style.bass(),
                    at,
                    0.9,
                    chord + dice.pick(new int[] {4, 2, -1, 1}),
                    -12 - lowOctave(),
                    0.6,
                    0.5,
                    0.05,
                    0.1);
        }
    }

    private int lowOctave() {
        return style.key() > 55 ? 12 : 0;
    }

    private void playBells() {
        for (int beat = 0; beat < style.beats(); beat++) {
            if (dice.chance(style.bells())) {
                int tone = chord + dice.pick(new int[] {0, 2, 4, 7, 9});
                sound(style.bell(), beat + 0.5 * dice.below(2), 2, tone, 12, dice.between(0.3, 0.8), 0.42, pan(), 0.6);
            }
        }
    }

    private void playDrums(boolean closing) {
        int sixteenths = 4 * style.beats();
        for (int s = 0; s < sixteenths; s++) {
            double beat = s / 4.0;
            boolean fill = closing && s >= sixteenths / 2 && dice.chance(0.5 * style.drums());
            boolean kick = s == 0 || (s % 2 == 0 && groove[s % 32] < 28);
            boolean backbeat = s % 4 == 0 && (style.beats() % 2 == 0 ? s / 4 % 2 == 1 : s / 4 != 0);
            stroke(Drums.KICK, beat, kick ? 0.95 : 0.02, 0.9, 0);
            stroke(Drums.SNARE, beat, backbeat && !fill ? 0.96 : 0.05 * style.drums(), backbeat ? 0.85 : 0.3, 0.1);
            if (fill) {
                stroke(dice.chance(0.6) ? Drums.TOM : Drums.SNARE, beat, 0.85, 0.7, pan());
            }
            double hat = s % 2 == 0 ? 0.95 * style.drums() : 0.5 * style.drums() * (groove[(s + 7) % 32] / 100.0);
            stroke(dice.chance(0.08) ? Drums.OPEN_HAT : Drums.HAT, beat, hat, s % 4 == 2 ? 0.8 : 0.5, 0.35);
            stroke(Drums.SHAKER, beat, groove[31] < 50 ? 0.4 : 0, 0.5, -0.5);
        }
    }

    private void stroke(int drum, double beat, double chance, double velocity, double pan) {
        if (dice.chance(chance)) {
            strike(style.kit(), new Note(at(beat, 0.004), 0.2, drum, loud(velocity)), 0.75, pan, 0.12);
        }
    }

    /** Three notes of the chord, in another position every time. */
    private int[] voicing() {
        int[][] positions = {{0, 2, 4}, {2, 4, 7}, {4, 7, 9}, {0, 4, 9}, {-3, 0, 2}, {0, 2, 6}};
        int[] position = positions[dice.below(dice.chance(0.85) ? 5 : 6)];
        return Arrays.stream(position).map(step -> chord + step).toArray();
    }

    private void sound(
            Instrument instrument,
            double beat,
            double beats,
            int degree,
            int transpose,
            double velocity,
            double gain,
            double pan,
            double wet) {
        int pitch = key + transpose + 12 * Math.floorDiv(degree, 7) + style.scale()[Math.floorMod(degree, 7)];
        strike(instrument, new Note(at(beat, 0.009), beats * beatSeconds, pitch, loud(velocity)), gain, pan, wet);
    }

    private void strike(Instrument instrument, Note note, double gain, double pan, double wet) {
        if (note.startFrame() < mix.frames) {
            instrument.play(note, mix, gain, Math.clamp(pan, -1, 1), wet, dice);
        }
    }

    private double at(double beat, double looseness) {
        double offbeat = beat - Math.floor(beat);
        double swung = offbeat > 0.4 && offbeat < 0.6 ? beat + style.swing() : beat;
        return Math.max(0, barStart + swung * beatSeconds + looseness * dice.bell());
    }

    private double loud(double velocity) {
        return Math.clamp(velocity * (0.7 + 0.3 * intensity) * (1 + 0.13 * dice.bell()), 0.08, 1);
    }

    private double pan() {
        return dice.between(-0.6, 0.6);
    }
}
