package dev.colophon.sightings.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.registry.Texts;
import dev.colophon.registry.edit.WorkEdit;
import dev.colophon.registry.edit.WorkMerger;
import dev.colophon.registry.history.WorkEvents;
import dev.colophon.registry.licence.Licence;
import dev.colophon.registry.licence.LicenceScope;
import dev.colophon.registry.licence.Licences;
import dev.colophon.registry.licence.term.DateRange;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.Work;
import dev.colophon.sightings.SightingMoves;
import dev.colophon.sightings.SightingQuery;
import dev.colophon.sightings.StoredSighting;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of sightings when licences, works and decisions change, on every database. */
abstract class LicenceChangesContract extends OpenLicences {

    private int confirmed(Licence licence) {
        return catalogue.database().read(dsl -> rules().confirmed(dsl, licence));
    }

    private void revoke(Licence licence, Instant at) {
        catalogue
                .database()
                .change(dsl -> assertThat(new Licences(dsl, Organisation.FIRST).revoke(licence, "mo", at))
                        .isTrue());
    }

    private void decide(String place, DecisionState state) {
        assertThat(decisions()
                        .decide(
                                List.of(at(place).id()),
                                ANY,
                                new Decisions.Statement(state, "because", "ada", Optional.empty())))
                .isEqualTo(1);
    }

    @Test
    void aLicenceThatIsGrantedLaterClearsWhatItCovers() throws Exception {
        Work work = work(1);
        see(RADIO, copy(1), NOW);
        see(PIRATE, copy(1), NOW);
        assertThat(state(RADIO)).isEqualTo(DecisionState.OPEN);
        Licence licence = licence(work);
        assertThat(grant(licence)).isEqualTo(1);
        assertThat(state(PIRATE)).isEqualTo(DecisionState.OPEN);
        StoredSighting cleared = at(RADIO);
        assertThat(cleared.decisionState()).isEqualTo(DecisionState.LICENSED);
        assertThat(cleared.licence()).contains(licence);
        assertThat(cleared.decision()).hasValueSatisfying(decision -> {
            assertThat(decision.by()).isEmpty();
            assertThat(decision.licence()).contains(licence.id());
            assertThat(decision.reason()).contains(licence.id(), "Ada", "radio.example", "L-17");
        });
        assertThat(standing(licence).cleared()).isEqualTo(1);
        assertThat(standing(licence).unsupported()).isEmpty();
    }

    @Test
    void aWorkThatIsRegisteredLaterIsLicensedWhereItIsFound() throws Exception {
        Work first = work(1);
        grant(of(licence(first), new LicenceScope.AllWorks()));
        see(RADIO, copy(2), NOW);
        see(PIRATE, copy(2), NOW);
        work(2);
        rematch();
        assertThat(state(RADIO)).isEqualTo(DecisionState.LICENSED);
        assertThat(state(PIRATE)).isEqualTo(DecisionState.OPEN);
    }

    @Test
    void revokedItCoversWhatWasSeenBeforeAndInTheDaysOfGrace() throws Exception {
        Work work = work(1);
        Licence licence = licence(work);
        grant(licence);
        see(RADIO, copy(1), NOW);
        revoke(licence, NOW.plus(DAY));
        assertThat(state(RADIO)).isEqualTo(DecisionState.LICENSED);
        see(RADIO, copy(1), NOW.plus(DAY.multipliedBy(30)));
        assertThat(state(RADIO)).isEqualTo(DecisionState.LICENSED);
        see(RADIO, copy(1), NOW.plus(DAY.multipliedBy(31)));
        assertThat(state(RADIO)).isEqualTo(DecisionState.OPEN);
        assertThat(at(RADIO).decision().orElseThrow().reason()).contains("no licence covers", licence.id());
        assertThat(at(RADIO).licence()).isEmpty();
        assertThat(grant(licence(work))).isEqualTo(1);
        assertThat(decided(RADIO))
                .extracting(Decision::state)
                .containsExactly(DecisionState.LICENSED, DecisionState.OPEN, DecisionState.LICENSED);
    }

    @Test
    void afterItsLastDayWhatIsSeenIsOpen() throws Exception {
        Work work = work(1);
        Licence any = licence(work);
        DateRange dates = new DateRange(Optional.empty(), Optional.of(LocalDate.parse("2026-03-02")));
        grant(with(any, any.licensor(), any.scope(), any.uses(), any.territories(), dates));
        see(RADIO, copy(1), NOW.plus(DAY));
        assertThat(state(RADIO)).isEqualTo(DecisionState.LICENSED);
        see(RADIO, copy(1), NOW.plus(DAY.multipliedBy(2)));
        assertThat(state(RADIO)).isEqualTo(DecisionState.OPEN);
    }

    @Test
    void aPersonsDecisionWinsAndStays() throws Exception {
        Work work = work(1);
        see(RADIO, copy(1), NOW);
        decide(RADIO, DecisionState.CONFIRMED);
        Licence licence = licence(work);
        assertThat(grant(licence)).isZero();
        assertThat(confirmed(licence)).isEqualTo(1);
        see(RADIO, copy(1), NOW.plus(DAY));
        assertThat(state(RADIO)).isEqualTo(DecisionState.CONFIRMED);
        see(RADIO, "Other words. " + Texts.text(1), NOW.plus(DAY.multipliedBy(2)));
        assertThat(sightings().list(SightingQuery.ALL))
                .as("what took the decision over")
                .extracting(StoredSighting::decisionState)
                .containsOnly(DecisionState.CONFIRMED);
    }

    @Test
    void whatAPersonTookBackStaysOpen() throws Exception {
        Work work = work(1);
        see(RADIO, copy(1), NOW);
        grant(licence(work));
        decisions().undo(List.of(at(RADIO).id()), Optional.empty(), "not theirs", "ben");
        see(RADIO, copy(1), NOW.plus(DAY));
        assertThat(grant(licence(work))).isZero();
        assertThat(state(RADIO)).isEqualTo(DecisionState.OPEN);
    }

    @Test
    void aLicenceOfBeforeStaysWhenTheWorkChangesHands() throws Exception {
        Work work = work(1);
        Licence before = licence(work);
        grant(before);
        see(RADIO, copy(1), NOW);
        edit(
                work,
                none -> new WorkEdit(
                        none.title(),
                        Optional.of("Ben"),
                        none.policy(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Map.of()));
        see(RADIO, copy(1), NOW.plus(DAY.multipliedBy(3)));
        assertThat(state(RADIO)).isEqualTo(DecisionState.LICENSED);
        assertThat(standing(before).unsupported()).isEmpty();
    }

    @Test
    void aLicenceOfAMergedWorkIsOneOfTheOther() throws Exception {
        Work one = work(1);
        Work two = work(2);
        see(RADIO, copy(1), NOW);
        Licence licence = licence(two);
        assertThat(grant(licence)).isZero();
        catalogue.database().change(dsl -> {
            new WorkMerger(new WorkEvents(catalogue.ids(), () -> NOW, "Bea")).merge(dsl, one.id(), two.id());
            new SightingMoves(catalogue.ids()).merge(dsl, two.id(), one.id());
            assertThat(rules().changed(dsl, List.of(one.id()))).isEqualTo(1);
        });
        assertThat(at(RADIO).licence()).map(Licence::id).contains(licence.id());
        assertThat(standing(licence).works()).extracting(Work::id).containsExactly(one.id());
    }
}
