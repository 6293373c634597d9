package dev.colophon.index.search;

import dev.colophon.index.Coverage;
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import java.util.Optional;

/**
 * The third step of a search, and the only maker of a {@link Grade} and of expected false alarms: says how sure it is that
 * something verified is no chance, in the index as a whole.
 */
public final class MatchGrader {

    public static final MatchGrader DEFAULT =
            new MatchGrader(SoundGrading.DEFAULT, TextGrading.DEFAULT, VisualGrading.DEFAULT, InlierGrading.DEFAULT);

    private final SoundGrading sounds;
    private final TextGrading texts;
    private final VisualGrading pictures;
    private final InlierGrading details;

    public MatchGrader(SoundGrading sounds, TextGrading texts, VisualGrading pictures, InlierGrading details) {
        this.sounds = sounds;
        this.texts = texts;
        this.pictures = pictures;
        this.details = details;
    }

    /** How sounds are graded: a search for one goes on until something is sure. */
    public SoundGrading sounds() {
        return sounds;
    }

    /** A grade, or none where chance explains what was found. */
    private record Verdict(double falseAlarms, Optional<Grade> grade) {

        static Verdict of(double falseAlarms, boolean strong) {
            return new Verdict(falseAlarms, Optional.of(strong ? Grade.STRONG : Grade.CANDIDATE));
        }
    }

    /**
     * The match, unless chance explains it.
     *
     * @param merged statistics of all parts of the index
     */
    public Optional<Match> grade(Alignment alignment, NullStatistics merged) {
        Verdict verdict = switch (alignment.evidence()) {
            case Evidence.Digest _ -> new Verdict(0, Optional.of(Grade.EXACT));
            case Evidence.Sound sound -> sound(sound, alignment.reference(), alignment.coverage(), merged);
            case Evidence.Wording wording -> wording(wording, merged);
            case Evidence.Hash hash -> hash(hash, merged);
            case Evidence.Registration registration -> registration(registration, merged);
            case Evidence.Inliers inliers -> inliers(inliers, merged);
            case Evidence.Colours _ -> Verdict.of(pictures.colourFalseAlarms(), false);
            case Evidence.Frames frames -> frames(frames, merged);
            case Evidence.Moments moments -> moments(moments, merged);
            case Evidence.Keyframes keyframes -> keyframes(keyframes, merged);
        };
        return verdict.grade()
                .map(grade -> new Match(
                        alignment.reference(),
                        alignment.medium(),
                        grade,
                        verdict.falseAlarms(),
                        alignment.coverage(),
                        alignment.segments(),
                        alignment.transform(),
                        alignment.why()));
    }

    /**
     * Whether a copy is to be searched for a new work: when chance does not explain what both share, among so many copies, and
     * whenever it could be STRONG. Were it enough that chance does not explain it in this one copy, each work would be sought
     * in more copies, the more were seen.
     *
     * @param shared what an index of copies has of the work
     * @param copies statistics of all parts of that index
     */
    public boolean isWorthASearch(Alignment shared, NullStatistics copies) {
        return grade(shared, copies).isPresent()
                || (shared.evidence() instanceof Evidence.Wording wording
                        && texts.isMoreThanAQuotation(wording.exchanged()));
    }

    private Verdict sound(Evidence.Sound sound, ReferenceId reference, Coverage coverage, NullStatistics merged) {
        double falseAlarms = falseAlarms(sound, reference, merged);
        boolean isMoreThanASound = coverage.ofCopy() * sound.copySeconds() >= sounds.strongSeconds()
                || Math.max(coverage.ofCopy(), coverage.ofReference()) >= sounds.strongShare();
        return falseAlarms > sounds.candidate()
                ? new Verdict(falseAlarms, Optional.empty())
                : Verdict.of(falseAlarms, falseAlarms <= sounds.strong() && isMoreThanASound);
    }

