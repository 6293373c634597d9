package dev.colophon.index.visual.film;

import dev.colophon.fingerprint.VideoFingerprint;
import dev.colophon.fingerprint.image.Pdq;
import dev.colophon.fingerprint.video.FrameTrack;
import dev.colophon.index.transform.Span;
import dev.colophon.index.visual.hash.VisualParameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Lays the frames of a copy on those of one reference. Lines are proposed by votes in windows of the copy, then verified:
 * every frame of the copy near the line is compared with the frames of the reference where the line says it comes from. Each
 * moment of the copy belongs to at most one stretch.
 */
final class FilmAlignment {

    private static final VisualParameters PARAMETERS = VisualParameters.DEFAULT;
    private static final int REFITS = 3;
    private static final double SPEED_TOLERANCE = 0.05;
    private static final int UNRELATED = 128;
    private static final int TURNED_STEPS = 40;
    private static final int TURNED_FRAMES = 60;

    private final Ticks ticks;
    private final double copySeconds;
    private final VideoFingerprint reference;
    private final boolean negated;
    private final Opening opening;
    private final BitSet taken = new BitSet();

    /** Which frames open a stretch. */
    enum Opening {
        /** Those within the threshold of a match. */
        NEAR(PARAMETERS.match(), PARAMETERS.weak()),
        /** Those that are less near, when enough of them are like a moment of the reference and unlike any other. */
        BY_MOMENTS(PARAMETERS.loose(), PARAMETERS.loose());

        private final int most;
        private final int following;

        Opening(int most, int following) {
            this.most = most;
            this.following = following;
        }

        /** Bits by which a frame that opens a stretch may differ. */
        int most() {
            return most;
        }
    }

    FilmAlignment(Ticks ticks, double copySeconds, VideoFingerprint reference, boolean negated, Opening opening) {
        this.ticks = ticks;
        this.copySeconds = copySeconds;
        this.reference = reference;
        this.negated = negated;
        this.opening = opening;
    }

    /**
     * The stretches that hold.
     *
     * @param hits by tick
     */
    List<Stretch> stretches(List<FrameHoughTransform.FrameHit> hits) {
        List<Stretch> found = new ArrayList<>();
        double end = ticks.count() == 0 ? 0 : ticks.seconds(ticks.count() - 1);
        for (double start = 0; start <= end; start += PARAMETERS.windowSeconds() / 2) {
            double from = start;
            List<FrameHoughTransform.FrameHit> window = hits.stream()
                    .filter(hit -> hit.copySeconds() >= from
                            && hit.copySeconds() < from + PARAMETERS.windowSeconds()
                            && !taken.get(hit.tick()))
                    .toList();
            found.addAll(stretchesIn(window));
        }
        return found;
    }

    private List<Stretch> stretchesIn(List<FrameHoughTransform.FrameHit> window) {
        List<Stretch> found = new ArrayList<>();
        List<FrameHoughTransform.FrameHit> left = window;
        while (true) {
            Optional<FrameHoughTransform.Winner> winner = FrameHoughTransform.winner(left, PARAMETERS);
            if (winner.isEmpty() || winner.get().votes() < PARAMETERS.fewestFrames()) {
                return found;
            }
            AffineTimeMap line = winner.get().line();
            Optional<Stretch> stretch =
                    verify(line, left.getFirst().tick(), left.getLast().tick());
            stretch.ifPresent(held -> {
                taken.set(held.firstTick(), held.lastTick() + 1);
                found.add(held);
            });
            int before = left.size();
            left = left.stream()
                    .filter(hit -> stretch.isPresent() ? !taken.get(hit.tick()) : !near(hit, line))
                    .toList();
            if (left.size() == before) {
                return found;
            }
        }
    }

    private static boolean near(FrameHoughTransform.FrameHit hit, AffineTimeMap line) {
        double place = line.at(hit.copySeconds());
        return place >= hit.from() - PARAMETERS.coarseSeconds() && place <= hit.to() + PARAMETERS.coarseSeconds();
    }

    /** Fits the line to what agrees within the window, follows it beyond for as long as frames agree, and decides. */
    private Optional<Stretch> verify(AffineTimeMap proposed, int first, int last) {
        AffineTimeMap line = proposed;
        List<FrameAgreement> agreements = List.of();
        for (int fit = 0; fit < REFITS; fit++) {
            double tolerance = fit == 0 ? PARAMETERS.coarseSeconds() : PARAMETERS.fineSeconds();
            agreements = matching(line, first, last, tolerance);
            if (agreements.size() < PARAMETERS.fewestFrames()) {
                return Optional.empty();
            }
            line = fit(line, agreements);
        }
        int before;
        List<FrameAgreement> followed = agreements;
        do {
            before = followed.size();
            followed = follow(line, followed.get(followed.size() / 2).tick());
            List<FrameAgreement> firm = firm(followed);
            if (firm.size() < PARAMETERS.fewestFrames()) {
                return Optional.empty();
            }
            line = fit(line, firm);
        } while (followed.size() > before);
        Optional<Stretch> unchanged = unchanged(line, followed);
        return unchanged.isPresent() ? unchanged : decide(line, followed);
    }

