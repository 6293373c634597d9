package dev.colophon.index.visual.keyframe;

import dev.colophon.index.Span;
import dev.colophon.index.visual.local.FrameOverlay;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Lays the keyframes of a copy on those of one reference. A pair of frames says where in the picture the reference is shown; other
 * pairs that say the same propose a line of time, which is fitted to where frames agree best, then followed for as long as they do.
 */
final class KeyframeAlignment {

    private static final KeyframeSearchParameters PARAMETERS = KeyframeSearchParameters.DEFAULT;

    /** Compares two frames by their numbers. */
    @FunctionalInterface
    interface Overlays {
        Optional<FrameOverlay> of(int copy, int reference);
    }

    private final KeyframeFilm copy;
    private final KeyframeFilm reference;
    private final Overlays overlays;
    private final Map<Long, Optional<KeyframePair>> compared = new HashMap<>();
    private final BitSet taken = new BitSet();

    KeyframeAlignment(KeyframeFilm copy, KeyframeFilm reference, Overlays overlays) {
        this.copy = copy;
        this.reference = reference;
        this.overlays = overlays;
    }

    /** Where the copy is at a moment of the reference: {@code reference = moment + speed * (copy - since)}, in seconds. */
    private record Line(double since, double moment, double speed) {

        double at(double seconds) {
            return moment + speed * (seconds - since);
        }

        Line shifted(double by) {
            return new Line(since, moment + by, speed);
        }
    }

    /** The stretches that hold, the best first. */
    List<KeyframeStretch> stretches(List<KeyframePair> pairs) {
        for (KeyframePair pair : pairs) {
            compared.put(key(pair.copy(), pair.reference()), Optional.of(pair));
        }
        List<KeyframeStretch> found = new ArrayList<>();
        List<KeyframePair> left = pairs;
        for (int round = 0; round < PARAMETERS.stretches() && !left.isEmpty(); round++) {
            KeyframePair anchor = anchor(left);
            Optional<KeyframeStretch> stretch = followed(anchor, fitted(anchor));
            stretch.ifPresent(held -> {
                taken.set(held.pairs().getFirst().copy(), held.pairs().getLast().copy() + 1);
                found.add(held);
            });
            left = left.stream()
                    .filter(pair -> stretch.isPresent() ? !taken.get(pair.copy()) : !agree(anchor, pair))
                    .toList();
        }
        return found;
    }

    private static long key(int inCopy, int inReference) {
        return ((long) inCopy << Integer.SIZE) | inReference;
    }

    /** The pair with which most others agree in place, and on some line. */
    private KeyframePair anchor(List<KeyframePair> pairs) {
        return pairs.stream()
                .sorted(Comparator.comparingInt(KeyframePair::inliers)
                        .reversed()
                        .thenComparingInt(KeyframePair::copy)
                        .thenComparingInt(KeyframePair::reference))
                .limit(PARAMETERS.anchors())
                .max(Comparator.comparingInt(anchor -> support(anchor, pairs)))
                .orElseThrow();
    }

    private int support(KeyframePair anchor, List<KeyframePair> pairs) {
        List<KeyframePair> agreeing =
                pairs.stream().filter(pair -> agree(anchor, pair)).toList();
        int best = 0;
        for (double speed : speeds()) {
            Line line = line(anchor, speed);
            Map<Integer, Integer> inliers = new HashMap<>();
            for (KeyframePair pair : agreeing) {
                double off = line.at(copy.seconds()[pair.copy()]) - reference.seconds()[pair.reference()];
                if (Math.abs(off) <= PARAMETERS.coarseSeconds()) {
                    inliers.merge(pair.copy(), Math.min(pair.inliers(), PARAMETERS.mostInliers()), Math::max);
                }
            }
            best = Math.max(
                    best, inliers.values().stream().mapToInt(Integer::intValue).sum());
        }
        return best;
    }

    private static double[] speeds() {
        int steps = (int) Math.round((PARAMETERS.fastest() - PARAMETERS.slowest()) / PARAMETERS.speedStep());
        double[] speeds = new double[steps + 1];
        for (int step = 0; step <= steps; step++) {
            speeds[step] = PARAMETERS.slowest() + step * PARAMETERS.speedStep();
        }
        return speeds;
    }

    private Line line(KeyframePair pair, double speed) {
        return new Line(copy.seconds()[pair.copy()], reference.seconds()[pair.reference()], speed);
    }

