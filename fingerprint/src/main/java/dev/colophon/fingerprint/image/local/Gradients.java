package dev.colophon.fingerprint.image.local;

import java.util.Arrays;

/**
 * Strength and direction of the steps of brightness at some places: taken from a plane one after the other, then measured all at once, in
 * a loop over arrays at the same index, which becomes vector instructions. Not thread-safe.
 */
final class Gradients {

    private float[] across;
    private float[] down;
    private float[] strengths;
    private float[] rightwards;
    private float[] downwards;
    private float[] eighths;
    private int size;

    /** @param capacity places for which there is room from the beginning */
    Gradients(int capacity) {
        across = new float[capacity];
        down = new float[capacity];
        strengths = new float[capacity];
        rightwards = new float[capacity];
        downwards = new float[capacity];
        eighths = new float[capacity];
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
            across = Arrays.copyOf(across, capacity);
            down = Arrays.copyOf(down, capacity);
            strengths = new float[capacity];
            rightwards = new float[capacity];
            downwards = new float[capacity];
            eighths = new float[capacity];
        }
    }

    /** Adds a place of a plane, for which there must be room. */
    void add(float[] plane, int width, int at) {
        across[size] = plane[at + 1] - plane[at - 1];
        down[size++] = plane[at + width] - plane[at - width];
    }

    /** Adds places of a row from one on, for which there must be room. */
    void add(float[] plane, int width, int from, int count) {
        int to = size;
        for (int at = from; at < from + count; at++, to++) {
            across[to] = plane[at + 1] - plane[at - 1];
            down[to] = plane[at + width] - plane[at - width];
        }
        size = to;
    }

    /** Adds places without a step, for which there must be room. */
    void addNothing(int count) {
        Arrays.fill(across, size, size + count, 0);
        Arrays.fill(down, size, size + count, 0);
        size += count;
    }

    /**
     * Measures all that was added, as seen from a direction.
     *
     * @param weights of each in the order in which they were added
     */
    void measure(float cosine, float sine, float[] weights) {
        strengthen(across, down, weights, strengths, size);
        rotate(across, down, cosine, sine, rightwards, downwards, size);
        slope(rightwards, downwards, eighths, size);
        bend(eighths, size);
        turn(rightwards, downwards, eighths, size);
    }

    // Of a longer loop the compiler makes no vectors.
    private static void strengthen(float[] across, float[] down, float[] weights, float[] strengths, int size) {
        for (int i = 0; i < size; i++) {
            strengths[i] = (float) Math.sqrt(across[i] * across[i] + down[i] * down[i]) * weights[i];
        }
    }

    private static void rotate(
            float[] across, float[] down, float cosine, float sine, float[] rightwards, float[] downwards, int size) {
        for (int i = 0; i < size; i++) {
            rightwards[i] = cosine * across[i] + sine * down[i];
            downwards[i] = cosine * down[i] - sine * across[i];
        }
    }

    private static void slope(float[] rightwards, float[] downwards, float[] slopes, int size) {
        for (int i = 0; i < size; i++) {
            float width = Math.abs(rightwards[i]);
            float height = Math.abs(downwards[i]);
            slopes[i] = Math.min(width, height) / Math.max(Math.max(width, height), Float.MIN_VALUE);
        }
    }

    /**
     * The arc tangent by a polynomial of degree 9 (Abramowitz and Stegun 4.4.49), times 4 / pi: {@code Math.atan2} may differ from machine
     * to machine.
     */
    private static void bend(float[] slopes, int size) {
        for (int i = 0; i < size; i++) {
            float ratio = slopes[i];
            float square = ratio * ratio;
            slopes[i] = ratio
                    * (1.2730690f
                            + square
                                    * (-0.4205504f
                                            + square * (0.2293626f + square * (-0.1083947f + square * 0.0265281f))));
        }
    }

    /** From what lies between an axis and a diagonal to whole turns, by differences that are 0 or above and become 0 or 1. */
    private static void turn(float[] across, float[] down, float[] eighths, int size) {
        for (int i = 0; i < size; i++) {
            float x = across[i];
            float y = down[i];
            float width = Math.abs(x);
            float height = Math.abs(y);
            float steeper = height - width;
            float steep = Math.signum(steeper + Math.abs(steeper));
            float back = Math.signum(width - x);
            float up = Math.signum(height - y);
            float angle = 2 * steep + (1 - 2 * steep) * eighths[i];
            angle = 4 * back + (1 - 2 * back) * angle;
            eighths[i] = 8 * up + (1 - 2 * up) * angle;
        }
    }

    /** By how much brightness steps, times the weight of the place. */
    float strength(int number) {
        return strengths[number];
    }

    /** The direction in eighths of a turn, 0 to 8, clockwise from the right as y points down; within 1e-5. */
    float eighths(int number) {
        return eighths[number];
    }
}
