package dev.colophon.index.audio.alignment;

import dev.colophon.fingerprint.audio.Peaks;
import java.util.Arrays;

/** The peaks of a stretch of a copy and of a reference, paired one to one along a line. */
public final class Pairing {

    private static final double LARGEST_SPEED_STEP = 0.03;

    private final Peaks copy;
    private final Peaks reference;
    private final int low;
    /** Peaks that are near each other, in order of the copy: the number of the one, and of the other from {@code low}. */
    private int[] ofCopy = new int[1 << 8];

    private int[] ofReference = new int[1 << 8];
    private int near;
    /** For each peak of the reference from {@code low}: its nearest peak of the copy, or -1, and how far that is. */
    private final int[] partner;

    private final double[] distance;
    private int matched;

    /**
     * Pairs nothing yet.
     *
     * @param rows the stretch of the reference that may have partners
     * @param line peaks that are not near each other on it will never be paired
     * @param time how near, in eighths of a frame
     * @param pitch how near, in cents
     */
    public Pairing(Peaks copy, Peaks reference, PitchRows rows, TimePitchMap line, double time, double pitch) {
        this.copy = copy;
        this.reference = reference;
        this.low = rows.low();
        this.partner = new int[rows.size()];
        this.distance = new double[partner.length];
        int[] cursors = rows.cursors();
        for (int i = 0; i < copy.size(); i++) {
            near(rows, cursors, i, line.inReference(copy.times()[i]), time, copy.cents()[i] + line.cents(), pitch);
        }
    }

    private void near(
            PitchRows rows, int[] cursors, int number, double time, double reach, double cents, double width) {
        int last = PitchRows.row(cents + width);
        for (int row = PitchRows.row(cents - width); row <= last; row++) {
            int end = rows.end(row);
            for (int at = rows.advance(cursors, row, time - reach); at < end && rows.time(at) <= time + reach; at++) {
                if (Math.abs(rows.cents(at) - cents) <= width) {
                    if (near == ofCopy.length) {
                        ofCopy = Arrays.copyOf(ofCopy, 2 * near);
                        ofReference = Arrays.copyOf(ofReference, 2 * near);
                    }
                    ofCopy[near] = number;
                    ofReference[near++] = rows.number(at);
                }
            }
        }
    }

    /** How many pairs there are. */
    public int matched() {
        return matched;
    }

    /** Takes the numbers of a peak of the copy and of its partner. */
    @FunctionalInterface
    interface Pair {
        void pair(int copyPeak, int referencePeak);
    }

    /** Hands over the pairs, in order of the reference. */
    void forEach(Pair each) {
        for (int at = 0; at < partner.length; at++) {
            if (partner[at] >= 0) {
                each.pair(partner[at], low + at);
            }
        }
    }

    /** Which peaks of the copy have a partner. */
    public boolean[] matchedInCopy() {
        boolean[] found = new boolean[copy.size()];
        for (int peak : partner) {
            if (peak >= 0) {
                found[peak] = true;
            }
        }
        return found;
    }

    /** Each peak of the copy chooses its nearest of the reference; each of the reference keeps the nearest that chose it. */
    public void pair(TimePitchMap line, double timeWindow, double centsWindow) {
        Arrays.fill(partner, -1);
        matched = 0;
        for (int at = 0; at < near; ) {
            int peak = ofCopy[at];
            double time = line.inReference(copy.times()[peak]);
            double pitch = copy.cents()[peak] + line.cents();
            int nearest = -1;
            double least = Double.POSITIVE_INFINITY;
            for (; at < near && ofCopy[at] == peak; at++) {
                int other = ofReference[at];
                double inTime = Math.abs(reference.times()[low + other] - time);
                double inCents = Math.abs(reference.cents()[low + other] - pitch);
                if (inTime <= timeWindow && inCents <= centsWindow) {
                    double d = inTime * inTime / (timeWindow * timeWindow)
                            + inCents * inCents / (centsWindow * centsWindow);
                    if (d < least || (d == least && other < nearest)) {
                        least = d;
                        nearest = other;
                    }
                }
            }
            if (nearest >= 0 && (partner[nearest] < 0 || least < distance[nearest])) {
                matched += partner[nearest] < 0 ? 1 : 0;
                partner[nearest] = peak;
                distance[nearest] = least;
            }
        }
    }

    /** How many peaks of the copy have one of the reference this near. */
    public int agreeing(TimePitchMap line, double timeWindow, double centsWindow) {
        int agreeing = 0;
        for (int at = 0; at < near; ) {
            int peak = ofCopy[at];
            double time = line.inReference(copy.times()[peak]);
            double pitch = copy.cents()[peak] + line.cents();
            boolean agrees = false;
            for (; at < near && ofCopy[at] == peak; at++) {
                agrees |= Math.abs(reference.times()[low + ofReference[at]] - time) <= timeWindow
                        && Math.abs(reference.cents()[low + ofReference[at]] - pitch) <= centsWindow;
            }
            agreeing += agrees ? 1 : 0;
        }
        return agreeing;
    }

    /** The line through the pairs: median pitch, least squares for the speed, median offset. */
    public TimePitchMap refit(TimePitchMap line, boolean withSpeed) {
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
        return new TimePitchMap(speed, cents, median(residuals));
    }

    /** Puts the values into another order. */
    static double median(double[] values) {
        int middle = values.length / 2;
        double upper = select(values, middle);
        if (values.length % 2 == 1) {
            return upper;
        }
        double lower = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < middle; i++) {
            lower = Math.max(lower, values[i]);
        }
        return 0.5 * (lower + upper);
    }

    /** The value that would have this number if they were sorted; those before it are not greater, those behind not less. */
    private static double select(double[] values, int number) {
        int low = 0;
        int high = values.length - 1;
        while (low < high) {
            double pivot = values[(low + high) >>> 1];
            int i = low;
            int j = high;
            while (i <= j) {
                while (values[i] < pivot) {
                    i++;
                }
                while (values[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    double value = values[i];
                    values[i++] = values[j];
                    values[j--] = value;
                }
            }
            if (number <= j) {
                high = j;
            } else if (number >= i) {
                low = i;
            } else {
                return values[number];
            }
        }
        return values[number];
    }
}
