package dev.colophon.service.catalogue;

import dev.colophon.registry.registration.RegisteredMatch;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;

/**
 * A match of a film with frames of both sides.
 *
 * @param place where the copy was seen
 * @param moments in the order of the copy
 */
public record FilmMatch(String place, RegisteredMatch match, List<Moment> moments) implements DrawableMatch {

    /** Whether there is anything to be seen. */
    boolean hasFrames() {
        return moments.stream()
                .anyMatch(moment ->
                        moment.reference().isPresent() || moment.copy().isPresent());
    }

    /**
     * A moment that both sides show.
     *
     * @param inReference seconds from the start of the work
     * @param inCopy seconds from the start of the copy
     * @param reference its frame, in grey; empty where the registered file is not at hand
     * @param copy empty where the file of the copy is not
     */
    public record Moment(
            double inReference, double inCopy, Optional<BufferedImage> reference, Optional<BufferedImage> copy) {}
}
