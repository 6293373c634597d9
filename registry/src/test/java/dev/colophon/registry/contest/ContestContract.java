package dev.colophon.registry.contest;

import static dev.colophon.store.schema.tables.Competing.COMPETING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.index.Match;
import dev.colophon.registry.OpenCatalogue;
import dev.colophon.registry.Texts;
import dev.colophon.registry.Works;
import dev.colophon.registry.contest.Contest.Answer;
import dev.colophon.registry.contest.Contest.State;
import dev.colophon.registry.edit.WorkRemoval;
import dev.colophon.registry.history.WorkEvents;
import dev.colophon.registry.registration.Registered;
import dev.colophon.registry.registration.Registration;
import dev.colophon.registry.registration.Submission;
import dev.colophon.registry.standing.Entitlement;
import dev.colophon.registry.standing.Entitlement.Power;
import dev.colophon.registry.standing.StandingEvent;
import dev.colophon.registry.standing.StandingEvent.Source;
import dev.colophon.registry.standing.StandingEvent.What;
import dev.colophon.registry.standing.StandingEvents;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.Party;
import dev.colophon.registry.work.Work;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whose content is that several owners registered, on every database; all owners may do everything alone but for that. */
abstract class ContestContract extends OpenCatalogue {

    private static final Instant LATE = NOW.plus(Duration.ofDays(30));

    private Registered register(String owner, String name, String text) throws Exception {
        List<Registration> told = register(new Submission(file(name, text), by(owner, name)));
        Registered registered = added(told.getFirst());
        trust(registered.work().owner());
        return registered;
    }

    /** So often right that a month later it may still act alone. */
    private void trust(Party party) {
        catalogue.database().change(dsl -> {
            StandingEvents events = new StandingEvents(dsl, Organisation.FIRST);
            for (int i = 0; i < 100; i++) {
                events.add(event(party, i == 0 ? What.IDENTITY_CHECKED : What.WON));
            }
        });
    }

    private StandingEvent event(Party party, What what) {
        return new StandingEvent(
                catalogue.ids().next(),
                party.id(),
                what,
                what == What.WON ? Optional.of(Source.COURT) : Optional.empty(),
                Optional.empty(),
                LocalDate.ofInstant(NOW, ZoneOffset.UTC),
                "case",
                Optional.empty(),
                "Mo");
    }

    private List<Contest> contests(Work work) {
        return catalogue
                .database()
                .read(dsl -> new Contests(dsl, Organisation.FIRST)
                        .of(Set.of(work.id()))
                        .getOrDefault(work.id(), List.of()));
    }

    private void answer(Work work, Answer answer) {
        List<Contest> contests = contests(work);
        catalogue
                .database()
                .change(dsl -> new Contests(dsl, Organisation.FIRST)
                        .answer(work.id(), contests, answer, new WorkEvents(catalogue.ids(), () -> NOW, "Mo")));
    }

    /** By the names of owners what they may do about a copy. */
    private Map<String, Power> powers(String copy, Instant at) throws Exception {
        List<Match> matches = search(file("copies/%d.txt".formatted(copy.hashCode()), copy));
        Works works = catalogue.works(Organisation.FIRST);
        Map<String, Power> powers = new HashMap<>();
        works.registered(matches.stream().map(Match::reference).toList()).forEach((reference, registered) -> {
            List<Match> own = matches.stream()
                    .filter(match -> match.reference().equals(reference))
                    .toList();
            Entitlement entitlement = catalogue
                    .database()
                    .read(dsl -> new Entitlements(dsl, Organisation.FIRST, at)
                            .of(List.of(new Claim(registered.work(), own, Set.of()))))
                    .getFirst();
            powers.put(registered.work().owner().name(), entitlement.power());
        });
        return powers;
    }

