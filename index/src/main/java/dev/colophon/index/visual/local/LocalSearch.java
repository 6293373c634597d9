package dev.colophon.index.visual.local;

import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.image.local.LocalFeatures;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.postings.retrieval.Retrieved;
import dev.colophon.index.postings.retrieval.TermQuery;
import dev.colophon.index.search.Alignment;
import dev.colophon.index.search.Evidence;
import dev.colophon.index.search.Retriever;
import dev.colophon.index.transform.ImageTransform;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds the references that a copy shows somewhere, by local features. */
public final class LocalSearch {

    private static final LocalSearchParameters PARAMETERS = LocalSearchParameters.DEFAULT;

    /** Of a turned copy the strongest features are asked for, each in one cell: there are fourteen such poses. */
    private static final int FEATURES_OF_TURNED = 700;

    private static final int FEWEST_TERMS = 3;

    /** By so many deviations of their difference one reference has more inliers in a place than another, to explain it better. */
    private static final double DEVIATIONS = 2.5;

    /**
     * A reference in a copy.
     *
     * @param copy the features of the copy, mirrored when the copy is
     */
    record Shown(
            ReferenceId reference, boolean mirrored, Agreement agreement, LocalFeatures copy, LocalFeatures features) {

        int inliers() {
            return agreement.inliers().size();
        }
    }

    private final Retriever<TermQuery, Retrieved> retriever;
    private final Function<ReferenceId, Optional<StoredFeatures>> stored;

    /**
     * Searches one index.
     *
     * @param retriever of references by their terms
     * @param stored what the index keeps of the features of a reference
     */
    public LocalSearch(
            Retriever<TermQuery, Retrieved> retriever, Function<ReferenceId, Optional<StoredFeatures>> stored) {
        this.retriever = retriever;
        this.stored = stored;
    }

    /** One side of a copy: as it is, or mirrored. */
    private record Side(LocalFeatures features, char[] near, Ranking ranking, FeatureMatcher matcher) {

        static Side of(LocalFeatures features) {
            char[] near = VisualWords.nearCells(features);
            return new Side(
                    features, near, new Ranking(PARAMETERS, features, near), new FeatureMatcher(PARAMETERS, features));
        }
    }

    /**
     * What is known of a reference before all features are compared.
     *
     * @param score votes of pairs that share a cell
     * @param agreeing such pairs that agree in place, 0 as long as nobody asked
     */
    private record Ranked(
            ReferenceId reference, boolean mirrored, double score, int agreeing, StoredFeatures features) {

        Ranked with(int pairs) {
            return new Ranked(reference, mirrored, score, pairs, features);
        }
    }

    private static final Comparator<Ranked> BEST_FIRST =
            Comparator.comparingDouble(Ranked::score).reversed().thenComparing(Ranked::reference);

    /** What the copy shares with references, to be graded. */
    public List<Alignment> alignments(LocalFeatures copy) {
        List<Shown> all = find(copy);
        Map<ReferenceId, List<Shown>> byReference = new LinkedHashMap<>();
        all.forEach(shown -> byReference
                .computeIfAbsent(shown.reference(), _ -> new ArrayList<>())
                .add(shown));
        return byReference.values().stream()
                .map(places -> alignment(places, all))
                .toList();
    }

    /** The best place, and those others that would do alone. */
    private static Alignment alignment(List<Shown> places, List<Shown> all) {
        places.sort(Comparator.comparingInt(Shown::inliers).reversed());
        ShownArea best = new ShownArea(places.getFirst());
        int better = better(places.getFirst(), best, all);
        return new Alignment(
                places.getFirst().reference(),
                Medium.IMAGE,
                best.coverage(),
                IntStream.range(0, places.size())
                        .filter(i -> i == 0 || places.get(i).inliers() >= PARAMETERS.furtherInliers())
                        .mapToObj(i -> new ShownArea(places.get(i)).segment())
                        .toList(),
                new ImageTransform(places.getFirst().mirrored(), best.degrees(), false),
                best.explanation(better),
                new Evidence.Inliers(places.getFirst().inliers(), best.spread(), better));
    }

    /**
     * How many inliers another reference has where one is shown, if it explains that place clearly better: works of one family share
     * what each of them is found by, but one alone was copied. Of a work that was registered twice both explain as much.
     */
    private static int better(Shown shown, ShownArea area, List<Shown> all) {
        BitSet own = new BitSet();
        shown.agreement().inliers().forEach(pair -> own.set(pair.copy()));
        return all.stream()
                .filter(other -> !other.reference().equals(shown.reference()))
                .map(area::inliersOf)
                .filter(others -> isBetter(others, own))
                .mapToInt(BitSet::cardinality)
                .max()
                .orElse(0);
    }

    /** Whether what one has alone is more than what the other has alone, beyond chance. */
    private static boolean isBetter(BitSet one, BitSet other) {
        BitSet both = (BitSet) one.clone();
        both.and(other);
        int alone = one.cardinality() - both.cardinality();
        int otherAlone = other.cardinality() - both.cardinality();
        return alone - otherAlone > DEVIATIONS * Math.sqrt(alone + otherAlone);
    }

