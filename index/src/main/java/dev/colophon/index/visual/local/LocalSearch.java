package dev.colophon.index.visual.local;

import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.image.local.LocalFeatures;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.postings.TermIndex;
import dev.colophon.index.postings.retrieval.SignatureQuery;
import dev.colophon.index.postings.shard.ShardFunction;
import dev.colophon.index.postings.shard.SignatureFunction;
import dev.colophon.index.search.Alignment;
import dev.colophon.index.search.Evidence;
import dev.colophon.index.search.Retriever;
import dev.colophon.index.transform.ImageTransform;
import dev.colophon.index.visual.local.LocalRanking.Side;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the references that a copy shows somewhere, by local features. */
public final class LocalSearch {

    private static final LocalSearchParameters PARAMETERS = LocalSearchParameters.DEFAULT;

    /** Of a turned copy the strongest features are asked for, each in one cell: there are fourteen such poses. */
    private static final int FEATURES_OF_TURNED = 700;

    /** Copies that are read at once, and compared by one processor. */
    private static final int AT_ONCE = 32;

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

    private final Retriever<SignatureQuery, SignatureFunction.Found> likes;
    private final Retriever<LocalRanking.Query, List<LocalRanking.Ranked>> ranking;
    private final FeatureStore stored;

    /** Searches one index. */
    public LocalSearch(TermIndex index, FeatureStore stored) {
        this.likes = index.retriever(SignatureFunction.INSTANCE);
        this.ranking = index.retriever(LocalRanking.INSTANCE);
        this.stored = stored;
    }

    /** What the search computes beside an index. */
    public static List<ShardFunction<?, ?>> functions() {
        return List.of(SignatureFunction.INSTANCE, LocalRanking.INSTANCE);
    }

    /** Both sides of a copy. */
    private record Sides(Side asIs, Side mirrored) {

        static Sides of(LocalFeatures copy) {
            return new Sides(Side.of(copy), Side.of(copy.mirrored()));
        }

