package dev.colophon.samples.sound;

/**
 * One note of a score.
 *
 * @param start seconds
 * @param length seconds until it is released; instruments ring on as they do
 * @param pitch semitones as in MIDI, 69 = 440 Hz; for drums the drum
 * @param velocity 0..1
 */
record Note(double start, double length, double pitch, double velocity) {

    int startFrame() {
        return (int) Math.round(start * Sound.RATE);
    }

    double hertz() {
        return 440 * StrictMath.pow(2, (pitch - 69) / 12);
    }
}