    private static boolean agree(KeyframePair one, KeyframePair other) {
        return one.overlay().agrees(other.overlay(), PARAMETERS.scale(), PARAMETERS.turn(), PARAMETERS.shift());
    }

    /** The pair of two frames when it shows the reference where the anchor does. */
    private Optional<KeyframePair> pair(KeyframePair anchor, int inCopy, int inReference) {
        return pair(inCopy, inReference).filter(pair -> agree(anchor, pair));
    }

    private Optional<KeyframePair> pair(int inCopy, int inReference) {
        if (inReference < 0 || inReference >= reference.size()) {
            return Optional.empty();
        }
        return compared.computeIfAbsent(
                key(inCopy, inReference),
                _ -> overlays.of(inCopy, inReference).map(overlay -> new KeyframePair(inCopy, inReference, overlay)));
    }

    /** Where the camera moved on since the keyframe was taken: prolongs a stretch, but opens none. */
    private Optional<KeyframePair> moved(KeyframePair anchor, int inCopy, int inReference) {
        double more = PARAMETERS.moved();
        return pair(inCopy, inReference)
                .filter(pair -> pair.inliers() >= PARAMETERS.inliersOfMoved()
                        && anchor.overlay()
                                .agrees(
                                        pair.overlay(),
                                        more * PARAMETERS.scale(),
                                        more * PARAMETERS.turn(),
                                        more * PARAMETERS.shift()));
    }

    private int weight(KeyframePair anchor, int inCopy, int inReference) {
        return pair(anchor, inCopy, inReference)
                .map(pair -> Math.min(pair.inliers(), PARAMETERS.mostInliers()))
                .orElse(0);
    }

    /**
     * The line through the surroundings of the anchor on which frames agree best with the keyframe of the shot that they are in: the
     * middle of those that are nearly as good.
     */
    private Line fitted(KeyframePair anchor) {
        double since = copy.seconds()[anchor.copy()];
        int offsets = (int) Math.round(2 * PARAMETERS.coarseSeconds() / PARAMETERS.offsetStep());
        double[] speeds = speeds();
        double[][] agreement = new double[speeds.length][offsets + 1];
        double most = 0;
        for (int speed = 0; speed < speeds.length; speed++) {
            for (int offset = 0; offset <= offsets; offset++) {
                double by = offset * PARAMETERS.offsetStep() - PARAMETERS.coarseSeconds();
                Line line = line(anchor, speeds[speed]).shifted(by);
                for (int frame = 0; frame < copy.size(); frame++) {
                    double seconds = copy.seconds()[frame];
                    if (Math.abs(seconds - since) <= PARAMETERS.windowSeconds() / 2 && !taken.get(frame)) {
                        agreement[speed][offset] += weight(anchor, frame, at(line.at(seconds)));
                    }
                }
                most = Math.max(most, agreement[speed][offset]);
            }
        }
        return middle(anchor, speeds, agreement, PARAMETERS.plateau() * most);
    }

    /** Of the lines that agree so well; without a change of speed when that is hardly off it. */
    private Line middle(KeyframePair anchor, double[] speeds, double[][] agreement, double least) {
        double speedSum = 0;
        double bySum = 0;
        int count = 0;
        double unchangedBySum = 0;
        int unchanged = 0;
        for (int speed = 0; speed < speeds.length; speed++) {
            for (int offset = 0; offset < agreement[speed].length; offset++) {
                if (agreement[speed][offset] >= least) {
                    double by = offset * PARAMETERS.offsetStep() - PARAMETERS.coarseSeconds();
                    speedSum += speeds[speed];
                    bySum += by;
                    count++;
                    if (Math.abs(speeds[speed] - 1) < PARAMETERS.speedStep() / 2) {
                        unchangedBySum += by;
                        unchanged++;
                    }
                }
            }
        }
        double speed = speedSum / count;
        return unchanged > 0 && Math.abs(speed - 1) <= PARAMETERS.unchanged()
                ? line(anchor, 1).shifted(unchangedBySum / unchanged)
                : line(anchor, speed).shifted(bySum / count);
    }

    /** A little before the film begins and after it ends counts as in it: else no line would be taken that is as much early as late. */
    private int at(double moment) {
        boolean within =
                moment >= -PARAMETERS.beyondSeconds() && moment <= reference.duration() + PARAMETERS.beyondSeconds();
        return within ? Math.max(0, reference.at(moment)) : -1;
    }

