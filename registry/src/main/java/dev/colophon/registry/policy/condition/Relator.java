package dev.colophon.registry.policy.condition;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How an amount has to compare with the value of a condition: DDEX {@code RelationalRelator}. */
public enum Relator {
    EQUAL_TO("=", "EqualTo"),
    NOT_EQUAL_TO("!=", "NotEqualTo"),
    LESS_THAN("<", "LessThan"),
    LESS_THAN_OR_EQUAL_TO("<=", "LessThanOrEqualTo"),
    MORE_THAN(">", "MoreThan"),
    MORE_THAN_OR_EQUAL_TO(">=", "MoreThanOrEqualTo");

    private final String sign;
    private final String standard;

    Relator(String sign, String standard) {
        this.sign = sign;
        this.standard = standard;
    }

    /** As a policy writes it. */
    public String sign() {
        return sign;
    }

    /** Reads the sign, or the spelling of the standard in any case; empty when it is neither. */
    public static Optional<Relator> of(String text) {
        return Arrays.stream(values())
                .filter(relator -> relator.sign.equals(text)
                        || relator.standard.toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /**
     * Whether it holds.
     *
     * @param comparison of the amount with the value, as of {@link Comparable}
     */
    public boolean holds(int comparison) {
        return switch (this) {
            case EQUAL_TO -> comparison == 0;
            case NOT_EQUAL_TO -> comparison != 0;
            case LESS_THAN -> comparison < 0;
            case LESS_THAN_OR_EQUAL_TO -> comparison <= 0;
            case MORE_THAN -> comparison > 0;
            case MORE_THAN_OR_EQUAL_TO -> comparison >= 0;
        };
    }
}
