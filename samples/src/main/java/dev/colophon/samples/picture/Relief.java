package dev.colophon.samples.picture;

import dev.colophon.samples.Dice;

/** Gradient noise (Perlin 2002) over an unbounded plane, from integer hashes: the same everywhere. */
public final class Relief {

    private static final float[] COSINES = new float[64];
    private static final float[] SINES = new float[64];

    static {
        for (int i = 0; i < COSINES.length; i++) {
            COSINES[i] = (float) StrictMath.cos(2 * Math.PI * i / COSINES.length);
            SINES[i] = (float) StrictMath.sin(2 * Math.PI * i / COSINES.length);
        }
    }

    private final int seed;

    public Relief(Dice dice) {
        seed = (int) dice.next();
    }

    /** One octave, about -0.7..0.7, features about 1 apart. */
    public double at(double x, double y) {
        int x0 = floor(x);
        int y0 = floor(y);
        double fx = x - x0;
        double fy = y - y0;
        double u = fx * fx * fx * (fx * (fx * 6 - 15) + 10);
        double v = fy * fy * fy * (fy * (fy * 6 - 15) + 10);
        double top = lerp(slope(x0, y0, fx, fy), slope(x0 + 1, y0, fx - 1, fy), u);
        double bottom = lerp(slope(x0, y0 + 1, fx, fy - 1), slope(x0 + 1, y0 + 1, fx - 1, fy - 1), u);
        return lerp(top, bottom, v);
    }

    /** Octaves of halving size and strength, about -1..1. */
    public double fractal(double x, double y, int octaves) {
        double sum = 0;
        double strength = 1;
        double scale = 1;
        for (int i = 0; i < octaves; i++) {
            sum += strength * at(x * scale + 17.3 * i, y * scale - 9.1 * i);
            strength *= 0.5;
            scale *= 2.03;
        }
        return sum;
    }

    /** Sharp crests (Musgrave's ridged multifractal, simplified), 0..1. */
    double ridged(double x, double y, int octaves) {
        double sum = 0;
        double strength = 0.5;
        double scale = 1;
        double weight = 1;
        for (int i = 0; i < octaves; i++) {
            double crest = 1 - Math.abs(1.6 * at(x * scale + 31.7 * i, y * scale + 11.9 * i));
            crest *= crest * weight;
            weight = Math.clamp(crest * 1.6, 0, 1);
            sum += strength * crest;
            strength *= 0.5;
            scale *= 2.1;
        }
        return sum;
    }

    /** White noise of a cell, 0..1. */
    public double cell(int x, int y) {
        return (hash(x, y) >>> 8) * 0x1.0p-24;
    }

    private double slope(int x, int y, double dx, double dy) {
        int direction = hash(x, y) >>> 26;
        return COSINES[direction] * dx + SINES[direction] * dy;
    }

    private int hash(int x, int y) {
        int h = seed + x * 0x27D4EB2D + y * 0x165667B1;
        h = (h ^ (h >>> 15)) * 0x2C1B3C6D;
        h = (h ^ (h >>> 12)) * 0x297A2D39;
        return h ^ (h >>> 15);
    }

    private static int floor(double v) {
        int i = (int) v;
        return v < i ? i - 1 : i;
    }

    private static double lerp(double a, double b, double share) {
        return a + share * (b - a);
    }
}