    /**
     * The stretch without any change of speed, where that explains the frames as well as the fitted line does. A frame of the
     * reference is seen for a while, and a line that errs within it is fitted as it was: films that only were encoded anew
     * came out up to 1 % faster or slower.
     */
    private Optional<Stretch> unchanged(AffineTimeMap fitted, List<FrameAgreement> followed) {
        List<FrameAgreement> firm = firm(followed);
        AffineTimeMap same = AffineTimeMap.ofSameSpeed(firm);
        List<FrameAgreement> along =
                follow(same, followed.get(followed.size() / 2).tick());
        List<FrameAgreement> firmAlong = firm(along);
        boolean isAsGood = firmAlong.size() >= firm.size()
                && same.error(firmAlong) <= fitted.error(firm) + PARAMETERS.speedSeconds();
        return isAsGood ? decide(same, along) : Optional.empty();
    }

    private static AffineTimeMap fit(AffineTimeMap line, List<FrameAgreement> agreements) {
        return line.through(
                agreements, PARAMETERS.slowest() * (1 - SPEED_TOLERANCE), PARAMETERS.fastest() * (1 + SPEED_TOLERANCE));
    }

    private List<FrameAgreement> firm(List<FrameAgreement> agreements) {
        return agreements.stream()
                .filter(agreement -> agreement.distance() <= opening.most())
                .toList();
    }

    private List<FrameAgreement> matching(AffineTimeMap line, int first, int last, double tolerance) {
        List<FrameAgreement> found = new ArrayList<>();
        for (int tick = first; tick <= last; tick++) {
            agreement(line, tick, tolerance, opening.most()).ifPresent(found::add);
        }
        return found;
    }

    /** All agreements, weak ones too, from a tick outwards to where nothing agrees for longer than the gap. */
    private List<FrameAgreement> follow(AffineTimeMap line, int from) {
        List<FrameAgreement> backwards = new ArrayList<>();
        walk(line, from - 1, -1, ticks.seconds(from), backwards);
        List<FrameAgreement> all = new ArrayList<>(backwards.reversed());
        walk(line, from, 1, ticks.seconds(from), all);
        return all;
    }

    private void walk(AffineTimeMap line, int from, int step, double agreed, List<FrameAgreement> found) {
        double lastAgreed = agreed;
        for (int tick = from; tick >= 0 && tick < ticks.count() && !taken.get(tick); tick += step) {
            Optional<FrameAgreement> agreement = agreement(line, tick, PARAMETERS.fineSeconds(), opening.following);
            if (agreement.isPresent()) {
                found.add(agreement.get());
                lastAgreed = ticks.seconds(tick);
            } else if (Math.abs(ticks.seconds(tick) - lastAgreed) > PARAMETERS.gapSeconds()) {
                return;
            }
        }
    }

    /** The most similar frame of the reference near the place that the line gives a tick. */
    private Optional<FrameAgreement> agreement(AffineTimeMap line, int tick, double tolerance, int most) {
        double place = line.at(ticks.seconds(tick));
        int bestDistance = most + 1;
        double bestSeconds = 0;
        int bestFrame = 0;
        @Nullable FrameTrack bestTrack = null;
        for (FrameTrack track : reference.tracks()) {
            int at = Arrays.binarySearch(track.starts(), (int) Math.ceil((place + tolerance) * 1e3));
            for (int frame = at >= 0 ? at : -at - 2;
                    frame >= 0 && track.ends()[frame] / 1e3 >= place - tolerance;
                    frame--) {
                int distance = distance(tick, track.hash(frame));
                double seconds = Math.clamp(place, track.starts()[frame] / 1e3, track.ends()[frame] / 1e3);
                if (distance < bestDistance
                        || (distance == bestDistance
                                && distance <= most
                                && Math.abs(seconds - place) < Math.abs(bestSeconds - place))) {
                    bestDistance = distance;
                    bestSeconds = seconds;
                    bestFrame = frame;
                    bestTrack = track;
                }
            }
        }
        return bestTrack == null
                ? Optional.empty()
                : Optional.of(new FrameAgreement(
                        tick,
                        ticks.seconds(tick),
                        bestTrack.starts()[bestFrame],
                        bestTrack.ends()[bestFrame],
                        bestSeconds,
                        bestTrack.hash(bestFrame),
                        bestDistance));
    }

    private int distance(int tick, Pdq hash) {
        int least = Integer.MAX_VALUE;
        for (Pdq seen : ticks.hashes(tick)) {
            int distance = hash.distance(seen);
            least = Math.min(least, negated ? 256 - distance : distance);
        }
        return least;
    }

