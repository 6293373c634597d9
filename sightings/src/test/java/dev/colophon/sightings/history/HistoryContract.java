package dev.colophon.sightings.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.registry.Texts;
import dev.colophon.registry.work.Organisation;
import dev.colophon.sightings.FileLook;
import dev.colophon.sightings.FileLooks;
import dev.colophon.sightings.LocalPlaces;
import dev.colophon.sightings.Observation;
import dev.colophon.sightings.Observation.Outcome;
import dev.colophon.sightings.Observations;
import dev.colophon.sightings.OpenSightings;
import dev.colophon.sightings.Presence;
import dev.colophon.sightings.SightingQuery;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.StoredSighting.Replacement;
import dev.colophon.sightings.StoredSighting.State;
import dev.colophon.sightings.StoredSighting.Unknown;
import dev.colophon.sightings.history.PastLook.Meaning;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When copies were gone and came back, and what each look meant, on every database. */
abstract class HistoryContract extends OpenSightings {

    private static final String PLACE = "https://pirate.example/";

    private PlaceHistory history() {
        return new PlaceHistory(catalogue.database(), Organisation.FIRST);
    }

    private Observation look(
            int second, Outcome outcome, Optional<String> content, Optional<String> cause, int status) {
        return new Observation(
                catalogue.ids().next(),
                LocalPlaces.key(PLACE),
                NOW.plusSeconds(second),
                outcome,
                status == 0 ? OptionalInt.empty() : OptionalInt.of(status),
                content,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                cause,
                Optional.empty());
    }

    private void observe(Observation... looks) {
        catalogue.database().change(dsl -> Observations.append(dsl, catalogue.ids(), List.of(looks)));
    }

