package dev.colophon.demo.picture;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;

/**
 * One side of a match, the work or the copy, as it can be drawn small.
 *
 * @param parts of it that match, in the order of the match's segments
 */
public record DemoSide(Content content, List<Part> parts) {

    /** Bounds in 0..1 of the side's length or width; the start is the larger one where the copy is mirrored. */
    record Part(double start, double end) {}

    /** What there is to be seen. */
    sealed interface Content {}

    /**
     * A sound.
     *
     * @param loudness of stretches of equal length, 0..1
     */
    record Waveform(List<Double> loudness) implements Content {}

    /**
     * A picture.
     *
     * @param outline x and y of the corners of the matching part in 0..1, where that is not all of it
     */
    record Picture(BufferedImage image, Optional<double[]> outline) implements Content {}

    /**
     * A film.
     *
     * @param frame from the middle of the first part that matches
     * @param sound where the sound is what matches
     */
    record Film(BufferedImage frame, Optional<Waveform> sound) implements Content {}

    /** A text from where the first passage that matches begins, and the last words before it. */
    record Passage(String before, String text) implements Content {}

    public DemoSide {
        parts = List.copyOf(parts);
    }
}
