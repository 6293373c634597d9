package dev.colophon.detect;

import dev.colophon.fingerprint.Medium;
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import dev.colophon.index.search.MatchGrader;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import java.util.List;

/**
 * Picture and sound of a film are searched apart. Where both point at the same reference at the same time, two independent
 * witnesses agree, and a picture that alone would be a candidate is a strong match.
 */
final class SoundAgreement {

    /** Seconds in the reference by which picture and sound may differ. */
    private static final double SECONDS = 1;

    private SoundAgreement() {}

    /** The matches with those pictures raised that a sound track confirms. */
    static List<Match> raise(List<Match> matches) {
        List<Match> sounds = matches.stream()
                .filter(match -> match.medium() == Medium.AUDIO && match.grade() != Grade.CANDIDATE)
                .toList();
        return matches.stream()
                .map(match -> sounds.stream().anyMatch(sound -> confirms(sound, match))
                        ? MatchGrader.confirmedBySound(match)
                        : match)
                .toList();
    }

    private static boolean confirms(Match sound, Match picture) {
        return picture.medium() == Medium.VIDEO
                && picture.grade() == Grade.CANDIDATE
                && picture.reference().equals(sound.reference())
                && picture.segments().stream()
                        .anyMatch(seen -> sound.segments().stream().anyMatch(heard -> agree(seen, heard)));
    }

    /** Whether both segments overlap in the copy and show the same time of the reference there. */
    private static boolean agree(Segment seen, Segment heard) {
        if (seen.inCopy() instanceof Span.Time(double seenFrom, double seenTo)
                && heard.inCopy() instanceof Span.Time(double heardFrom, double heardTo)) {
            double from = Math.max(seenFrom, heardFrom);
            double to = Math.min(seenTo, heardTo);
            return from < to
                    && Math.abs(inReference(seen, from) - inReference(heard, from)) <= SECONDS
                    && Math.abs(inReference(seen, to) - inReference(heard, to)) <= SECONDS;
        }
        return false;
    }

    private static double inReference(Segment segment, double copySeconds) {
        if (segment.inCopy() instanceof Span.Time(double from, double to)
                && segment.inReference() instanceof Span.Time(double start, double end)) {
            return start + (copySeconds - from) / (to - from) * (end - start);
        }
        return Double.NaN;
    }
}
