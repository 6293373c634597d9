package dev.colophon.registry.policy.condition;

import java.util.stream.Stream;

/** Whether a rule, or a condition of one, fits a copy. */
public enum PolicyFit {
    NO,
    /** What it asks for was not measured. */
    UNKNOWN,
    YES;

    public static PolicyFit of(boolean fits) {
        return fits ? YES : NO;
    }

    /** Of all of them together: each has to fit. */
    public static PolicyFit all(Stream<PolicyFit> fits) {
        return fits.min(Enum::compareTo).orElse(YES);
    }
}
