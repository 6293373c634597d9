package dev.colophon.index.search;

import dev.colophon.index.ReferenceId;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/**
 * The best that decoys of a copy score in an index: sounds that nobody registered, made of the copy's own peaks.
 *
 * @param flipped the best of any reference with the peaks upside down
 * @param flippedBackwards and upside down and backwards
 * @param backwards the best of each reference with the copy merely backwards: one that agrees with that, too, has tones without
 *     direction, and agrees for them
 */
public record DecoyMaxima(double flipped, double flippedBackwards, Map<ReferenceId, Double> backwards)
        implements Serializable {

    /** Of decoys that found nothing. */
    public static final DecoyMaxima NONE = new DecoyMaxima(0, 0, Map.of());

    public DecoyMaxima {
        backwards = Map.copyOf(backwards);
    }

    /** The best of both parts of an index. */
    public DecoyMaxima merge(DecoyMaxima other) {
        Map<ReferenceId, Double> both = new HashMap<>(backwards);
        other.backwards.forEach((reference, score) -> both.merge(reference, score, Math::max));
        return new DecoyMaxima(
                Math.max(flipped, other.flipped), Math.max(flippedBackwards, other.flippedBackwards), both);
    }

    /** What a match with a reference must exceed: the mean over the decoys, or what it scores backwards. */
    public double against(ReferenceId reference) {
        return Math.max(0.5 * (flipped + flippedBackwards), backwards.getOrDefault(reference, 0.0));
    }
}
