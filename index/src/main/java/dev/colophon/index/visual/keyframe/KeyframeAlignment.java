package dev.colophon.index.visual.keyframe;

import dev.colophon.index.transform.Span;
import dev.colophon.index.visual.local.FrameOverlay;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
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

    /** The stretches that hold, the best first. */
    List<KeyframeStretch> stretches(List<KeyframePair> pairs) {
        for (KeyframePair pair : pairs) {
            compared.put(key(pair.copy(), pair.reference()), Optional.of(pair));
        }
        List<KeyframeStretch> found = new ArrayList<>();
        List<KeyframePair> left = pairs;
        for (int round = 0; round < PARAMETERS.stretches() && !left.isEmpty(); round++) {
            KeyframePair anchor = anchor(left);
            Optional<KeyframeStretch> stretch = followed(anchor);
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
            KeyframeLine line = line(anchor, speed);
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

    private KeyframeLine line(KeyframePair pair, double speed) {
        return new KeyframeLine(copy.seconds()[pair.copy()], reference.seconds()[pair.reference()], speed);
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

    /** The line through the surroundings of an anchor. */
    private KeyframeLineFit.Fitted fitted(KeyframePair anchor) {
        double since = copy.seconds()[anchor.copy()];
        List<Integer> frames = IntStream.range(0, copy.size())
                .filter(frame -> Math.abs(copy.seconds()[frame] - since) <= PARAMETERS.windowSeconds() / 2)
                .filter(frame -> !taken.get(frame))
                .boxed()
                .toList();
        return refitted(
                anchor,
                frames,
                fit(anchor, frames, _ -> 0)
                        .fitted(line(anchor, 1), KeyframeLineFit.Grid.coarse())
                        .best());
    }

    private KeyframeLineFit fit(KeyframePair anchor, List<Integer> frames, ToDoubleFunction<KeyframeLine> misfit) {
        return new KeyframeLineFit(
                line -> frames.stream()
                        .mapToDouble(frame -> weight(anchor, frame, at(line.at(copy.seconds()[frame]))))
                        .sum(),
                misfit,
                copy.seconds()[frames.getLast()] - copy.seconds()[frames.getFirst()]);
    }

    /** With what the camera does in these frames, a line that is known to a second or two more closely. */
    private KeyframeLineFit.Fitted refitted(KeyframePair anchor, List<Integer> frames, KeyframeLine known) {
        List<KeyframePair> shown = frames.stream()
                .flatMap(frame -> IntStream.of(-1, 0, 1)
                        .mapToObj(near -> moved(anchor, frame, at(known.at(copy.seconds()[frame])) + near))
                        .flatMap(Optional::stream))
                .toList();
        double first = copy.seconds()[frames.getFirst()];
        double length = copy.seconds()[frames.getLast()] - first;
        KeyframeLine line = known.from(first + length / 2);
        CameraMotion motion = new CameraMotion(copy, reference, anchor, shown, line);
        double off = PARAMETERS.beyondSeconds();
        return fit(anchor, frames, motion::misfit)
                .fitted(line, KeyframeLineFit.Grid.near(line, Math.min(PARAMETERS.fastest(), 2 * off / length), off));
    }

    /** A little before the film begins and after it ends counts as in it: else no line would be taken that is as much early as late. */
    private int at(double moment) {
        boolean within =
                moment >= -PARAMETERS.beyondSeconds() && moment <= reference.duration() + PARAMETERS.beyondSeconds();
        return within ? Math.max(0, reference.at(moment)) : -1;
    }

    /** Fits a line, follows it in both directions for as long as frames agree, fits it to all of them, and decides. */
    private Optional<KeyframeStretch> followed(KeyframePair anchor) {
        KeyframeLineFit.Fitted line = fitted(anchor);
        List<KeyframePair> pairs = walked(anchor, line.told());
        int before = 0;
        while (pairs.size() > before && pairs.size() >= PARAMETERS.fewestFrames()) {
            before = pairs.size();
            KeyframeLineFit.Fitted closer = refitted(anchor, frames(pairs), line.best());
            List<KeyframePair> more = walked(anchor, closer.told());
            if (more.size() >= before) {
                line = closer;
                pairs = more;
            }
        }
        List<KeyframePair> steady =
                pairs.stream().filter(pair -> agree(anchor, pair)).toList();
        return steady.size() < PARAMETERS.fewestFrames() ? Optional.empty() : decide(pairs, steady, line.told());
    }

    private static List<Integer> frames(List<KeyframePair> pairs) {
        return IntStream.rangeClosed(pairs.getFirst().copy(), pairs.getLast().copy())
                .boxed()
                .toList();
    }

    private List<KeyframePair> walked(KeyframePair anchor, KeyframeLine line) {
        List<KeyframePair> backwards = new ArrayList<>();
        walk(anchor, line, anchor.copy() - 1, -1, backwards);
        List<KeyframePair> pairs = new ArrayList<>(backwards.reversed());
        walk(anchor, line, anchor.copy(), 1, pairs);
        return pairs;
    }

    private void walk(KeyframePair anchor, KeyframeLine line, int first, int step, List<KeyframePair> found) {
        double agreed = copy.seconds()[anchor.copy()];
        double gap = Math.max(
                PARAMETERS.gapSeconds(), PARAMETERS.fewestFrames() * copy.duration() / Math.max(1, copy.size()));
        for (int frame = first; frame >= 0 && frame < copy.size() && !taken.get(frame); frame += step) {
            double seconds = copy.seconds()[frame];
            Optional<KeyframePair> shown = shown(anchor, frame, line.at(seconds));
            if (shown.isPresent()) {
                found.add(shown.get());
                agreed = seconds;
            } else if (Math.abs(seconds - agreed) > gap) {
                return;
            }
        }
    }

    /** What a frame shows about a moment of the reference: a neighbouring keyframe where it agrees with that one far better. */
    private Optional<KeyframePair> shown(KeyframePair anchor, int frame, double moment) {
        int here = at(moment);
        if (here < 0) {
            return Optional.empty();
        }
        Optional<KeyframePair> best = pair(anchor, frame, here);
        for (int near : new int[] {here + 1, here - 1}) {
            boolean isNear =
                    near >= 0 && near < reference.size() && reference.away(near, moment) <= PARAMETERS.beyondSeconds();
            Optional<KeyframePair> other = isNear ? pair(anchor, frame, near) : Optional.empty();
            if (other.isPresent()
                    && best.stream()
                            .allMatch(pair -> 2 * pair.inliers() < other.get().inliers())) {
                best = other;
            }
        }
        return best.isPresent() ? best : moved(anchor, frame, here);
    }

    /** @param steady those of the pairs that show the reference in one place */
    private Optional<KeyframeStretch> decide(List<KeyframePair> pairs, List<KeyframePair> steady, KeyframeLine line) {
        int first = pairs.getFirst().copy();
        int last = pairs.getLast().copy();
        int possible = last - first + 1;
        int moments = moments(steady);
        if (pairs.size() < PARAMETERS.leastShare() * possible || moments < PARAMETERS.fewestMoments()) {
            return Optional.empty();
        }
        double start = first == 0 ? 0 : (copy.seconds()[first - 1] + copy.seconds()[first]) / 2;
        double end = last == copy.size() - 1 ? copy.duration() : (copy.seconds()[last] + copy.seconds()[last + 1]) / 2;
        double from = Math.clamp(line.at(start), 0, reference.duration());
        double to = Math.clamp(line.at(end), from, reference.duration());
        if (from >= to) {
            return Optional.empty();
        }
        return Optional.of(new KeyframeStretch(
                pairs,
                steady,
                possible,
                moments,
                line.speed(),
                new Span.Time(from, to),
                new Span.Time(seen(line, from, start), seen(line, to, end))));
    }

    /** When the copy shows an end of the reference, where that is not when a stretch ends. */
    private static double seen(KeyframeLine line, double moment, double end) {
        double shown = line.copyAt(moment);
        return Math.abs(shown - end) <= PARAMETERS.endSeconds() ? end : shown;
    }

    /**
     * Shots that are recognised at their moment, and at no other as well, wherever in the picture, in their order: a logo is seen all
     * the time. Neighbouring keyframes between which a frame cannot tell are of one shot.
     */
    private int moments(List<KeyframePair> pairs) {
        List<Integer> moments = new ArrayList<>();
        int last = -1;
        for (KeyframePair pair : pairs) {
            boolean sameShot = last >= 0 && (last == pair.reference() || isLike(pair, pair(pair, pair.copy(), last)));
            last = pair.reference();
            if (!sameShot && others(pair.reference()).noneMatch(other -> isLike(pair, pair(pair.copy(), other)))) {
                moments.add(pair.reference());
            }
        }
        return MomentOrder.count(moments);
    }

    /** Whether another keyframe agrees about as well with the frame of a pair. */
    private static boolean isLike(KeyframePair pair, Optional<KeyframePair> other) {
        return other.stream().anyMatch(like -> like.inliers() >= PARAMETERS.particular() * pair.inliers());
    }

    /** Some keyframes all over the reference, but for the neighbours of one. */
    private IntStream others(int keyframe) {
        int count = Math.min(reference.size(), PARAMETERS.compared());
        return IntStream.range(0, count)
                .map(i -> (int) ((long) i * reference.size() / count))
                .filter(other -> Math.abs(other - keyframe) > 1);
    }
}
