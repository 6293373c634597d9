package dev.colophon.service.scan;

import dev.colophon.detect.FoundFile;
import dev.colophon.detect.Sighting;
import dev.colophon.media.provenance.Credentials;
import dev.colophon.media.walk.FileWalker;
import dev.colophon.registry.registration.RegisteredMatch;
import dev.colophon.sightings.Appearance;
import dev.colophon.sightings.Observation;
import dev.colophon.sightings.Presence;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.history.PastAbsence;
import dev.colophon.sightings.history.PlaceHistory;
import dev.colophon.sightings.outcome.PolicyOutcome;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a check or a scan found in one file.
 *
 * @param matches best first, with the works they stand for
 * @param page the page that embeds it
 * @param sightings under which it was stored: the id of each by the id of its work
 * @param presence whether it is there, as far as it was there before
 * @param outcomes what is to be done about it, by the id of each work; none of what nobody asked that
 * @param credentials what it carries, where somebody asked for that
 * @param absence the look that found it gone, of one that is
 * @param stored the sighting, of one that was found without looking into its bytes again
 * @param pictures that were taken out of it and could be compared, each of which is a finding of its own
 * @param picturesMatched in how many of them registered works were found
 */
public record Finding(
        Sighting sighting,
        List<RegisteredMatch> matches,
        Optional<String> page,
        Map<String, String> sightings,
        Presence presence,
        Map<String, PolicyOutcome> outcomes,
        Optional<Credentials> credentials,
        Optional<Observation> absence,
        Optional<StoredSighting> stored,
        int pictures,
        int picturesMatched) {

    public Finding {
        matches = List.copyOf(matches);
        sightings = Map.copyOf(sightings);
        outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
    }

    /** Of which nobody asked what is to be done. */
    public Finding(
            Sighting sighting,
            List<RegisteredMatch> matches,
            Optional<String> page,
            Map<String, String> sightings,
            Presence presence) {
        this(
                sighting,
                matches,
                page,
                sightings,
                presence,
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                0);
    }

    /** Of a file that is not stored as seen anywhere. */
    public static Finding unstored(Sighting sighting, List<RegisteredMatch> matches) {
        return new Finding(sighting, matches, Optional.empty(), Map.of(), Presence.THERE);
    }

    /** The same, with what is to be done about it, and the Content Credentials that it carries. */
    public Finding with(Map<String, PolicyOutcome> what, Optional<Credentials> carried) {
        return new Finding(
                sighting,
                matches,
                page,
                sightings,
                presence,
                what,
                carried,
                absence,
                stored,
                pictures,
                picturesMatched);
    }

    /** The same of a document, with what came of the pictures in it. */
    Finding with(DocumentParts.Pictures in) {
        return new Finding(
                in.of(sighting),
                matches,
                page,
                sightings,
                presence,
                outcomes,
                credentials,
                absence,
                stored,
                in.compared(),
                in.matched());
    }

    /** The same of what was found elsewhere than where its bytes lay meanwhile. */
    public Finding at(String place) {
        return new Finding(
                sighting.at(sighting.found().at(place)),
                matches,
                page,
                sightings,
                presence,
                outcomes,
                credentials,
                absence,
                stored,
                pictures,
                picturesMatched);
    }

    /** A sighting that is stored, of bytes that were known. */
    public static Finding of(StoredSighting stored) {
        return of(List.of(stored), Presence.THERE, Optional.empty(), Optional.of(stored));
    }

    /** A sighting that was made later, of what was seen before its work was registered, with the look that found it gone. */
    public static Finding later(StoredSighting stored, PlaceHistory history) {
        Optional<Observation> absence = stored.isGone() ? absence(history.absences(stored)) : Optional.empty();
        return of(List.of(stored), Presence.FOUND_LATER, absence, Optional.of(stored));
    }

    /** Copies that are gone, from the sightings of each work in them, with the looks that found them so. */
    public static List<Finding> gone(List<StoredSighting> sightings, PlaceHistory history) {
        return copies(sightings)
                .map(copy -> of(copy, Presence.GONE, absence(history.absences(copy.getFirst())), Optional.empty()))
                .toList();
    }

    /** Copies that are seen again after a look that did not tell it, from the sightings of each work in them. */
    public static List<Finding> again(List<StoredSighting> sightings) {
        return copies(sightings)
                .map(copy -> of(copy, Presence.AGAIN, Optional.empty(), Optional.empty()))
                .toList();
    }

    /** Copies that are back where they had been gone, from the sightings of each work in them. */
    public static List<Finding> back(List<StoredSighting> sightings) {
        return copies(sightings)
                .map(copy -> of(copy, Presence.BACK, Optional.empty(), Optional.empty()))
                .toList();
    }

    private static Stream<List<StoredSighting>> copies(List<StoredSighting> sightings) {
        return sightings.stream()
                .collect(Collectors.groupingBy(StoredSighting::place, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream();
    }

    /** The last of them, while it is not back. */
    private static Optional<Observation> absence(List<PastAbsence> absences) {
        return absences.isEmpty()
                ? Optional.empty()
                : Optional.of(absences.getLast())
                        .filter(last -> last.back().isEmpty())
                        .map(PastAbsence::found);
    }

    private static Finding of(
            List<StoredSighting> sightings,
            Presence presence,
            Optional<Observation> absence,
            Optional<StoredSighting> stored) {
        StoredSighting first = sightings.getFirst();
        Map<String, String> ids = new HashMap<>();
        sightings.forEach(sighting -> ids.put(sighting.work().id(), sighting.id()));
        return new Finding(
                first.content().at(new FoundFile(Path.of(""), first.place(), first.lastSeen())),
                sightings.stream()
                        .flatMap(sighting -> sighting.matches().stream())
                        .toList(),
                first.pages().stream().map(Appearance::page).findFirst(),
                ids,
                presence,
                Map.of(),
                Optional.empty(),
                absence,
                stored,
                0,
                0);
    }

    /** Whether some of it could be compared with what is registered. */
    public boolean isCompared() {
        return sighting.isCompared();
    }

    /** Whether the copy is there no more. */
    public boolean isGone() {
        return presence == Presence.GONE
                || stored.filter(StoredSighting::isGone).isPresent();
    }

    /** Whether it was taken out of a file that was found: an archive or a document. */
    public boolean isPacked() {
        return !FileWalker.container(place()).equals(place());
    }

    /** Whether it is no file, but what of an archive could not be read. */
    public boolean isRest() {
        return !sighting.isReadable() && FileWalker.isRest(place());
    }

    /** Where the file was found. */
    public String place() {
        return sighting.found().place();
    }
}
