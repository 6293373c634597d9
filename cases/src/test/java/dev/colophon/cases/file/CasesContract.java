package dev.colophon.cases.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.registry.Texts;
import dev.colophon.registry.edit.WorkMerger;
import dev.colophon.registry.history.WorkEvents;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.registry.work.Work;
import dev.colophon.sightings.FileLook;
import dev.colophon.sightings.SightingMoves;
import dev.colophon.sightings.SightingQuery;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.decision.DecisionState;
import dev.colophon.sightings.membership.CaseEvent;
import dev.colophon.sightings.membership.CaseEvent.What;
import dev.colophon.sightings.membership.CaseMembership;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is in a case, and when it leaves it, on every database. */
abstract class CasesContract extends OpenCaseFiles {

    private static final CaseNumber FIRST = new CaseNumber(1);
    private static final CaseNumber SECOND = new CaseNumber(2);

    /** Whatever a test did: the row of a case says what its events add up to. */
    @AfterEach
    void stateIsTheFoldOfEvents() {
        List<CaseFile> all = read(files -> files.list(Optional.empty(), Optional.empty(), 100));
        assertThat(all).allSatisfy(file -> {
            List<CaseEvent> events = read(files -> files.events(file));
            assertThat(file.state()).isEqualTo(CaseState.of(events));
            assertThat(events.stream().map(CaseEvent::sequence))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, events.size()).boxed().toList());
        });
    }

    private List<What> history(CaseNumber number) {
        return read(files -> files.events(files.get(number))).stream()
                .map(CaseEvent::what)
                .toList();
    }

    private CaseSighting membership(CaseNumber number, StoredSighting sighting) {
        return read(files -> files.sightings(files.get(number))).stream()
                .filter(one -> one.sighting().equals(sighting.id()))
                .findFirst()
                .orElseThrow();
    }

    private boolean noticed(StoredSighting sighting) {
        return read(files -> files.noticed(List.of(sighting.id()))).contains(sighting.id());
    }

    @Test
    void whatOneOperatorShowsOfOneOwnersIsOneCase() throws Exception {
        workOf("Ada", 1);
        workOf("Ada", 2);
        workOf("Ben", 3);
        same("pirate.example", "mirror.example");
        StoredSighting one = confirmed(PIRATE, 1);
        StoredSighting two = confirmed(MIRROR, 2);
        StoredSighting elsewhere = confirmed(OTHER, 1);
        StoredSighting ofBen = confirmed(PIRATE + "/3", 3);
        List<CaseChanges.Opened> opened = open();
        assertThat(opened).hasSize(3).allMatch(CaseChanges.Opened::opened);
        CaseFile both = read(files -> files.list(Optional.empty(), Optional.empty(), 100)).stream()
                .filter(file -> members(file.number()).contains(one.id()))
                .findFirst()
                .orElseThrow();
        assertThat(members(both.number())).containsExactlyInAnyOrder(one.id(), two.id());
        assertThat(both.rightsholder().name()).isEqualTo("Ada");
        assertThat(both.operator().site()).isEqualTo("mirror.example");
        assertThat(both.operator().sites()).containsExactly("mirror.example", "pirate.example");
        assertThat(both.operator().reason()).contains("a person ruled");
        assertThat(List.of(elsewhere, ofBen))
                .allSatisfy(sighting -> assertThat(members(both.number())).doesNotContain(sighting.id()));
        assertThat(open()).as("done again").isEmpty();
    }

    @Test
    void eachAccountOfAPlatformIsOneOfItsOwn() throws Exception {
        workOf("Ada", 1);
        confirmed("https://soundcloud.com/mo/song", 1);
        confirmed("https://soundcloud.com/Mo/again", 1);
        confirmed("https://soundcloud.com/bea/song", 1);
        open();
        List<CaseFile> all = read(files -> files.list(Optional.empty(), Optional.empty(), 100));
        assertThat(all)
                .extracting(file -> file.operator().name())
                .containsExactlyInAnyOrder("mo on soundcloud.com", "bea on soundcloud.com");
        assertThat(read(files -> files.counts(all)).values()).containsExactlyInAnyOrder(2, 1);
    }

    @Test
    void whatMayBeLawfulIsInNone() throws Exception {
        Work work = work(1);
        see(PIRATE, copy(1), NOW);
        assertThat(open()).as("nobody has confirmed it").isEmpty();
        decide(at(PIRATE), DecisionState.CONFIRMED);
        grant(licence(work)); // for radio.example
        see(RADIO, copy(1), NOW);
        decide(at(RADIO), DecisionState.CONFIRMED);
        assertThat(only(open()).joined())
                .as("a licence covers the other, whatever a person says")
                .isOne();
        assertThat(members(FIRST)).containsExactly(at(PIRATE).id());
        assertThat(openThese(List.of(at(RADIO)))).as("not by the back door").isEmpty();
    }

    @Test
    void whatWasDecidedOtherwiseLeavesByItself() throws Exception {
        work(1);
        StoredSighting sighting = confirmed(PIRATE, 1);
        open();
        decide(sighting, DecisionState.NOT_A_MATCH);
        assertThat(members(FIRST)).isEmpty();
        assertThat(membership(FIRST, sighting).left()).hasValueSatisfying(left -> {
            assertThat(left.because()).contains("no match", "because NOT_A_MATCH");
            assertThat(left.toBeRetracted()).as("no notice is out").isFalse();
        });
        assertThat(history(FIRST)).containsExactly(What.OPENED, What.JOINED, What.LEFT);
        decide(sighting, DecisionState.CONFIRMED);
        assertThat(only(open()).number()).as("it comes back").isEqualTo(FIRST);
        assertThat(members(FIRST)).containsExactly(sighting.id());
        assertThat(decisions().undo(List.of(sighting.id()), Optional.empty(), "a mistake", "mo"))
                .isOne();
        assertThat(members(FIRST)).isEmpty();
    }

    @Test
    void aLicenceThatArrivesTakesItOut() throws Exception {
        Work work = work(1);
        StoredSighting sighting = confirmed(RADIO, 1);
        open();
        sent(FIRST, sighting.id());
        grant(licence(work));
        assertThat(members(FIRST)).isEmpty();
        assertThat(membership(FIRST, sighting).left()).hasValueSatisfying(left -> {
            assertThat(left.because()).contains("a licence covers it", "radio.example");
            assertThat(left.toBeRetracted()).isTrue();
        });
        assertThat(state(RADIO)).as("what a person decided stays").isEqualTo(DecisionState.CONFIRMED);
        assertThat(open()).isEmpty();
    }

    @Test
    void aNoticeThatIsOutIsToBeTakenBackUnlessItWasRight() throws Exception {
        work(1);
        StoredSighting sighting = confirmed(PIRATE, 1);
        open();
        sent(FIRST, sighting.id());
        decide(sighting, DecisionState.RESOLVED);
        assertThat(membership(FIRST, sighting).left().orElseThrow().toBeRetracted())
                .as("it was removed")
                .isFalse();
        decide(sighting, DecisionState.CONFIRMED);
        open();
        decide(sighting, DecisionState.EXCEPTION);
        assertThat(membership(FIRST, sighting).left().orElseThrow().toBeRetracted())
                .isTrue();
        List<CaseEvent> events = read(files -> files.events(files.get(FIRST)));
        assertThat(events.getLast().payload().toBeRetracted()).containsExactly(sighting.id());
        happened(1, CaseMembership.RETRACTED);
        assertThat(noticed(sighting)).isFalse();
    }

    @Test
    void alsoOfACaseThatIsClosed() throws Exception {
        work(1);
        StoredSighting sighting = confirmed(PIRATE, 1);
        open();
        sent(FIRST, sighting.id());
        change(changes -> changes.close(FIRST, CaseOutcome.REMOVED, "gone"));
        decide(sighting, DecisionState.NOT_A_MATCH);
        assertThat(membership(FIRST, sighting).left().orElseThrow().toBeRetracted())
                .isTrue();
        assertThat(file(FIRST).state().status()).isEqualTo(CaseState.Status.CLOSED);
    }

    @Test
    void whatMatchesNoMoreLeaves() throws Exception {
        work(1);
        StoredSighting sighting = confirmed(PIRATE, 1);
        open();
        String sha256 = sighting.content().content().sha256();
        catalogue.database().change(dsl -> dsl.execute("delete from content_match where content = ?", sha256));
        looks().store(
                        new FileLook(PIRATE, NOW.plusSeconds(9), content(copy(1))),
                        Optional.of(looked(PIRATE, "Nothing of anybody's.", NOW.plusSeconds(9))),
                        position());
        assertThat(members(FIRST)).isEmpty();
    }

    @Test
    void theSightingThatTakesItsPlaceTakesItInTheCase() throws Exception {
        Work kept = work(1);
        Work gone = work(2);
        see(PIRATE, Texts.text(1) + Texts.text(2), NOW);
        List<StoredSighting> both = sightings().list(SightingQuery.ALL);
        both.forEach(sighting -> decide(sighting, DecisionState.CONFIRMED));
        StoredSighting ofGone = both.stream()
                .filter(sighting -> sighting.work().equals(gone))
                .findFirst()
                .orElseThrow();
        StoredSighting ofKept = both.stream()
                .filter(sighting -> sighting.work().equals(kept))
                .findFirst()
                .orElseThrow();
        openThese(List.of(ofGone));
        sent(FIRST, ofGone.id());
        catalogue.database().change(dsl -> {
            new WorkMerger(new WorkEvents(catalogue.ids(), () -> NOW, "Bea")).merge(dsl, kept.id(), gone.id());
            int _ = new SightingMoves(catalogue.ids()).merge(dsl, gone.id(), kept.id());
        });
        assertThat(members(FIRST)).containsExactly(ofKept.id());
        assertThat(noticed(ofKept)).isTrue();
    }

    @Test
    void ofManyWhoOpenAtOnceEachSightingIsInOneCase() throws Exception {
        workOf("Ada", 1);
        for (int i = 0; i < 6; i++) {
            confirmed("https://site%d.example/song".formatted(i), 1);
        }
        int callers = 4;
        CyclicBarrier together = new CyclicBarrier(callers);
        Callable<List<CaseChanges.Opened>> opening = () -> {
            together.await();
            return open();
        };
        int joined = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            for (Future<List<CaseChanges.Opened>> one :
                    threads.invokeAll(List.of(opening, opening, opening, opening))) {
                joined +=
                        one.get().stream().mapToInt(CaseChanges.Opened::joined).sum();
            }
        }
        assertThat(joined).isEqualTo(6);
        List<CaseFile> all = read(files -> files.list(Optional.empty(), Optional.empty(), 100));
        assertThat(all).extracting(file -> file.number().value()).containsExactly(6L, 5L, 4L, 3L, 2L, 1L);
        assertThat(read(files -> files.counts(all)).values()).containsOnly(1);
    }

    @Test
    void aPersonMergesAndSplits() throws Exception {
        workOf("Ada", 1);
        workOf("Ben", 2);
        StoredSighting one = confirmed(PIRATE, 1);
        StoredSighting two = confirmed(OTHER, 1);
        StoredSighting ofBen = confirmed(MIRROR, 2);
        openThese(List.of(one));
        openThese(List.of(two));
        openThese(List.of(ofBen));
        assertThatThrownBy(() -> change(changes -> changes.merge(SECOND, new CaseNumber(3), "x")))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("a case is of one rightsholder");
        CaseFile merged = change(changes -> changes.merge(SECOND, FIRST, "one owner"));
        assertThat(merged.number()).isEqualTo(FIRST);
        assertThat(members(FIRST)).containsExactlyInAnyOrder(one.id(), two.id());
        assertThat(file(SECOND).state().mergedInto()).contains(merged.id());
        assertThat(membership(SECOND, two).left().orElseThrow().because()).isEqualTo("merged into K-1: one owner");
        assertThatThrownBy(() -> change(changes -> changes.reopen(SECOND, "x")))
                .hasMessageContaining("merged into K-1");

        CaseFile part = change(
                changes -> changes.split(FIRST, List.of(two.id()), List.of("other.example"), "two owners after all"));
        assertThat(part.number()).isEqualTo(new CaseNumber(4));
        assertThat(members(part.number())).containsExactly(two.id());
        assertThat(members(FIRST)).containsExactly(one.id());
        assertThatThrownBy(() -> change(
                        changes -> changes.split(FIRST, List.of(one.id()), List.of("pirate.example"), "all of it")))
                .hasMessageContaining("some have to stay");
        assertThatThrownBy(() -> change(
                        changes -> changes.split(FIRST, List.of(two.id()), List.of("pirate.example"), "not in it")))
                .hasMessageContaining("not all of these sightings are in K-1");
        confirmed(OTHER + "/again", 1);
        assertThat(only(open()).number())
                .as("what comes to the site joins the part")
                .isEqualTo(part.number());
    }

    @Test
    void closedAndOpenedAgain() throws Exception {
        workOf("Ada", 1);
        StoredSighting stays = confirmed(PIRATE, 1);
        StoredSighting goes = confirmed(PIRATE + "/2", 1);
        open();
        change(changes -> changes.note(FIRST, "they called"));
        CaseFile closed = change(changes -> changes.close(FIRST, CaseOutcome.WITHDRAWN, "no time"));
        assertThat(closed.state())
                .isEqualTo(new CaseState(
                        CaseState.Status.CLOSED,
                        Optional.of(CaseOutcome.WITHDRAWN),
                        Optional.empty(),
                        Optional.empty()));
        assertThat(members(FIRST)).as("what was in it then").hasSize(2);
        assertThatThrownBy(() -> change(changes -> changes.close(FIRST, CaseOutcome.COURT, "x")))
                .hasMessageContaining("K-1 is closed");
        CaseChanges.Opened other = only(openThese(List.of(goes)));
        assertThat(other.number()).as("a closed case holds nothing").isEqualTo(SECOND);
        CaseFile open = change(changes -> changes.reopen(FIRST, "time again"));
        assertThat(open.state().isOpen()).isTrue();
        assertThat(members(FIRST)).containsExactly(stays.id());
        assertThat(history(FIRST))
                .containsExactly(What.OPENED, What.JOINED, What.NOTED, What.CLOSED, What.REOPENED, What.LEFT);
    }

    @Test
    void aRegimeIsKept() throws Exception {
        workOf("Ada", 1);
        confirmed(PIRATE, 1);
        open();
        CaseState.RegimeChoice first = new CaseState.RegimeChoice("cn-cc", "2021-01-01");
        assertThat(change(changes -> changes.choose(FIRST, first, "a general platform"))
                        .state()
                        .regime())
                .contains(first);
        change(changes -> changes.choose(FIRST, first, "once more"));
        assertThat(history(FIRST)).containsOnlyOnce(What.REGIME_CHOSEN);
        assertThatThrownBy(() ->
                        change(changes -> changes.choose(FIRST, new CaseState.RegimeChoice("cn-cc", "2027"), "newer")))
                .hasMessageContaining("keeps its regime");
    }

    @Test
    void othersSeeNothing() throws Exception {
        workOf("Ada", 1);
        StoredSighting sighting = confirmed(PIRATE, 1);
        open();
        Organisation others = another("Others");
        List<CaseFile> theirs = catalogue
                .database()
                .read(dsl -> new CaseFiles(dsl, others).list(Optional.empty(), Optional.empty(), 100));
        assertThat(theirs).isEmpty();
        assertThatThrownBy(() -> catalogue.database().read(dsl -> new CaseFiles(dsl, others).get(FIRST)))
                .hasMessageContaining("there is no case K-1");
        CaseOperators operators = operators();
        List<CaseChanges.Opened> stolen = catalogue
                .database()
                .write(dsl -> new CaseChanges(dsl, others, catalogue.ids(), "eve")
                        .open(ConfirmedCopy.of(sighting, operators).stream().toList()));
        assertThat(stolen).isEmpty();
    }

    @Test
    void aListGoesOnWhereAPageEnded() throws Exception {
        workOf("Ada", 1);
        List<Long> expected = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            openThese(List.of(confirmed("https://site%d.example/song".formatted(i), 1)));
            expected.addFirst(i + 1L);
        }
        change(changes -> changes.close(new CaseNumber(3), CaseOutcome.REMOVED, "gone"));
        List<Long> listed = new ArrayList<>();
        Optional<CaseNumber> last = Optional.empty();
        for (int page = 0; page < 3; page++) {
            Optional<CaseNumber> after = last;
            List<CaseFile> some = read(files -> files.list(Optional.empty(), after, 2));
            some.forEach(file -> listed.add(file.number().value()));
            last = Optional.of(some.getLast().number());
        }
        assertThat(listed).isEqualTo(expected);
        List<CaseFile> closed = read(files -> files.list(Optional.of(CaseState.Status.CLOSED), Optional.empty(), 9));
        assertThat(closed).extracting(CaseFile::number).containsExactly(new CaseNumber(3));
    }
}