    /** Every place in which a reference is shown, as far as it is worth grading. */
    List<Shown> find(LocalFeatures copy) {
        if (copy.size() < PARAMETERS.fewest()) {
            return List.of();
        }
        Side asIs = Side.of(copy);
        Side mirrored = Side.of(copy.mirrored());
        List<Shown> shown = new ArrayList<>();
        for (Ranked ranked : ranked(asIs, mirrored)) {
            instances(ranked, ranked.mirrored() ? mirrored : asIs, shown);
        }
        return shown;
    }

    /** In an index of copies, those in which {@link #alignments} may find this reference. */
    public Set<ReferenceId> copiesOf(LocalFeatures reference) {
        if (reference.size() < PARAMETERS.fewest()) {
            return Set.of();
        }
        Side asIs = Side.of(reference);
        Side mirrored = Side.of(reference.mirrored());
        return proposals(asIs, mirrored).parallelStream()
                .filter(proposal -> stored.apply(proposal.reference()).stream()
                        .anyMatch(copy -> isLike(proposal.mirrored() ? mirrored : asIs, copy)))
                .map(Proposal::reference)
                .collect(Collectors.toSet());
    }

    private static boolean isLike(Side reference, StoredFeatures copy) {
        return reference.ranking().votes(copy) >= PARAMETERS.fewestVotes()
                && GeometricVerification.of(
                                PARAMETERS,
                                reference.features(),
                                copy.features(),
                                reference.matcher().pairs(copy.features(), new BitSet()))
                        .isPresent();
    }

    private record Proposal(ReferenceId reference, boolean mirrored) {}

    /** What shares most with one of the sides, each once however many of its poses do. */
    private List<Proposal> proposals(Side asIs, Side mirrored) {
        LocalTerms.Question question = new LocalTerms.Question(LocalTerms.Space.PICTURES);
        for (int number = 0; number < LocalTerms.Pose.COUNT; number++) {
            LocalTerms.Pose pose = LocalTerms.Pose.of(number);
            Side side = pose.mirrored() ? mirrored : asIs;
            if (pose.eighths() == 0) {
                question.add(side.features(), side.near(), PARAMETERS.pictureCells(), pose);
            } else {
                question.add(side.features().strongest(FEATURES_OF_TURNED), side.near(), 1, pose);
            }
        }
        return retriever
                .retrieve(question.query(
                        FEWEST_TERMS, PARAMETERS.retrieved(), PARAMETERS.readBudget(), PARAMETERS.norm()))
                .candidates()
                .stream()
                .map(candidate -> new Proposal(
                        candidate.reference(),
                        LocalTerms.Pose.of(-candidate.block()).mirrored()))
                .distinct()
                .toList();
    }

    private List<Ranked> ranked(Side asIs, Side mirrored) {
        Map<ReferenceId, Optional<StoredFeatures>> read = new HashMap<>();
        Map<ReferenceId, Ranked> best = new HashMap<>();
        for (Proposal proposal : proposals(asIs, mirrored)) {
            ReferenceId reference = proposal.reference();
            boolean flipped = proposal.mirrored();
            read.computeIfAbsent(reference, stored).ifPresent(features -> {
                double score = (flipped ? mirrored : asIs).ranking().score(features);
                best.merge(
                        reference,
                        new Ranked(reference, flipped, score, 0, features),
                        (one, other) -> one.score() >= other.score() ? one : other);
            });
        }
        return best.values().stream()
                .sorted(BEST_FIRST)
                .limit(PARAMETERS.examined())
                .map(ranked -> examined(ranked, ranked.mirrored() ? mirrored : asIs))
                .filter(ranked -> ranked.agreeing() >= PARAMETERS.fewestAgreeing())
                .sorted(Comparator.comparingInt(Ranked::agreeing).reversed().thenComparing(BEST_FIRST))
                .limit(PARAMETERS.ranked())
                .toList();
    }

    /** Tells how many of the few pairs that share a cell agree in place: to pair all features is what costs. */
    private static Ranked examined(Ranked ranked, Side side) {
        return ranked.with(GeometricVerification.mostAgreeing(
                PARAMETERS,
                side.features(),
                ranked.features().features(),
                side.ranking().pairs(ranked.features())));
    }

    /** The best place of a reference, then the next among the features outside of it, and so on. */
    private static void instances(Ranked ranked, Side side, List<Shown> shown) {
        BitSet taken = new BitSet();
        LocalFeatures features = ranked.features().features();
        FeatureMatcher.Nearest nearest = side.matcher().nearest(features);
        for (int instance = 0; instance < PARAMETERS.instances(); instance++) {
            List<FeaturePair> pairs = nearest.pairs(taken);
            Optional<Agreement> agreement = GeometricVerification.of(PARAMETERS, side.features(), features, pairs);
            if (agreement.isEmpty()) {
                return;
            }
            shown.add(new Shown(ranked.reference(), ranked.mirrored(), agreement.get(), side.features(), features));
            take(side.features(), features, agreement.get().map(), taken);
        }
    }

    /** Takes the features of the copy that lie where the reference is shown. */
    private static void take(LocalFeatures copy, LocalFeatures reference, AffineMap map, BitSet taken) {
        AffineMap back = map.inverse();
        for (int i = 0; i < copy.size(); i++) {
            double x = back.x(copy.x(i), copy.y(i));
            double y = back.y(copy.x(i), copy.y(i));
            if (x >= 0 && y >= 0 && x < reference.width() && y < reference.height()) {
                taken.set(i);
            }
        }
    }
}