        Side of(boolean isMirrored) {
            return isMirrored ? mirrored : asIs;
        }
    }

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
        List<ShownArea> areas = IntStream.range(0, places.size())
                .filter(i -> i == 0 || places.get(i).inliers() >= PARAMETERS.furtherInliers())
                .mapToObj(i -> new ShownArea(places.get(i)))
                .toList();
        ShownArea best = areas.getFirst();
        int better = better(places.getFirst(), best, all);
        return new Alignment(
                places.getFirst().reference(),
                Medium.IMAGE,
                ShownArea.coverage(areas),
                areas.stream().map(ShownArea::segment).toList(),
                new ImageTransform(places.getFirst().mirrored(), best.degrees(), false),
                best.explanation(better),
                new Evidence.Inliers(places.getFirst().inliers(), best.details(), best.scale(), best.spread(), better));
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
        Sides sides = Sides.of(copy);
        FeatureMatcher asIs = new FeatureMatcher(PARAMETERS, sides.asIs().features());
        FeatureMatcher mirrored =
                new FeatureMatcher(PARAMETERS, sides.mirrored().features());
        List<LocalRanking.Ranked> ranked = ranked(sides);
        List<Optional<StoredFeatures>> features =
                features(ranked.stream().map(LocalRanking.Ranked::reference).toList());
        List<Shown> shown = new ArrayList<>();
        for (int i = 0; i < ranked.size(); i++) {
            LocalRanking.Ranked one = ranked.get(i);
            FeatureMatcher matcher = one.mirrored() ? mirrored : asIs;
            features.get(i).ifPresent(known -> instances(one, known.features(), sides, matcher, shown));
        }
        return shown;
    }

    private List<Optional<StoredFeatures>> features(List<ReferenceId> references) {
        return stored.features(references.stream()
                .map(reference -> new FeatureStore.Place(reference, 0))
                .toList());
    }

    /** In an index of copies, those in which {@link #alignments} may find this reference. */
    public Set<ReferenceId> copiesOf(LocalFeatures reference) {
        if (reference.size() < PARAMETERS.fewest()) {
            return Set.of();
        }
        Sides sides = Sides.of(reference);
        Like asIs = new Like(sides.asIs());
        Like mirrored = new Like(sides.mirrored());
        List<LocalRanking.Proposal> proposals = proposals(sides, PARAMETERS.copies());
        return IntStream.range(0, Math.ceilDiv(proposals.size(), AT_ONCE))
                .parallel()
                .mapToObj(page -> proposals.subList(page * AT_ONCE, Math.min(proposals.size(), (page + 1) * AT_ONCE)))
                .flatMap(some -> like(some, asIs, mirrored))
                .collect(Collectors.toSet());
    }

    private Stream<ReferenceId> like(List<LocalRanking.Proposal> proposals, Like asIs, Like mirrored) {
        List<Optional<StoredFeatures>> copies = features(
                proposals.stream().map(LocalRanking.Proposal::reference).toList());
        return IntStream.range(0, proposals.size())
                .filter(i -> copies.get(i)
                        .filter((proposals.get(i).mirrored() ? mirrored : asIs)::isLike)
                        .isPresent())
                .mapToObj(i -> proposals.get(i).reference());
    }

    /** What copies are compared with. Thread-safe. */
    private static final class Like {

        private final Side side;
        private final Ranking ranking;
        private final FeatureMatcher matcher;

        Like(Side side) {
            this.side = side;
            this.ranking = side.ranking();
            this.matcher = new FeatureMatcher(PARAMETERS, side.features());
        }

        boolean isLike(StoredFeatures copy) {
            return ranking.votes(copy) >= PARAMETERS.fewestVotes()
                    && GeometricVerification.of(
                                    PARAMETERS,
                                    side.features(),
                                    copy.features(),
                                    matcher.pairs(copy.features(), new BitSet()))
                            .isPresent();
        }
    }

    /** What is most like one of the sides, each once however many of its poses are. */
    private List<LocalRanking.Proposal> proposals(Sides sides, int limit) {
        LocalTerms.Question question = new LocalTerms.Question(LocalTerms.Space.PICTURES);
        for (int number = 0; number < LocalTerms.Pose.COUNT; number++) {
            LocalTerms.Pose pose = LocalTerms.Pose.of(number);
            boolean upright = pose.eighths() == 0;
            Side side = sides.of(pose.mirrored());
            question.add(
                    side.features(),
                    side.near(),
                    upright ? side.features().size() : FEATURES_OF_TURNED,
                    upright ? PARAMETERS.pictureCells() : 1,
                    pose);
        }
        return likes.retrieve(question.query(PARAMETERS, limit)).candidates().stream()
                .map(candidate -> new LocalRanking.Proposal(
                        candidate.reference(),
                        LocalTerms.Pose.of(-candidate.block()).mirrored()))
                .distinct()
                .toList();
    }

    private List<LocalRanking.Ranked> ranked(Sides sides) {
        List<LocalRanking.Proposal> proposals = proposals(sides, PARAMETERS.retrieved());
        if (proposals.isEmpty()) {
            return List.of();
        }
        return ranking.retrieve(new LocalRanking.Query(sides.asIs(), sides.mirrored(), proposals)).stream()
                .filter(ranked -> ranked.agreeing() >= PARAMETERS.fewestAgreeing())
                .sorted(Comparator.comparingInt(LocalRanking.Ranked::agreeing)
                        .reversed()
                        .thenComparing(LocalRanking.BEST_FIRST))
                .limit(PARAMETERS.ranked())
                .toList();
    }

    /** The best place of a reference, then the next among the features outside of it, and so on. */
    private static void instances(
            LocalRanking.Ranked ranked,
            LocalFeatures features,
            Sides sides,
            FeatureMatcher matcher,
            List<Shown> shown) {
        LocalFeatures copy = sides.of(ranked.mirrored()).features();
        BitSet taken = new BitSet();
        FeatureMatcher.Nearest nearest = matcher.nearest(features);
        for (int instance = 0; instance < PARAMETERS.instances(); instance++) {
            List<FeaturePair> pairs = nearest.pairs(taken);
            Optional<Agreement> agreement = GeometricVerification.of(PARAMETERS, copy, features, pairs);
            if (agreement.isEmpty()) {
                return;
            }
            shown.add(new Shown(ranked.reference(), ranked.mirrored(), agreement.get(), copy, features));
            take(copy, features, agreement.get().map(), taken);
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
