package dev.colophon.index.audio.alignment;

import dev.colophon.fingerprint.AudioFingerprint;
import dev.colophon.fingerprint.audio.Peaks;
import dev.colophon.index.Match;
import dev.colophon.index.transform.AudioTransform;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Which peaks of a copy and of a reference agree in a match, to show it to a person: found again from both fingerprints and
 * the match's segments and transform.
 *
 * @param pairs segment by segment, in order of the reference
 */
public record AudioAlignment(List<Pair> pairs) {

    /** Windows of a pair: the ones in which stretches are followed, less the doubt while a line is fitted. */
    private static final double TIME_WINDOW = 2.5 * 8;

    private static final double CENTS_WINDOW = 25;

    /**
     * Two peaks that agree.
     *
     * @param copyPeak number of the peak in the copy's fingerprint
     * @param referencePeak number of the peak in the reference's fingerprint
     */
    public record Pair(int copyPeak, int referencePeak) {}

    public AudioAlignment {
        pairs = List.copyOf(pairs);
    }

    /**
     * Aligns.
     *
     * @throws IllegalArgumentException when the match is not one of sound
     */
    public static AudioAlignment of(AudioFingerprint copy, AudioFingerprint reference, Match match) {
        if (!(match.transform() instanceof AudioTransform(double speed, int pitchCents))) {
            throw new IllegalArgumentException("a match of " + match.medium() + " has no peaks");
        }
        Peaks all = copy.spectralPeaks();
        Peaks other = reference.spectralPeaks();
        List<Pair> pairs = new ArrayList<>();
        for (Segment segment : match.segments()) {
            if (segment.inCopy() instanceof Span.Time(double from, double to)
                    && segment.inReference() instanceof Span.Time(double start, double end)) {
                double second = AudioFingerprint.EIGHTHS_PER_SECOND;
                TimePitchMap line = new TimePitchMap(
                        speed, -pitchCents, second * (0.5 * (start + end) - speed * 0.5 * (from + to)));
                Peaks stretch = all.between(from * second, to * second);
                if (stretch.size() > 0) {
                    add(pairs, stretch, all.firstAt(from * second), other, line);
                }
            }
        }
        return new AudioAlignment(pairs);
    }

    private static void add(List<Pair> pairs, Peaks stretch, int first, Peaks reference, TimePitchMap line) {
        PitchRows rows = new PitchRows(
                reference,
                line.inReference(stretch.times()[0]) - TIME_WINDOW,
                line.inReference(stretch.times()[stretch.size() - 1]) + TIME_WINDOW + 1);
        Pairing pairing = new Pairing(stretch, reference, rows, line, TIME_WINDOW, CENTS_WINDOW);
        pairing.pair(line, TIME_WINDOW, CENTS_WINDOW);
        pairing.forEach((copyPeak, referencePeak) -> pairs.add(new Pair(first + copyPeak, referencePeak)));
    }
}
