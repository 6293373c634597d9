package dev.colophon.fingerprint.image.local;

/** Directions as parts of a turn, by plain arithmetic: {@code Math.atan2} may differ from machine to machine. */
final class Directions {

    private static final float[] SIGN = {1, -1};
    private static final float[] STEEP = {0, 2};
    private static final float[] BACK = {0, 4};
    private static final float[] UP = {0, 8};

    private Directions() {}

    /** The direction of a vector in eighths of a turn, 0 to 8, clockwise from the right as y points down; within 1e-5. */
    static float eighths(float x, float y) {
        float across = Math.abs(x);
        float down = Math.abs(y);
        float less = Math.min(across, down);
        float more = Math.max(across, down);
        if (more == 0) {
            return 0;
        }
        float ratio = less / more;
        float square = ratio * ratio;
        // Arc tangent by a polynomial of degree 9 (Abramowitz and Stegun 4.4.49), times 4 / pi.
        float angle = ratio
                * (1.2730690f
                        + square
                                * (-0.4205504f + square * (0.2293626f + square * (-0.1083947f + square * 0.0265281f))));
        // Whatever the octant, in three steps without branches, which nobody can guess: 0 plus or another number minus what was.
        int steep = down > across ? 1 : 0;
        angle = STEEP[steep] + SIGN[steep] * angle;
        int back = x < 0 ? 1 : 0;
        angle = BACK[back] + SIGN[back] * angle;
        int up = y < 0 ? 1 : 0;
        return UP[up] + SIGN[up] * angle;
    }
}
