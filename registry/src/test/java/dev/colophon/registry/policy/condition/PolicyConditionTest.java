package dev.colophon.registry.policy.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.fingerprint.Medium;
import dev.colophon.index.Coverage;
import dev.colophon.index.Grade;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import dev.colophon.registry.policy.PolicyCopies;
import dev.colophon.registry.registration.Registered;
import dev.colophon.registry.registration.RegisteredMatch;
import dev.colophon.registry.work.Policy;
import dev.colophon.registry.work.RegistryException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every relator with every unit, side and measurement, at, just below and just above the amount, against an oracle that counts marks
 * on a line and compares whole numbers.
 */
class PolicyConditionTest {

    private static final long SEED = 20261127;
    private static final int WORLDS = 300;

    /** A line of half seconds, and the length of copy and reference: half a percent a step. */
    private static final int STEPS = 200;

    private static final long STEP_MILLIS = 500;
    private static final long LENGTH_MILLIS = STEPS * STEP_MILLIS;
    private static final long PIXELS = 4_000;

    /** What is marked on each line. */
    private record Lines(boolean[] audio, boolean[] video) {

        static Lines none() {
            return new Lines(new boolean[STEPS], new boolean[STEPS]);
        }

        boolean hasAudio() {
            return count(Measurement.AUDIO) > 0;
        }

        boolean hasVideo() {
            return count(Measurement.VIDEO) > 0;
        }

        int count(Measurement measurement) {
            int count = 0;
            for (int i = 0; i < STEPS; i++) {
                boolean counts = switch (measurement) {
                    case AUDIO -> audio[i];
                    case VIDEO -> video[i];
                    case EITHER -> audio[i] || video[i];
                    case BOTH -> audio[i] && video[i];
                };
                count += counts ? 1 : 0;
            }
            return count;
        }
    }

    /** A copy of two references, with what the oracle knows of it. */
    private record World(MatchedCopy copy, Lines inCopy, List<Lines> inReferences, int imageSteps) {}

    @Test
    @Tag("full")
    void everyRelatorUnitAndMeasurementIsExact() {
        SplittableRandom random = new SplittableRandom(SEED);
        int asked = 0;
        int held = 0;
        for (int i = 0; i < WORLDS; i++) {
            World world = i % 5 == 4 ? picture(random) : film(random);
            for (ConditionUnit unit : ConditionUnit.values()) {
                for (Measurement measurement : Measurement.values()) {
                    for (ComparedSide side : ComparedSide.values()) {
                        if (unit == ConditionUnit.PIXEL && measurement != Measurement.EITHER) {
                            continue;
                        }
                        // In thousandths of the unit; below 0: nothing of the kind matches.
                        long amount = amount(world, unit, side, measurement);
                        for (long value : new long[] {amount - 1, amount, amount + 1, random.nextLong(100_001)}) {
                            if (value < 0 || (unit == ConditionUnit.PERCENT && value > 100_000)) {
                                continue;
                            }
                            for (Relator relator : Relator.values()) {
                                PolicyCondition condition = new PolicyCondition(
                                        relator,
                                        BigDecimal.valueOf(value, 3),
                                        unit,
                                        unit == ConditionUnit.PERCENT ? Optional.of(side) : Optional.empty(),
                                        measurement);
                                boolean holds = amount >= 0 && holds(relator.sign(), amount, value);
                                assertThat(condition.fit(world.copy()))
                                        .as("world %d of seed %d: %s of %d", i, SEED, condition, amount)
                                        .isEqualTo(holds ? PolicyFit.YES : PolicyFit.NO);
                                asked++;
                                held += holds ? 1 : 0;
                            }
                        }
                    }
                }
            }
        }
        assertThat(held).isGreaterThan(asked / 5).isLessThan(asked * 4 / 5);
    }

    private static boolean holds(String sign, long amount, long value) {
        return switch (sign) {
            case "=" -> amount == value;
            case "!=" -> amount != value;
            case "<" -> amount < value;
            case "<=" -> amount <= value;
            case ">" -> amount > value;
            case ">=" -> amount >= value;
            default -> throw new IllegalArgumentException(sign);
        };
    }

