package dev.colophon.fingerprint.audio;

import java.util.Arrays;

/**
 * Finds the spectral peaks that stand out, one spectrum after the other. A peak is one {@code long}, so that the natural
 * order is by time and then by pitch: time in eighths of a frame (16 samples) from the start of the sound, cents above 200 Hz
 * (13 bits), prominence in quarter decibels (8 bits).
 */
final class PeakPicker {

    static final int HIGHEST_CENTS = 5_640;

    private static final int EIGHTH_SAMPLES = AudioParameters.FRAME_SAMPLES / 8;
    private static final int PROMINENCE_BINS = 24;
    private static final int REFINE_BINS = 3;
    private static final int CENTS_BITS = 13;
    private static final int PROMINENCE_BITS = 8;

    private final AudioParameters parameters;
    private final Spectrum spectrum;
    private final double hertzPerBin;
    private final int perSlot;
    /** The last {@code 2 * bandHops + 1} spectra, by number modulo the length. */
    private final float[][] decibels;

    private final float[][] logarithmic;
    /** The largest logarithmic values around each bin, of the same spectra. */
    private final float[][] around;

    private final float[] padded;
    private final float[][] largest;
    private int spectra;

    private long[] slot = new long[128];
    private int slotLength;
    private long[] kept = new long[1024];
    private int keptLength;

    PeakPicker(AudioParameters parameters, int perSlot, int sampleRate) {
        this.parameters = parameters;
        this.spectrum = new Spectrum(parameters.window(), sampleRate);
        this.hertzPerBin = (double) sampleRate / parameters.window();
        this.perSlot = perSlot;
        int depth = 2 * parameters.bandHops() + 1;
        this.decibels = new float[depth][spectrum.bins()];
        this.logarithmic = new float[depth][Spectrum.LOG_BINS];
        this.around = new float[depth][Spectrum.LOG_BINS];
        this.padded = new float[Spectrum.LOG_BINS + 2 * parameters.bandBins()];
        Arrays.fill(padded, Float.NEGATIVE_INFINITY);
        this.largest = RunningMaxima.levels(padded.length, 2 * parameters.bandBins() + 1);
    }

    /** Takes the next spectrum of the samples in a ring whose oldest sample is at {@code oldest}. */
    void accept(float[] ring, int oldest) {
        int row = spectra % decibels.length;
        spectrum.transform(ring, oldest, decibels[row], logarithmic[row]);
        look(logarithmic[row], around[row]);
        spectra++;
        if (spectra >= decibels.length) {
            int centre = spectra - 1 - parameters.bandHops();
            pick(centre);
            if ((centre + 1) % parameters.slotHops() == 0) {
                closeSlot();
            }
        }
    }

    /** All peaks, in order. */
    long[] finish() {
        closeSlot();
        long[] peaks = Arrays.copyOf(kept, keptLength);
        Arrays.sort(peaks);
        return peaks;
    }

    private void pick(int centre) {
        float[] values = logarithmic[centre % logarithmic.length];
        for (int bin = 1; bin < Spectrum.LOG_BINS - 1; bin++) {
            float value = values[bin];
            if (value > values[bin - 1]
                    && value >= values[bin + 1]
                    && value >= parameters.floorDecibels()
                    && isMaximum(centre, bin, value)) {
                refine(centre, bin);
            }
        }
    }

    /** Of equal values the first counts, so that a plateau has one maximum. */
    private boolean isMaximum(int centre, int bin, float value) {
        if (around[centre % around.length][bin] > value) {
            return false;
        }
        for (int hops = 1; hops <= parameters.bandHops(); hops++) {
            if (around[(centre - hops) % around.length][bin] >= value
                    || around[(centre + hops) % around.length][bin] > value) {
                return false;
            }
        }
        float[] own = logarithmic[centre % logarithmic.length];
        for (int i = Math.max(0, bin - parameters.bandBins()); i < bin; i++) {
            if (own[i] == value) {
                return false;
            }
        }
        return true;
    }

