package dev.colophon.fingerprint.image.local;

/**
 * Strength and direction of the steps of brightness at some places: taken from a plane one after the other, then measured all at once, in
 * a loop over arrays at the same index, which becomes vector instructions. Not thread-safe.
 */
final class Gradients {

    // What was of the other side of a line through the middle is subtracted from so many eighths of a turn; by whether
    // it was.
    private static final float[] SIGN = {1, -1};
    private static final float[] STEEP = {0, 2};
    private static final float[] BACK = {0, 4};
    private static final float[] UP = {0, 8};

    private float[] across;
    private float[] down;
    private float[] weights;
    private float[] strengths;
    private float[] slopes;
    private int size;

    /** @param capacity places for which there is room from the beginning */
    Gradients(int capacity) {
        across = new float[capacity];
        down = new float[capacity];
        weights = new float[capacity];
        strengths = new float[capacity];
        slopes = new float[capacity];
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    /** Makes room for so many more. */
    void expect(int more) {
        if (size + more > across.length) {
            int capacity = Math.max(size + more, 2 * across.length);
            across = java.util.Arrays.copyOf(across, capacity);
            down = java.util.Arrays.copyOf(down, capacity);
            weights = java.util.Arrays.copyOf(weights, capacity);
            strengths = new float[capacity];
            slopes = new float[capacity];
        }
    }

    /** Adds a place of a plane, for which there must be room. */
    void add(float[] plane, int width, int at, float weight) {
        across[size] = plane[at + 1] - plane[at - 1];
        down[size] = plane[at + width] - plane[at - width];
        weights[size++] = weight;
    }

    /** Adds a place without a step. */
    void addNothing() {
        across[size] = 0;
        down[size] = 0;
        weights[size++] = 0;
    }

    /** Measures all that was added, as seen from a direction. */
    void measure(float cosine, float sine) {
        measure(across, down, weights, strengths, slopes, size, cosine, sine);
    }

    private static void measure(
            float[] across,
            float[] down,
            float[] weights,
            float[] strengths,
            float[] slopes,
            int size,
            float cosine,
            float sine) {
        for (int i = 0; i < size; i++) {
            float dx = across[i];
            float dy = down[i];
            strengths[i] = (float) Math.sqrt(dx * dx + dy * dy) * weights[i];
            float x = cosine * dx + sine * dy;
            float y = cosine * dy - sine * dx;
            across[i] = x;
            down[i] = y;
            float less = Math.min(Math.abs(x), Math.abs(y));
            float more = Math.max(Math.abs(x), Math.abs(y));
            float ratio = less / Math.max(more, Float.MIN_VALUE);
            float square = ratio * ratio;
            // Arc tangent by a polynomial of degree 9 (Abramowitz and Stegun 4.4.49), times 4 / pi: `Math.atan2` may
            // differ from machine to
            // machine.
            slopes[i] = ratio
                    * (1.2730690f
                            + square
                                    * (-0.4205504f
                                            + square * (0.2293626f + square * (-0.1083947f + square * 0.0265281f))));
        }
    }

    /** By how much brightness steps, times the weight of the place. */
    float strength(int number) {
        return strengths[number];
    }

    /** The direction in eighths of a turn, 0 to 8, clockwise from the right as y points down; within 1e-5. */
    float eighths(int number) {
        float x = across[number];
        float y = down[number];
        // Three steps without branches, which no processor guesses.
        int steep = Math.abs(y) > Math.abs(x) ? 1 : 0;
        float angle = STEEP[steep] + SIGN[steep] * slopes[number];
        int back = x < 0 ? 1 : 0;
        angle = BACK[back] + SIGN[back] * angle;
        int up = y < 0 ? 1 : 0;
        return UP[up] + SIGN[up] * angle;
    }
}
