package dev.colophon.index.visual.local;

import dev.colophon.fingerprint.image.local.LocalFeatures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds the affine map with which most pairs of features agree. Every pair proposes a similarity by its places, scales and
 * directions; the best proposals are fitted by least squares, ever more closely. Deterministic: nothing is drawn by lot.
 */
final class GeometricVerification {

    private static final int FEWEST_FOR_AFFINE = 6;
    private static final double LEAST_SCALE = 1;

    /** Pairs with which it is worth while to ask whether a copy was taken askew, and how many more must lie close to tell that it was. */
    private static final int FEWEST_FOR_HOMOGRAPHY = 20;

    private static final double CLOSE = 2;
    private static final double MORE_CLOSE = 1.25;

    private static final int TURN = 256;
    private static final double[] COSINES = new double[TURN];
    private static final double[] SINES = new double[TURN];

    static {
        for (int turn = 0; turn < TURN; turn++) {
            double angle = turn * Math.PI / (TURN / 2);
            COSINES[turn] = StrictMath.cos(angle);
            SINES[turn] = StrictMath.sin(angle);
        }
    }

    private final LocalSearchParameters parameters;
    private final LocalFeatures copy;
    private final LocalFeatures reference;
    private final List<FeaturePair> pairs;
    private final double[] fromX;
    private final double[] fromY;
    private final double[] toX;
    private final double[] toY;
    private final double[] octaves;
    private final int[] turns;

    private GeometricVerification(
            LocalSearchParameters parameters, LocalFeatures copy, LocalFeatures reference, List<FeaturePair> pairs) {
        this.parameters = parameters;
        this.copy = copy;
        this.reference = reference;
        this.pairs = pairs;
        int count = pairs.size();
        fromX = new double[count];
        fromY = new double[count];
        toX = new double[count];
        toY = new double[count];
        octaves = new double[count];
        turns = new int[count];
        for (int i = 0; i < count; i++) {
            FeaturePair pair = pairs.get(i);
            fromX[i] = reference.x(pair.reference());
            fromY[i] = reference.y(pair.reference());
            toX[i] = copy.x(pair.copy());
            toY[i] = copy.y(pair.copy());
            octaves[i] = copy.octaves(pair.copy()) - reference.octaves(pair.reference());
            turns[i] = (copy.turn(pair.copy()) - reference.turn(pair.reference())) & 0xff;
        }
    }

    /** The agreement with most inliers, when there are enough to be worth grading. */
    static Optional<Agreement> of(
            LocalSearchParameters parameters, LocalFeatures copy, LocalFeatures reference, List<FeaturePair> pairs) {
        if (pairs.size() < parameters.fewest()) {
            return Optional.empty();
        }
        return new GeometricVerification(parameters, copy, reference, pairs).best();
    }

    /** How many pairs at distinct places agree with what one of the first of them proposes, at most. */
    static int mostAgreeing(
            LocalSearchParameters parameters, LocalFeatures copy, LocalFeatures reference, List<FeaturePair> pairs) {
        GeometricVerification verification = new GeometricVerification(parameters, copy, reference, pairs);
        int most = 0;
        for (int pair = 0; pair < Math.min(pairs.size(), parameters.proposals()); pair++) {
            int[] agreeing = verification.agreeing(pair, verification.proposed(pair));
            if (agreeing.length > most) {
                most = Math.max(most, verification.distinct(agreeing).size());
            }
        }
        return most;
    }

    private record Proposal(int pair, AffineMap map, int agreeing) {}

    private Optional<Agreement> best() {
        List<Proposal> proposals = new ArrayList<>();
        for (int pair = 0; pair < Math.min(pairs.size(), parameters.proposals()); pair++) {
            AffineMap map = proposed(pair);
            proposals.add(new Proposal(pair, map, agreeing(pair, map).length));
        }
        proposals.sort(Comparator.comparingInt(Proposal::agreeing).reversed().thenComparingInt(Proposal::pair));
        Optional<Agreement> best = Optional.empty();
        int most = parameters.fewest() - 1;
        for (Proposal proposal : proposals.subList(0, Math.min(proposals.size(), parameters.refined()))) {
            if (proposal.agreeing() < 3) {
                break;
            }
            Optional<Agreement> refined = refined(proposal);
            if (refined.isPresent() && refined.get().inliers().size() > most) {
                most = refined.get().inliers().size();
                best = refined;
            }
        }
        return best.map(found -> new Agreement(found.map(), closer(found.map()), found.inliers()));
    }