    /** The largest value within {@code bandBins} to both sides of each bin. */
    private void look(float[] values, float[] widest) {
        int band = parameters.bandBins();
        System.arraycopy(values, 0, padded, band, values.length);
        RunningMaxima.of(padded, largest);
        float[] half = largest[largest.length - 1];
        System.arraycopy(half, 2 * band + 1 - (1 << (largest.length - 1)), widest, 0, widest.length);
        RunningMaxima.raise(widest, half);
    }

    /** Moves a maximum of the logarithmic bins to the summit of the spectrum near it, in pitch and in time. */
    private void refine(int centre, int logBin) {
        float[] values = decibels[centre % decibels.length];
        int around = spectrum.fftBin(logBin);
        int summit = around;
        for (int bin = Math.max(1, around - REFINE_BINS);
                bin <= Math.min(values.length - 2, around + REFINE_BINS);
                bin++) {
            if (values[bin] > values[summit]) {
                summit = bin;
            }
        }
        float top = values[summit];
        if (top < values[summit - 1] || top < values[summit + 1]) {
            return;
        }
        double hertz = (summit + vertex(values[summit - 1], top, values[summit + 1])) * hertzPerBin;
        long cents = Math.round(1200 * Math.log(hertz / Spectrum.LOWEST_HERTZ) / Math.log(2));
        if (cents < 0 || cents > HIGHEST_CENTS) {
            return;
        }
        float before = decibels[(centre - 1) % decibels.length][summit];
        float after = decibels[(centre + 1) % decibels.length][summit];
        double samples = parameters.hop() * (centre + vertex(before, top, after)) + parameters.window() / 2.0;
        long time = Math.max(0, Math.round(samples / EIGHTH_SAMPLES));
        long prominence = Math.clamp(Math.round(4 * (top - mean(values, summit))), 0, 255);
        if (slotLength == slot.length) {
            slot = Arrays.copyOf(slot, 2 * slotLength);
        }
        slot[slotLength++] = (time << (CENTS_BITS + PROMINENCE_BITS)) | (cents << PROMINENCE_BITS) | prominence;
    }

    /** Where the parabola through three equidistant values has its top, within 1 of the middle one. */
    private static double vertex(double left, double middle, double right) {
        double curvature = left - 2 * middle + right;
        return curvature < 0 ? Math.clamp(0.5 * (left - right) / curvature, -1, 1) : 0;
    }

    private static double mean(float[] values, int centre) {
        int from = Math.max(0, centre - PROMINENCE_BINS);
        int to = Math.min(values.length - 1, centre + PROMINENCE_BINS);
        double sum = 0;
        for (int bin = from; bin <= to; bin++) {
            sum += values[bin];
        }
        return sum / (to - from + 1);
    }

    /** Keeps the most prominent peaks of the slot; of equals the earlier, then the lower. */
    private void closeSlot() {
        if (keptLength + perSlot > kept.length) {
            kept = Arrays.copyOf(kept, 2 * kept.length);
        }
        int keep = Math.min(perSlot, slotLength);
        for (int i = 0; i < keep; i++) {
            int best = i;
            for (int j = i + 1; j < slotLength; j++) {
                int better = Integer.compare(prominence(slot[j]), prominence(slot[best]));
                if (better > 0 || (better == 0 && slot[j] < slot[best])) {
                    best = j;
                }
            }
            long peak = slot[best];
            slot[best] = slot[i];
            slot[i] = peak;
            kept[keptLength++] = peak;
        }
        slotLength = 0;
    }

    static int time(long peak) {
        return (int) (peak >>> (CENTS_BITS + PROMINENCE_BITS));
    }

    static int cents(long peak) {
        return (int) (peak >>> PROMINENCE_BITS) & ((1 << CENTS_BITS) - 1);
    }

    static int prominence(long peak) {
        return (int) peak & 0xff;
    }
}
