package dev.colophon.index.audio.term;

import dev.colophon.fingerprint.audio.AudioParameters;
import dev.colophon.fingerprint.audio.Peaks;
import dev.colophon.index.postings.codec.HashCodec;

/**
 * The constants of {@link AudioTerms}: with others an index of sounds has to be made anew, but not the fingerprints. Times are in
 * eighths of a frame.
 *
 * @param format how terms lie in a folder
 * @param block length of a block of a reference: 2.5 s
 * @param nearest a follower of an anchor is at least so far away
 * @param farthest and at most so far
 * @param widestCents and differs by no more in pitch
 * @param spacing between followers, at least
 * @param pitchCell width of a cell of the pitch of an anchor, and of those of its followers in groups of three, in cents
 * @param timeCell width of a cell of the time of a follower in groups of three
 * @param intervalCell width of a cell of a difference of pitch in groups of five, in cents
 * @param ratioCells cells of a ratio of times in groups of five
 * @param three groups of three
 * @param five groups of five
 */
public record AudioTermParameters(
        String format,
        int block,
        int nearest,
        int farthest,
        int widestCents,
        int spacing,
        double pitchCell,
        double timeCell,
        double intervalCell,
        double ratioCells,
        Group three,
        Group five) {

    /**
     * A kind of group.
     *
     * @param followers of an anchor
     * @param referenceFan of so many of the next peaks, in references
     * @param lastReferenceAnchor the last tier of peaks that are anchors in references
     * @param lowestCents the lowest pitch of a peak
     * @param salt keeps the terms of the kinds apart
     */
    record Group(int followers, int referenceFan, int lastReferenceAnchor, int lowestCents, long salt) {}

    private static final int EIGHTHS = 8;

    public static final AudioTermParameters DEFAULT = new AudioTermParameters(
            HashCodec.FORMAT,
            5 * AudioParameters.SAMPLE_RATE / 2 / 16,
            4 * EIGHTHS,
            110 * EIGHTHS,
            1_150,
            3 * EIGHTHS,
            50,
            2 * EIGHTHS,
            33,
            24,
            new Group(2, 3, 2, 0, 0x9e3779b97f4a7c15L),
            new Group(4, 5, Peaks.LAST_ALONE, 1_200, 0x3c6ef372fe94f82aL));
}
