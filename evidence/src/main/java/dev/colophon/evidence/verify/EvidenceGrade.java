package dev.colophon.evidence.verify;

/** How much a bundle proves to somebody who does not trust its maker. Ordered: A is best. */
public enum EvidenceGrade {
    /** Everything holds, and an authority and enough witnesses that are independent of the claimant vouch for the time. */
    A,
    /** Nothing was changed, and one independent authority or witness vouches for the time. */
    B,
    /** Nothing was changed, but the time rests on the claimant's own word. */
    C,
    /** Something does not hold. */
    F;

    /** Whether this is as good as {@code other} or better. */
    public boolean meets(EvidenceGrade other) {
        return compareTo(other) <= 0;
    }
}
