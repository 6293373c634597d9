package dev.colophon.samples.sound;

import dev.colophon.samples.Dice;

/**
 * Music of our own: composed and synthesised by this code, stereo, the same samples for the same seed on every machine.
 * Every bar varies (motifs are taken up changed, hands are never quite on time), so that any ten seconds of a piece occur
 * in it once.
 */
public final class Music {

    /** The longest piece, an hour: 636 MB of samples. */
    private static final double LONGEST_SECONDS = 3_600;

    private Music() {}

    /** A waltz for plucked strings in D major, 40 seconds. */
    public static Sound lanternWaltz() {
        return render(Style.waltz(), 40, new Dice(1_402));
    }

    /** Slow pads with a flute and bells, A dorian, 48 seconds. */
    public static Sound tideAndBells() {
        Dice dice = new Dice(77);
        return render(Style.tide(dice), 48, dice);
    }

    /** Drums, bass, organ and a lead in E minor, 40 seconds. */
    public static Sound nightFreight() {
        Dice dice = new Dice(2_026);
        return render(Style.freight(dice), 40, dice);
    }

    /**
     * One of endlessly many pieces: key, scale, metre, tempo, harmony, melody and instruments all come from the seed.
     *
     * @param seconds length, above 0 and up to an hour
     */
    public static Sound piece(long seed, double seconds) {
        if (!(seconds > 0 && seconds <= LONGEST_SECONDS)) {
            throw new IllegalArgumentException("a piece lasts up to " + LONGEST_SECONDS + " s, not " + seconds);
        }
        Dice dice = new Dice(seed);
        return render(Style.random(dice), seconds, dice);
    }

    private static Sound render(Style style, double seconds, Dice dice) {
        return new Player(style, (int) Math.round(seconds * Sound.RATE), dice).play();
    }
}
