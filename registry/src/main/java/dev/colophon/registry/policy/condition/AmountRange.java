package dev.colophon.registry.policy.condition;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The amounts that meet a condition.
 *
 * @param low the least; amounts are never below 0
 * @param lowIn whether the least itself does
 * @param high the most; empty: there is none
 * @param without the one amount between them that does not
 */
record AmountRange(
        BigDecimal low, boolean lowIn, Optional<BigDecimal> high, boolean highIn, Optional<BigDecimal> without) {

    /**
     * What stands in a relation to a value.
     *
     * @param most that is possible
     */
    static AmountRange of(Relator relator, BigDecimal value, Optional<BigDecimal> most) {
        Optional<BigDecimal> end = Optional.of(value);
        BigDecimal zero = BigDecimal.ZERO;
        return switch (relator) {
            case EQUAL_TO -> new AmountRange(value, true, end, true, Optional.empty());
            case NOT_EQUAL_TO -> new AmountRange(zero, true, most, true, end);
            case LESS_THAN -> new AmountRange(zero, true, end, false, Optional.empty());
            case LESS_THAN_OR_EQUAL_TO -> new AmountRange(zero, true, end, true, Optional.empty());
            case MORE_THAN -> new AmountRange(value, false, most, true, Optional.empty());
            case MORE_THAN_OR_EQUAL_TO -> new AmountRange(value, true, most, true, Optional.empty());
        };
    }

    boolean isEmpty() {
        int order = high.map(low::compareTo).orElse(-1);
        return order > 0 || (order == 0 && (!lowIn || !highIn || isOut(low)));
    }

    private boolean isOut(BigDecimal amount) {
        return without.filter(hole -> hole.compareTo(amount) == 0).isPresent();
    }

    /** Whether no amount is in both. */
    boolean isApartFrom(AmountRange other) {
        if (isAbove(other) || other.isAbove(this)) {
            return true;
        }
        return (isPoint() && other.isOut(low)) || (other.isPoint() && isOut(other.low));
    }

    private boolean isPoint() {
        return high.filter(end -> end.compareTo(low) == 0).isPresent();
    }

    /** Whether all of it is less than an amount. */
    boolean isBelow(BigDecimal amount) {
        int order = high.map(end -> end.compareTo(amount)).orElse(1);
        return order < 0 || (order == 0 && !highIn);
    }

    /** Whether all of it is more than all of another. */
    boolean isAbove(AmountRange other) {
        int order = other.high.map(low::compareTo).orElse(-1);
        return order > 0 || (order == 0 && !(lowIn && other.highIn));
    }
}
