package dev.colophon.sightings;

import static dev.colophon.store.schema.tables.Observation.OBSERVATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.detect.FoundFile;
import dev.colophon.detect.Sighting;
import dev.colophon.fingerprint.AudioFingerprint;
import dev.colophon.fingerprint.ContentDigest;
import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.audio.AudioParameters;
import dev.colophon.index.Grade;
import dev.colophon.index.text.TextIndex;
import dev.colophon.registry.Texts;
import dev.colophon.registry.registration.Registered;
import dev.colophon.registry.registration.Registration;
import dev.colophon.registry.registration.Submission;
import dev.colophon.registry.work.Content;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.WorkQuery;
import dev.colophon.registry.work.WorkSummary;
import dev.colophon.sightings.Observation.Outcome;
import dev.colophon.sightings.StoredSighting.State;
import dev.colophon.store.Folders;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is kept of what was seen, on every database. */
abstract class SightingsContract extends OpenSightings {

    private static final String PIRATE = "https://pirate.example/";

    private Registered work(int number) throws Exception {
        return added(register(new Submission(file(number + ".txt", Texts.text(number)), by("Ada", "Work " + number)))
                .getFirst());
    }

    private List<Outcome> outcomes(String place) {
        return catalogue
                .database()
                .read(dsl -> dsl.select(OBSERVATION.OUTCOME)
                        .from(OBSERVATION)
                        .where(OBSERVATION.PLACE.eq(LocalPlaces.key(place)))
                        .orderBy(OBSERVATION.AT, OBSERVATION.ID)
                        .fetch(row -> Outcome.valueOf(row.value1())));
    }

    private Observation look(String place, Instant at, Outcome outcome, Optional<String> content) {
        return new Observation(
                catalogue.ids().next(),
                LocalPlaces.key(place),
                at,
                outcome,
                OptionalInt.of(200),
                content,
                Optional.empty(),
                Optional.of("text/plain\0"),
                Optional.of("here"),
                Optional.empty(),
                Optional.empty());
    }

    private void observe(Observation... looks) {
        catalogue.database().change(dsl -> Observations.append(dsl, catalogue.ids(), List.of(looks)));
    }

    @Test
    void aContentIsLookedIntoOnceWhereverItStands() throws Exception {
        Registered song = work(1);
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
        work(2);
        assertThat(contents().known(sha256, position())).isEmpty();
        assertThat(rematch().searched()).isZero();
    }

