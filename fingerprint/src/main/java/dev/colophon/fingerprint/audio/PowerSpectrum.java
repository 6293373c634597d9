package dev.colophon.fingerprint.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import org.jtransforms.fft.FloatFFT_1D;

/**
 * Power spectra in decibels, and some of the 321 logarithmic bins of 1/48 octave from 50 Hz. A tone of one amplitude has one
 * level, however long the spectrum.
 */
final class PowerSpectrum {

    static final int BINS_PER_OCTAVE = 48;
    static final int LOG_BINS = 321;

    /** The spectrum at whose length a tone has the level that {@link AudioParameters#floorDecibels} means. */
    private static final double LEVEL_SIZE = 1_024;

    private static final float DECIBELS_PER_OCTAVE = (float) (10 * Math.log10(2));

    private static final float OCTAVES_PER_NEPER = (float) (1 / Math.log(2));

    private final int size;
    private final int from;
    private final int to;
    private final double hertzPerBin;
    private final FloatFFT_1D transform;
    private final float[] hann;
    private final float[] work;
    /** Lower FFT bin of each logarithmic centre, and how far the centre is above it. */
    private final int[] below = new int[LOG_BINS + 1];

    private final float[] fraction = new float[LOG_BINS + 1];
    /** Maxima of 1, 2, 4, 8 bins. */
    private final float[][] largest;
    /** The same memory seen as floats and as their bits. */
    private final FloatBuffer floats;

    private final IntBuffer ints;
    private final int[] mantissa;
    private final int[] exponent;

    /**
     * Prepares.
     *
     * @param size samples of a spectrum
     * @param sampleRate of these samples a second
     * @param from the first logarithmic bin that is wanted
     * @param to the one after the last
     */
    PowerSpectrum(int size, double sampleRate, int from, int to) {
        this.size = size;
        this.from = from;
        this.to = to;
        this.hertzPerBin = sampleRate / size;
        this.transform = new FloatFFT_1D(size);
        this.hann = new float[size];
        this.work = new float[size];
        for (int i = 0; i < size; i++) {
            hann[i] = (float) (LEVEL_SIZE / size * (0.5 - 0.5 * Math.cos(2 * Math.PI * i / size)));
        }
        for (int bin = from; bin <= to; bin++) {
            double centre = AudioParameters.LOWEST_HERTZ * Math.pow(2, (bin + 0.5) / BINS_PER_OCTAVE) / hertzPerBin;
            below[bin] = (int) centre;
            fraction[bin] = (float) (centre - below[bin]);
        }
        int longestRun = 0;
        for (int bin = from; bin < to; bin++) {
            longestRun = Math.max(longestRun, below[bin + 1] - below[bin]);
        }
        this.largest = RunningMaxima.levels(bins(), longestRun);
        ByteBuffer memory = ByteBuffer.allocate(bins() * Float.BYTES).order(ByteOrder.nativeOrder());
        this.floats = memory.asFloatBuffer();
        this.ints = memory.asIntBuffer();
        this.mantissa = new int[bins()];
        this.exponent = new int[bins()];
    }

    /** How many FFT bins a spectrum has. */
    int bins() {
        return size / 2;
    }

    /** The width of an FFT bin. */
    double hertzPerBin() {
        return hertzPerBin;
    }

    /** The lower FFT bin at the centre of a logarithmic bin. */
    int fftBin(int logBin) {
        return below[logBin];
    }

    /**
     * Transforms the samples. The steps are loops over one array at the same index each, because those are what the compiler
     * turns into vector instructions.
     *
     * @param ring a ring of at least {@code size} samples, the oldest at {@code oldest}; the oldest of them are taken
     * @param decibels receives {@link #bins} values
     * @param logarithmic receives the values that are wanted: at the bin's centre, or the largest up to the next one
     */
    void transform(float[] ring, int oldest, float[] decibels, float[] logarithmic) {
        int untilEnd = Math.min(size, ring.length - oldest);
        for (int i = 0; i < untilEnd; i++) {
            work[i] = ring[oldest + i] * hann[i];
        }
        for (int i = untilEnd; i < size; i++) {
            work[i] = ring[i - untilEnd] * hann[i];
        }
        transform.realForward(work);
        decibels[0] = work[0] * work[0];
        for (int bin = 1; bin < size / 2; bin++) {
            float real = work[2 * bin];
            float imaginary = work[2 * bin + 1];
            decibels[bin] = real * real + imaginary * imaginary;
        }
        toDecibels(decibels);
        toLogarithmic(decibels, logarithmic);
    }

    private void toLogarithmic(float[] decibels, float[] logarithmic) {
        RunningMaxima.of(decibels, largest);
        for (int bin = from; bin < to; bin++) {
            int low = below[bin];
            float centre = decibels[low] + fraction[bin] * (decibels[low + 1] - decibels[low]);
            int run = below[bin + 1] - low;
            if (run > 0) {
                int level = RunningMaxima.level(run);
                float[] maxima = largest[level];
                float summit = Math.max(maxima[low + 1], maxima[low + 1 + run - (1 << level)]);
                centre = Math.max(centre, summit);
            }
            logarithmic[bin] = centre;
        }
    }

    /**
     * Replaces each power by 10 log10(power + 1e-9), to 0.0001 dB: the exponent of the float, and a series in (m - 1)/(m + 1)
     * for the mantissa m in 0.75..1.5. Plain float arithmetic, so that every machine finds the same peaks.
     *
     * <p>Bits are taken out of floats and put back by copying whole arrays: without conversions between the two inside a loop the
     * compiler uses vector instructions.
     */
    private void toDecibels(float[] powers) {
        for (int i = 0; i < powers.length; i++) {
            powers[i] += 1e-9f;
        }
        floats.put(0, powers);
        ints.get(0, mantissa);
        for (int i = 0; i < exponent.length; i++) {
            exponent[i] = (mantissa[i] - 0x3f400000) >> 23;
            mantissa[i] -= exponent[i] << 23;
        }
        ints.put(0, mantissa);
        floats.get(0, powers);
        for (int i = 0; i < powers.length; i++) {
            float s = (powers[i] - 1) / (powers[i] + 1);
            float square = s * s;
            float natural = 2 * s * (1 + square * (1 / 3f + square * (1 / 5f)));
            powers[i] = DECIBELS_PER_OCTAVE * (exponent[i] + OCTAVES_PER_NEPER * natural);
        }
    }
}
