package dev.colophon.fingerprint.audio;

import org.jtransforms.fft.FloatFFT_1D;

/** Power spectra in decibels, and their 225 logarithmic bins of 1/48 octave from 200 Hz. */
final class Spectrum {

    static final double LOWEST_HERTZ = 200;
    static final int LOG_BINS = 225;

    private static final int BINS_PER_OCTAVE = 48;
    private static final float DECIBELS_PER_OCTAVE = (float) (10 * Math.log10(2));

    private static final float OCTAVES_PER_NEPER = (float) (1 / Math.log(2));

    private final int size;
    private final FloatFFT_1D transform;
    private final float[] hann;
    private final float[] work;
    /** Lower FFT bin of each logarithmic centre, and how far the centre is above it. */
    private final int[] below = new int[LOG_BINS + 1];

    private final float[] fraction = new float[LOG_BINS + 1];

    Spectrum(int size, int sampleRate) {
        this.size = size;
        this.transform = new FloatFFT_1D(size);
        this.hann = new float[size];
        this.work = new float[size];
        for (int i = 0; i < size; i++) {
            hann[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * i / size));
        }
        for (int bin = 0; bin <= LOG_BINS; bin++) {
            double centre = LOWEST_HERTZ * Math.pow(2, (bin + 0.5) / BINS_PER_OCTAVE) * size / sampleRate;
            below[bin] = (int) centre;
            fraction[bin] = (float) (centre - below[bin]);
        }
    }

    /** How many FFT bins a spectrum has. */
    int bins() {
        return size / 2;
    }

    /** The lower FFT bin at the centre of a logarithmic bin. */
    int fftBin(int logBin) {
        return below[logBin];
    }

    /**
     * Transforms the samples.
     *
     * @param ring a ring of {@code size} samples, the oldest at {@code oldest}
     * @param decibels receives {@link #bins} values
     * @param logarithmic receives {@link #LOG_BINS} values: at the bin's centre, or the largest up to the next one
     */
    void transform(float[] ring, int oldest, float[] decibels, float[] logarithmic) {
        for (int i = 0, at = oldest; i < size; i++) {
            work[i] = ring[at] * hann[i];
            at = at + 1 == size ? 0 : at + 1;
        }
        transform.realForward(work);
        decibels[0] = decibels(work[0] * work[0]);
        for (int bin = 1; bin < size / 2; bin++) {
            float real = work[2 * bin];
            float imaginary = work[2 * bin + 1];
            decibels[bin] = decibels(real * real + imaginary * imaginary);
        }
        for (int bin = 0; bin < LOG_BINS; bin++) {
            int low = below[bin];
            float best = decibels[low] + fraction[bin] * (decibels[low + 1] - decibels[low]);
            for (int at = low + 1; at <= below[bin + 1]; at++) {
                best = Math.max(best, decibels[at]);
            }
            logarithmic[bin] = best;
        }
    }

    /**
     * 10 log10(power + 1e-9), to 0.0001 dB: the exponent of the float, and a series in (m - 1)/(m + 1) for the mantissa m
     * in 0.75..1.5. Plain float arithmetic, so that every machine finds the same peaks.
     */
    static float decibels(float power) {
        int bits = Float.floatToRawIntBits(power + 1e-9f);
        int exponent = (bits - 0x3f400000) >> 23;
        float mantissa = Float.intBitsToFloat(bits - (exponent << 23));
        float s = (mantissa - 1) / (mantissa + 1);
        float square = s * s;
        float natural = 2 * s * (1 + square * (1 / 3f + square * (1 / 5f)));
        return DECIBELS_PER_OCTAVE * (exponent + OCTAVES_PER_NEPER * natural);
    }
}
