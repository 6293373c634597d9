package dev.colophon.sightings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.detect.FoundFile;
import dev.colophon.detect.Sighting;
import dev.colophon.fingerprint.AudioFingerprint;
import dev.colophon.fingerprint.ContentDigest;
import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.audio.AudioParameters;
import dev.colophon.index.Grade;
import dev.colophon.registry.Texts;
import dev.colophon.registry.registration.Registered;
import dev.colophon.registry.registration.Registration;
import dev.colophon.registry.registration.Submission;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.WorkQuery;
import dev.colophon.registry.work.WorkSummary;
import dev.colophon.sightings.Observation.Outcome;
import dev.colophon.sightings.StoredSighting.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What is kept of contents and of the works in them, on every database. */
abstract class SightingsContract extends OpenSightings {

    private static final String PIRATE = "https://pirate.example/";

    private List<String> places(SightingQuery query) {
        return sightings().list(query).stream().map(StoredSighting::place).toList();
    }

    @Test
    void aContentIsLookedIntoOnceWhereverItStands() throws Exception {
        Registered song = registered(1);
        String text = "Intro. " + Texts.text(1);
        String place = PIRATE + "long/".repeat(2000);
        assertThat(contents().known(content(text).sha256(), position())).isEmpty();
        see(place, text, NOW);
        assertThat(looks().isKnown(place, content(text).sha256())).isTrue();
        assertThat(looks().isKnown(PIRATE, content(text).sha256())).isFalse();
        see(PIRATE, text, NOW.plusSeconds(1));
        see(place, text, NOW.plusSeconds(2));
        assertThat(contents().count()).isEqualTo(1);
        assertThat(outcomes(place)).containsExactly(Outcome.CONTENT, Outcome.UNCHANGED);
        assertThat(outcomes(PIRATE)).containsExactly(Outcome.CONTENT);

        assertThat(sightings().list(SightingQuery.ALL))
                .extracting(StoredSighting::place)
                .containsExactly(place, PIRATE);
        Map<String, String> here = sightings().at(place, content(text).sha256());
        assertThat(here).containsOnlyKeys(song.work().id());
        String id = here.values().iterator().next();
        StoredSighting seen = sightings().get(id.substring(0, 30).toUpperCase(Locale.ROOT));
        assertThat(seen.id()).isEqualTo(id);
        assertThat(seen.work()).isEqualTo(song.work());
        assertThat(seen.content().content()).isEqualTo(content(text));
        assertThat(seen.content().kind()).contains(Medium.TEXT);
        assertThat(seen.content().elapsed()).isEqualTo(Duration.ofMillis(12));
        assertThat(seen.state()).isEqualTo(State.PRESENT);
        assertThat(seen.firstSeen()).isEqualTo(NOW);
        assertThat(seen.lastSeen()).isEqualTo(NOW.plusSeconds(2));
        assertThat(seen.look().outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(seen.matches()).singleElement().satisfies(match -> {
            assertThat(match.registered()).isEqualTo(song);
            assertThat(match.match())
                    .isEqualTo(looked(place, text, NOW).matches().getFirst());
        });
        assertThat(seen.authorised()).isFalse();
        assertThat(catalogue.works(Organisation.FIRST).list(WorkQuery.ALL))
                .first()
                .extracting(WorkSummary::sightings)
                .isEqualTo(2);
    }

    @Test
    void whatAnotherVersionLookedIntoIsNotKnown() throws Exception {
        see(PIRATE, Texts.text(1), NOW);
        String sha256 = content(Texts.text(1)).sha256();
        assertThat(contents().known(sha256, position() + 1)).isPresent();
        catalogue.database().change(dsl -> dsl.execute("update content_descriptors set version = 0"));
        registered(2);
        assertThat(contents().known(sha256, position())).isEmpty();
        assertThat(rematch().searched()).isZero();
    }

    @Test
    void eachWorkInOneContentIsASighting() throws Exception {
        Registered one = registered(1);
        Registered two = registered(2);
        String both = Texts.text(1) + "\n" + Texts.text(2);
        see(PIRATE, both, NOW);
        assertThat(sightings().at(PIRATE, content(both).sha256()))
                .containsOnlyKeys(one.work().id(), two.work().id());
        assertThat(sightings().list(SightingQuery.ALL))
                .hasSize(2)
                .allSatisfy(seen -> assertThat(seen.matches())
                        .hasSize(1)
                        .allMatch(match -> match.registered().work().equals(seen.work())));
        assertThat(sightings().countByHost()).containsOnly(Map.entry(new Host("pirate.example"), 1));
        assertThat(sightings().hosts()).containsExactly("pirate.example");
        assertThat(sightings().countAt(sightings().hosts())).isEqualTo(1);
        assertThat(sightings().countAt(List.of("other.example"))).isZero();
    }

    @Test
    void listsSightingsNewestFirstAndByFilter() throws Exception {
        List<Registration> told = register(
                new Submission(file("one.txt", Texts.text(1)), by("Ada", "One", "ada.example")),
                new Submission(file("two.txt", Texts.text(2)), by("Ada", "Two")));
        see("https://blog.ada.example/1", Texts.text(1), NOW.plusSeconds(1));
        see("https://pirate.example:8080/2", "Hm. " + Texts.text(2), NOW.plusSeconds(2));
        see("https://pirate.example/none", Texts.text(7), NOW.plusSeconds(3));
        see("/home/ada/copy.txt", Texts.text(2), NOW.plusSeconds(4));
        assertThat(contents().count()).isEqualTo(4);
        assertThat(sightings().count()).isEqualTo(3);
        assertThat(sightings().countByHost())
                .containsOnly(Map.entry(new Host("pirate.example"), 1), Map.entry(new Host("blog.ada.example"), 1));
        assertThat(sightings().hosts()).containsExactlyInAnyOrder("pirate.example", "blog.ada.example");
        assertThat(sightings().countAt(sightings().hosts())).isEqualTo(2);
        assertThat(places(SightingQuery.ALL))
                .containsExactly("/home/ada/copy.txt", "https://pirate.example:8080/2", "https://blog.ada.example/1");
        assertThat(sightings().list(SightingQuery.ALL))
                .extracting(StoredSighting::authorised)
                .containsExactly(false, false, true);
        assertThat(places(new SightingQuery(
                        Optional.of(added(told.getFirst()).work().id()),
                        Grade.CANDIDATE,
                        Optional.empty(),
                        Optional.empty(),
                        9)))
                .containsExactly("https://blog.ada.example/1");
        assertThat(places(new SightingQuery(Optional.empty(), Grade.EXACT, Optional.empty(), Optional.empty(), 9)))
                .containsExactly("/home/ada/copy.txt", "https://blog.ada.example/1");
        assertThat(places(SightingQuery.ALL.atBest(Grade.STRONG)))
                .as("without the exact ones")
                .containsExactly("https://pirate.example:8080/2");
        assertThat(places(SightingQuery.ALL.atBest(Grade.CANDIDATE))).isEmpty();
        assertThat(places(new SightingQuery(
                        Optional.empty(), Grade.CANDIDATE, Optional.of(NOW.plusSeconds(2)), Optional.of("pirate"), 9)))
                .containsExactly("https://pirate.example:8080/2");
        List<StoredSighting> first = sightings()
                .list(new SightingQuery(Optional.empty(), Grade.CANDIDATE, Optional.empty(), Optional.empty(), 1));
        assertThat(first).hasSize(1);
        assertThat(places(SightingQuery.ALL.page(1, Optional.of(first.getFirst()))))
                .containsExactly("https://pirate.example:8080/2");
        List<String> all = new ArrayList<>();
        sightings().forEach(SightingQuery.ALL, seen -> all.add(seen.place()));
        assertThat(all).isEqualTo(places(SightingQuery.ALL));
    }

    @Test
    void whatNoLongerMatchesIsNoSighting() throws Exception {
        registered(1);
        see(PIRATE, Texts.text(1), NOW);
        assertThat(sightings().count()).isEqualTo(1);
        Sighting nothing = new Sighting(
                new FoundFile(folder, PIRATE, NOW),
                Optional.empty(),
                Optional.of("UNDECODABLE: with a NUL \0 in it"),
                OptionalLong.empty(),
                List.of(),
                List.of(),
                Duration.ZERO);
        contents().record(nothing, content(Texts.text(1)), position());
        assertThat(sightings().count()).isZero();
        assertThat(contents().known(content(Texts.text(1)).sha256(), 1_000))
                .hasValueSatisfying(known -> assertThat(known.kind()).isEmpty());
    }

    @Test
    void theSoundOfACopyIsKept() throws Exception {
        AudioFingerprint sound = new AudioFingerprint(
                AudioParameters.VERSION,
                new ContentDigest(ContentDigest.Basis.FILE, 1, 2),
                Optional.empty(),
                11_025,
                new int[] {3, 9},
                new short[] {1200, 5640},
                new byte[] {0, 7});
        Sighting heard = new Sighting(
                new FoundFile(folder, PIRATE, NOW),
                Optional.of(Medium.AUDIO),
                Optional.empty(),
                OptionalLong.of(1_000),
                List.of(sound),
                List.of(),
                Duration.ZERO);
        contents().record(heard, content("sound"), position());
        assertThat(contents().sound(content("sound"))).contains(sound);
        assertThat(contents().sound(content("other"))).isEmpty();
    }

    /** A page is read before what it shows, and never again with it: it had shown it until before it was seen. */
    @Test
    void aPageShowedACopyNoLessThanUntilThatWasSeen() throws Exception {
        registered(1);
        see(PIRATE, Texts.text(1), NOW);
        for (int page = 1; page <= 2; page++) {
            Instant read = NOW.plusSeconds(page == 1 ? -5 : 5);
            String uri = PIRATE + page;
            catalogue.database().change(dsl -> {
                Appearances.store(dsl, PIRATE, new Appearance(uri, "img"), read);
                dsl.execute(
                        "update appearance set ended_at = ?",
                        NOW.plusSeconds(60).toEpochMilli());
            });
        }
        assertThat(sightings().list(SightingQuery.ALL).getFirst().pages())
                .extracting(page -> page.until().orElseThrow())
                .containsExactly(NOW, NOW.plusSeconds(5));
    }

    /** The crawl, which asks anew there, knows of nothing that could have gone. */
    @Test
    void aPageThatALookFoundGoneShowsNothing() throws Exception {
        registered(1);
        String page = PIRATE + "page";
        see(PIRATE, Texts.text(1), NOW);
        see(page, "Found: " + Texts.text(1), NOW);
        catalogue.database().change(dsl -> {
            Appearances.store(dsl, PIRATE, new Appearance(page, "img"), NOW);
            dsl.execute("update place set content = ?, etag = 'e'", "0".repeat(64));
        });
        looks().storeMissing(page, NOW.plusSeconds(5), false, "no answer");
        assertThat(known(page)).as("it may be there").hasValue("0".repeat(64));
        looks().storeMissing(page, NOW.plusSeconds(10), true, "the server answered 404");
        assertThat(known(page)).isEmpty();
        assertThat(known(PIRATE)).as("another").isPresent();
        assertThat(sightings().list(SightingQuery.ALL))
                .flatExtracting(StoredSighting::pages)
                .singleElement()
                .satisfies(shown -> assertThat(shown.until()).contains(NOW));
    }

    /** What the crawl had there last. */
    private Optional<String> known(String place) {
        return catalogue
                .database()
                .read(dsl -> Optional.ofNullable(dsl.fetchValue(
                        "select content from place where key = ? and etag is not null", LocalPlaces.key(place))))
                .map(Object::toString);
    }
}
