package dev.colophon.registry.policy.condition;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** In what a condition counts: DDEX {@code UnitOfConditionValue}. */
public enum ConditionUnit {
    MILLISECOND(1),
    SECOND(1_000),
    MINUTE(60_000),
    /** Of the work, or of the copy. */
    PERCENT(0),
    /** Of the picture that is the copy. */
    PIXEL(0);

    private final long millis;

    ConditionUnit(long millis) {
        this.millis = millis;
    }

    public boolean isTime() {
        return millis > 0;
    }

    /** In milliseconds, percent or pixels. */
    BigDecimal base(BigDecimal value) {
        return isTime() ? value.multiply(BigDecimal.valueOf(millis)) : value;
    }

    /** Reads one in the singular or plural, in any case, {@code %}, or {@code ms}, {@code s} and {@code min}; empty when it is none. */
    public static Optional<ConditionUnit> of(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        return switch (word) {
            case "%" -> Optional.of(PERCENT);
            case "ms" -> Optional.of(MILLISECOND);
            case "s" -> Optional.of(SECOND);
            case "min" -> Optional.of(MINUTE);
            default ->
                Arrays.stream(values())
                        .filter(unit -> word.equals(unit.word()) || word.equals(unit.word() + "s"))
                        .findFirst();
        };
    }

    /** In the singular. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** After a number: {@code 1 second}, {@code 30 seconds}, {@code 50 percent}. */
    String words(BigDecimal value) {
        return this == PERCENT || value.compareTo(BigDecimal.ONE) == 0 ? word() : word() + "s";
    }
}
