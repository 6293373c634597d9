package dev.colophon.sightings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.detect.FoundFile;
import dev.colophon.detect.Readable;
import dev.colophon.detect.Sighting;
import dev.colophon.fingerprint.AudioFingerprint;
import dev.colophon.fingerprint.ContentDigest;
import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.Role;
import dev.colophon.fingerprint.audio.AudioParameters;
import dev.colophon.index.AudioExplanation;
import dev.colophon.index.AudioTransform;
import dev.colophon.index.Coverage;
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import dev.colophon.index.SearchOptions;
import dev.colophon.index.Segment;
import dev.colophon.index.Span;
import dev.colophon.registry.Content;
import dev.colophon.registry.Host;
import dev.colophon.registry.OpenCatalogue;
import dev.colophon.registry.Registration;
import dev.colophon.registry.Submission;
import dev.colophon.registry.Texts;
import dev.colophon.registry.WorkQuery;
import dev.colophon.registry.WorkSummary;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What is kept of what was seen, on every database. */
abstract class SightingsContract extends OpenCatalogue {

    private Checked checked(String place, String text, long position) throws Exception {
        Path copy = file(
                "copies/"
                        + Content.of(text.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                                .sha256(),
                text);
        return new Checked(
                new Sighting(
                        new FoundFile(copy, place, NOW.plusSeconds(position)),
                        Optional.of(Medium.TEXT),
                        Optional.empty(),
                        OptionalLong.empty(),
                        List.of(),
                        search(copy),
                        Duration.ofMillis(12)),
                Content.of(copy),
                position);
    }

    @Test
    void recordsWhatWasSeenOnceForEachPlaceAndContent() throws Exception {
        List<Registration> told =
                register(new Submission(file("one.txt", Texts.text(1)), by("Ada", "Song", "ada.example")));
        String place = "https://pirate.example/" + "long/".repeat(2000);
        Checked copy = checked(place, "Intro. " + Texts.text(1), 1);
        assertThat(Captures.of(catalogue).isCurrent(place, copy.content().sha256(), 1))
                .isFalse();
        String id = Captures.of(catalogue).record(copy).orElseThrow();
        assertThat(Captures.of(catalogue).isCurrent(place, copy.content().sha256(), 1))
                .isTrue();
        assertThat(Captures.of(catalogue).isCurrent(place, copy.content().sha256(), 2))
                .isFalse();
        assertThat(Captures.of(catalogue).isCurrent(place + "x", copy.content().sha256(), 1))
                .isFalse();
        assertThat(Captures.of(catalogue).record(checked(place, "Intro. " + Texts.text(1), 2)))
                .contains(id);
        assertThat(Captures.of(catalogue).count()).isEqualTo(1);

        StoredSighting seen = new Sightings(catalogue.database()).get(id.substring(0, 30));
        assertThat(seen.capture().place()).isEqualTo(place);
        assertThat(seen.capture().content()).isEqualTo(copy.content());
        assertThat(seen.capture().firstSeen()).isEqualTo(NOW.plusSeconds(1));
        assertThat(seen.capture().lastSeen()).isEqualTo(NOW.plusSeconds(2));
        assertThat(seen.capture().elapsed()).isEqualTo(Duration.ofMillis(12));
        assertThat(seen.matches()).singleElement().satisfies(match -> {
            assertThat(match.registered()).isEqualTo(added(told.getFirst()));
            assertThat(match.match()).isEqualTo(copy.sighting().matches().getFirst());
        });
        assertThat(seen.authorised()).isFalse();
        assertThat(catalogue.works().list(WorkQuery.ALL))
                .first()
                .extracting(WorkSummary::sightings)
                .isEqualTo(1);
    }

    @Test
    void listsSightingsNewestFirstAndByFilter() throws Exception {
        List<Registration> told = register(
                new Submission(file("one.txt", Texts.text(1)), by("Ada", "One", "ada.example")),
                new Submission(file("two.txt", Texts.text(2)), by("Ada", "Two")));
        Captures.of(catalogue).record(checked("https://blog.ada.example/1", Texts.text(1), 1));
        Captures.of(catalogue).record(checked("https://pirate.example/2", "Hm. " + Texts.text(2), 2));
        Captures.of(catalogue).record(checked("https://pirate.example/none", Texts.text(7), 3));
        Sightings sightings = new Sightings(catalogue.database());
        assertThat(Captures.of(catalogue).count()).isEqualTo(3);
        assertThat(sightings.count()).isEqualTo(2);
        assertThat(sightings.countByHost())
                .containsOnly(Map.entry(new Host("pirate.example"), 1), Map.entry(new Host("blog.ada.example"), 1));
        assertThat(places(sightings.list(SightingQuery.ALL)))
                .containsExactly("https://pirate.example/2", "https://blog.ada.example/1");
        assertThat(sightings.list(SightingQuery.ALL))
                .extracting(StoredSighting::authorised)
                .containsExactly(false, true);
        assertThat(places(sightings.list(new SightingQuery(
                        Optional.of(added(told.getFirst()).work().id()),
                        Grade.CANDIDATE,
                        Optional.empty(),
                        Optional.empty(),
                        9))))
                .containsExactly("https://blog.ada.example/1");
        assertThat(places(sightings.list(
                        new SightingQuery(Optional.empty(), Grade.EXACT, Optional.empty(), Optional.empty(), 9))))
                .containsExactly("https://blog.ada.example/1");
        assertThat(places(sightings.list(new SightingQuery(
                        Optional.empty(), Grade.CANDIDATE, Optional.of(NOW.plusSeconds(2)), Optional.of("pirate"), 9))))
                .containsExactly("https://pirate.example/2");
        assertThat(sightings.list(
                        new SightingQuery(Optional.empty(), Grade.CANDIDATE, Optional.empty(), Optional.empty(), 1)))
                .hasSize(1);
    }

    private static List<String> places(List<StoredSighting> sightings) {
        return sightings.stream().map(sighting -> sighting.capture().place()).toList();
    }

    @Test
    void whatNoLongerMatchesIsNoSighting() throws Exception {
        register(new Submission(file("one.txt", Texts.text(1)), by("Ada")));
        Checked copy = checked("https://pirate.example/", Texts.text(1), 1);
        Captures.of(catalogue).record(copy);
        Sighting nothing = new Sighting(
                copy.sighting().found(),
                Optional.empty(),
                Optional.of("UNDECODABLE: with a NUL \0 in it"),
                OptionalLong.empty(),
                List.of(),
                List.of(),
                Duration.ZERO);
        assertThat(Captures.of(catalogue).record(new Checked(nothing, copy.content(), 2)))
                .isEmpty();
        assertThat(new Sightings(catalogue.database()).count()).isZero();
        assertThat(Captures.of(catalogue).count()).isEqualTo(1);
    }

    @Test
    void whatWasCapturedBeforeIsMatchedWhenItsWorkIsRegistered() throws Exception {
        register(new Submission(file("one.txt", Texts.text(1)), by("Ada")));
        Checked first = rematchable("https://one.example/copy", Texts.text(2) + " and more");
        Checked mirror = rematchable("https://two.example/copy", Texts.text(2) + " and more");
        Captures.of(catalogue).record(first);
        assertThat(Captures.of(catalogue)
                        .same(mirror.sighting().found(), first.content().sha256(), position()))
                .map(Sighting::matches)
                .contains(List.of());
        Captures.of(catalogue)
                .record(new Checked(
                        Captures.of(catalogue)
                                .same(mirror.sighting().found(), first.content().sha256(), position())
                                .orElseThrow(),
                        mirror.content(),
                        position(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new Appearance("https://two.example/", "a[href]")),
                        true));
        assertThat(new Sightings(catalogue.database()).count()).isZero();

        register(new Submission(file("two.txt", Texts.text(2)), by("Ben")));
        assertThat(new Rematch(catalogue).waiting(NOW, position())).isEqualTo(1);
        List<String> told = new ArrayList<>();
        Rematch.Result result = new Rematch(catalogue)
                .run(
                        NOW,
                        position(),
                        fingerprints -> catalogue.index().search(fingerprints.getFirst(), SearchOptions.DEFAULT),
                        told::add);
        assertThat(result).isEqualTo(new Rematch.Result(1, 2, 0));
        assertThat(told).hasSize(2);
        assertThat(new Sightings(catalogue.database()).list(SightingQuery.ALL))
                .allSatisfy(sighting -> assertThat(sighting.matches()).hasSize(1))
                .extracting(StoredSighting::pages)
                .containsExactlyInAnyOrder(List.of(), List.of(new Appearance("https://two.example/", "a[href]")));
        assertThat(new Rematch(catalogue).waiting(NOW, position())).isZero();
        assertThat(new Rematch(catalogue).waiting(NOW.plusSeconds(100), position() + 1))
                .isZero();
        assertThat(new Rematch(catalogue).forget(NOW.plusSeconds(100)))
                .as("matched fingerprints stay")
                .isZero();
    }

    private long position() {
        return catalogue.index().position();
    }

    private Checked rematchable(String place, String text) throws Exception {
        Checked checked = checked(place, text, position());
        List<Fingerprint> fingerprints =
                Texts.read(checked.sighting().found().path(), Role.COPY) instanceof Readable readable
                        ? List.of(readable.parts().getFirst().fingerprint())
                        : List.of();
        Sighting sighting = new Sighting(
                checked.sighting().found(),
                checked.sighting().medium(),
                Optional.empty(),
                OptionalLong.empty(),
                fingerprints,
                checked.sighting().matches(),
                Duration.ZERO);
        return new Checked(
                sighting, checked.content(), position(), Optional.empty(), Optional.empty(), Optional.empty(), true);
    }

    @Test
    void theSoundOfACopyIsKeptWhileItMatches() throws Exception {
        register(new Submission(file("one.txt", Texts.text(1)), by("Ada")));
        Checked copy = checked("https://pirate.example/", Texts.text(1), 1);
        AudioFingerprint sound = new AudioFingerprint(
                AudioParameters.VERSION,
                new ContentDigest(ContentDigest.Basis.FILE, 1, 2),
                Optional.empty(),
                11_025,
                new int[] {3, 9},
                new short[] {1200, 5640},
                new byte[] {0, 7});
        Match heard = new Match(
                copy.sighting().matches().getFirst().reference(),
                Medium.AUDIO,
                Grade.STRONG,
                1e-9,
                new Coverage(1, 1),
                List.of(new Segment(new Span.Time(0, 1), new Span.Time(0, 1))),
                new AudioTransform(1, 0),
                new AudioExplanation(20, 30, 12, 4));
        Sighting sighting = new Sighting(
                copy.sighting().found(),
                Optional.of(Medium.AUDIO),
                Optional.empty(),
                OptionalLong.of(1_000),
                List.of(sound),
                List.of(heard),
                Duration.ZERO);
        String id = Captures.of(catalogue)
                .record(new Checked(sighting, copy.content(), 1))
                .orElseThrow();
        Capture capture = new Sightings(catalogue.database()).get(id).capture();
        assertThat(Captures.of(catalogue).sound(capture)).contains(sound);
        Captures.of(catalogue).record(copy);
        assertThat(Captures.of(catalogue).sound(capture)).isEmpty();
    }
}