    @Test
    void eachWorkInOneContentIsASighting() throws Exception {
        Registered one = work(1);
        Registered two = work(2);
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

    private List<String> places(SightingQuery query) {
        return sightings().list(query).stream().map(StoredSighting::place).toList();
    }

    @Test
    void whatNoLongerMatchesIsNoSighting() throws Exception {
        work(1);
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
    void looksTellWhetherACopyIsStillThere() throws Exception {
        work(1);
        String text = Texts.text(1);
        Optional<String> sha256 = Optional.of(content(text).sha256());
        see(PIRATE, text, NOW);
        see("https://mirror.example/", text, NOW);
        assertThat(states()).containsExactly(State.PRESENT, State.PRESENT);
        observe(look(PIRATE, NOW.plusSeconds(10), Outcome.LATER, Optional.empty()));
        assertThat(states()).as("says nothing").containsExactly(State.PRESENT, State.PRESENT);
        observe(look(PIRATE, NOW.plusSeconds(20), Outcome.NOT_FOUND, Optional.empty()));
        assertThat(states()).containsExactly(State.PRESENT, State.GONE);
        observe(look(PIRATE, NOW.plusSeconds(15), Outcome.UNCHANGED, sha256));
        assertThat(states()).as("an earlier look, stored later").containsExactly(State.PRESENT, State.GONE);
        observe(
                look(PIRATE, NOW.plusSeconds(30), Outcome.CONTENT, sha256),
                look("https://mirror.example/", NOW.plusSeconds(30), Outcome.CONTENT, Optional.of("0".repeat(64))));
        assertThat(states()).as("one is back, the other replaced").containsExactly(State.GONE, State.PRESENT);
        assertThat(sightings().list(SightingQuery.ALL).getFirst().lastSeen()).isEqualTo(NOW.plusSeconds(30));
        observe(look(PIRATE, NOW.plusSeconds(40), Outcome.SOFT_NOT_FOUND, Optional.empty()));
        assertThat(states()).containsExactly(State.GONE, State.GONE);
        looks().storeMissing(PIRATE, NOW.plusSeconds(50), true, "NOT_FOUND: there is no such file");
        looks().storeMissing("/never/seen", NOW, true, "NOT_FOUND: there is no such file");
        assertThat(outcomes(PIRATE)).endsWith(Outcome.SOFT_NOT_FOUND, Outcome.NOT_FOUND);
        assertThat(outcomes("/never/seen")).isEmpty();
    }

    private void seeEntry(String entry, String archive, String text, Instant at) throws Exception {
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

    @Test
    void whatIsInAnArchiveIsGoneWithIt() throws Exception {
        work(1);
        String text = Texts.text(1);
        String sha256 = content(text).sha256();
        String archive = PIRATE + "all.zip";
        String one = archive + "!/1.txt";
        String two = archive + "!/2.txt";
        Optional<String> bytes = Optional.of("a".repeat(64));
        assertThat(looks().hasEntries(archive)).isFalse();
        seeEntry(one, archive, text, NOW);
        seeEntry(two, archive, text, NOW);
        assertThat(looks().hasEntries(archive)).isTrue();
        observe(look(archive, NOW, Outcome.CONTENT, bytes));
        assertThat(looks().lastSeen(archive, "a".repeat(64))).contains(NOW);

        observe(look(archive, NOW.plusSeconds(10), Outcome.UNCHANGED, bytes));
        assertThat(sightings().list(SightingQuery.ALL))
                .as("the same bytes")
                .hasSize(2)
                .allSatisfy(seen -> assertThat(seen.lastSeen()).isEqualTo(NOW.plusSeconds(10)));
        observe(look(archive, NOW.plusSeconds(20), Outcome.FAILED, Optional.empty()));
        assertThat(states()).as("says nothing").containsExactly(State.PRESENT, State.PRESENT);
        assertThat(sightings().isBack(one, sha256)).isFalse();

        observe(look(archive, NOW.plusSeconds(30), Outcome.NOT_FOUND, Optional.empty()));
        assertThat(states()).containsExactly(State.GONE, State.GONE);
        seeEntry(one, archive, text, NOW.plusSeconds(5));
        assertThat(states()).as("an earlier look, stored later").containsExactly(State.GONE, State.GONE);
        seeEntry(one, archive, text, NOW.plusSeconds(40));
        seeEntry(two, archive, text, NOW.plusSeconds(40));
        assertThat(states()).containsExactly(State.PRESENT, State.PRESENT);
        assertThat(sightings().isBack(one, sha256)).isTrue();

        observe(look(archive, NOW.plusSeconds(50), Outcome.CONTENT, Optional.of("b".repeat(64))));
        assertThat(states()).as("nobody has looked into it").containsExactly(State.PRESENT, State.PRESENT);
        assertThat(looks().storeTakenOut(archive, NOW.plusSeconds(50), List.of(two), one::equals))
                .as("not looked at")
                .isEmpty();
        List<String> gone = looks().storeTakenOut(archive, NOW.plusSeconds(50), List.of(two), _ -> false);
        assertThat(gone)
                .singleElement()
                .satisfies(id -> assertThat(sightings().get(id).place()).isEqualTo(one));
        assertThat(states()).containsExactly(State.GONE, State.PRESENT);
        assertThat(looks().storeTakenOut(archive, NOW.plusSeconds(50), List.of(two), _ -> false))
                .isEmpty();
        assertThat(outcomes(one)).endsWith(Outcome.UNCHANGED, Outcome.NOT_FOUND);
        observe(look(archive, NOW.plusSeconds(60), Outcome.UNCHANGED, Optional.of("b".repeat(64))));
        assertThat(sightings().list(SightingQuery.ALL))
                .as("whatever was not met in these bytes was not seen again")
                .extracting(StoredSighting::lastSeen)
                .containsExactly(NOW.plusSeconds(40), NOW.plusSeconds(40));
    }

    @Test
    void filesOfAFolderThatWereNotMetAreThoseThatWereThereBefore() throws Exception {
        for (String file : List.of("/folder/a.txt", "/folder/sub/b.txt", "/folder/gone.txt", "/folder-2/c.txt")) {
            see(file, Texts.text(1), NOW);
        }
        looks().storeMissing("/folder/gone.txt", NOW.plusSeconds(1), true, "VANISHED: it is gone");
        Instant again = NOW.plusSeconds(10);
        assertThat(notMet("/folder/", again)).containsExactlyInAnyOrder("/folder/a.txt", "/folder/sub/b.txt");
        see("/folder/sub/b.txt", Texts.text(1), again);
        assertThat(notMet("/folder/", again)).containsExactly("/folder/a.txt");
    }

    private List<String> notMet(String folder, Instant since) {
        List<String> found = new ArrayList<>();
        looks().forEachNotMet(folder, since, found::add);
        return found;
    }

    /** By place. */
    private List<State> states() {
        return sightings().list(SightingQuery.ALL).stream()
                .sorted(Comparator.comparing(StoredSighting::place))
                .map(StoredSighting::state)
                .toList();
    }

    @Test
    void evidenceIsTheNewestLookWhoseBytesAreKept() throws Exception {
        work(1);
        String text = Texts.text(1);
        see(PIRATE, text, NOW);
        Observation later = look(
                PIRATE,
                NOW.plusSeconds(1),
                Outcome.UNCHANGED,
                Optional.of(content(text).sha256()));
        observe(later, look(PIRATE, NOW.plusSeconds(2), Outcome.UNCHANGED, later.content()));
        catalogue.database().change(dsl -> Observations.kept(dsl, later.id(), "a.warc.gz", 77));
        assertThat(sightings().list(SightingQuery.ALL)).singleElement().satisfies(seen -> {
            assertThat(seen.look().warc()).contains(new Observation.WarcRecord("a.warc.gz", 77));
            assertThat(seen.look().contentType()).contains("text/plain?");
        });
    }

    @Test
    void aCaptureOfOthersIsOneLookHoweverOftenItIsScanned() throws Exception {
        see(PIRATE, Texts.text(1), NOW);
        see(PIRATE, Texts.text(1), NOW);
        assertThat(outcomes(PIRATE)).containsExactly(Outcome.CONTENT);
    }

    @Test
    void whatWasSeenBeforeIsMatchedWhenItsWorkIsRegistered() throws Exception {
        work(1);
        String copy = Texts.text(2) + " and more";
        see("https://one.example/copy", copy, NOW);
        looks().store(
                        new FileLook(
                                "https://two.example/copy",
                                NOW,
                                content(copy),
                                OptionalInt.of(200),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(new Appearance("https://two.example/", "a[href]")),
                                Optional.empty()),
                        Optional.empty(),
                        position());
        see("https://three.example/else", Texts.text(3), NOW);
        assertThat(sightings().count()).isZero();
        assertThat(rematch()).isEqualTo(new Rematch.Result(1, 0, 0));

        work(2);
        Rematch rematch = new Rematch(catalogue, home, TextIndex::open, Duration.ZERO);
        assertThat(rematch.waiting(position())).isEqualTo(1);
        assertThat(rematch.isBehind(position())).isTrue();
        List<String> told = new ArrayList<>();
        assertThat(rematch(told)).isEqualTo(new Rematch.Result(1, 1, 2));
        assertThat(told).hasSize(2);
        assertThat(sightings().list(SightingQuery.ALL))
                .allSatisfy(sighting -> assertThat(sighting.matches()).hasSize(1))
                .extracting(StoredSighting::pages)
                .containsExactlyInAnyOrder(List.of(), List.of(new Appearance("https://two.example/", "a[href]")));
        assertThat(rematch.isBehind(position())).isFalse();
        assertThat(rematch()).isEqualTo(new Rematch.Result(0, 0, 0));
    }

    @Test
    @Tag("full")
    void aThousandRegistrationsMakeNoResultStale() throws Exception {
        work(1);
        see(PIRATE, Texts.text(1), NOW);
        see("https://other.example/", Texts.text(2), NOW);
        Submission[] many = new Submission[1_000];
        for (int i = 0; i < many.length; i++) {
            many[i] = new Submission(file("many/" + i, Texts.text(100 + i)), by("Ada"));
        }
        register(many);
        rematch();
        for (int number = 1; number <= 2; number++) {
            assertThat(contents().known(content(Texts.text(number)).sha256(), position()))
                    .hasValueSatisfying(known -> assertThat(known.searchedTo()).isGreaterThanOrEqualTo(position()));
        }
    }

    @Test
    void whatWasSearchedInAnOlderIndexIsSearchedAgain() throws Exception {
        Sighting before = looked(PIRATE, Texts.text(2), NOW);
        long old = position();
        work(2);
        rematch();
        looks().store(new FileLook(PIRATE, NOW, content(Texts.text(2))), Optional.of(before), old);
        assertThat(sightings().count()).isZero();
        assertThat(contents()
                        .known(content(Texts.text(2)).sha256(), position())
                        .orElseThrow()
                        .searchedTo())
                .isLessThan(position());
        assertThat(new Rematch(catalogue, home, TextIndex::open, Duration.ZERO).isBehind(position()))
                .isTrue();
        assertThat(rematch()).isEqualTo(new Rematch.Result(0, 1, 1));
        assertThat(sightings().count()).isEqualTo(1);
    }

    @Test
    void anIndexOfContentsThatIsLostOrDamagedIsMadeAnew() throws Exception {
        see(PIRATE, Texts.text(2), NOW);
        work(1);
        rematch();
        Folders.delete(home.contents());
        Files.createDirectories(home.contents());
        Files.writeString(home.contents().resolve("segments_1"), "no index");
        work(2);
        assertThat(rematch().found()).isEqualTo(1);
    }

    @Test
    void descriptorsOfWhatMatchedNothingAreForgotten() throws Exception {
        work(1);
        see(PIRATE, Texts.text(1), NOW);
        see("https://other.example/", Texts.text(2), NOW);
        rematch();
        Rematch rematch = new Rematch(catalogue, home, TextIndex::open, Duration.ZERO);
        assertThat(rematch.forget(NOW)).isZero();
        assertThat(rematch.forget(NOW.plusSeconds(1))).isEqualTo(1);
        String forgotten = content(Texts.text(2)).sha256();
        assertThat(contents().known(forgotten, position())).as("still true").isPresent();
        work(2);
        assertThat(contents().known(forgotten, position()))
                .as("to be looked into again")
                .isEmpty();
        assertThat(rematch().found()).isZero();
        see("https://other.example/", Texts.text(2), NOW.plusSeconds(2));
        assertThat(sightings().count()).isEqualTo(2);
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
}
