package dev.colophon.registry.policy.condition;

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
