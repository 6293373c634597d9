package dev.colophon.sightings.decision;

import static dev.colophon.store.schema.tables.RightClaim.RIGHT_CLAIM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.registry.Parties;
import dev.colophon.registry.Texts;
import dev.colophon.registry.edit.WorkEdit;
import dev.colophon.registry.licence.Licence;
import dev.colophon.registry.licence.LicenceScope;
import dev.colophon.registry.licence.term.LicensedUse;
import dev.colophon.registry.licence.term.Territories;
import dev.colophon.registry.licence.term.WorkSegment;
import dev.colophon.registry.registration.Submission;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.Party;
import dev.colophon.registry.work.Work;
import dev.colophon.sightings.Appearance;
import dev.colophon.sightings.Appearances;
import dev.colophon.sightings.LocalPlaces;
import dev.colophon.sightings.Observation;
import dev.colophon.sightings.Observations;
import dev.colophon.sightings.SightingQuery;
import dev.colophon.sightings.StoredSighting;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What licences clear, and what they do not, on every database. */
abstract class LicencesContract extends OpenLicences {

    private static Licence from(Licence one, Party licensor) {
        return with(one, licensor, one.scope(), one.uses(), one.territories(), one.dates());
    }

    /** A look from somewhere at bytes that are known there. */
    private void look(String place, String text, Instant at, String vantage) {
        catalogue
                .database()
                .change(dsl -> Observations.append(
                        dsl,
                        catalogue.ids(),
                        List.of(new Observation(
                                catalogue.ids().next(),
                                LocalPlaces.key(place),
                                at,
                                Observation.Outcome.UNCHANGED,
                                OptionalInt.of(200),
                                Optional.of(content(text).sha256()),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(vantage),
                                Optional.empty(),
                                Optional.empty()))));
    }

    private Party party(String name) {
        return catalogue
                .database()
                .write(dsl -> new Parties(Organisation.FIRST, catalogue.ids(), () -> NOW).take(dsl, name));
    }

    /** How many sightings are licensed that were not. */
    private int claim(Work work, Party party, int share, String territories) {
        return catalogue.database().write(dsl -> {
            dsl.insertInto(RIGHT_CLAIM)
                    .set(RIGHT_CLAIM.ID, catalogue.ids().next())
                    .set(RIGHT_CLAIM.WORK, work.id())
                    .set(RIGHT_CLAIM.PARTY, party.id())
                    .set(RIGHT_CLAIM.USES, "")
                    .set(RIGHT_CLAIM.TERRITORIES, territories)
                    .set(RIGHT_CLAIM.SHARE_BASIS_POINTS, share)
                    .set(RIGHT_CLAIM.MAY_LICENSE, true)
                    .set(RIGHT_CLAIM.STATED_BY, "mo")
                    .set(RIGHT_CLAIM.STATED_AT, NOW.toEpochMilli())
                    .execute();
            return rules().changed(dsl, List.of(work.id()));
        });
    }

    private void appears(String page, String element) {
        catalogue.database().change(dsl -> Appearances.store(dsl, RADIO, new Appearance(page, element), NOW));
    }

    @Test
    void whatIsLicensedIsNeverOpen() throws Exception {
        Work work = work(1);
        grant(licence(work));
        see(RADIO, copy(1), NOW);
        see(RADIO, copy(1), NOW.plus(DAY));
        assertThat(decided(RADIO)).extracting(Decision::state).containsExactly(DecisionState.LICENSED);
    }

    @Test
    void whoHoldsNothingOfAWorkClearsNothing() throws Exception {
        Work work = work(1);
        see(RADIO, copy(1), NOW);
        Party ben = party("Ben");
        Licence licence = from(licence(work), ben);
        assertThat(grant(licence)).isZero();
        assertThat(standing(licence).unsupported()).extracting(Work::id).containsExactly(work.id());
        assertThat(claim(work, ben, 2_500, "XW -CN")).as("a co-owner").isEqualTo(1);
        assertThat(standing(licence).unsupported()).isEmpty();
        look(RADIO, copy(1), NOW.plus(DAY), "CN, Beijing");
        assertThat(state(RADIO)).as("where the co-owner holds nothing").isEqualTo(DecisionState.OPEN);
    }

    /** It stayed valid, and nobody was told that it was of nothing. */
    @Test
    void whereOthersHoldAllTheOwnersLicencesClearNothing() throws Exception {
        Work work = work(1);
        Licence licence = licence(work);
        grant(licence);
        see(RADIO, copy(1), NOW);
        claim(work, party("Ben"), 6_000, "XW -CN");
        claim(work, party("Cas"), 4_000, "DE CN");
        assertThat(state(RADIO)).as("what was seen before").isEqualTo(DecisionState.LICENSED);
        assertThat(standing(licence).unsupported())
                .as("nobody else holds all everywhere")
                .isEmpty();
        look(RADIO, copy(1), NOW.plus(DAY), "FR, Lyon");
        assertThat(state(RADIO)).isEqualTo(DecisionState.LICENSED);
        look(RADIO, copy(1), NOW.plus(DAY.multipliedBy(2)), "DE, Leipzig");
        assertThat(state(RADIO)).isEqualTo(DecisionState.OPEN);
        claim(work, party("Dan"), 10_000, "XW");
        assertThat(standing(licence).unsupported()).extracting(Work::id).containsExactly(work.id());
        claim(work, party("Ada"), 1_000, "XW");
        assertThat(state(RADIO)).as("the owner holds a part").isEqualTo(DecisionState.LICENSED);
        assertThat(standing(licence).unsupported()).isEmpty();
    }

