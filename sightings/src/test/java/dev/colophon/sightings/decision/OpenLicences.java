package dev.colophon.sightings.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.registry.Texts;
import dev.colophon.registry.edit.WorkEdit;
import dev.colophon.registry.edit.WorkEditor;
import dev.colophon.registry.history.WorkEvents;
import dev.colophon.registry.licence.Licence;
import dev.colophon.registry.licence.LicenceScope;
import dev.colophon.registry.licence.Licences;
import dev.colophon.registry.licence.Licensee;
import dev.colophon.registry.licence.term.DateRange;
import dev.colophon.registry.licence.term.LicensedUse;
import dev.colophon.registry.licence.term.Territories;
import dev.colophon.registry.registration.Submission;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.Party;
import dev.colophon.registry.work.Work;
import dev.colophon.sightings.OpenSightings;
import dev.colophon.sightings.SightingQuery;
import dev.colophon.sightings.StoredSighting;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Licences, and what is seen of works, in a database of any kind. */
public abstract class OpenLicences extends OpenSightings {

    protected static final String RADIO = "https://www.radio.example/song";
    protected static final String PIRATE = "https://pirate.example/song";
    protected static final Duration DAY = Duration.ofDays(1);
    protected static final Set<DecisionState> ANY = EnumSet.allOf(DecisionState.class);

    protected LicenceRules rules() {
        return new LicenceRules(catalogue.ids());
    }

    protected Decisions decisions() {
        return new Decisions(catalogue.database(), Organisation.FIRST, catalogue.ids());
    }

    protected Work work(int number, String... hosts) throws Exception {
        return added(register(new Submission(
                                file(number + ".txt", Texts.text(number)), by("Ada", "Work " + number, hosts)))
                        .getFirst())
                .work();
    }

    protected static String copy(int number) {
        return "Copy: " + Texts.text(number);
    }

    /** A licence of the owner for the whole work at one host, for any use, everywhere, always. */
    protected Licence licence(Work work) {
        return new Licence(
                catalogue.ids().next(),
                work.owner(),
                new Licensee.AtHosts(List.of(new Host("radio.example"))),
                new LicenceScope.NamedWorks(new TreeSet<>(Set.of(work.id())), Optional.empty()),
                Set.of(),
                Territories.WORLDWIDE,
                DateRange.ALWAYS,
                Set.of(),
                Optional.empty(),
                "L-17",
                "mo",
                NOW,
                Optional.empty());
    }

    protected static Licence with(
            Licence one,
            Party licensor,
            LicenceScope scope,
            Set<LicensedUse> uses,
            Territories territories,
            DateRange dates) {
        return new Licence(
                one.id(),
                licensor,
                one.licensee(),
                scope,
                uses,
                territories,
                dates,
                one.conditions(),
                one.publicLicence(),
                one.note(),
                one.grantedBy(),
                one.grantedAt(),
                one.revocation());
    }

    protected static Licence of(Licence one, LicenceScope scope) {
        return with(one, one.licensor(), scope, one.uses(), one.territories(), one.dates());
    }

    protected int grant(Licence licence) {
        return catalogue.database().write(dsl -> {
            new Licences(dsl, Organisation.FIRST).add(licence);
            return rules().granted(dsl, licence);
        });
    }

    protected Licences.Standing standing(Licence licence) {
        return catalogue.database().read(dsl -> {
            Licences licences = new Licences(dsl, Organisation.FIRST);
            return licences.standings(List.of(licences.get(licence.id()))).getFirst();
        });
    }

    protected List<Decision> decided(String place) {
        return decisions().of(at(place).id());
    }

    protected StoredSighting at(String place) {
        List<StoredSighting> found = sightings().list(SightingQuery.ALL).stream()
                .filter(sighting -> sighting.place().equals(place))
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    protected DecisionState state(String place) {
        return at(place).decisionState();
    }

    protected void edit(Work work, UnaryOperator<WorkEdit> edit) {
        WorkEdit none = new WorkEdit(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of());
        catalogue.database().change(dsl -> {
            new WorkEditor(Organisation.FIRST, new WorkEvents(catalogue.ids(), () -> NOW.plus(DAY), "Bea"))
                    .edit(dsl, work.id(), edit.apply(none));
            rules().changed(dsl, List.of(work.id()));
        });
    }
}
