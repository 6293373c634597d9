package dev.colophon.cases.regime;

/** The steps of a procedure that a profile explains. */
public enum RegimeStep {
    /** The notice has left. */
    SENT,
    /** The recipient has not answered. */
    SILENT,
    /** The recipient says that it has removed the content. */
    REMOVAL_CLAIMED,
    /** The user has answered. */
    COUNTERED,
    /** The content is available again. */
    RESTORED
}
