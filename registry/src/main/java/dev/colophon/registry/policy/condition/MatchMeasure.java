package dev.colophon.registry.policy.condition;

import dev.colophon.fingerprint.Medium;
import dev.colophon.index.Match;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import dev.colophon.registry.registration.RegisteredMatch;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Measures the matches of a copy. Time is that of the copy, and each moment of it counts once, whatever matches there and however
 * far apart the matched stretches lie. Of several references a percentage is that of which most is in the copy.
 */
record MatchMeasure(MatchedCopy copy) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    MatchAmount amount(ConditionUnit unit, ComparedSide side, Measurement measurement) {
        return switch (unit) {
            case MILLISECOND, SECOND, MINUTE -> time(measurement);
            case PERCENT -> side == ComparedSide.COPY ? percentOfCopy(measurement) : percentOfReference(measurement);
            case PIXEL -> pixels();
        };
    }

    private MatchAmount time(Measurement measurement) {
        MatchedTime time = matched(copy.matches(), Segment::inCopy, measurement);
        return isMeasured(copy.matches(), measurement)
                ? MatchAmount.Exact.of(time.millis())
                : new MatchAmount.Nothing();
    }

    private MatchAmount percentOfCopy(Measurement measurement) {
        List<MatchAmount> shares = new ArrayList<>();
        if (isMeasured(copy.matches(), measurement)) {
            shares.add(share(matched(copy.matches(), Segment::inCopy, measurement), copy.durationMillis()));
        }
        shares.addAll(stillShares(measurement, match -> match.coverage().ofCopy()));
        return MatchAmount.most(shares);
    }

    private MatchAmount percentOfReference(Measurement measurement) {
        List<MatchAmount> shares = new ArrayList<>();
        Collection<List<RegisteredMatch>> byReference = copy.matches().stream()
                .collect(Collectors.groupingBy(match -> match.match().reference()))
                .values();
        for (List<RegisteredMatch> matches : byReference) {
            if (isMeasured(matches, measurement)) {
                shares.add(share(
                        matched(matches, Segment::inReference, measurement),
                        matches.getFirst().registered().reference().durationMillis()));
            }
        }
        shares.addAll(stillShares(measurement, match -> match.coverage().ofReference()));
        return MatchAmount.most(shares);
    }

    private MatchAmount pixels() {
        List<Double> areas = copy.matches().stream()
                .map(RegisteredMatch::match)
                .filter(match -> match.medium() == Medium.IMAGE)
                .map(match -> match.coverage().ofCopy())
                .toList();
        if (areas.isEmpty()) {
            return new MatchAmount.Nothing();
        }
        return copy.pixels().isEmpty()
                ? new MatchAmount.Unmeasured()
                : MatchAmount.most(areas.stream()
                        .<MatchAmount>map(area -> new MatchAmount.Exact(
                                BigDecimal.valueOf(area)
                                        .multiply(
                                                BigDecimal.valueOf(copy.pixels().getAsLong())),
                                BigDecimal.ONE))
                        .toList());
    }

    /** Of what has no time, pictures and text, how much the match says is shared. */
    private List<MatchAmount> stillShares(Measurement measurement, Function<Match, Double> coverage) {
        return measurement != Measurement.EITHER
                ? List.of()
                : copy.matches().stream()
                        .map(RegisteredMatch::match)
                        .filter(match -> match.medium() == Medium.IMAGE || match.medium() == Medium.TEXT)
                        .<MatchAmount>map(match -> new MatchAmount.Exact(
                                BigDecimal.valueOf(coverage.apply(match)).multiply(HUNDRED), BigDecimal.ONE))
                        .toList();
    }

    private static MatchAmount share(MatchedTime time, OptionalLong whole) {
        return whole.isEmpty() || whole.getAsLong() <= 0
                ? new MatchAmount.Unmeasured()
                : new MatchAmount.Exact(
                        BigDecimal.valueOf(Math.min(time.millis(), whole.getAsLong()))
                                .multiply(HUNDRED),
                        BigDecimal.valueOf(whole.getAsLong()));
    }

    private static boolean isMeasured(List<RegisteredMatch> matches, Measurement measurement) {
        boolean audio = !time(matches, Segment::inCopy, Medium.AUDIO).isEmpty();
        boolean video = !time(matches, Segment::inCopy, Medium.VIDEO).isEmpty();
        return switch (measurement) {
            case AUDIO -> audio;
            case VIDEO -> video;
            case EITHER -> audio || video;
            case BOTH -> audio && video;
        };
    }

    private static MatchedTime matched(
            List<RegisteredMatch> matches, Function<Segment, Span> side, Measurement measurement) {
        MatchedTime audio = time(matches, side, Medium.AUDIO);
        MatchedTime video = time(matches, side, Medium.VIDEO);
        return switch (measurement) {
            case AUDIO -> audio;
            case VIDEO -> video;
            case EITHER -> audio.or(video);
            case BOTH -> audio.and(video);
        };
    }

    private static MatchedTime time(List<RegisteredMatch> matches, Function<Segment, Span> side, Medium medium) {
        List<MatchedTime.Stretch> stretches = new ArrayList<>();
        matches.stream()
                .map(RegisteredMatch::match)
                .filter(match -> match.medium() == medium)
                .flatMap(match -> match.segments().stream())
                .map(side)
                .forEach(span -> {
                    if (span instanceof Span.Time(double start, double end)) {
                        stretches.add(new MatchedTime.Stretch(millis(start), millis(end)));
                    }
                });
        return MatchedTime.of(stretches);
    }

    private static long millis(double seconds) {
        return Math.round(seconds * 1_000);
    }
}
