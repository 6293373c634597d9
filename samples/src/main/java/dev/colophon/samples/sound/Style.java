package dev.colophon.samples.sound;

import dev.colophon.samples.Dice;

/**
 * How a piece is written and who plays it.
 *
 * @param key pitch of the tonic around middle C
 * @param scale semitones above the tonic, seven of them
 * @param tempo beats a minute
 * @param beats beats in a bar
 * @param swing share of a beat by which off-beats come late, 0..0.2
 * @param accompaniment how the chords are broken
 * @param drums 0 none .. 1 busy
 * @param busyness notes of the melody: 0 long .. 1 running
 * @param bells chance of a bell in a beat
 * @param room 0..1
 */
record Style(
        int key,
        int[] scale,
        double tempo,
        int beats,
        double swing,
        Accompaniment accompaniment,
        double drums,
        double busyness,
        double bells,
        double room,
        Instrument melody,
        Instrument harmony,
        Instrument bass,
        Instrument bell,
        Drums kit) {

    enum Accompaniment {
        WALTZ,
        ARPEGGIO,
        PAD,
        STABS
    }

    static final int[] MAJOR = {0, 2, 4, 5, 7, 9, 11};
    static final int[] MINOR = {0, 2, 3, 5, 7, 8, 10};
    static final int[] HARMONIC_MINOR = {0, 2, 3, 5, 7, 8, 11};
    static final int[] DORIAN = {0, 2, 3, 5, 7, 9, 10};
    static final int[] MIXOLYDIAN = {0, 2, 4, 5, 7, 9, 10};
    static final int[] LYDIAN = {0, 2, 4, 6, 7, 9, 11};

    private static final int[][] SCALES = {MAJOR, MINOR, HARMONIC_MINOR, DORIAN, MIXOLYDIAN, LYDIAN};

    /** A plucked-string waltz. */
    static Style waltz() {
        return new Style(
                62,
                MAJOR,
                132,
                3,
                0.02,
                Accompaniment.WALTZ,
                0,
                0.55,
                0.04,
                0.45,
                new Plucked(0.45, 2.6),
                new Plucked(0.2, 2.0),
                new Plucked(0.2, 3.0),
                new Bell(Bell.GLASS, 2.5),
                new Drums(1));
    }

    /** A slow pad with a melody above it and bells. */
    static Style tide(Dice dice) {
        return new Style(
                57,
                DORIAN,
                58,
                4,
                0,
                Accompaniment.PAD,
                0,
                0.3,
                0.3,
                0.95,
                flute(dice),
                strings(dice),
                softBass(dice),
                new Bell(Bell.CHURCH, 4.5),
                new Drums(1));
    }

    /** Drums, bass and a lead. */
    static Style freight(Dice dice) {
        return new Style(
                52,
                MINOR,
                118,
                4,
                0.06,
                Accompaniment.STABS,
                0.85,
                0.7,
                0.02,
                0.3,
                lead(dice),
                organ(dice),
                growl(dice),
                new Bell(Bell.BAR, 1.2),
                new Drums(1.05));
    }

    /** Any other: key, scale, tempo, metre, texture and instruments are thrown. */
    static Style random(Dice dice) {
        double drums = dice.chance(0.45) ? dice.between(0.3, 1.0) : 0;
        int beats = drums > 0 ? dice.pick(new int[] {4, 4, 4, 3}) : dice.pick(new int[] {3, 4, 4, 5, 6});
        Accompaniment accompaniment =
                beats % 3 == 0 && dice.chance(0.5) ? Accompaniment.WALTZ : dice.pick(Accompaniment.values());
        double tempo = accompaniment == Accompaniment.PAD ? dice.between(56.0, 100.0) : dice.between(82.0, 156.0);
        return new Style(
                dice.between(50, 64),
                SCALES[dice.below(SCALES.length)],
                tempo,
                beats,
                dice.chance(0.4) ? dice.between(0.03, 0.15) : 0,
                accompaniment,
                drums,
                dice.between(0.25, 0.9),
                dice.chance(0.5) ? dice.between(0.05, 0.3) : 0.01,
                dice.between(0.2, 0.9),
                soloist(dice),
                accompanist(accompaniment, dice),
                bassist(dice),
                new Bell(dice.pick(new double[][] {Bell.CHURCH, Bell.BAR, Bell.GLASS}), dice.between(1.0, 4.0)),
                new Drums(dice.between(0.8, 1.25)));
    }

    private static Instrument soloist(Dice dice) {
        return switch (dice.below(5)) {
            case 0 -> flute(dice);
            case 1 -> lead(dice);
            case 2 -> new Plucked(dice.between(0.5, 1.0), dice.between(1.5, 3.0));
            case 3 -> new Bell(Bell.BAR, dice.between(0.6, 1.4));
            default -> new Waves(Waves.randomTimbre(dice, dice.between(0.01, 0.08), 0.08, 0.7), dice);
        };
    }

    private static Instrument accompanist(Accompaniment accompaniment, Dice dice) {
        return switch (accompaniment) {
            case PAD -> dice.chance(0.7) ? strings(dice) : organ(dice);
            case STABS -> dice.chance(0.6) ? organ(dice) : new Plucked(0.6, 1.0);
            default ->
                dice.chance(0.6)
                        ? new Plucked(dice.between(0.2, 0.8), dice.between(1.2, 3.0))
                        : new Waves(Waves.randomTimbre(dice, 0.008, 0.12, 0.15), dice);
        };
    }

    private static Instrument bassist(Dice dice) {
        return switch (dice.below(3)) {
            case 0 -> softBass(dice);
            case 1 -> growl(dice);
            default -> new Plucked(dice.between(0.15, 0.4), 2.5);
        };
    }

    private static Instrument flute(Dice dice) {
        return new Waves(
                new Waves.Timbre(
                        new double[] {1, 0.5, 0.3, 0.12, 0.08, 0.05},
                        new double[] {1, 0.28, 0.1, 0.04},
                        0.3,
                        0.07,
                        0.1,
                        0.85,
                        2,
                        16,
                        0.06),
                dice);
    }

    private static Instrument lead(Dice dice) {
        return new Waves(
                new Waves.Timbre(
                        Waves.falling(40, 0.9, 0.9),
                        Waves.falling(20, 1.5, 0.4),
                        dice.between(0.1, 0.3),
                        0.01,
                        0.09,
                        0.7,
                        dice.between(6.0, 14.0),
                        12,
                        0.01),
                dice);
    }

    private static Instrument strings(Dice dice) {
        return new Waves(
                new Waves.Timbre(Waves.falling(40, 1.0, 1), Waves.falling(24, 1.6, 1), 1.2, 0.5, 0.5, 0.9, 12, 8, 0.02),
                dice);
    }

    private static Instrument organ(Dice dice) {
        double[] drawbars = {1, 0.8, 0.5, 0.5, 0.1, 0.3, 0.05, 0.4, 0, 0.1, 0, 0.15};
        for (int i = 1; i < drawbars.length; i++) {
            drawbars[i] *= dice.between(0.4, 1.4);
        }
        return new Waves(new Waves.Timbre(drawbars, drawbars, 1, 0.008, 0.05, 0.9, 4, 7, 0.01), dice);
    }

    private static Instrument softBass(Dice dice) {
        return new Waves(
                new Waves.Timbre(Waves.falling(10, 1.4, 0.6), Waves.falling(6, 2, 0.5), 0.4, 0.02, 0.12, 0.7, 2, 0, 0),
                dice);
    }

    private static Instrument growl(Dice dice) {
        return new Waves(
                new Waves.Timbre(
                        Waves.falling(30, 0.8, 1), Waves.falling(12, 1.5, 0.8), 0.15, 0.006, 0.06, 0.6, 5, 0, 0),
                dice);
    }
}
