package dev.colophon.index.audio;

import dev.colophon.fingerprint.audio.AudioTerms.Asking;
import dev.colophon.fingerprint.audio.AudioTerms.Kind;
import dev.colophon.fingerprint.audio.Peaks;

/**
 * The ways in which a copy asks, cheapest and most frequently right first. Copies of 120 clips of the tuning half that are found by
 * each way and those before it, of 100: as they are 98, 98, 98; speed +5 % 0, 98, 98; under speech 10 dB louder 71, 71, 88; under
 * other music as loud 79, 79, 83; in a room 90, 90, 93.
 */
enum Stage {
    /** At the speed and pitch of the reference. */
    AS_IT_IS(Kind.P3, Peaks.LAST_ALONE, 6, 6, 0.25, 50, 40),
    /** At any speed, tempo and pitch. */
    CHANGED(Kind.T5, Peaks.LAST_ALONE, 6, 6, 0.25, 50, 60),
    /**
     * With other sound between its peaks: lesser peaks ask, too, and for the reference's next ones among many more, but only in
     * the cells where they are. So many groups of three ask that neighbours of cells would find no more copies (measured), at six
     * times the look-ups.
     */
    COVERED(Kind.P3, Peaks.LAST_ALONE + 2, 20, 14, 0, 100, 80);

    private final Kind kind;
    private final int lastTier;
    private final int fan;
    private final int surveyFan;
    private final double edge;
    private final int beginnings;
    private final int lines;

    Stage(Kind kind, int lastTier, int fan, int surveyFan, double edge, int beginnings, int lines) {
        this.kind = kind;
        this.lastTier = lastTier;
        this.fan = fan;
        this.surveyFan = surveyFan;
        this.edge = edge;
        this.beginnings = beginnings;
        this.lines = lines;
    }

    Asking asking() {
        return new Asking(kind, lastTier, fan, edge);
    }

    /** How a {@link Survey} asks. Measured: with 14 peaks ahead it finds as many of 392 planted excerpts as with 20, at three quarters of the cost. */
    Asking surveying() {
        return new Asking(kind, lastTier, surveyFan, edge);
    }

    Kind kind() {
        return kind;
    }

    /** How many beginnings of the copy in references are looked at, best first. */
    int beginnings() {
        return beginnings;
    }

    /** How many lines are verified, most voted first. */
    int lines() {
        return lines;
    }
}
