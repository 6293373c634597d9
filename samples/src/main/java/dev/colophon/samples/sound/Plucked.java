package dev.colophon.samples.sound;

import dev.colophon.samples.Dice;

/** A plucked string (Karplus and Strong 1983, with the fractional delay of Jaffe and Smith 1983). */
final class Plucked implements Instrument {

    private final double brightness;
    private final double ringSeconds;
    private float[] voice = new float[0];

    /**
     * A string.
     *
     * @param brightness 0..1, how hard the plectrum
     * @param ringSeconds time until a middle note has nearly died away
     */
    Plucked(double brightness, double ringSeconds) {
        this.brightness = brightness;
        this.ringSeconds = ringSeconds;
    }

    @Override
    public void play(Note note, Mix mix, double gain, double pan, double wet, Dice dice) {
        int start = Math.max(0, note.startFrame());
        int held = (int) (note.length() * Sound.RATE);
        int length = Math.min((int) (Math.min(ringSeconds, note.length() + 0.5) * Sound.RATE), mix.frames - start);
        if (length <= 0) {
            return;
        }
        if (voice.length < length) {
            voice = new float[length + length / 2];
        }
        double period = Sound.RATE / note.hertz() - 0.5;
        int whole = (int) period;
        float[] line = excite(whole + 1, note.velocity(), dice);
        double part = period - whole;
        float allpass = (float) ((1 - part) / (1 + part));
        float keep = (float) StrictMath.pow(0.001, period / (ringSeconds * Sound.RATE));
        float damped = (float) StrictMath.pow(0.001, period / (0.15 * Sound.RATE));
        float last = 0;
        float in = 0;
        float out = 0;
        for (int i = 0, at = 0; i < length; i++) {
            float now = line[at];
            float averaged = 0.5f * (now + last) * (i < held ? keep : damped);
            last = now;
            out = allpass * (averaged - out) + in;
            in = averaged;
            line[at] = out;
            voice[i] = now;
            if (++at >= whole) {
                at = 0;
            }
        }
        int fade = Math.min(length, 400);
        for (int i = 0; i < fade; i++) {
            voice[length - 1 - i] *= i / (float) fade;
        }
        mix.add(voice, length, note.startFrame(), 0.9 * gain * note.velocity(), pan, wet);
    }

    /** Noise, softer for soft notes, without a constant part, plucked at a seventh of the string. */
    private float[] excite(int length, double velocity, Dice dice) {
        float[] line = new float[length];
        float smooth = (float) Math.clamp(0.12 + 0.85 * brightness * (0.4 + 0.6 * velocity), 0.05, 1);
        float low = 0;
        float mean = 0;
        for (int i = 0; i < length; i++) {
            low += smooth * ((float) dice.between(-1.0, 1.0) - low);
            line[i] = low;
            mean += low / length;
        }
        int comb = Math.max(1, length / 7);
        float peak = 1e-6f;
        for (int i = length - 1; i >= 0; i--) {
            line[i] = line[i] - mean - (i >= comb ? 0.6f * (line[i - comb] - mean) : 0);
            peak = Math.max(peak, Math.abs(line[i]));
        }
        for (int i = 0; i < length; i++) {
            line[i] /= peak;
        }
        return line;
    }
}