    @Test
    void theNewerHasNoPowerInTheOverlapAndTheOlderIsReviewed() throws Exception {
        String song = Texts.text(1);
        Registered ada = register("Ada", "song", song);
        assertThat(powers(song, NOW)).containsOnly(Map.entry("Ada", Power.ALONE));
        Registered ben = register("Ben", "cover", song + Texts.text(2));

        assertThat(contests(ada.work()))
                .isEqualTo(contests(ben.work()))
                .singleElement()
                .satisfies(contest -> {
                    assertThat(contest.older().owner().name()).isEqualTo("Ada");
                    assertThat(contest.newer().reference())
                            .isEqualTo(ben.reference().id());
                    assertThat(contest.state(NOW)).isEqualTo(State.OPEN);
                    assertThat(contest.until()).contains(LATE);
                    assertThat(contest.inNewer().parts()).singleElement().satisfies(part -> {
                        assertThat(part.start()).isLessThan(50);
                        assertThat(part.end()).isBetween(song.length() - 50L, song.length() + 50L);
                    });
                });
        assertThat(powers(song, NOW)).containsOnly(Map.entry("Ada", Power.WITH_A_PERSON), Map.entry("Ben", Power.NONE));
        assertThat(powers(Texts.text(2), NOW)).as("his own part").containsOnly(Map.entry("Ben", Power.ALONE));
        assertThat(powers(song + Texts.text(2), NOW)).containsEntry("Ben", Power.WITH_A_PERSON);
        assertThat(catalogue.database().<Set<String>>read(dsl -> new Contests(dsl, Organisation.FIRST).works()))
                .containsExactlyInAnyOrder(ada.work().id(), ben.work().id());
    }

    @Test
    void silenceGivesItUpAndAnAnswerSettlesIt() throws Exception {
        String song = Texts.text(1);
        Registered ada = register("Ada", "song", song);
        Registered ben = register("Ben", "cover", song + Texts.text(2));
        assertThat(powers(song, LATE)).containsOnly(Map.entry("Ada", Power.NONE), Map.entry("Ben", Power.NONE));
        answer(ada.work(), Answer.ASSERT);
        assertThat(powers(song, LATE.minusMillis(1)))
                .containsOnly(Map.entry("Ada", Power.WITH_A_PERSON), Map.entry("Ben", Power.NONE));
        assertThat(powers(song, LATE)).containsOnly(Map.entry("Ada", Power.ALONE), Map.entry("Ben", Power.NONE));
        answer(ben.work(), Answer.SHARE);
        answer(ada.work(), Answer.SHARE);
        assertThat(powers(song, NOW))
                .containsOnly(Map.entry("Ada", Power.WITH_A_PERSON), Map.entry("Ben", Power.WITH_A_PERSON));
        answer(ada.work(), Answer.EXCLUDE);
        assertThat(powers(song, NOW)).containsOnly(Map.entry("Ada", Power.NONE), Map.entry("Ben", Power.ALONE));
        assertThat(catalogue.works(Organisation.FIRST).history(ada.work()))
                .hasSize(3)
                .last()
                .satisfies(event ->
                        assertThat(event.changes().getFirst().after()).contains("exclude against `cover` of Ben"));
    }

    @Test
    void aSecondFileMakesAWorkNoNewer() throws Exception {
        String song = Texts.text(1);
        Registered ada = register("Ada", "song", song);
        Registered ben = register("Ben", "cover", song + Texts.text(2));
        register(new Submission(file("again.txt", song + "and more"), by("Ada", "song")));
        assertThat(contests(ada.work()))
                .hasSize(2)
                .allSatisfy(contest ->
                        assertThat(contest.newer().work()).isEqualTo(ben.work().id()));
        assertThat(powers(song, NOW)).containsOnly(Map.entry("Ada", Power.WITH_A_PERSON), Map.entry("Ben", Power.NONE));
    }

    @Test
    void whatWasFoundBeforeAnybodyWasToldIsNotGivenUpBySilence() throws Exception {
        Registered ada = register("Ada", "song", Texts.text(1));
        register("Ben", "cover", Texts.text(1) + Texts.text(2));
        catalogue
                .database()
                .change(dsl ->
                        dsl.update(COMPETING).setNull(COMPETING.CONTESTED_AT).execute());
        assertThat(contests(ada.work()))
                .first()
                .satisfies(contest -> assertThat(contest.state(NOW.plus(Duration.ofDays(999))))
                        .isEqualTo(State.OPEN));
    }