    /** The map itself, unless a homography that it leads to lies close to clearly more pairs. */
    private PlaneMap closer(AffineMap map) {
        double scale = map.scale();
        PlaneMap closer = map;
        for (double tolerance : parameters.tolerances()) {
            int[] some = within(tolerance, closer, scale);
            if (some.length < FEWEST_FOR_HOMOGRAPHY) {
                return map;
            }
            Optional<Homography> fitted = Homography.of(points(some));
            if (fitted.isEmpty()
                    || !fitted.get().isSeen(reference.width(), reference.height())
                    || !fitted.get().inverse().isSeen(copy.width(), copy.height())) {
                return map;
            }
            closer = fitted.get();
        }
        return within(CLOSE, closer, scale).length >= MORE_CLOSE * within(CLOSE, map, scale).length ? closer : map;
    }

    private AffineMap proposed(int pair) {
        return AffineMap.similarity(
                StrictMath.pow(2, octaves[pair]),
                COSINES[turns[pair]],
                SINES[turns[pair]],
                fromX[pair],
                fromY[pair],
                toX[pair],
                toY[pair]);
    }

    /** The pairs that agree with what one pair proposes, less closely the farther they are from it. */
    private int[] agreeing(int pair, AffineMap map) {
        int mostTurn = (int) (256 * parameters.turn());
        int[] agreeing = new int[pairs.size()];
        int count = 0;
        for (int i = 0; i < agreeing.length; i++) {
            int turn = Math.abs((byte) (turns[i] - turns[pair]));
            if (turn > mostTurn || Math.abs(octaves[i] - octaves[pair]) > parameters.octaves()) {
                continue;
            }
            double right = toX[i] - toX[pair];
            double down = toY[i] - toY[pair];
            double away = Math.sqrt(right * right + down * down);
            double most = Math.min(parameters.farthest(), parameters.nearest() + parameters.growing() * away);
            if (off(i, map) <= most * most) {
                agreeing[count++] = i;
            }
        }
        return java.util.Arrays.copyOf(agreeing, count);
    }

    private double off(int pair, PlaneMap map) {
        double right = map.x(fromX[pair], fromY[pair]) - toX[pair];
        double down = map.y(fromX[pair], fromY[pair]) - toY[pair];
        return right * right + down * down;
    }

    private Optional<Agreement> refined(Proposal proposal) {
        int[] inliers = agreeing(proposal.pair(), proposal.map());
        Optional<AffineMap> map = fitted(inliers);
        for (double tolerance : parameters.tolerances()) {
            if (map.isEmpty()) {
                return Optional.empty();
            }
            inliers = within(tolerance, map.get(), map.get().scale());
            map = fitted(inliers);
        }
        return map.filter(found -> found.determinant() > 0 && found.stretch() <= parameters.mostStretch())
                .map(found -> new Agreement(found, found, distinct(within(parameters.inlier(), found, found.scale()))));
    }

    private Optional<AffineMap> fitted(int[] some) {
        if (some.length < 2) {
            return Optional.empty();
        }
        AffineMap.Points points = points(some);
        return some.length < FEWEST_FOR_AFFINE
                ? AffineMap.similarity(points)
                : AffineMap.affine(points).or(() -> AffineMap.similarity(points));
    }

    private AffineMap.Points points(int[] some) {
        return new AffineMap.Points(
                take(fromX, some), take(fromY, some), take(toX, some), take(toY, some), some.length);
    }

    private static double[] take(double[] values, int[] some) {
        return IntStream.of(some).mapToDouble(i -> values[i]).toArray();
    }

    private int[] within(double tolerance, PlaneMap map, double scale) {
        double most = tolerance * Math.clamp(scale, LEAST_SCALE, parameters.mostScale());
        return IntStream.range(0, pairs.size())
                .filter(i -> off(i, map) <= most * most)
                .toArray();
    }

    /** Features at one place count once. */
    private List<FeaturePair> distinct(int[] inliers) {
        List<FeaturePair> kept = new ArrayList<>();
        int[] places = new int[inliers.length];
        for (int inlier : inliers) {
            boolean apart = true;
            for (int i = 0; i < kept.size() && apart; i++) {
                apart = isApart(fromX, fromY, inlier, places[i], parameters.referencePixels())
                        && isApart(toX, toY, inlier, places[i], parameters.copyPixels());
            }
            if (apart) {
                places[kept.size()] = inlier;
                kept.add(pairs.get(inlier));
            }
        }
        return kept;
    }

    private static boolean isApart(double[] xs, double[] ys, int one, int other, double least) {
        double right = xs[one] - xs[other];
        double down = ys[one] - ys[other];
        return right * right + down * down >= least * least;
    }
}
