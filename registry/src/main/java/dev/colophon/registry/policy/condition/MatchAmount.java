package dev.colophon.registry.policy.condition;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Optional;

/** How much of a work is in a copy, in one unit. */
sealed interface MatchAmount {

    /** A part of a whole, so that no division rounds it. */
    record Exact(BigDecimal part, BigDecimal whole) implements MatchAmount {

        static Exact of(long number) {
            return new Exact(BigDecimal.valueOf(number), BigDecimal.ONE);
        }

        /** As {@link Comparable}, of this with a value. */
        int compareTo(BigDecimal value) {
            return part.compareTo(value.multiply(whole));
        }

        private int compareTo(Exact other) {
            return part.multiply(other.whole).compareTo(other.part.multiply(whole));
        }
    }

    /** There is some, but how much was not measured. */
    record Unmeasured() implements MatchAmount {}

    /** Nothing in it matches that has this unit. */
    record Nothing() implements MatchAmount {}

    /** The most of them; what was not measured may be more than any. */
    static MatchAmount most(Collection<MatchAmount> amounts) {
        Optional<MatchAmount> unmeasured =
                amounts.stream().filter(Unmeasured.class::isInstance).findFirst();
        return unmeasured.orElseGet(() -> amounts.stream()
                .filter(Exact.class::isInstance)
                .map(Exact.class::cast)
                .max(Exact::compareTo)
                .<MatchAmount>map(exact -> exact)
                .orElseGet(Nothing::new));
    }
}