    /** Follows a line in both directions, and decides. */
    private Optional<KeyframeStretch> followed(KeyframePair anchor, Line line) {
        List<KeyframePair> backwards = new ArrayList<>();
        Line before = walk(anchor, line, anchor.copy() - 1, -1, backwards);
        List<KeyframePair> pairs = new ArrayList<>(backwards.reversed());
        Line after = walk(anchor, line, anchor.copy(), 1, pairs);
        List<KeyframePair> steady =
                pairs.stream().filter(pair -> agree(anchor, pair)).toList();
        return steady.size() < PARAMETERS.fewestFrames() ? Optional.empty() : decide(pairs, steady, before, after);
    }

    /** Where a frame agrees with a neighbouring shot only, the line goes that way from there on; returns the last. */
    private Line walk(KeyframePair anchor, Line from, int first, int step, List<KeyframePair> found) {
        Line line = from;
        double agreed = copy.seconds()[anchor.copy()];
        double gap = Math.max(
                PARAMETERS.gapSeconds(), PARAMETERS.fewestFrames() * copy.duration() / Math.max(1, copy.size()));
        for (int frame = first; frame >= 0 && frame < copy.size() && !taken.get(frame); frame += step) {
            double seconds = copy.seconds()[frame];
            double moment = line.at(seconds);
            int here = reference.at(moment);
            Optional<KeyframePair> best = pair(anchor, frame, here);
            for (int near : new int[] {here + 1, here - 1}) {
                Optional<KeyframePair> other = pair(anchor, frame, near);
                if (other.isPresent()
                        && best.stream()
                                .allMatch(
                                        pair -> 2 * pair.inliers() < other.get().inliers())) {
                    best = other;
                }
            }
            if (best.isEmpty()) {
                best = moved(anchor, frame, here);
            }
            if (best.isPresent()) {
                int shown = best.get().reference();
                line = line.shifted(Math.clamp(moment, reference.seconds()[shown], reference.end(shown)) - moment);
                found.add(best.get());
                agreed = seconds;
            } else if (Math.abs(seconds - agreed) > gap) {
                break;
            }
        }
        return line;
    }

    /** @param steady those of the pairs that show the reference in one place */
    private Optional<KeyframeStretch> decide(
            List<KeyframePair> pairs, List<KeyframePair> steady, Line before, Line after) {
        int first = pairs.getFirst().copy();
        int last = pairs.getLast().copy();
        int possible = last - first + 1;
        int moments = moments(steady);
        if (pairs.size() < PARAMETERS.leastShare() * possible || moments < PARAMETERS.fewestMoments()) {
            return Optional.empty();
        }
        double start = first == 0 ? 0 : (copy.seconds()[first - 1] + copy.seconds()[first]) / 2;
        double end = last == copy.size() - 1 ? copy.duration() : (copy.seconds()[last] + copy.seconds()[last + 1]) / 2;
        double from = Math.clamp(before.at(start), 0, reference.duration());
        double to = Math.clamp(after.at(end), from, reference.duration());
        boolean unchanged = Math.abs(to - from - (end - start)) <= PARAMETERS.unchangedSeconds();
        double speed = unchanged ? 1 : (to - from) / (end - start);
        return Optional.of(new KeyframeStretch(
                pairs, steady, possible, moments, speed, new Span.Time(from, to), new Span.Time(start, end)));
    }

    /**
     * Shots that are recognised at their moment, and at no other as well: a logo is seen all the time. Neighbouring keyframes between
     * which a frame cannot tell are of one shot.
     */
    private int moments(List<KeyframePair> pairs) {
        int moments = 0;
        int last = -1;
        for (KeyframePair pair : pairs) {
            boolean sameShot = last >= 0 && (last == pair.reference() || isLike(pair, last));
            last = pair.reference();
            if (!sameShot && others(pair.reference()).noneMatch(other -> isLike(pair, other))) {
                moments++;
            }
        }
        return moments;
    }

    /** Whether the frame of a pair shows another keyframe of the reference about as well, in the same place. */
    private boolean isLike(KeyframePair pair, int other) {
        return pair(pair, pair.copy(), other).stream()
                .anyMatch(like -> like.inliers() >= PARAMETERS.particular() * pair.inliers());
    }

    /** Some keyframes all over the reference, but for the neighbours of one. */
    private IntStream others(int keyframe) {
        int count = Math.min(reference.size(), PARAMETERS.compared());
        return IntStream.range(0, count)
                .map(i -> (int) ((long) i * reference.size() / count))
                .filter(other -> Math.abs(other - keyframe) > 1);
    }
}