    /** Expected false alarms of the whole search for a copy, at a score that one of its windows reaches with a reference. */
    public double falseAlarms(Evidence.Sound sound, ReferenceId reference, NullStatistics merged) {
        return sound.windows()
                * sounds.falseAlarms(
                        sounds.excess(sound.score(), merged.decoys().against(reference)));
    }

    private Verdict wording(Evidence.Wording wording, NullStatistics merged) {
        double falseAlarms = texts.falseAlarms(wording, (double) merged.characters());
        if (falseAlarms <= texts.strongFalseAlarms() && texts.isMoreThanAQuotation(wording)) {
            return Verdict.of(falseAlarms, true);
        }
        return new Verdict(
                falseAlarms,
                falseAlarms <= texts.candidateFalseAlarms() ? Optional.of(Grade.CANDIDATE) : Optional.empty());
    }

    private Verdict hash(Evidence.Hash hash, NullStatistics merged) {
        double falseAlarms = pictures.falseAlarms(merged.hashes(), hash.probes(), hash.distance());
        return Verdict.of(
                falseAlarms, hash.distance() <= pictures.match() && falseAlarms < pictures.strongFalseAlarms());
    }

    private Verdict registration(Evidence.Registration registration, NullStatistics merged) {
        return Verdict.of(
                pictures.falseAlarms(merged.hashes(), registration.laid(), registration.distance()),
                registration.distance() <= pictures.match());
    }

    private Verdict inliers(Evidence.Inliers inliers, NullStatistics merged) {
        double falseAlarms = details.falseAlarms(inliers.inliers(), merged.documents());
        return falseAlarms > details.candidate()
                ? new Verdict(falseAlarms, Optional.empty())
                : Verdict.of(
                        falseAlarms,
                        falseAlarms <= details.strong()
                                && inliers.spread() >= details.leastSpread()
                                && inliers.better() == 0
                                && !details.isFew(inliers));
    }

    private Verdict keyframes(Evidence.Keyframes keyframes, NullStatistics merged) {
        double falseAlarms = details.falseAlarms(keyframes, merged.documents());
        return falseAlarms > details.candidate()
                ? new Verdict(falseAlarms, Optional.empty())
                : Verdict.of(
                        falseAlarms,
                        falseAlarms <= details.strong()
                                && keyframes.keyframes() >= details.strongKeyframes()
                                && keyframes.spread() >= details.leastSpread());
    }

    private Verdict frames(Evidence.Frames frames, NullStatistics merged) {
        double falseAlarms = pictures.falseAlarms(merged.hashes(), frames);
        return Verdict.of(
                falseAlarms,
                frames.frames() >= pictures.strongFrames()
                        && frames.meanDistance() <= pictures.strongMeanDistance()
                        && falseAlarms < pictures.strongFalseAlarms());
    }

    private Verdict moments(Evidence.Moments moments, NullStatistics merged) {
        double falseAlarms = pictures.falseAlarms(merged.hashes(), moments);
        return falseAlarms > pictures.candidateFalseAlarms()
                ? new Verdict(falseAlarms, Optional.empty())
                : Verdict.of(
                        falseAlarms,
                        moments.moments() >= pictures.strongMoments() && falseAlarms < pictures.strongFalseAlarms());
    }

    /** The match as it counts while an index fails its self-test: for a person to decide, unless the content is the same. */
    public static Match heldBack(Match match) {
        return match.grade() == Grade.STRONG ? with(match, Grade.CANDIDATE) : match;
    }

    /** The match of a film's pictures when its sound, at the same time of the same reference, is surer. */
    public static Match confirmedBySound(Match pictures) {
        return pictures.grade() == Grade.CANDIDATE ? with(pictures, Grade.STRONG) : pictures;
    }

    private static Match with(Match match, Grade grade) {
        return new Match(
                match.reference(),
                match.medium(),
                grade,
                match.falseAlarms(),
                match.coverage(),
                match.segments(),
                match.transform(),
                match.why());
    }
}
