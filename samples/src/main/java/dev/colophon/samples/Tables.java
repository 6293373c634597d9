package dev.colophon.samples;

/** Band-limited wave tables, made with StrictMath so that they are the same everywhere. */
public final class Tables {

    /** Table length; one value more is stored for interpolation. */
    static final int SIZE = 2048;

    private static final float[] SINE = new float[SIZE + 1];

    static {
        for (int i = 0; i <= SIZE; i++) {
            SINE[i] = (float) StrictMath.sin(2 * Math.PI * i / SIZE);
        }
    }

    private Tables() {}

    /** Sine of a phase in turns, 0 or more. */
    public static float sine(double turns) {
        return read(SINE, turns);
    }

    /** Value of a table at a phase in turns, 0 or more. */
    public static float read(float[] table, double turns) {
        double at = (turns - (long) turns) * SIZE;
        int i = (int) at;
        float part = (float) (at - i);
        return table[i] + part * (table[i + 1] - table[i]);
    }

    /** One period with the given amplitudes of harmonics 1, 2, 3 …, at most {@code harmonics} of them, peak 1. */
    public static float[] of(double[] amplitudes, int harmonics, Dice dice) {
        float[] table = new float[SIZE + 1];
        for (int h = 1; h <= Math.min(amplitudes.length, harmonics); h++) {
            double phase = h == 1 ? 0 : dice.unit();
            float amplitude = (float) amplitudes[h - 1];
            int offset = (int) (phase * SIZE);
            for (int i = 0; i < SIZE; i++) {
                table[i] += amplitude * SINE[(i * h + offset) & (SIZE - 1)];
            }
        }
        float peak = 1e-9f;
        for (float value : table) {
            peak = Math.max(peak, Math.abs(value));
        }
        for (int i = 0; i < SIZE; i++) {
            table[i] /= peak;
        }
        table[SIZE] = table[0];
        return table;
    }
}
