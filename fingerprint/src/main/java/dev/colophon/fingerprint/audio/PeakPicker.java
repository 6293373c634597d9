package dev.colophon.fingerprint.audio;

import java.util.Arrays;

/**
 * Finds spectral peaks, one spectrum after the other: those that stand alone in a wide neighbourhood, from which terms are
 * made, and lesser ones, which only confirm. A peak is one {@code long}, so that the natural order is by time and then by
 * pitch: time in eighths of a frame (16 samples) from the start of the sound, cents above 50 Hz (13 bits), and a byte: its
 * prominence in quarter decibels while its slot is open, then its tier.
 */
public final class PeakPicker {

    private static final int EIGHTH_SAMPLES = AudioParameters.FRAME_SAMPLES / 8;
    private static final int PROMINENCE_BINS = 24;
    private static final int REFINE_BINS = 3;
    private static final int CENTS_BITS = 13;
    private static final int BYTE_BITS = 8;
    /** Set while the slot is open, above the time, so that peaks that stand alone can be told. */
    private static final long ALONE = 1L << 62;

    /** How many of a slot are in the tiers before the last that stand alone. */
    private static final int[] FEWER = {3, 5, 8};

    private static final int LESSER_IN_TIER = 8;

    private final AudioParameters parameters;
    private final Band bass;
    private final Band rest;
    private final int alonePerSlot;
    private final int perSlot;
    /** The last {@code 2 * bandHops + 1} spectra, by number modulo the length. */
    private final float[][] logarithmic;
    /** The largest logarithmic values around each bin, of the same spectra. */
    private final float[][] around;

    /** The same in the smaller neighbourhood. */
    private final float[][] near;

    private final float[] padded;
    private final float[][] largest;
    private int spectra;

    private long[] slot = new long[128];
    private int slotLength;
    private long[] kept = new long[1024];
    private int keptLength;

    /** Spectra of one length, as many as of the logarithmic ones. */
    private record Band(PowerSpectrum spectrum, float[][] decibels) {

        Band(PowerSpectrum spectrum, int depth) {
            this(spectrum, new float[depth][spectrum.bins()]);
        }

        void transform(float[] ring, int oldest, int row, float[] logarithmic) {
            spectrum.transform(ring, oldest, decibels[row], logarithmic);
        }
    }

    /**
     * Prepares for a sound.
     *
     * @param alonePerSlot peaks kept a slot that stand alone
     * @param perSlot and together with lesser ones
     */
    public PeakPicker(AudioParameters parameters, int alonePerSlot, int perSlot, int sampleRate) {
        this.parameters = parameters;
        this.alonePerSlot = alonePerSlot;
        this.perSlot = perSlot;
        int depth = 2 * parameters.bandHops() + 1;
        int bassBins = parameters.bassBins();
        double bassRate = (double) sampleRate / Decimator.FACTOR;
        this.bass =
                new Band(new PowerSpectrum(parameters.bassWindow() / Decimator.FACTOR, bassRate, 0, bassBins), depth);
        this.rest =
                new Band(new PowerSpectrum(parameters.window(), sampleRate, bassBins, PowerSpectrum.LOG_BINS), depth);
        this.logarithmic = new float[depth][PowerSpectrum.LOG_BINS];
        this.around = new float[depth][PowerSpectrum.LOG_BINS];
        this.near = new float[depth][PowerSpectrum.LOG_BINS];
        this.padded = new float[PowerSpectrum.LOG_BINS + 2 * parameters.bandBins()];
        Arrays.fill(padded, Float.NEGATIVE_INFINITY);
        this.largest = RunningMaxima.levels(padded.length, 2 * parameters.bandBins() + 1);
    }

    /**
     * Takes what the next spectra are made of, of which the middle is at one time.
     *
     * @param ring the sound, from its oldest sample
     * @param oldest where that is
     * @param lowPassed what is left of it for the bass
     */
    public void accept(float[] ring, int oldest, Decimator lowPassed) {
        int row = spectra % logarithmic.length;
        bass.transform(lowPassed.kept(), lowPassed.oldest(), row, logarithmic[row]);
        rest.transform(ring, oldest, row, logarithmic[row]);
        look(logarithmic[row], around[row], near[row]);
        spectra++;
        if (spectra >= logarithmic.length) {
            int centre = spectra - 1 - parameters.bandHops();
            pick(centre);
            if ((centre + 1) % parameters.slotHops() == 0) {
                closeSlot();
            }
        }
    }

    /** All peaks, in order. */
    public long[] finish() {
        closeSlot();
        long[] peaks = Arrays.copyOf(kept, keptLength);
        Arrays.sort(peaks);
        return peaks;
    }

