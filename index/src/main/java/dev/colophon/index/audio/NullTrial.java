package dev.colophon.index.audio;

import dev.colophon.index.ReferenceId;
import java.util.Optional;

/**
 * What the search would say of a window of a copy if references that it really is a copy of were not there: for calibration
 * and for the self-test.
 *
 * @param score the best of a wrong reference, where it exceeds most
 * @param excess how much the best wrong reference exceeds what it must, at most over the strategies
 * @param falseAlarms what is expected of such an excess
 * @param reference the wrong reference, when any was found
 */
public record NullTrial(double score, double excess, double falseAlarms, Optional<ReferenceId> reference) {

    /** The probability that chance does the same or better, as calibrated. */
    public double probability() {
        return -Math.expm1(-falseAlarms);
    }
}
