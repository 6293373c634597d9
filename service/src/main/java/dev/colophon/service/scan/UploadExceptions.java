package dev.colophon.service.scan;

import dev.colophon.detect.Sighting;
import dev.colophon.fingerprint.TextFingerprint;
import dev.colophon.index.Match;
import dev.colophon.page.context.PageContext;
import dev.colophon.registry.registration.RegisteredMatch;
import dev.colophon.registry.work.Work;
import dev.colophon.sightings.exception.ExceptionLens;
import dev.colophon.sightings.exception.FactMeasure;
import dev.colophon.sightings.exception.PossibleException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the law may allow of a file that is not stored as seen anywhere, as it is asked of what is stored. */
final class UploadExceptions {

    private UploadExceptions() {}

    /**
     * By which exception the use of a work may be lawful.
     *
     * @param matches of all works in the file, some of this one
     * @param pages what the file says of itself, if it is a page
     */
    static Optional<PossibleException> of(
            Sighting sighting, Work work, List<RegisteredMatch> matches, List<PageContext> pages) {
        Map<Boolean, List<Match>> ofIt = matches.stream()
                .collect(Collectors.partitioningBy(
                        match -> match.registered().work().equals(work),
                        Collectors.mapping(RegisteredMatch::match, Collectors.toList())));
        Optional<String> text = sighting.fingerprints().stream()
                .filter(TextFingerprint.class::isInstance)
                .map(TextFingerprint.class::cast)
                .map(TextFingerprint::text)
                .findFirst();
        return ExceptionLens.look(new FactMeasure(
                        Objects.requireNonNull(ofIt.get(true)),
                        Objects.requireNonNull(ofIt.get(false)),
                        sighting.durationMillis(),
                        text,
                        work.title(),
                        work.owner().name(),
                        pages)
                .facts());
    }
}
