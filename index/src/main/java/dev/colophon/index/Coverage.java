package dev.colophon.index;

/**
 * How much is shared: the part of the reference that the copy contains, and the part of the copy that comes from the
 * reference, both 0..1. Overlapping segments count once.
 */
public record Coverage(double ofReference, double ofCopy) {

    public Coverage {
        if (!(ofReference >= 0 && ofReference <= 1 && ofCopy >= 0 && ofCopy <= 1)) {
            throw new IllegalArgumentException("coverage is 0..1, not " + ofReference + " and " + ofCopy);
        }
    }
}
