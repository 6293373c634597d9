package dev.colophon.registry.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.registry.OpenCatalogue;
import dev.colophon.registry.Parties;
import dev.colophon.registry.standing.StandingEvent.Source;
import dev.colophon.registry.standing.StandingEvent.What;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.Party;
import dev.colophon.registry.work.RegistryException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is stored of standings is read again, on every database. */
abstract class StandingContract extends OpenCatalogue {

    private static final LocalDate TODAY = LocalDate.ofInstant(NOW, ZoneOffset.UTC);

    private Party party(Organisation organisation, String name) {
        return catalogue.database().write(dsl -> new Parties(organisation, catalogue.ids(), () -> NOW).take(dsl, name));
    }

    private StandingEvent add(Party party, What what, Optional<Source> source, Optional<String> reviewer) {
        StandingEvent event = new StandingEvent(
                catalogue.ids().next(), party.id(), what, source, reviewer, TODAY, "case 17", Optional.empty(), "Mo");
        catalogue.database().change(dsl -> new StandingEvents(dsl, Organisation.FIRST).add(event));
        return event;
    }

    @Test
    void everyEventIsReadAsItWasStored() {
        Party ada = party(Organisation.FIRST, "Ada");
        StandingEvent review = add(ada, What.WON, Optional.of(Source.REVIEW), Optional.of("Ben"));
        StandingEvent lost = add(ada, What.LOST, Optional.of(Source.RETRACTION), Optional.empty());
        StandingEvent sanction = add(ada, What.SANCTIONED, Optional.empty(), Optional.empty());
        StandingEvent takenBack = new StandingEvent(
                catalogue.ids().next(),
                ada.id(),
                What.TAKEN_BACK,
                Optional.empty(),
                Optional.empty(),
                TODAY,
                "a mistake",
                Optional.of(sanction.id()),
                "Mo");
        catalogue.database().change(dsl -> new StandingEvents(dsl, Organisation.FIRST).add(takenBack));
        ClaimantStanding standing =
                catalogue.database().read(dsl -> new StandingEvents(dsl, Organisation.FIRST).standing(ada, NOW));
        assertThat(standing.events()).containsExactly(review, lost, sanction, takenBack);
        assertThat(standing.won()).isEqualTo(1);
        assertThat(standing.lost()).isEqualTo(1);
        assertThat(standing.sanctioned()).isFalse();
        assertThatThrownBy(() -> catalogue
                        .database()
                        .read(dsl -> new StandingEvents(dsl, Organisation.FIRST).get(ada, takenBack.id())))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("takes another back");
    }

    @Test
    void anOrganisationSeesItsOwn() {
        Party ada = party(Organisation.FIRST, "Ada");
        add(ada, What.IDENTITY_CHECKED, Optional.empty(), Optional.empty());
        Organisation other = another("other");
        party(other, "Ben");
        List<ClaimantStanding> all =
                catalogue.database().read(dsl -> new StandingEvents(dsl, Organisation.FIRST).all(NOW));
        assertThat(all).extracting(ClaimantStanding::claimant).containsExactly(ada);
        assertThat(catalogue.database().<List<ClaimantStanding>>read(dsl -> new StandingEvents(dsl, other).all(NOW)))
                .isEmpty();
        Map<String, ClaimantStanding> standings = catalogue
                .database()
                .read(dsl -> new StandingEvents(dsl, Organisation.FIRST).standings(List.of(ada), NOW));
        assertThat(standings).containsOnlyKeys(ada.id());
    }
}
