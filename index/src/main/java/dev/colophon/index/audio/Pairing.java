package dev.colophon.index.audio;

import dev.colophon.fingerprint.audio.Peaks;
import java.util.Arrays;

/** The peaks of a stretch of a copy and of a reference, paired one to one along a line. */
final class Pairing {

    private static final double LARGEST_SPEED_STEP = 0.03;
    /** How far beyond the ends of the copy peaks of the reference are looked at, in eighths of a frame. */
    private static final double MARGIN = 60 * 8;

    private final Peaks copy;
    private final Peaks reference;
    private final int low;
    /** For each peak of the reference from {@code low}: its nearest peak of the copy, or -1, and how far that is. */
    private final int[] partner;

    private final double[] distance;
    private int matched;

    /** Pairs nothing yet; lines are expected near this one. */
    Pairing(Peaks copy, Peaks reference, Line near) {
        this.copy = copy;
        this.reference = reference;
        this.low = reference.firstAt(near.inReference(copy.times()[0]) - MARGIN);
        int high = reference.firstAt(near.inReference(copy.times()[copy.size() - 1]) + MARGIN);
        this.partner = new int[Math.max(0, high - low)];
        this.distance = new double[partner.length];
    }

    /** How many pairs there are. */
    int matched() {
        return matched;
    }

    /** Which peaks of the copy have a partner. */
    boolean[] matchedInCopy() {
        boolean[] found = new boolean[copy.size()];
        for (int peak : partner) {
            if (peak >= 0) {
                found[peak] = true;
            }
        }
        return found;
    }

    /** Each peak of the copy chooses its nearest of the reference; each of the reference keeps the nearest that chose it. */
    void pair(Line line, double timeWindow, double centsWindow) {
        Arrays.fill(partner, -1);
        matched = 0;
        int[] times = reference.times();
        short[] cents = reference.cents();
        int from = 0;
        for (int i = 0; i < copy.size(); i++) {
            double time = line.inReference(copy.times()[i]);
            double pitch = copy.cents()[i] + line.cents();
            while (from < partner.length && times[low + from] < time - timeWindow) {
                from++;
            }
            int nearest = -1;
            double nearestDistance = Double.POSITIVE_INFINITY;
            for (int at = from; at < partner.length && times[low + at] <= time + timeWindow; at++) {
                double inCents = Math.abs(cents[low + at] - pitch);
                if (inCents <= centsWindow) {
                    double inTime = (times[low + at] - time) / timeWindow;
                    double d = inTime * inTime + inCents * inCents / (centsWindow * centsWindow);
                    if (d < nearestDistance) {
                        nearestDistance = d;
                        nearest = at;
                    }
                }
            }
            if (nearest >= 0) {
                if (partner[nearest] < 0) {
                    matched++;
                } else if (distance[nearest] <= nearestDistance) {
                    continue;
                }
                partner[nearest] = i;
                distance[nearest] = nearestDistance;
            }
        }
    }

    /** The line through the pairs: median pitch, least squares for the speed, median offset. */
    Line refit(Line line, boolean withSpeed) {
        double[] residuals = new double[matched];
        int n = 0;
        double meanCopy = 0;
        double meanReference = 0;
        for (int at = 0; at < partner.length; at++) {
            if (partner[at] >= 0) {
                residuals[n++] = reference.cents()[low + at] - copy.cents()[partner[at]];
                meanCopy += copy.times()[partner[at]];
                meanReference += reference.times()[low + at];
            }
        }
        double cents = median(residuals);
        double speed = line.speed();
        if (withSpeed) {
            meanCopy /= n;
            meanReference /= n;
            double both = 0;
            double square = 0;
            for (int at = 0; at < partner.length; at++) {
                if (partner[at] >= 0) {
                    double x = copy.times()[partner[at]] - meanCopy;
                    both += x * (reference.times()[low + at] - meanReference);
                    square += x * x;
                }
            }
            double fitted = both / square;
            if (fitted > 0 && Math.abs(Math.log(fitted / speed)) < LARGEST_SPEED_STEP) {
                speed = fitted;
            }
        }
        n = 0;
        for (int at = 0; at < partner.length; at++) {
            if (partner[at] >= 0) {
                residuals[n++] = reference.times()[low + at] - speed * copy.times()[partner[at]];
            }
        }
        return new Line(speed, cents, median(residuals));
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : 0.5 * (values[middle - 1] + values[middle]);
    }
}
