package dev.colophon.fingerprint.image.local;

/** Directions as parts of a turn, by plain arithmetic: {@code Math.atan2} may differ from machine to machine. */
final class Directions {

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
        if (down > across) {
            angle = 2 - angle;
        }
        if (x < 0) {
            angle = 4 - angle;
        }
        return y < 0 ? 8 - angle : angle;
    }
}
