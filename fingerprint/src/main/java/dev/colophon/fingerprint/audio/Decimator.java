package dev.colophon.fingerprint.audio;

/**
 * A sound without what is above the bass, at an eighth of its rate: low-passed by a windowed sinc (Hamming; flat to 410 Hz, 53 dB
 * down from 970 Hz, which is where what would be heard as bass begins), of which every eighth sample is kept.
 */
public final class Decimator {

    /** Samples taken for one that is kept. */
    public static final int FACTOR = 8;

    /** How many samples the newest that is kept lags behind the newest that was taken. */
    public static final int DELAY = 32;

    private static final int TAPS = 2 * DELAY + 1;

    private final float[] taps = new float[TAPS];
    /** What is still needed of the samples before, and then new ones. */
    private final float[] recent;
    /** A ring of what was kept. */
    private final float[] kept;

    private int next;

    /**
     * Begins after silence.
     *
     * @param step samples that are taken at once, a multiple of {@link #FACTOR}
     * @param length samples that are kept
     */
    public Decimator(int step, int length) {
        this.recent = new float[TAPS - 1 + step];
        this.kept = new float[length];
        double sum = 0;
        double[] exact = new double[TAPS];
        for (int i = 0; i < TAPS; i++) {
            double x = Math.PI * (i - DELAY) / FACTOR;
            double sinc = x == 0 ? 1 : Math.sin(x) / x;
            exact[i] = sinc * (0.54 - 0.46 * Math.cos(2 * Math.PI * i / (TAPS - 1)));
            sum += exact[i];
        }
        for (int i = 0; i < TAPS; i++) {
            taps[i] = (float) (exact[i] / sum);
        }
    }

    /** Takes the newest samples of a ring, one step of them, whose oldest is at {@code oldest}. */
    public void accept(float[] ring, int oldest) {
        int step = recent.length - (TAPS - 1);
        System.arraycopy(recent, step, recent, 0, TAPS - 1);
        int start = oldest - step < 0 ? oldest - step + ring.length : oldest - step;
        int untilEnd = Math.min(step, ring.length - start);
        System.arraycopy(ring, start, recent, TAPS - 1, untilEnd);
        System.arraycopy(ring, 0, recent, TAPS - 1 + untilEnd, step - untilEnd);
        for (int end = TAPS - 1 + FACTOR; end <= recent.length; end += FACTOR) {
            kept[next] = filtered(end - TAPS);
            next = next + 1 == kept.length ? 0 : next + 1;
        }
    }

    /** Four sums, because each addition would wait for the one before. */
    private float filtered(int from) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = taps[TAPS - 1] * recent[from + TAPS - 1];
        for (int i = 0; i < TAPS - 1; i += 4) {
            a += taps[i] * recent[from + i];
            b += taps[i + 1] * recent[from + i + 1];
            c += taps[i + 2] * recent[from + i + 2];
            d += taps[i + 3] * recent[from + i + 3];
        }
        return a + b + (c + d);
    }

    /** The ring of what was kept; its oldest sample is at {@link #oldest}. */
    float[] kept() {
        return kept;
    }

    int oldest() {
        return next;
    }
}
