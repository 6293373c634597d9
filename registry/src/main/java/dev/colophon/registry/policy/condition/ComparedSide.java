package dev.colophon.registry.policy.condition;

/** Of what a percentage is: DDEX {@code ReferenceUnit}. */
public enum ComparedSide {
    /** The registered file: DDEX {@code ReferenceResource}. */
    REFERENCE,
    /** The copy that was found: DDEX {@code ConsumerResource}. */
    COPY
}
