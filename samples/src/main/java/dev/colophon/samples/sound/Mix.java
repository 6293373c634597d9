package dev.colophon.samples.sound;

/** Two channels and a reverb send that instruments add to; {@link #master} makes the finished sound. */
final class Mix {

    private static final int[] COMBS = {1557, 1617, 1491, 1422, 1277, 1356};
    private static final int[] ALLPASSES = {556, 441};
    /** The right channel's delays are longer by this, which makes the room wide. */
    private static final int SPREAD = 23;

    private static final float PEAK = 0.89f;

    final int frames;
    final float[] left;
    final float[] right;
    final float[] send;

    Mix(int frames) {
        this.frames = frames;
        left = new float[frames];
        right = new float[frames];
        send = new float[frames];
    }

    /**
     * Adds a rendered note.
     *
     * @param pan -1 left .. 1 right
     * @param wet share that also goes to the room
     */
    void add(float[] voice, int length, int startFrame, double gain, double pan, double wet) {
        float toLeft = (float) (gain * Math.sqrt(0.5 * (1 - pan)));
        float toRight = (float) (gain * Math.sqrt(0.5 * (1 + pan)));
        float toRoom = (float) (gain * wet);
        int from = Math.max(0, -startFrame);
        int to = Math.min(length, frames - startFrame);
        for (int i = from; i < to; i++) {
            float v = voice[i];
            left[startFrame + i] += v * toLeft;
            right[startFrame + i] += v * toRight;
            send[startFrame + i] += v * toRoom;
        }
    }

    /**
     * Adds the room, rounds off the loudest moments, fades both ends and brings the peak to -1 dB.
     *
     * @param room 0..1, how long the room rings
     */
    Sound master(double room, double fadeSeconds) {
        float feedback = (float) (0.70 + 0.24 * room);
        reverberate(left, 0, feedback);
        reverberate(right, SPREAD, feedback);
        float loudness = loudness();
        float drive = loudness > 0 ? 0.35f / loudness : 1;
        float[] out = new float[2 * frames];
        float peak = 1e-9f;
        for (int i = 0; i < frames; i++) {
            out[2 * i] = round(left[i] * drive);
            out[2 * i + 1] = round(right[i] * drive);
            peak = Math.max(peak, Math.max(Math.abs(out[2 * i]), Math.abs(out[2 * i + 1])));
        }
        float gain = PEAK / peak;
        int fade = Math.max(1, (int) Math.min(fadeSeconds * Sound.RATE, frames / 4.0));
        for (int i = 0; i < frames; i++) {
            float edge = Math.min(1f, Math.min((i + 1) / 200f, (float) (frames - i) / fade));
            out[2 * i] *= gain * edge;
            out[2 * i + 1] *= gain * edge;
        }
        return new Sound(2, out);
    }

    private float loudness() {
        double sum = 0;
        for (int i = 0; i < frames; i++) {
            sum += left[i] * left[i] + right[i] * right[i];
        }
        return (float) Math.sqrt(sum / (2.0 * Math.max(1, frames)));
    }

    /** x / sqrt(1 + x²): exact arithmetic everywhere, unlike tanh. */
    private static float round(float x) {
        return (float) (x / Math.sqrt(1 + x * x));
    }

    /** Parallel damped combs, then allpasses in series (Schroeder 1962, Moorer 1979). */
    private void reverberate(float[] channel, int spread, float feedback) {
        float[] wet = new float[frames];
        for (int delay : COMBS) {
            float[] line = new float[delay + spread];
            float damped = 0;
            for (int i = 0, at = 0; i < frames; i++) {
                float out = line[at];
                damped = out * 0.72f + damped * 0.28f;
                line[at] = send[i] + damped * feedback;
                wet[i] += out;
                if (++at == line.length) {
                    at = 0;
                }
            }
        }
        for (int delay : ALLPASSES) {
            float[] line = new float[delay + spread];
            for (int i = 0, at = 0; i < frames; i++) {
                float held = line[at];
                line[at] = wet[i] + held * 0.5f;
                wet[i] = held - wet[i] * 0.5f;
                if (++at == line.length) {
                    at = 0;
                }
            }
        }
        for (int i = 0; i < frames; i++) {
            channel[i] += 0.18f * wet[i];
        }
    }
}
