package dev.colophon.index.visual.film;

import java.util.List;

/**
 * Where the frames of a copy lie in the reference: {@code reference = offset + speed * copy}, in seconds.
 */
record AffineTimeMap(double offset, double speed) {

    private static final int CENTRING_STEPS = 30;

    double at(double copySeconds) {
        return offset + speed * copySeconds;
    }

    /** The line of least squares through the agreements; this one when they do not fix a speed between the limits. */
    AffineTimeMap through(List<FrameAgreement> agreements, double slowest, double fastest) {
        double copy = 0;
        double reference = 0;
        for (FrameAgreement agreement : agreements) {
            copy += agreement.copySeconds() / agreements.size();
            reference += agreement.referenceSeconds() / agreements.size();
        }
        double spread = 0;
        double together = 0;
        for (FrameAgreement agreement : agreements) {
            double away = agreement.copySeconds() - copy;
            spread += away * away;
            together += away * (agreement.referenceSeconds() - reference);
        }
        double fitted = together / spread;
        if (!(fitted >= slowest && fitted <= fastest)) {
            return this;
        }
        return new AffineTimeMap(reference - fitted * copy, fitted);
    }

    /** The line of the film's own speed that passes nearest to the frames. */
    static AffineTimeMap ofSameSpeed(List<FrameAgreement> agreements) {
        double offset = agreements.stream()
                .mapToDouble(agreement -> agreement.referenceSeconds() - agreement.copySeconds())
                .average()
                .orElseThrow();
        for (int step = 0; step < CENTRING_STEPS; step++) {
            double last = offset;
            offset = agreements.stream()
                    .mapToDouble(
                            agreement -> agreement.nearest(last + agreement.copySeconds()) - agreement.copySeconds())
                    .average()
                    .orElseThrow();
        }
        return new AffineTimeMap(offset, 1);
    }

    /** How far the line is from the times in which the frames are seen, in seconds on average. */
    double error(List<FrameAgreement> agreements) {
        return agreements.stream()
                .mapToDouble(agreement -> agreement.away(at(agreement.copySeconds())))
                .average()
                .orElseThrow();
    }
}