    private Optional<Stretch> decide(AffineTimeMap line, List<FrameAgreement> followed) {
        List<FrameAgreement> firm = firm(followed);
        int firstTick = followed.getFirst().tick();
        int lastTick = followed.getLast().tick();
        Span.Time inCopy = withPlain(line, firstTick, lastTick, ticks.span(firstTick, lastTick, copySeconds));
        double duration = reference.durationMillis() / 1e3;
        Span.Time inReference = new Span.Time(
                Math.clamp(line.at(inCopy.start()), 0, duration), Math.clamp(line.at(inCopy.end()), 0, duration));
        int possible = lastTick - firstTick + 1;
        int referenceFrames =
                (int) firm.stream().mapToInt(FrameAgreement::frame).distinct().count();
        boolean holds = firm.size() >= PARAMETERS.fewestFrames()
                && referenceFrames >= PARAMETERS.fewestReferenceFrames()
                && inReference.end() - inReference.start() >= PARAMETERS.shortestSeconds() * Math.min(1, line.speed())
                && firm.size() >= PARAMETERS.leastShare() * possible
                && !isBackwards(line, firm);
        int moments = holds && opening == Opening.BY_MOMENTS
                ? new DistinctMoments(reference, this::distance).count(line, firm)
                : 0;
        if (!holds || (opening == Opening.BY_MOMENTS && moments < PARAMETERS.fewestMoments())) {
            return Optional.empty();
        }
        double meanDistance =
                firm.stream().mapToInt(FrameAgreement::distance).average().orElseThrow();
        return Optional.of(new Stretch(
                firstTick,
                lastTick,
                line,
                inReference,
                inCopy,
                firm.size(),
                possible,
                referenceFrames,
                moments,
                meanDistance));
    }

    /** With what comes before and after it, as far as that is too plain to be compared in the copy and in the reference alike. */
    private Span.Time withPlain(AffineTimeMap line, int firstTick, int lastTick, Span.Time seen) {
        double earliest = firstTick == 0 ? 0 : Math.min(seen.start(), ticks.end(firstTick - 1));
        double latest = lastTick == ticks.count() - 1 ? copySeconds : Math.max(seen.end(), ticks.seconds(lastTick + 1));
        return new Span.Time(
                Math.max(earliest, seen.start() - plainBefore(line.at(seen.start())) / line.speed()),
                Math.min(latest, seen.end() + plainAfter(line.at(seen.end())) / line.speed()));
    }

    /** For how many seconds before a place the reference is too plain to have hashes. */
    private double plainBefore(double place) {
        double last = 0;
        for (FrameTrack track : reference.tracks()) {
            for (int i = 0; i < track.size() && track.starts()[i] / 1e3 < place - PARAMETERS.fineSeconds(); i++) {
                last = Math.max(last, track.ends()[i] / 1e3);
            }
        }
        return place - last <= PARAMETERS.fineSeconds() ? 0 : place - last;
    }

    private double plainAfter(double place) {
        double next = reference.durationMillis() / 1e3;
        for (FrameTrack track : reference.tracks()) {
            for (int i = track.size() - 1; i >= 0 && track.ends()[i] / 1e3 > place + PARAMETERS.fineSeconds(); i--) {
                next = Math.min(next, track.starts()[i] / 1e3);
            }
        }
        return next - place <= PARAMETERS.fineSeconds() ? 0 : next - place;
    }

    /**
     * Whether frames are more like the reference the other way round: near a line that runs through the same moments, a slow shot
     * looks like itself when it runs backwards.
     */
    private boolean isBackwards(AffineTimeMap line, List<FrameAgreement> firm) {
        int count = Math.min(firm.size(), TURNED_FRAMES);
        List<FrameAgreement> some = IntStream.range(0, count)
                .mapToObj(i -> firm.get(i * firm.size() / count))
                .toList();
        double first = some.getFirst().copySeconds();
        double last = some.getLast().copySeconds();
        double least = meanDistance(line, some) - PARAMETERS.turnedBits();
        // Where the two lines cross is not known: the frames that agree need not be those about the crossing.
        for (int step = 0; step <= TURNED_STEPS; step++) {
            double crossing = first + step * (last - first) / TURNED_STEPS;
            AffineTimeMap turned = new AffineTimeMap(line.at(crossing) + line.speed() * crossing, -line.speed());
            if (meanDistance(turned, some) < least) {
                return true;
            }
        }
        return false;
    }

    private double meanDistance(AffineTimeMap line, List<FrameAgreement> agreements) {
        return agreements.stream()
                .mapToInt(frame -> agreement(line, frame.tick(), PARAMETERS.fineSeconds(), UNRELATED)
                        .map(FrameAgreement::distance)
                        .orElse(UNRELATED))
                .average()
                .orElseThrow();
    }
}