    /** What is common in the file of a work. */
    private CommonParts common(Registered registered, Instant at) {
        Claimant own =
                contests(registered.work()).getFirst().own(registered.work().id());
        return catalogue
                .database()
                .read(dsl -> new Contests(dsl, Organisation.FIRST).common(Set.of(own), at))
                .getOrDefault(registered.reference().id(), CommonParts.NONE);
    }

    @Test
    void whatFiveWorksOfThreeKnownOwnersHaveIsNobodysButTheFirst() throws Exception {
        String loop = Texts.text(9);
        Registered first = register("Ada", "one", Texts.text(1) + loop);
        Registered own = register("Ada", "two", Texts.text(2) + loop);
        register("Ben", "three", loop + Texts.text(3));
        register("Ben", "four", loop + Texts.text(4));
        assertThat(common(first, LATE)).as("four works").isEqualTo(CommonParts.NONE);
        Registered last = register("Cy", "five", Texts.text(5) + loop);
        answer(first.work(), Answer.ASSERT);
        answer(own.work(), Answer.ASSERT);

        for (Instant at : List.of(NOW, LATE)) {
            assertThat(powers(loop, at))
                    .containsOnly(
                            Map.entry("Ada", Power.WITH_A_PERSON),
                            Map.entry("Ben", Power.NONE),
                            Map.entry("Cy", Power.NONE));
        }
        assertThat(powers(Texts.text(1), LATE)).as("her own part").containsOnly(Map.entry("Ada", Power.ALONE));
        assertThat(common(last, LATE.minusMillis(1)).excluded()).isEqualTo(CommonMaterial.NONE);
        assertThat(common(last, LATE).excluded().works()).isEqualTo(5);
        assertThat(common(first, LATE).excluded()).isEqualTo(CommonMaterial.NONE);
        CommonMaterial reviewed = common(first, LATE).reviewed();
        assertThat(reviewed.works()).isEqualTo(5);
        assertThat(reviewed.owners()).isEqualTo(3);
        assertThat(reviewed.parts().parts())
                .singleElement()
                .satisfies(part -> assertThat(part.start())
                        .isBetween(Texts.text(1).length() - 50L, Texts.text(1).length() + 50L));
    }

    /** Works that somebody registers under other names, before hers and after it. */
    @Test
    void shamWorksTakeNothingFromAnybody() throws Exception {
        String song = Texts.text(9);
        List<String> shams = List.of("Mal", "Lory", "Mallory");
        List<Party> owners = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            sham(shams.get(i), "before" + i, song + Texts.text(20 + i));
        }
        Registered ada = register("Ada", "song", song);
        for (int i = 0; i < 3; i++) {
            owners.add(sham(shams.get(i), "after" + i, song + Texts.text(30 + i)));
        }
        answer(ada.work(), Answer.ASSERT);
        assertThat(powers(song, LATE))
                .as("nobody else claims it any more, and a person has to look")
                .containsEntry("Ada", Power.WITH_A_PERSON);
        assertThat(common(ada, LATE).excluded()).isEqualTo(CommonMaterial.NONE);
        assertThat(common(ada, LATE).reviewed().works()).isEqualTo(6);
        catalogue.database().change(dsl -> {
            StandingEvents events = new StandingEvents(dsl, Organisation.FIRST);
            owners.forEach(owner -> events.add(event(owner, What.SANCTIONED)));
        });
        assertThat(powers(song, LATE)).as("a person has decided").containsEntry("Ada", Power.ALONE);
    }

    private Party sham(String owner, String name, String text) throws Exception {
        return added(register(new Submission(file(name, text), by(owner, name))).getFirst())
                .work()
                .owner();
    }

    @Test
    void aRemovedFileContestsNothing() throws Exception {
        Registered ada = register("Ada", "song", Texts.text(1));
        Registered ben = register("Ben", "cover", Texts.text(1) + Texts.text(2));
        catalogue
                .database()
                .change(dsl -> new WorkRemoval(new WorkEvents(catalogue.ids(), () -> NOW, "Mo"))
                        .removeWork(dsl, ben.work().id()));
        assertThat(contests(ada.work())).isEmpty();
    }
}
