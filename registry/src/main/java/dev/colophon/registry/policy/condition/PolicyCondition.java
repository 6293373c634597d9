package dev.colophon.registry.policy.condition;

import dev.colophon.fingerprint.Medium;
import dev.colophon.registry.work.RegistryException;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * How much of a work has to be in a copy: DDEX {@code RightsClaimPolicy/Condition}.
 *
 * @param side of a percentage, and of nothing else
 */
public record PolicyCondition(
        Relator relator, BigDecimal value, ConditionUnit unit, Optional<ComparedSide> side, Measurement measurement) {

    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    /** In milliseconds: a year. */
    private static final BigDecimal LONGEST = BigDecimal.valueOf(366L * 24 * 3_600_000);

    /** More than any picture that is decoded has. */
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Integer.MAX_VALUE);

    /** @throws RegistryException when it cannot be meant */
    public PolicyCondition {
        value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        if (value.signum() < 0) {
            throw new RegistryException("`%s` is below 0: nothing is".formatted(value.toPlainString()));
        }
        if (unit == ConditionUnit.PERCENT && side.isEmpty()) {
            throw new RegistryException(
                    "`%s percent` does not say of what: write `of reference` (of your file) or `of copy` (of what was found)"
                            .formatted(value.toPlainString()));
        }
        if (unit != ConditionUnit.PERCENT && side.isPresent()) {
            throw new RegistryException("`%s %s` is of the copy: only a percentage is `of reference` or `of copy`"
                    .formatted(value.toPlainString(), unit.words(value)));
        }
        if (unit == ConditionUnit.PIXEL && measurement != Measurement.EITHER) {
            throw new RegistryException("pixels are of pictures: leave out `%s`".formatted(measurement.word()));
        }
        if (unit == ConditionUnit.PERCENT && value.compareTo(ALL) > 0) {
            throw new RegistryException("`%s percent`: at most 100 are possible".formatted(value.toPlainString()));
        }
    }

    /** Whether a copy meets it: what does not match in it has no amount, and meets none. */
    public PolicyFit fit(MatchedCopy copy) {
        return switch (new MatchMeasure(copy).amount(unit, side.orElse(ComparedSide.COPY), measurement)) {
            case MatchAmount.Exact exact -> PolicyFit.of(relator.holds(exact.compareTo(unit.base(value))));
            case MatchAmount.Unmeasured() -> PolicyFit.UNKNOWN;
            case MatchAmount.Nothing() -> PolicyFit.NO;
        };
    }

    /** Whether no copy can meet both. */
    public boolean contradicts(PolicyCondition other) {
        if (unit.isTime() != other.unit.isTime()
                || (!unit.isTime() && unit != other.unit)
                || !side.equals(other.side)) {
            return false;
        }
        AmountRange mine = range();
        AmountRange its = other.range();
        return measurement == other.measurement
                ? mine.isApartFrom(its)
                : (measurement.isWithin(other.measurement) && mine.isAbove(its))
                        || (other.measurement.isWithin(measurement) && its.isAbove(mine));
    }

    /** Whether no copy can meet it. */
    public boolean isImpossible() {
        return range().isEmpty();
    }

    /** Whether it asks for more than any copy has. */
    public boolean isBeyondAll() {
        return switch (unit) {
            case MILLISECOND, SECOND, MINUTE -> unit.base(value).compareTo(LONGEST) > 0;
            case PIXEL -> value.compareTo(LARGEST) > 0;
            case PERCENT -> false;
        };
    }

    /** Whether copies of a kind have what it measures. */
    public boolean isOf(Medium kind) {
        boolean timed = kind == Medium.VIDEO
                || (kind == Medium.AUDIO && (measurement == Measurement.AUDIO || measurement == Measurement.EITHER));
        return switch (unit) {
            case MILLISECOND, SECOND, MINUTE -> timed;
            case PERCENT -> timed || measurement == Measurement.EITHER;
            case PIXEL -> kind == Medium.IMAGE;
        };
    }

    /** Whether only copies that have less than a share of every reference meet it. */
    public boolean isBelow(BigDecimal percentOfReference) {
        return side.equals(Optional.of(ComparedSide.REFERENCE))
                && measurement == Measurement.EITHER
                && range().isBelow(percentOfReference);
    }

    private AmountRange range() {
        return AmountRange.of(
                relator, unit.base(value), unit == ConditionUnit.PERCENT ? Optional.of(ALL) : Optional.empty());
    }

    /** As a policy writes it: {@code > 30 seconds audio}, {@code >= 50 percent of reference}. */
    @Override
    public String toString() {
        return "%s %s %s%s%s"
                .formatted(
                        relator.sign(),
                        value.toPlainString(),
                        unit.words(value),
                        side.map(of -> of == ComparedSide.REFERENCE ? " of reference" : " of copy")
                                .orElse(""),
                        measurement == Measurement.EITHER ? "" : " " + measurement.word());
    }
}
