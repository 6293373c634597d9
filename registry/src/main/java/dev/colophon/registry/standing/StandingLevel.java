package dev.colophon.registry.standing;

/** What a claimant may do, by what was decided of its claims before; the same rule for everybody. Least first. */
public enum StandingLevel {
    /** It sees what was found; a person confirms each notice singly. */
    REVIEW_ONLY(0),
    /** It confirms alone, many at once with a sample. No fewer than 16 decisions reach the bound. */
    NOTIFY(0.80),
    /** What it orders may be done without a person, after all other checks. No fewer than 73 decisions reach the bound. */
    AUTO(0.95);

    private final double bound;

    StandingLevel(double bound) {
        this.bound = bound;
    }

    /** The Wilson bound that it needs (a proposal). */
    public double bound() {
        return bound;
    }
}
