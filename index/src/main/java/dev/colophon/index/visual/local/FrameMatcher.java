package dev.colophon.index.visual.local;

import dev.colophon.fingerprint.image.local.LocalFeatures;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.postings.retrieval.Candidate;
import dev.colophon.index.postings.retrieval.TermQuery;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One side of a frame of a copy, as it is or mirrored: finds frames of references that it shows, and where. Not thread-safe. */
public final class FrameMatcher {

    private static final LocalSearchParameters PARAMETERS = LocalSearchParameters.DEFAULT.withHalvedCodes();
    private static final int FEWEST_TERMS = 4;
    private static final int RETRIEVED = 40;
    private static final long READ_BUDGET = 500_000;
    private static final int EIGHTHS_IN_A_QUARTER = 2;

    private final boolean mirrored;
    private final LocalFeatures features;
    private final char[] near;
    private final FeatureMatcher matcher;

    private FrameMatcher(boolean mirrored, LocalFeatures features) {
        this.mirrored = mirrored;
        this.features = features;
        this.near = VisualWords.OF_FRAMES.nearCells(features);
        this.matcher = new FeatureMatcher(PARAMETERS, features);
    }

    /** Of the features of a frame as it is. */
    public static FrameMatcher of(LocalFeatures frame, boolean mirrored) {
        return new FrameMatcher(mirrored, (mirrored ? frame.mirrored() : frame).halved());
    }

    private record Ranked(Candidate candidate, double votes) {}

    /**
     * What an index is asked for, to find frames like this.
     *
     * @param quarterTurns clockwise by which this lies otherwise than they do
     */
    public TermQuery query(int quarterTurns) {
        LocalTerms.Question question = new LocalTerms.Question(LocalTerms.Space.FRAMES);
        question.add(
                features,
                near,
                features.size(),
                PARAMETERS.cells(),
                new LocalTerms.Pose(false, EIGHTHS_IN_A_QUARTER * quarterTurns));
        return question.query(FEWEST_TERMS, RETRIEVED, READ_BUDGET);
    }

    /**
     * Those of retrieved frames that are most like this, best first.
     *
     * @param frames what the index keeps of the features of each
     * @param most that are returned
     */
    public List<Candidate> mostLike(List<Candidate> retrieved, List<Optional<StoredFeatures>> frames, int most) {
        if (retrieved.isEmpty()) {
            return List.of();
        }
        Ranking ranking = new Ranking(PARAMETERS, features, near);
        List<Ranked> ranked = new ArrayList<>();
        for (int i = 0; i < retrieved.size(); i++) {
            double votes = frames.get(i)
                    .map(StoredFeatures::halved)
                    .map(ranking::votes)
                    .orElse(0.0);
            if (votes >= PARAMETERS.fewestVotes()) {
                ranked.add(new Ranked(retrieved.get(i), votes));
            }
        }
        return ranked.stream()
                .sorted(Comparator.comparingDouble(Ranked::votes)
                        .reversed()
                        .thenComparing(Ranked::candidate, Candidate.BEST_FIRST))
                .limit(most)
                .map(Ranked::candidate)
                .toList();
    }

    /** Lays a frame of a reference over this one. */
    public Optional<FrameOverlay> lay(ReferenceId reference, LocalFeatures frame) {
        List<FeaturePair> pairs = matcher.pairs(frame.halved(), new BitSet());
        return GeometricVerification.of(PARAMETERS, features, frame, pairs)
                .map(agreement ->
                        FrameOverlay.of(new LocalSearch.Shown(reference, mirrored, agreement, features, frame)));
    }
}