    @Test
    void territoriesAreThoseOfTheVantages() throws Exception {
        Work work = work(1);
        Licence any = licence(work);
        Territories germany = Territories.of(List.of("DE"), List.of());
        grant(with(any, any.licensor(), any.scope(), any.uses(), germany, any.dates()));
        see(RADIO, copy(1), NOW);
        assertThat(state(RADIO)).as("nobody knows from where").isEqualTo(DecisionState.LICENSED);
        look(RADIO, copy(1), NOW.plus(DAY), "DE, Leipzig");
        assertThat(state(RADIO)).isEqualTo(DecisionState.LICENSED);
        look(RADIO, copy(1), NOW.plus(DAY.multipliedBy(2)), "FR, Lyon");
        assertThat(state(RADIO)).isEqualTo(DecisionState.OPEN);
        Licence france = licence(work);
        assertThat(grant(with(
                        france,
                        france.licensor(),
                        france.scope(),
                        france.uses(),
                        Territories.of(List.of("FR"), List.of()),
                        france.dates())))
                .as("both together")
                .isEqualTo(1);
        assertThat(at(RADIO).licence())
                .map(Licence::id)
                .as("of the newest look")
                .contains(france.id());
    }

    @Test
    void usesAreWhatPagesMakeOfIt() throws Exception {
        Work work = work(1);
        Licence any = licence(work);
        Set<LicensedUse> stream = EnumSet.of(LicensedUse.STREAM);
        grant(with(any, any.licensor(), any.scope(), stream, any.territories(), any.dates()));
        see(RADIO, copy(1), NOW);
        assertThat(state(RADIO)).as("nobody knows").isEqualTo(DecisionState.LICENSED);
        appears("https://www.radio.example/player", "audio[src]");
        see(RADIO, copy(1), NOW.plus(DAY));
        assertThat(state(RADIO)).isEqualTo(DecisionState.LICENSED);
        appears("https://www.radio.example/files", "a[href]");
        see(RADIO, copy(1), NOW.plus(DAY.multipliedBy(2)));
        assertThat(state(RADIO)).isEqualTo(DecisionState.OPEN);
    }

    @Test
    void aPartIsLicensedAsLongAsNothingElseIsInTheCopy() throws Exception {
        String one = Texts.text(1);
        Work work = added(register(new Submission(file("two.txt", one + "\n" + Texts.text(2)), by("Ada", "Two parts")))
                        .getFirst())
                .work();
        LicenceScope part = new LicenceScope.NamedWorks(
                new TreeSet<>(Set.of(work.id())), Optional.of(new WorkSegment(0, one.length())));
        grant(of(licence(work), part));
        see(RADIO, "Hm. " + one, NOW);
        assertThat(state(RADIO)).isEqualTo(DecisionState.LICENSED);
        String other = "https://radio.example/other";
        see(other, "Hm. " + Texts.text(2), NOW);
        assertThat(state(other)).isEqualTo(DecisionState.OPEN);
        see(RADIO, "Hm. " + one + "\n" + Texts.text(2), NOW.plus(DAY));
        assertThat(sightings().list(SightingQuery.ALL).stream()
                        .filter(seen -> seen.place().equals(RADIO))
                        .map(StoredSighting::decisionState))
                .as("newest first")
                .containsExactly(DecisionState.OPEN, DecisionState.LICENSED);
    }

    @Test
    void hostsThatTheOwnerAuthorisedAreLicensed() throws Exception {
        Work work = work(1, "radio.example");
        see(RADIO, copy(1), NOW);
        StoredSighting licensed = at(RADIO);
        assertThat(licensed.decisionState()).isEqualTo(DecisionState.LICENSED);
        assertThat(licensed.licence()).hasValueSatisfying(grant -> {
            assertThat(grant.id()).isEqualTo("host:radio.example");
            assertThat(grant.licensor().name()).isEqualTo("Ada");
        });
        see(PIRATE, copy(1), NOW);
        edit(
                work,
                none -> new WorkEdit(
                        none.title(),
                        none.owner(),
                        none.policy(),
                        List.of(new Host("pirate.example")),
                        List.of(new Host("radio.example")),
                        List.of(),
                        List.of(),
                        Map.of()));
        assertThat(state(PIRATE)).isEqualTo(DecisionState.LICENSED);
        assertThat(state(RADIO)).as("seen before").isEqualTo(DecisionState.LICENSED);
        see(RADIO, copy(1), NOW.plus(DAY));
        assertThat(state(RADIO)).isEqualTo(DecisionState.OPEN);
    }

    @Test
    @Tag("full")
    void manyAreClearedAtOnce() throws Exception {
        int many = 1_200;
        Work work = work(1);
        for (int i = 0; i < many; i++) {
            see("https://radio.example/" + i, copy(1), NOW);
        }
        assertThat(grant(licence(work))).isEqualTo(many);
        assertThat(sightings().countByState(SightingQuery.ALL))
                .containsExactly(Map.entry(DecisionState.LICENSED, many));
    }
}
