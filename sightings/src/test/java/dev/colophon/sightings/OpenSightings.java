package dev.colophon.sightings;

import static dev.colophon.store.schema.tables.Observation.OBSERVATION;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.detect.FoundFile;
import dev.colophon.detect.Readable;
import dev.colophon.detect.Sighting;
import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.Role;
import dev.colophon.index.Match;
import dev.colophon.index.SearchOptions;
import dev.colophon.index.text.TextIndex;
import dev.colophon.registry.OpenCatalogue;
import dev.colophon.registry.Texts;
import dev.colophon.registry.registration.ReferenceMoveListener;
import dev.colophon.registry.registration.Registered;
import dev.colophon.registry.registration.Submission;
import dev.colophon.registry.work.Content;
import dev.colophon.registry.work.Organisation;
import dev.colophon.sightings.Observation.Outcome;
import dev.colophon.sightings.rematch.Rematch;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A catalogue with texts that were found here and there. */
public abstract class OpenSightings extends OpenCatalogue {

    protected Sightings sightings() {
        return new Sightings(catalogue.database(), Organisation.FIRST);
    }

    @Override
    protected ReferenceMoveListener moves() {
        return new SightingMoves(catalogue.ids());
    }

    protected KnownContents contents() {
        return KnownContents.of(catalogue);
    }

    protected FileLooks looks() {
        return new FileLooks(catalogue, Organisation.FIRST.id());
    }

    protected long position() {
        return catalogue.index().position();
    }

    protected static Content content(String text) {
        return Content.of(text.getBytes(UTF_8));
    }

    /** A text of Ada's. */
    protected Registered registered(int number) throws Exception {
        return added(register(new Submission(file(number + ".txt", Texts.text(number)), by("Ada", "Work " + number)))
                .getFirst());
    }

    /** What looks at a place brought, in their order. */
    protected List<Outcome> outcomes(String place) {
        return catalogue
                .database()
                .read(dsl -> dsl.select(OBSERVATION.OUTCOME)
                        .from(OBSERVATION)
                        .where(OBSERVATION.PLACE.eq(LocalPlaces.key(place)))
                        .orderBy(OBSERVATION.AT, OBSERVATION.ID)
                        .fetch(row -> Outcome.valueOf(row.value1())));
    }

    /** A text that was looked into. */
    protected Sighting looked(String place, String text, Instant seen) throws Exception {
        Path copy = file("copies/" + content(text).sha256(), text);
        List<Fingerprint> fingerprints = Texts.read(copy, Role.COPY) instanceof Readable readable
                ? List.of(readable.parts().getFirst().fingerprint())
                : List.of();
        return new Sighting(
                new FoundFile(copy, place, seen),
                fingerprints.isEmpty() ? Optional.empty() : Optional.of(Medium.TEXT),
                Optional.empty(),
                OptionalLong.empty(),
                fingerprints,
                fingerprints.isEmpty() ? List.of() : search(fingerprints),
                Duration.ofMillis(12));
    }

    protected List<Match> search(List<Fingerprint> fingerprints) {
        return catalogue.index().search(fingerprints.getFirst(), SearchOptions.DEFAULT);
    }

    /** A text is seen somewhere, and looked into when it is not known. */
    protected void see(String place, String text, Instant seen) throws Exception {
        Content content = content(text);
        Optional<KnownContent> known = contents().known(content.sha256(), position());
        looks().store(
                        new FileLook(place, seen, content),
                        known.isPresent() ? Optional.empty() : Optional.of(looked(place, text, seen)),
                        position());
    }

    protected Rematch.Result rematch(List<String> told) {
        return new Rematch(catalogue, home, TextIndex::open, Duration.ZERO)
                .run(position(), this::search, () -> {}, told::add);
    }

    protected Rematch.Result rematch() {
        return rematch(new ArrayList<>());
    }

    /** A text was seen in an archive. */
    public void seeEntry(String entry, String archive, String text, Instant at) throws Exception {
        Content content = content(text);
        Optional<Sighting> looked =
                contents().known(content.sha256(), position()).isPresent()
                        ? Optional.empty()
                        : Optional.of(looked(entry, text, at));
        FileLook look = new FileLook(
                entry,
                at,
                content,
                OptionalInt.of(200),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(archive));
        looks().store(look, looked, position());
    }
}
