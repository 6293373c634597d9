package dev.colophon.index.audio;

import dev.colophon.fingerprint.audio.Peaks;
import dev.colophon.index.audio.term.AudioTerms.Asking;
import dev.colophon.index.audio.term.AudioTerms.Kind;

/**
 * The ways in which a copy asks, cheapest and most frequently right first. RATIONALE.md has what is found after each.
 */
enum QueryStrategy {
    /**
     * At the speed and pitch of the reference, in the cells where the peaks are: an eighth of the look-ups that it takes with their
     * neighbours, and a tenth of the postings.
     */
    AS_IT_IS(Kind.P3, Peaks.LAST_ALONE, 6, 6, 0, 50, 40),
    /**
     * At any speed, tempo and pitch, in the cells where the peaks are: an eighth of the look-ups that it takes with their neighbours, and
     * most copies share enough there.
     */
    CHANGED(Kind.T5, Peaks.LAST_ALONE, 7, 6, 0, 25, 15),
    /**
     * With other sound between its peaks: lesser peaks ask, too, and for the reference's next ones among many more, but only in
     * the cells where they are. So many groups of three ask that neighbours of cells would find no more copies (measured), at six
     * times the look-ups.
     */
    COVERED(Kind.P3, Peaks.LAST_ALONE + 2, 12, 10, 0, 100, 80),
    /** At any speed, tempo and pitch, with peaks that were moved, into neighbouring cells, too. */
    CHANGED_UNSTEADY(Kind.T5, Peaks.LAST_ALONE, 7, 6, 0.25, 50, 30),
    /** At the speed and pitch of the reference, with peaks that noise or a room has moved, into neighbouring cells, too. */
    UNSTEADY(Kind.P3, Peaks.LAST_ALONE, 6, 6, 0.25, 50, 40);

    /** For groups of five in a sparse search. */
    private static final double SURVEY_REACH = 0.3;

    /** The last tier of peaks with which groups of five begin in a sparse search; with all 328 instead of 327 found, a tenth dearer. */
    private static final int SURVEY_LAST_ANCHOR = 2;

    private final Kind kind;
    private final int lastTier;
    private final int fan;
    private final int surveyFan;
    private final double reach;
    private final int beginnings;
    private final int lines;

    QueryStrategy(Kind kind, int lastTier, int fan, int surveyFan, double reach, int beginnings, int lines) {
        this.kind = kind;
        this.lastTier = lastTier;
        this.fan = fan;
        this.surveyFan = surveyFan;
        this.reach = reach;
        this.beginnings = beginnings;
        this.lines = lines;
    }

    Asking asking() {
        return new Asking(kind, lastTier, Peaks.LAST_TIER, fan, reach);
    }

    /** How a {@link SparseWindowSearch} asks: with fewer peaks ahead, and for groups of five from fewer peaks but a little farther. */
    Asking sparse() {
        int lastAnchor = kind == Kind.T5 ? SURVEY_LAST_ANCHOR : Peaks.LAST_TIER;
        return new Asking(kind, lastTier, lastAnchor, surveyFan, kind == Kind.T5 ? SURVEY_REACH : reach);
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
