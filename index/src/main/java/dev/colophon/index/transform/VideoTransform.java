package dev.colophon.index.transform;

import java.util.Optional;

/**
 * How a film was changed.
 *
 * @param speed playing speed of the copy, 1 = unchanged
 * @param framing where in the copy's picture the work is shown, when that was measured; empty where all of one is all of the other, but
 *     for borders and cut edges, and where it fills a panel of the copy, of which no place is kept
 */
public record VideoTransform(double speed, boolean mirrored, boolean negated, Optional<FilmFraming> framing)
        implements Transform {

    /** Shown as a whole. */
    public VideoTransform(double speed, boolean mirrored, boolean negated) {
        this(speed, mirrored, negated, Optional.empty());
    }
}
