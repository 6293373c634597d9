package dev.colophon.index.audio.verification;

import dev.colophon.fingerprint.audio.AudioParameters;
import dev.colophon.fingerprint.audio.Peaks;
import dev.colophon.index.audio.alignment.Excerpt;
import dev.colophon.index.audio.alignment.Pairing;
import dev.colophon.index.audio.alignment.PitchRows;
import dev.colophon.index.audio.alignment.TimePitchMap;
import dev.colophon.index.audio.term.AudioTerms.Kind;
import dev.colophon.index.search.Verifier;
import java.util.Optional;

/**
 * Fits a line between a stretch of a copy and a reference by pairing their peaks one to one in a window that narrows round
 * by round, and scores it by {@link LogLikelihoodRatio}. Measured: speed within 0.4 % (mostly 0.1 %), pitch within 1 cent.
 */
public final class AudioVerifier implements Verifier<Peaks, Excerpt, ProposedLine, Fit> {

    private static final int ROUNDS = 7;
    private static final int FEWEST_TO_FIT = 3;
    private static final int FIRST_SPEED_ROUND = 2;
    private static final double TIME_SHRINK = 0.75;
    private static final double CENTS_SHRINK = 0.85;
    private static final double NARROWEST_TIME = 2.5 * 8;
    private static final double NARROWEST_CENTS = 25;

    /** How much wider than the first window the peaks may lie that are ever paired: the line moves while it is fitted. */
    private static final double SLACK = 1.3;

    /** After so many rounds a true line is near enough to be seen at a glance. */
    private static final int GLANCING_ROUND = 3;

    /** Lines that score less at a glance are not looked at. Unrelated works reach 2 to 3 there, and no more than that in the end. */
    private static final double LEAST_AT_A_GLANCE = 3;

    /** The window is 4 half-windows; the rest is for peaks that stand closer than evenly spread ones (measured). */
    private static final double WINDOW_FACTOR = 5.2;

    private final int fewestMatched;

    /** @param fewestMatched fewer agreeing peaks are never a match */
    public AudioVerifier(int fewestMatched) {
        this.fewestMatched = fewestMatched;
    }

    /**
     * The best line near a proposed one, when it is worth telling.
     *
     * @param excerpt at least where {@link #from} and {@link #to} say
     */
    @Override
    public Optional<Fit> verify(Peaks copy, Excerpt excerpt, ProposedLine proposed) {
        if (copy.size() == 0) {
            return Optional.empty();
        }
        TimePitchMap start = proposed.line();
        Kind kind = proposed.kind();
        Peaks reference = excerpt.peaks();
        double timeWindow = 8 * (kind == Kind.P3 ? 7 : 14);
        double centsWindow = kind == Kind.P3 ? 40 : 30;
        PitchRows rows = new PitchRows(reference, from(copy, start), to(copy, start));
        Pairing pairing = new Pairing(copy, reference, rows, start, SLACK * timeWindow, SLACK * centsWindow);
        TimePitchMap line = start;
        for (int round = 0; round < ROUNDS; round++) {
            pairing.pair(line, timeWindow, centsWindow);
            if (pairing.matched() < FEWEST_TO_FIT) {
                return Optional.empty();
            }
            line = pairing.refit(line, round >= FIRST_SPEED_ROUND);
            if (round == GLANCING_ROUND
                    && LogLikelihoodRatio.glance(copy, excerpt, pairing, line) < LEAST_AT_A_GLANCE) {
                return Optional.empty();
            }
            timeWindow = Math.max(NARROWEST_TIME, TIME_SHRINK * timeWindow);
            centsWindow = Math.max(NARROWEST_CENTS, CENTS_SHRINK * centsWindow);
        }
        LogLikelihoodRatio ratio = LogLikelihoodRatio.of(copy, excerpt, rows, line);
        return ratio.matched() < fewestMatched
                ? Optional.empty()
                : Optional.of(new Fit(line, ratio.matched(), ratio.score()));
    }

    /** Where the stretch of a reference begins that is looked at. */
    public static double from(Peaks copy, TimePitchMap start) {
        return start.inReference(copy.times()[0]) - LogLikelihoodRatio.REACH;
    }

    /** And where it ends. */
    public static double to(Peaks copy, TimePitchMap start) {
        return start.inReference(copy.times()[copy.size() - 1]) + LogLikelihoodRatio.REACH;
    }

    /** Probability that a peak of the copy finds a partner by chance among evenly spread peaks of the reference. */
    static double chance(int referencePeaks, double length, double timeWindow, double centsWindow) {
        double density = referencePeaks / (length * AudioParameters.HIGHEST_CENTS);
        return 1 - Math.exp(-WINDOW_FACTOR * density * timeWindow * centsWindow);
    }
}
