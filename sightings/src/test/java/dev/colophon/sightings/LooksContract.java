package dev.colophon.sightings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.registry.Texts;
import dev.colophon.sightings.Observation.Outcome;
import dev.colophon.sightings.StoredSighting.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What looks at places tell of the copies there, on every database. */
abstract class LooksContract extends OpenSightings {

    private static final String PIRATE = "https://pirate.example/";

    private Observation look(String place, Instant at, Outcome outcome, Optional<String> content) {
        return look(place, at, outcome, content, Optional.empty());
    }

    private Observation look(
            String place, Instant at, Outcome outcome, Optional<String> content, Optional<String> cause) {
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
                cause,
                Optional.empty());
    }

    private void observe(Observation... looks) {
        catalogue.database().change(dsl -> Observations.append(dsl, catalogue.ids(), List.of(looks)));
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
    void looksTellWhetherACopyIsStillThere() throws Exception {
        registered(1);
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

    @Test
    void aPartOfWhatStandsThereTellsOfNoCopyThatItIsGone() throws Exception {
        registered(1);
        String text = Texts.text(1);
        String sha256 = content(text).sha256();
        see(PIRATE, text, NOW);
        Optional<String> part = Optional.of("a".repeat(64));
        observe(look(PIRATE, NOW.plusSeconds(10), Outcome.CONTENT, part, Optional.of("broken off after 19 bytes")));
        assertThat(states()).containsExactly(State.PRESENT);
        observe(look(PIRATE, NOW.plusSeconds(20), Outcome.UNCHANGED, part));
        assertThat(states()).as("the same part").containsExactly(State.PRESENT);
        observe(look(PIRATE, NOW.plusSeconds(30), Outcome.CONTENT, Optional.of(sha256)));
        assertThat(states()).containsExactly(State.PRESENT);
        assertThat(sightings().presence(PIRATE, sha256)).as("it was not away").isEqualTo(Presence.AGAIN);
        observe(look(PIRATE, NOW.plusSeconds(40), Outcome.CONTENT, Optional.of("b".repeat(64))));
        assertThat(states()).as("all of it is something else").containsExactly(State.GONE);
    }

    /** Whoever opens it sees what it shows. It is the look that tells nothing, and not the bytes. */
    @Test
    void aPageInPlaceOfACopyTellsNothingWhileWhatItShowsIsNotKnown() throws Exception {
        registered(1);
        String text = Texts.text(1);
        see(PIRATE, text, NOW);
        seePage(Texts.text(2), NOW.plusSeconds(10));
        seePage(Texts.text(2), NOW.plusSeconds(20));
        assertThat(states()).containsExactly(State.PRESENT);
        assertThat(outcomes(PIRATE)).containsExactly(Outcome.CONTENT, Outcome.FAILED, Outcome.FAILED);
        assertThat(sightings().list(SightingQuery.ALL).getFirst().unknown())
                .flatMap(StoredSighting.Unknown::look)
                .hasValueSatisfying(look -> {
                    assertThat(look.at()).isEqualTo(NOW.plusSeconds(10));
                    assertThat(look.cause()).contains(Observation.SHOWS);
                });
        see(PIRATE, text, NOW.plusSeconds(30));
        assertThat(sightings().presence(PIRATE, content(text).sha256())).isEqualTo(Presence.AGAIN);
        assertThat(sightings().list(SightingQuery.ALL).getFirst().unknown()).isEmpty();
        seePage(Texts.text(2), NOW.plusSeconds(40));
        assertThat(states()).containsExactly(State.PRESENT);
        see(PIRATE, Texts.text(2), NOW.plusSeconds(50));
        assertThat(states()).as("it shows nothing any more").containsExactly(State.GONE);
        seePage(Texts.text(3), NOW.plusSeconds(60));
        assertThat(outcomes(PIRATE)).as("nothing was there before").endsWith(Outcome.CONTENT);
    }

    /** Another page with the work in it, or one of another work in place of a file. */
    @Test
    void aPageInPlaceOfACopyIsThereWithWhatIsInItself() throws Exception {
        registered(1);
        registered(2);
        String other = "Found: " + Texts.text(1);
        see(PIRATE, Texts.text(1), NOW);
        seePage(other, NOW.plusSeconds(10));
        assertThat(states()).containsExactlyInAnyOrder(State.GONE, State.PRESENT);
        assertThat(outcomes(PIRATE)).as("one look at each").containsExactly(Outcome.CONTENT, Outcome.CONTENT);
        assertThat(sightings().presence(PIRATE, content(other).sha256())).isEqualTo(Presence.REPLACES);
        seePage(Texts.text(2), NOW.plusSeconds(20));
        assertThat(states()).containsExactlyInAnyOrder(State.GONE, State.PRESENT, State.PRESENT);
        observe(look(PIRATE, NOW.plusSeconds(30), Outcome.NOT_FOUND, Optional.empty()));
        assertThat(states()).containsOnly(State.GONE);
        see(PIRATE, other, NOW.plusSeconds(40));
        seePage(Texts.text(2), NOW.plusSeconds(50));
        assertThat(states()).as("back, too").containsExactlyInAnyOrder(State.GONE, State.PRESENT, State.PRESENT);
    }

    /** It is there, whatever became of the other work that the page may show. */
    @Test
    void aCopyOnAPageIsBackThoughNobodyKnowsWhatElseThatShows() throws Exception {
        registered(1);
        registered(2);
        String text = Texts.text(1);
        String both = text + "\n\n" + Texts.text(2);
        see(PIRATE, text, NOW);
        see(PIRATE, Texts.text(2), NOW.plusSeconds(10));
        seePage(text, NOW.plusSeconds(20));
        assertThat(outcomes(PIRATE)).endsWith(Outcome.FAILED);
        assertThat(states()).containsExactly(State.PRESENT, State.PRESENT);
        assertThat(presence(text)).isEqualTo(Presence.BACK);
        seePage(text, NOW.plusSeconds(30));
        assertThat(presence(text)).as("told once").isEqualTo(Presence.THERE);
        seePage(Texts.text(3), NOW.plusSeconds(40));
        seePage(text, NOW.plusSeconds(50));
        assertThat(presence(text)).isEqualTo(Presence.AGAIN);
        see(PIRATE, both, NOW.plusSeconds(60));
        seePage(text, NOW.plusSeconds(70));
        assertThat(outcomes(PIRATE)).endsWith(Outcome.FAILED);
        assertThat(presence(text)).as("the work was not gone").isEqualTo(Presence.REPLACES);
    }

    /** Only the work that stayed had other bytes there meanwhile. */
    @Test
    void aWorkThatReturnsBesideOneThatStayedIsBack() throws Exception {
        registered(1);
        registered(2);
        String both = Texts.text(1) + "\n\n" + Texts.text(2);
        String bothAnew = "Found: " + both;
        see(PIRATE, both, NOW);
        see(PIRATE, Texts.text(2), NOW.plusSeconds(10));
        assertThat(presence(Texts.text(2))).isEqualTo(Presence.REPLACES);
        see(PIRATE, both, NOW.plusSeconds(20));
        assertThat(presence(both)).isEqualTo(Presence.PARTLY_BACK);
        see(PIRATE, Texts.text(2), NOW.plusSeconds(30));
        see(PIRATE, bothAnew, NOW.plusSeconds(40));
        assertThat(presence(bothAnew)).as("in other bytes").isEqualTo(Presence.PARTLY_BACK);
        see(PIRATE, both, NOW.plusSeconds(50));
        assertThat(presence(both)).as("both stayed").isEqualTo(Presence.REPLACES);
        observe(look(PIRATE, NOW.plusSeconds(60), Outcome.NOT_FOUND, Optional.empty()));
        see(PIRATE, both, NOW.plusSeconds(70));
        assertThat(presence(both)).as("both were gone").isEqualTo(Presence.BACK);
    }

    private Presence presence(String text) {
        return sightings().presence(PIRATE, content(text).sha256());
    }

    /** What is in the archive in whose place it stands is not gone either. */
    @Test
    void aPageInPlaceOfAnArchiveTellsNothingOfWhatIsInIt() throws Exception {
        registered(1);
        String archive = "https://pirate.example/works.zip";
        see(archive, "an archive", NOW);
        seeEntry(archive + "!/one.txt", archive, Texts.text(1), NOW);
        seePage(archive, Texts.text(2), NOW.plusSeconds(10));
        assertThat(looks().storeTakenOut(archive, NOW.plusSeconds(10), List.of(), _ -> false))
                .isEmpty();
        assertThat(states()).containsExactly(State.PRESENT);
    }

    private void seePage(String text, Instant at) throws Exception {
        seePage(PIRATE, text, at);
    }

    /** A page that shows more than its words. */
    private void seePage(String place, String text, Instant at) throws Exception {
        boolean known = contents().known(content(text).sha256(), position()).isPresent();
        looks().store(
                        new FileLook(
                                place,
                                at,
                                content(text),
                                OptionalInt.of(200),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                true),
                        known ? Optional.empty() : Optional.of(looked(place, text, at)),
                        position());
    }

    @Test
    void whatSomebodyEntersWithIsNotStored() throws Exception {
        registered(1);
        see("https://user:secret@pirate.example/copy@2.txt", Texts.text(1), NOW);
        assertThat(sightings().list(SightingQuery.ALL))
                .extracting(StoredSighting::place)
                .containsExactly("https://pirate.example/copy@2.txt");
    }

    /** Whichever of them is stored first. */
    @Test
    void aPartHidesNoEarlierLookThatFoundTheCopyGone() throws Exception {
        registered(1);
        see(PIRATE, Texts.text(1), NOW);
        observe(look(
                PIRATE,
                NOW.plusSeconds(20),
                Outcome.CONTENT,
                Optional.of("a".repeat(64)),
                Optional.of("a login is asked for")));
        assertThat(states()).containsExactly(State.PRESENT);
        observe(look(PIRATE, NOW.plusSeconds(10), Outcome.NOT_FOUND, Optional.empty()));
        assertThat(states()).containsExactly(State.GONE);
        see("https://pirate.example/partial", Texts.text(1), NOW);
        looks().store(
                        new FileLook(
                                "https://pirate.example/partial",
                                NOW.plusSeconds(5),
                                content(Texts.text(2)),
                                OptionalInt.of(200),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of("only those who pay see what is there"),
                                false),
                        Optional.empty(),
                        position());
        assertThat(states()).as("a scan that saw no more").containsExactly(State.GONE, State.PRESENT);
    }

    @Test
    void whatIsInAnArchiveIsGoneWithIt() throws Exception {
        registered(1);
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
        assertThat(sightings().presence(one, sha256)).isEqualTo(Presence.THERE);

        observe(look(archive, NOW.plusSeconds(30), Outcome.NOT_FOUND, Optional.empty()));
        assertThat(states()).containsExactly(State.GONE, State.GONE);
        seeEntry(one, archive, text, NOW.plusSeconds(5));
        assertThat(states()).as("an earlier look, stored later").containsExactly(State.GONE, State.GONE);
        seeEntry(one, archive, text, NOW.plusSeconds(40));
        seeEntry(two, archive, text, NOW.plusSeconds(40));
        assertThat(states()).containsExactly(State.PRESENT, State.PRESENT);
        assertThat(sightings().presence(one, sha256)).isEqualTo(Presence.BACK);

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

    /** It was "not known" since the first look that had the same bytes. */
    @Test
    void whatWasInAnArchiveBeforeItsWorkWasRegisteredWasSeenAsLongAsTheArchiveHadTheSameBytes() throws Exception {
        registered(2);
        String archive = PIRATE + "all.zip";
        String taken = PIRATE + "taken.zip";
        Optional<String> first = Optional.of("a".repeat(64));
        Optional<String> second = Optional.of("b".repeat(64));
        for (String one : List.of(archive, taken)) {
            seeEntry(one + "!/1.txt", one, Texts.text(1), NOW);
            observe(
                    look(one, NOW, Outcome.CONTENT, first),
                    look(one, NOW.plusSeconds(10), Outcome.UNCHANGED, first),
                    look(one, NOW.plusSeconds(20), Outcome.FAILED, Optional.empty()),
                    look(one, NOW.plusSeconds(30), Outcome.UNCHANGED, first));
        }
        observe(
                look(taken, NOW.plusSeconds(40), Outcome.CONTENT, second),
                look(taken, NOW.plusSeconds(50), Outcome.UNCHANGED, second));
        looks().storeTakenOut(taken, NOW.plusSeconds(40), List.of(), _ -> false);
        registered(1);
        rematch();
        assertThat(sightings().list(SightingQuery.ALL)).hasSize(2).allSatisfy(seen -> {
            assertThat(seen.firstSeen()).isEqualTo(NOW);
            assertThat(seen.lastSeen()).isEqualTo(NOW.plusSeconds(30));
            assertThat(seen.unknown()).isEmpty();
        });
        assertThat(states()).containsExactly(State.PRESENT, State.GONE);
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

    @Test
    void evidenceIsTheNewestLookWhoseBytesAreKept() throws Exception {
        registered(1);
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
}