    /** In minutes a half second is no whole number of thousandths: the worlds mark whole multiples of three seconds for it. */
    private static long amount(World world, ConditionUnit unit, ComparedSide side, Measurement measurement) {
        if (world.imageSteps() >= 0) {
            return measurement != Measurement.EITHER || unit.isTime()
                    ? -1
                    : unit == ConditionUnit.PIXEL
                            ? world.imageSteps() * PIXELS * 1_000 / STEPS
                            : world.imageSteps() * 100_000L / STEPS;
        }
        if (unit == ConditionUnit.PIXEL) {
            return -1;
        }
        if (unit.isTime() || side == ComparedSide.COPY) {
            return isThere(world.inCopy(), measurement) ? scaled(world.inCopy().count(measurement), unit) : -1;
        }
        long most = -1;
        for (Lines reference : world.inReferences()) {
            if (isThere(reference, measurement)) {
                most = Math.max(most, scaled(reference.count(measurement), unit));
            }
        }
        return most;
    }

    private static boolean isThere(Lines lines, Measurement measurement) {
        return switch (measurement) {
            case AUDIO -> lines.hasAudio();
            case VIDEO -> lines.hasVideo();
            case EITHER -> lines.hasAudio() || lines.hasVideo();
            case BOTH -> lines.hasAudio() && lines.hasVideo();
        };
    }

    private static long scaled(int steps, ConditionUnit unit) {
        long millis = steps * STEP_MILLIS;
        return switch (unit) {
            case MILLISECOND -> millis * 1_000;
            case SECOND -> millis;
            case MINUTE -> millis / 60;
            case PERCENT -> millis * 100_000 / LENGTH_MILLIS;
            case PIXEL -> throw new IllegalArgumentException();
        };
    }

    private static World picture(SplittableRandom random) {
        int steps = 1 + random.nextInt(STEPS);
        double share = steps / (double) STEPS;
        RegisteredMatch match = PolicyCopies.match(
                registered("r0"),
                Medium.IMAGE,
                Grade.STRONG,
                new Coverage(share, share),
                List.of(new Segment(Span.Quad.WHOLE, Span.Quad.WHOLE)));
        return new World(
                new MatchedCopy(
                        Medium.IMAGE,
                        OptionalLong.empty(),
                        OptionalLong.of(PIXELS),
                        Set.of(),
                        Optional.empty(),
                        List.of(match)),
                Lines.none(),
                List.of(),
                steps);
    }

    private static World film(SplittableRandom random) {
        Lines inCopy = Lines.none();
        List<Lines> inReferences = List.of(Lines.none(), Lines.none());
        List<RegisteredMatch> matches = new ArrayList<>();
        for (int reference = 0; reference < 2; reference++) {
            for (Medium medium : List.of(Medium.AUDIO, Medium.VIDEO)) {
                if (random.nextInt(3) > 0) {
                    matches.add(match(random, reference, medium, inCopy, inReferences.get(reference)));
                }
            }
        }
        return matches.isEmpty()
                ? film(random)
                : new World(
                        new MatchedCopy(
                                Medium.VIDEO,
                                OptionalLong.of(LENGTH_MILLIS),
                                OptionalLong.empty(),
                                Set.of(),
                                Optional.empty(),
                                matches),
                        inCopy,
                        inReferences,
                        -1);
    }

