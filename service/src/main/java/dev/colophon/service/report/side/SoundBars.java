package dev.colophon.service.report.side;

import dev.colophon.fingerprint.AudioFingerprint;
import dev.colophon.fingerprint.audio.Peaks;
import dev.colophon.index.transform.Span;
import java.util.List;

/**
 * How much sounds in a sound over its length, from the spectral peaks by which it was compared: a bar for each part of it, as the
 * data of two SVG paths in a box of {@value #WIDTH} x {@value #HEIGHT}.
 *
 * @param matched the bars in which something matches
 * @param rest the others
 */
public record SoundBars(String matched, String rest) {

    public static final int WIDTH = 192;
    public static final int HEIGHT = 48;

    private static final int BARS = 96;
    private static final int LOWEST = 1;

    static SoundBars of(AudioFingerprint sound, List<Span.Time> matched) {
        double[] weights = weights(sound);
        double highest = 0;
        for (double weight : weights) {
            highest = Math.max(highest, weight);
        }
        StringBuilder inside = new StringBuilder();
        StringBuilder outside = new StringBuilder();
        for (int i = 0; i < BARS; i++) {
            double start = i * sound.seconds() / BARS;
            double end = (i + 1) * sound.seconds() / BARS;
            boolean matches = matched.stream().anyMatch(part -> part.start() < end && part.end() > start);
            int half =
                    highest == 0 ? LOWEST : Math.max(LOWEST, (int) Math.round(weights[i] / highest * (HEIGHT / 2 - 1)));
            (matches ? inside : outside)
                    .append('M')
                    .append(i * (WIDTH / BARS) + 1)
                    .append(' ')
                    .append(HEIGHT / 2 - half)
                    .append('v')
                    .append(2 * half);
        }
        return new SoundBars(inside.toString(), outside.toString());
    }

    /** Prominent peaks count more. */
    private static double[] weights(AudioFingerprint sound) {
        double[] weights = new double[BARS];
        double eighths = Math.max(1, sound.seconds() * AudioFingerprint.EIGHTHS_PER_SECOND);
        for (int i = 0; i < sound.peaks(); i++) {
            int bar = Math.clamp((long) (sound.timeEighths()[i] / eighths * BARS), 0, BARS - 1);
            weights[bar] += Peaks.LAST_ALONE + 1 - Math.min(sound.tiers()[i], Peaks.LAST_ALONE);
        }
        return weights;
    }
}