    private StoredSighting only() {
        List<StoredSighting> all = sightings().list(SightingQuery.ALL);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    @Test
    void anAbsenceSaysWhenAndByWhatItWasFoundAndWhenItEnded() throws Exception {
        registered(1);
        Optional<String> copy = Optional.of(content(Texts.text(1)).sha256());
        see(PLACE, Texts.text(1), NOW);
        Observation gone = look(10, Outcome.NOT_FOUND, Optional.empty(), Optional.of("the server answered 410"), 410);
        Observation again = look(20, Outcome.CONTENT, copy, Optional.empty(), 200);
        Observation other = look(30, Outcome.CONTENT, Optional.of("b".repeat(64)), Optional.empty(), 200);
        Observation refused = look(40, Outcome.REFUSED, Optional.empty(), Optional.of("the server answered 403"), 403);
        observe(refused, gone, other, again);
        assertThat(history().absences(only()))
                .containsExactly(
                        new PastAbsence(gone, false, Optional.of(NOW.plusSeconds(20))),
                        new PastAbsence(other, false, Optional.empty()));
        assertThat(only().unknown()).contains(new Unknown(Optional.of(refused), false));
        catalogue
                .database()
                .change(dsl ->
                        dsl.execute("update place set state = 'DISALLOWED' where key = ?", LocalPlaces.key(PLACE)));
        assertThat(only().unknown()).contains(new Unknown(Optional.of(refused), true));
    }

    @Test
    void aCopyOfWhichNoLookTellsSaysSinceWhenItIsNotKnown() throws Exception {
        registered(1);
        String sha256 = content(Texts.text(1)).sha256();
        see(PLACE, Texts.text(1), NOW);
        assertThat(only().unknown()).as("seen").isEmpty();
        assertThat(sightings().presence(PLACE, sha256)).isEqualTo(Presence.THERE);
        Observation later = look(10, Outcome.LATER, Optional.empty(), Optional.of("the server answered 503"), 503);
        Observation part = look(20, Outcome.CONTENT, Optional.of("a".repeat(64)), Optional.of("broken off"), 200);
        observe(part, later);
        assertThat(only().state()).isEqualTo(State.PRESENT);
        assertThat(only().unknown()).contains(new Unknown(Optional.of(later), false));
        observe(look(30, Outcome.CONTENT, Optional.of(sha256), Optional.empty(), 200));
        assertThat(only().unknown()).as("seen again").isEmpty();
        assertThat(sightings().presence(PLACE, sha256)).isEqualTo(Presence.AGAIN);
        observe(look(40, Outcome.UNCHANGED, Optional.of(sha256), Optional.empty(), 304));
        assertThat(sightings().presence(PLACE, sha256)).isEqualTo(Presence.THERE);
    }

    @Test
    void whatIsInAnArchiveIsNotKnownWhenTheArchiveDoesNotAnswer() throws Exception {
        registered(1);
        String archive = PLACE + "all.zip";
        seeEntry(archive + "!/1.txt", archive, Texts.text(1), NOW);
        Observation failed = archived(archive, 10, Outcome.FAILED);
        observe(failed);
        assertThat(only().unknown()).contains(new Unknown(Optional.of(failed), false));
    }

    /** Nothing said so: its bytes are the same, so nothing is looked into. */
    @ParameterizedTest
    @EnumSource(
            value = Outcome.class,
            names = {"REFUSED", "LATER", "FAILED"})
    void aCopyIsSeenAgainAfterALookThatToldNothing(Outcome nothing) throws Exception {
        registered(1);
        Optional<String> copy = Optional.of(content(Texts.text(1)).sha256());
        see(PLACE, Texts.text(1), NOW);
        String since = catalogue.ids().next();
        observe(look(10, Outcome.UNCHANGED, copy, Optional.empty(), 304));
        assertThat(again(NOW, since)).as("it was known").isEmpty();
        observe(look(20, nothing, Optional.empty(), Optional.of("no answer"), 0));
        assertThat(again(NOW, since)).as("still not known").isEmpty();
        observe(look(30, Outcome.UNCHANGED, copy, Optional.empty(), 304));
        assertThat(again(NOW.plusSeconds(30), since)).containsExactly(PLACE);
        assertThat(again(NOW.plusSeconds(31), since)).as("before that").isEmpty();
        assertThat(again(NOW, "0")).as("it is new since").isEmpty();
        observe(look(40, Outcome.UNCHANGED, copy, Optional.empty(), 304));
        assertThat(again(NOW.plusSeconds(40), since)).as("known again").isEmpty();
    }

    @Test
    void whatIsInAnArchiveIsSeenAgainWithIt() throws Exception {
        registered(1);
        String archive = PLACE + "all.zip";
        String entry = archive + "!/1.txt";
        seeEntry(entry, archive, Texts.text(1), NOW);
        String since = catalogue.ids().next();
        String sha256 = content(Texts.text(1)).sha256();
        observe(
                archived(archive, 0, Outcome.CONTENT),
                archived(archive, 10, Outcome.LATER),
                archived(archive, 20, Outcome.UNCHANGED));
        assertThat(again(NOW.plusSeconds(20), since)).containsExactly(entry);
        observe(archived(archive, 30, Outcome.REFUSED), archived(archive, 40, Outcome.CONTENT));
        seeEntry(entry, archive, Texts.text(1), NOW.plusSeconds(40));
        assertThat(again(NOW.plusSeconds(40), since))
                .as("whoever looks into it says so")
                .isEmpty();
        assertThat(sightings().presence(entry, sha256)).isEqualTo(Presence.AGAIN);
        observe(archived(archive, 50, Outcome.CONTENT));
        seeEntry(entry, archive, Texts.text(1), NOW.plusSeconds(50));
        assertThat(sightings().presence(entry, sha256)).isEqualTo(Presence.THERE);
    }

    private List<String> again(Instant time, String since) {
        return sightings().seenAgainSince(time, since).stream()
                .map(StoredSighting::place)
                .toList();
    }

    /** A redirect is told by what it led to: that it is seen again was told with each visit, and that it is back never. */
    @Test
    void whatAnAddressLeadsToIsBackWhereItHadBeenGone() throws Exception {
        registered(1);
        Optional<String> copy = Optional.of(content(Texts.text(1)).sha256());
        Optional<String> leads = Optional.of(Observation.LEADS_TO + "https://elsewhere.example/");
        see(PLACE, Texts.text(1), NOW);
        String since = catalogue.ids().next();
        observe(look(10, Outcome.FAILED, Optional.empty(), leads, 302));
        observe(look(11, Outcome.UNCHANGED, copy, Optional.empty(), 200));
        assertThat(again(NOW, since)).as("it told it").isEmpty();
        assertThat(sightings().backSince(NOW)).as("it was not gone").isEmpty();
        observe(look(20, Outcome.FAILED, Optional.empty(), leads, 302)); // and what it led to was not had
        observe(look(30, Outcome.FAILED, Optional.empty(), leads, 302));
        observe(look(31, Outcome.UNCHANGED, copy, Optional.empty(), 200));
        assertThat(again(NOW.plusSeconds(31), since)).containsExactly(PLACE);
        observe(look(40, Outcome.MOVED, Optional.empty(), leads, 302));
        observe(look(50, Outcome.FAILED, Optional.empty(), leads, 302));
        assertThat(sightings().backSince(NOW)).as("gone").isEmpty();
        observe(look(51, Outcome.UNCHANGED, copy, Optional.empty(), 200));
        assertThat(sightings().backSince(NOW.plusSeconds(51)))
                .extracting(StoredSighting::place)
                .containsExactly(PLACE);
        assertThat(again(NOW.plusSeconds(51), since)).isEmpty();
        assertThat(sightings().backSince(NOW.plusSeconds(52))).as("before that").isEmpty();
    }

    /** It read "gone", although the work was there. */
    @Test
    void aCopyThatIsReplacedByOtherBytesOfTheWorkSaysByWhich() throws Exception {
        registered(1);
        String first = "Found: " + Texts.text(1);
        String other = "Once more: " + Texts.text(1);
        see(PLACE, first, NOW);
        see(PLACE, other, NOW.plusSeconds(10));
        StoredSighting there = of(other);
        assertThat(there.replacement()).isEmpty();
        assertThat(sightings().presence(PLACE, content(other).sha256())).isEqualTo(Presence.REPLACES);
        assertThat(of(first).state()).isEqualTo(State.GONE);
        assertThat(of(first).replacement()).contains(new Replacement(there.id(), false));
        assertThat(of(first).isGone()).isFalse();
        assertThat(of(first).outcome().reasons()).containsExactly("other bytes of the work stand there now");
        assertThat(sightings().countOpenGone(SightingQuery.ALL)).isZero();
        see(PLACE, first, NOW.plusSeconds(20));
        assertThat(sightings().presence(PLACE, content(first).sha256()))
                .as("the work was never away")
                .isEqualTo(Presence.REPLACES);
        observe(look(30, Outcome.NOT_FOUND, Optional.empty(), Optional.empty(), 404));
        assertThat(of(first).isGone()).isTrue();
        assertThat(of(other).isGone()).isTrue();
        assertThat(of(first).outcome().reasons()).containsExactly("it is gone from there");
        assertThat(sightings().countOpenGone(SightingQuery.ALL)).isEqualTo(2);
        see(PLACE, first, NOW.plusSeconds(40));
        assertThat(sightings().presence(PLACE, content(first).sha256())).isEqualTo(Presence.BACK);
        observe(look(50, Outcome.NOT_FOUND, Optional.empty(), Optional.empty(), 404));
        String third = "And again: " + Texts.text(1);
        see(PLACE, third, NOW.plusSeconds(60));
        assertThat(sightings().presence(PLACE, content(third).sha256()))
                .as("the work is back in other bytes")
                .isEqualTo(Presence.BACK);
    }

    /** What was cut read "gone" once the whole was seen. */
    @Test
    void whatWasSeenInPartSaysWhatTheWholeIs() throws Exception {
        registered(1);
        String whole = "Found: " + Texts.text(1);
        String part = whole.substring(0, whole.length() - 200);
        looks().store(
                        new FileLook(
                                PLACE,
                                NOW,
                                content(part),
                                OptionalInt.of(200),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of("broken off"),
                                false),
                        Optional.of(looked(PLACE, part, NOW)),
                        position());
        see(PLACE, whole, NOW.plusSeconds(10));
        assertThat(of(part).replacement()).contains(new Replacement(of(whole).id(), true));
    }

    private StoredSighting of(String text) {
        return sightings().list(SightingQuery.ALL).stream()
                .filter(one -> one.content().content().equals(content(text)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatWasTakenOutOfAnArchiveIsGoneAsLongAsTheArchiveAnswers() throws Exception {
        registered(1);
        String archive = PLACE + "all.zip";
        seeEntry(archive + "!/1.txt", archive, Texts.text(1), NOW);
        looks().storeTakenOut(archive, NOW.plusSeconds(10), List.of(), _ -> false);
        observe(archived(archive, 10, Outcome.CONTENT), archived(archive, 20, Outcome.UNCHANGED));
        assertThat(only().state()).isEqualTo(State.GONE);
        assertThat(only().unknown()).as("it is there without the copy").isEmpty();
        Observation later = archived(archive, 30, Outcome.LATER);
        observe(later);
        assertThat(only().unknown()).contains(new Unknown(Optional.of(later), false));
    }

    private Observation archived(String archive, int second, Outcome outcome) {
        return new Observation(
                catalogue.ids().next(),
                LocalPlaces.key(archive),
                NOW.plusSeconds(second),
                outcome,
                OptionalInt.empty(),
                outcome.tells() ? Optional.of("d".repeat(64)) : Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Whatever is looked at in whatever order it is stored: the last absence is open where the sighting is gone, and only there. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void absencesAgreeWithTheState(long seed) throws Exception {
        Random random = new Random(seed);
        registered(1);
        Optional<String> copy = Optional.of(content(Texts.text(1)).sha256());
        see(PLACE, Texts.text(1), NOW);
        List<Observation> looks = new ArrayList<>();
        List<Outcome> outcomes = List.of(Outcome.values());
        for (int second = 1; second <= 30; second++) {
            Outcome outcome = outcomes.get(random.nextInt(outcomes.size()));
            boolean content = outcome == Outcome.CONTENT || outcome == Outcome.UNCHANGED;
            Optional<String> bytes = !content
                    ? Optional.empty()
                    : random.nextBoolean() ? copy : Optional.of(random.nextBoolean() ? "a".repeat(64) : "c".repeat(64));
            boolean part = outcome == Outcome.CONTENT && bytes.get().startsWith("aaaa");
            looks.add(look(second, outcome, bytes, part ? Optional.of("broken off") : Optional.empty(), 0));
        }
        Collections.shuffle(looks, random);
        looks.forEach(this::observe);
        StoredSighting sighting = only();
        List<PastAbsence> all = history().absences(sighting);
        boolean gone = !all.isEmpty() && all.getLast().back().isEmpty();
        assertThat(gone).as("seed " + seed).isEqualTo(sighting.state() == State.GONE);
        assertThat(all.stream().filter(absence -> absence.back().isEmpty()).count())
                .isLessThanOrEqualTo(1);
        Observation newest =
                looks.stream().max(Comparator.comparing(Observation::at)).orElseThrow();
        if (newest.content().filter(bytes -> bytes.startsWith("aaaa")).isEmpty()) {
            assertThat(sighting.unknown().isPresent())
                    .as("seed " + seed)
                    .isEqualTo(!newest.outcome().tells());
        }
        Instant last = Instant.MIN;
        for (PastAbsence absence : all) {
            assertThat(absence.found().at()).isAfter(last);
            last = absence.back().orElse(absence.found().at());
        }
    }

    @Test
    void looksAreListedNewestFirstInPagesToThoseWhoSeeThePlace() throws Exception {
        registered(1);
        see(PLACE, Texts.text(1), NOW);
        see(PLACE, Texts.text(2), NOW.plusSeconds(5));
        observe(
                look(10, Outcome.NOT_FOUND, Optional.empty(), Optional.empty(), 404),
                look(20, Outcome.LATER, Optional.empty(), Optional.empty(), 503),
                look(30, Outcome.CONTENT, Optional.of("a".repeat(64)), Optional.of("broken off"), 200),
                look(30, Outcome.CONTENT, Optional.of("b".repeat(64)), Optional.empty(), 200));
        List<PastLook> all = history().looks(PLACE, Optional.empty(), 100);
        assertThat(all)
                .extracting(PastLook::meaning)
                .containsExactly(
                        Meaning.NOT_READ,
                        Meaning.UNKNOWN,
                        Meaning.UNKNOWN,
                        Meaning.GONE,
                        Meaning.NO_COPY,
                        Meaning.COPY);
        assertThat(all.getLast().works()).containsExactly("Work 1");
        List<PastLook> paged = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            List<PastLook> page = history().looks(PLACE, after, 2);
            paged.addAll(page);
            after = page.isEmpty()
                    ? Optional.empty()
                    : Optional.of(page.getLast().look().id());
        } while (after.isPresent());
        assertThat(paged).isEqualTo(all);
        Organisation label = another("label");
        assertThat(new PlaceHistory(catalogue.database(), label).looks(PLACE, Optional.empty(), 100))
                .isEmpty();
        new FileLooks(catalogue, label.id())
                .store(new FileLook(PLACE, NOW.plusSeconds(40), content(Texts.text(2))), Optional.empty(), position());
        assertThat(new PlaceHistory(catalogue.database(), label).looks(PLACE, Optional.empty(), 100))
                .as("only since it looked itself")
                .hasSize(1);
        assertThat(history().looks("https://elsewhere.example/", Optional.empty(), 100))
                .isEmpty();
    }
}