    /** Stretches of three seconds and multiples of them, which may overlap and touch. */
    private static RegisteredMatch match(
            SplittableRandom random, int reference, Medium medium, Lines inCopy, Lines inReference) {
        List<Segment> segments = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            int steps = 6 * (1 + random.nextInt(8));
            int from = 6 * random.nextInt((STEPS - steps) / 6);
            int to = 6 * random.nextInt((STEPS - steps) / 6);
            mark(medium == Medium.AUDIO ? inReference.audio() : inReference.video(), from, steps);
            mark(medium == Medium.AUDIO ? inCopy.audio() : inCopy.video(), to, steps);
            segments.add(PolicyCopies.time(from / 2.0, to / 2.0, steps / 2.0));
        }
        return PolicyCopies.match(registered("r" + reference), medium, Grade.STRONG, new Coverage(0.5, 0.5), segments);
    }

    private static void mark(boolean[] line, int from, int steps) {
        for (int i = from; i < from + steps; i++) {
            line[i] = true;
        }
    }

    private static Registered registered(String id) {
        return PolicyCopies.registered(
                PolicyCopies.work(Policy.BLOCK_ACCESS), id, OptionalLong.of(LENGTH_MILLIS), false, false);
    }

    @Test
    void gapsBetweenStretchesDoNotCount() {
        MatchedCopy copy = sound(OptionalLong.of(100_000), PolicyCopies.time(0, 0, 10), PolicyCopies.time(0, 50, 10));
        assertThat(condition(Relator.EQUAL_TO, "20", ConditionUnit.SECOND).fit(copy))
                .isEqualTo(PolicyFit.YES);
        assertThat(condition(Relator.MORE_THAN, "30", ConditionUnit.SECOND).fit(copy))
                .isEqualTo(PolicyFit.NO);
    }

    @Test
    void whatWasNotMeasuredIsNotKnown() {
        PolicyCondition half = new PolicyCondition(
                Relator.MORE_THAN,
                new BigDecimal("50"),
                ConditionUnit.PERCENT,
                Optional.of(ComparedSide.COPY),
                Measurement.EITHER);
        assertThat(half.fit(sound(OptionalLong.empty(), PolicyCopies.time(0, 0, 10))))
                .isEqualTo(PolicyFit.UNKNOWN);
        RegisteredMatch picture = PolicyCopies.match(
                registered("r0"),
                Medium.IMAGE,
                Grade.STRONG,
                new Coverage(1, 1),
                List.of(new Segment(Span.Quad.WHOLE, Span.Quad.WHOLE)));
        MatchedCopy ofUnknownSize = new MatchedCopy(
                Medium.IMAGE, OptionalLong.empty(), OptionalLong.empty(), Set.of(), Optional.empty(), List.of(picture));
        assertThat(condition(Relator.LESS_THAN, "100", ConditionUnit.PIXEL).fit(ofUnknownSize))
                .isEqualTo(PolicyFit.UNKNOWN);
    }

    private static PolicyCondition condition(Relator relator, String value, ConditionUnit unit) {
        return new PolicyCondition(relator, new BigDecimal(value), unit, Optional.empty(), Measurement.EITHER);
    }

    private static MatchedCopy sound(OptionalLong duration, Segment... segments) {
        return new MatchedCopy(
                Medium.AUDIO,
                duration,
                OptionalLong.empty(),
                Set.of(),
                Optional.empty(),
                List.of(PolicyCopies.match(
                        registered("r0"), Medium.AUDIO, Grade.STRONG, new Coverage(0.2, 0.2), List.of(segments))));
    }

    @ParameterizedTest
    @CsvSource({
        "MORE_THAN, 30, AUDIO, LESS_THAN, 30, AUDIO, true",
        "MORE_THAN, 30, AUDIO, LESS_THAN_OR_EQUAL_TO, 30, AUDIO, true",
        "MORE_THAN_OR_EQUAL_TO, 30, AUDIO, LESS_THAN_OR_EQUAL_TO, 30, AUDIO, false",
        "EQUAL_TO, 30, AUDIO, NOT_EQUAL_TO, 30, AUDIO, true",
        "EQUAL_TO, 30, AUDIO, EQUAL_TO, 31, AUDIO, true",
        "NOT_EQUAL_TO, 30, AUDIO, NOT_EQUAL_TO, 31, AUDIO, false",
        "MORE_THAN, 30, AUDIO, LESS_THAN, 10, VIDEO, false",
        "MORE_THAN, 30, AUDIO, LESS_THAN, 10, EITHER, true",
        "MORE_THAN, 30, BOTH, LESS_THAN, 10, VIDEO, true",
        "LESS_THAN, 10, BOTH, MORE_THAN, 30, VIDEO, false",
        "MORE_THAN, 10, AUDIO, LESS_THAN, 30, AUDIO, false",
    })
    void whatNoCopyCanMeetContradicts(
            Relator first,
            BigDecimal one,
            Measurement firstOf,
            Relator second,
            BigDecimal two,
            Measurement secondOf,
            boolean contradicts) {
        PolicyCondition left = new PolicyCondition(first, one, ConditionUnit.SECOND, Optional.empty(), firstOf);
        PolicyCondition right = new PolicyCondition(second, two, ConditionUnit.SECOND, Optional.empty(), secondOf);
        assertThat(left.contradicts(right)).isEqualTo(contradicts);
        assertThat(right.contradicts(left)).isEqualTo(contradicts);
    }

    @Test
    void secondsAndMinutesContradictEachOtherToo() {
        assertThat(condition(Relator.MORE_THAN, "61", ConditionUnit.SECOND)
                        .contradicts(condition(Relator.LESS_THAN, "1", ConditionUnit.MINUTE)))
                .isTrue();
        assertThat(condition(Relator.MORE_THAN, "59", ConditionUnit.SECOND)
                        .contradicts(condition(Relator.LESS_THAN, "1", ConditionUnit.MINUTE)))
                .isFalse();
    }

    @Test
    void aPercentageSaysOfWhat() {
        assertThatThrownBy(() -> condition(Relator.MORE_THAN, "50", ConditionUnit.PERCENT))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("does not say of what");
    }
}