    private void pick(int centre) {
        float[] values = logarithmic[centre % logarithmic.length];
        for (int bin = 1; bin < PowerSpectrum.LOG_BINS - 1; bin++) {
            float value = values[bin];
            if (value > values[bin - 1]
                    && value >= values[bin + 1]
                    && value >= parameters.floorDecibels()
                    && isMaximum(centre, bin, value, near, parameters.lesserBins(), parameters.lesserHops())) {
                refine(
                        centre,
                        bin,
                        isMaximum(centre, bin, value, around, parameters.bandBins(), parameters.bandHops()));
            }
        }
    }

    /** Of equal values the first counts, so that a plateau has one maximum. */
    private boolean isMaximum(int centre, int bin, float value, float[][] widest, int bins, int hops) {
        if (widest[centre % widest.length][bin] > value) {
            return false;
        }
        for (int away = 1; away <= hops; away++) {
            if (widest[(centre - away) % widest.length][bin] >= value
                    || widest[(centre + away) % widest.length][bin] > value) {
                return false;
            }
        }
        float[] own = logarithmic[centre % logarithmic.length];
        for (int i = Math.max(0, bin - bins); i < bin; i++) {
            if (own[i] == value) {
                return false;
            }
        }
        return true;
    }

    /** The largest values within {@code bandBins} and within {@code lesserBins} to both sides of each bin. */
    private void look(float[] values, float[] wide, float[] narrow) {
        System.arraycopy(values, 0, padded, parameters.bandBins(), values.length);
        RunningMaxima.of(padded, largest);
        look(wide, parameters.bandBins());
        look(narrow, parameters.lesserBins());
    }

    private void look(float[] widest, int bins) {
        int run = 2 * bins + 1;
        float[] half = largest[RunningMaxima.level(run)];
        int from = parameters.bandBins() - bins;
        int shift = run - (1 << RunningMaxima.level(run));
        System.arraycopy(half, from, widest, 0, widest.length);
        RunningMaxima.raise(widest, Arrays.copyOfRange(half, from + shift, from + shift + widest.length));
    }

    /** Moves a maximum of the logarithmic bins to the summit of the spectrum near it, in pitch and in time. */
    private void refine(int centre, int logBin, boolean alone) {
        Band band = logBin < parameters.bassBins() ? bass : rest;
        float[][] decibels = band.decibels;
        float[] values = decibels[centre % decibels.length];
        int around = band.spectrum.fftBin(logBin);
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
        double hertz = (summit + vertex(values[summit - 1], top, values[summit + 1])) * band.spectrum.hertzPerBin();
        long cents = Math.round(1200 * Math.log(hertz / AudioParameters.LOWEST_HERTZ) / Math.log(2));
        if (cents < 0 || cents > AudioParameters.HIGHEST_CENTS) {
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
        slot[slotLength++] =
                (alone ? ALONE : 0) | (time << (CENTS_BITS + BYTE_BITS)) | (cents << BYTE_BITS) | prominence;
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

    /** Keeps the most prominent peaks of the slot that stand alone, then the most prominent of the others. */
    private void closeSlot() {
        if (keptLength + perSlot > kept.length) {
            kept = Arrays.copyOf(kept, 2 * kept.length);
        }
        int alone = 0;
        while (alone < Math.min(alonePerSlot, slotLength) && moveBest(alone, true)) {
            keep(alone, aloneTier(alone));
            alone++;
        }
        for (int i = alone; i < Math.min(perSlot, slotLength); i++) {
            moveBest(i, false);
            keep(i, Math.min(Peaks.LAST_TIER, Peaks.LAST_ALONE + 1 + (i - alone) / LESSER_IN_TIER));
        }
        slotLength = 0;
    }

    private static int aloneTier(int rank) {
        int tier = 0;
        while (tier < FEWER.length && rank >= FEWER[tier]) {
            tier++;
        }
        return tier;
    }

    /** Brings the most prominent of the peaks from {@code to} there; of equals the earlier, then the lower. */
    private boolean moveBest(int to, boolean onlyAlone) {
        int best = -1;
        for (int i = to; i < slotLength; i++) {
            if (onlyAlone && (slot[i] & ALONE) == 0) {
                continue;
            }
            int better = best < 0 ? 1 : Integer.compare(lastByte(slot[i]), lastByte(slot[best]));
            if (better > 0 || (better == 0 && (slot[i] & ~ALONE) < (slot[best] & ~ALONE))) {
                best = i;
            }
        }
        if (best < 0) {
            return false;
        }
        long peak = slot[best];
        slot[best] = slot[to];
        slot[to] = peak;
        return true;
    }

    private void keep(int at, int tier) {
        kept[keptLength++] = (slot[at] & ~(ALONE | 0xff)) | tier;
    }

    public static int time(long peak) {
        return (int) (peak >>> (CENTS_BITS + BYTE_BITS));
    }

    public static int cents(long peak) {
        return (int) (peak >>> BYTE_BITS) & ((1 << CENTS_BITS) - 1);
    }

    public static int tier(long peak) {
        return lastByte(peak);
    }

    private static int lastByte(long peak) {
        return (int) peak & 0xff;
    }
}
