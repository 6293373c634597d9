package dev.colophon.index.transform;

import dev.colophon.fingerprint.text.Trick;
import java.util.Map;

/**
 * How text was changed.
 *
 * @param undone the manipulations that folding undid within the matched parts of the copy, with their counts
 * @param identity share of the matched folded characters that are the same on both sides, 0..1
 */
public record TextTransform(Map<Trick, Integer> undone, double identity) implements Transform {

    public TextTransform {
        undone = Map.copyOf(undone);
    }
}
