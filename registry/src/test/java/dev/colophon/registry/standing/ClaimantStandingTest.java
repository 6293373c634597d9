package dev.colophon.registry.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.colophon.registry.standing.Entitlement.Power;
import dev.colophon.registry.standing.Impediment.Kind;
import dev.colophon.registry.standing.StandingEvent.Source;
import dev.colophon.registry.standing.StandingEvent.What;
import dev.colophon.registry.work.Party;
import dev.colophon.registry.work.RegistryException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Only decisions raise a standing, and they fade; what stands in the way of a single copy comes on top. */
class ClaimantStandingTest {

    private static final Party ADA = new Party("ada", "Ada");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-03-01");

    private final List<StandingEvent> events = new ArrayList<>();

    private StandingEvent add(What what, LocalDate on) {
        boolean decision = what == What.WON || what == What.LOST;
        StandingEvent event = new StandingEvent(
                "event-%04d".formatted(events.size()),
                ADA.id(),
                what,
                decision ? Optional.of(Source.COURT) : Optional.empty(),
                Optional.empty(),
                on,
                "case " + events.size(),
                Optional.empty(),
                "Mo");
        events.add(event);
        return event;
    }

    private void won(int times) {
        for (int i = 0; i < times; i++) {
            add(What.WON, TODAY);
        }
    }

    private void takeBack(StandingEvent event) {
        events.add(new StandingEvent(
                "event-%04d".formatted(events.size()),
                ADA.id(),
                What.TAKEN_BACK,
                Optional.empty(),
                Optional.empty(),
                TODAY,
                "entered by mistake",
                Optional.of(event.id()),
                "Mo"));
    }

    private ClaimantStanding standing() {
        return ClaimantStanding.of(ADA, events, NOW);
    }

    @Test
    void aNewClaimantIsReviewed() {
        assertThat(standing().level()).isEqualTo(StandingLevel.REVIEW_ONLY);
        assertThat(standing().bound()).isZero();
        assertThat(standing().missing())
                .containsExactly(
                        "nobody has checked who it is",
                        "0 of 0 decided claims won come to a bound of 0.0000, and NOTIFY needs 0.80");
        Entitlement entitlement = Entitlement.of(standing(), List.of());
        assertThat(entitlement.power()).isEqualTo(Power.WITH_A_PERSON);
        assertThat(entitlement.reasons()).singleElement().asString().startsWith("the claimant is REVIEW_ONLY: nobody");
    }

    @Test
    void decisionsAndACheckOfWhoItIsRaiseIt() {
        won(16);
        assertThat(standing().level()).as("nobody knows who it is").isEqualTo(StandingLevel.REVIEW_ONLY);
        add(What.IDENTITY_CHECKED, TODAY);
        assertThat(standing().level()).isEqualTo(StandingLevel.NOTIFY);
        won(56);
        assertThat(standing().level()).isEqualTo(StandingLevel.NOTIFY);
        won(1);
        assertThat(standing().level()).isEqualTo(StandingLevel.AUTO);
        assertThat(standing().missing()).isEmpty();
        Entitlement entitlement = Entitlement.of(standing(), List.of());
        assertThat(entitlement.power()).isEqualTo(Power.ALONE);
        assertThat(entitlement.reasons()).isEmpty();
        add(What.LOST, TODAY);
        assertThat(standing().level()).as("73 of 74").isEqualTo(StandingLevel.NOTIFY);
        assertThat(standing().decided()).isEqualTo(74);
    }

    @Test
    void whatWasDecidedAYearAgoWeighsHalf() {
        add(What.WON, TODAY.minusDays(365));
        add(What.WON, TODAY.minusDays(730));
        assertThat(standing().decidedWeight()).isCloseTo(0.75, within(1e-12));
        assertThat(standing().bound()).isCloseTo(WilsonBound.lower(0.75, 0.75), within(1e-12));
        add(What.LOST, TODAY);
        assertThat(standing().bound()).isCloseTo(WilsonBound.lower(0.75, 1.75), within(1e-12));
        assertThat(standing().won()).isEqualTo(2);
    }

    @Test
    void anOpenSanctionIsReviewed() {
        won(80);
        add(What.IDENTITY_CHECKED, TODAY);
        add(What.SANCTIONED, TODAY.minusDays(3));
        assertThat(standing().level()).isEqualTo(StandingLevel.REVIEW_ONLY);
        assertThat(standing().missing()).containsExactly("a sanction is open");
        add(What.SANCTION_LIFTED, TODAY.minusDays(2));
        assertThat(standing().level()).isEqualTo(StandingLevel.AUTO);
        add(What.SANCTIONED, TODAY);
        assertThat(standing().level()).isEqualTo(StandingLevel.REVIEW_ONLY);
    }

    @Test
    void whatIsTakenBackCountsNoMore() {
        won(73);
        add(What.IDENTITY_CHECKED, TODAY);
        StandingEvent mistake = add(What.LOST, TODAY);
        assertThat(standing().level()).isEqualTo(StandingLevel.NOTIFY);
        takeBack(mistake);
        assertThat(standing().level()).isEqualTo(StandingLevel.AUTO);
        assertThat(standing().lost()).isZero();
        assertThat(standing().events()).hasSize(76);
    }

    @Test
    void theSameIsKnownAgain() {
        StandingEvent first = add(What.WON, TODAY);
        assertThat(standing().isEntered(first)).isTrue();
        takeBack(first);
        assertThat(standing().isEntered(first)).isFalse();
        assertThat(standing().isEntered(events.getLast()))
                .as("taken back twice")
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void noImpedimentLeavesAnythingToBeDoneAlone(Kind kind) {
        won(73);
        add(What.IDENTITY_CHECKED, TODAY);
        Entitlement entitlement = Entitlement.of(standing(), List.of(new Impediment(kind, "because")));
        assertThat(entitlement.power()).isNotEqualTo(Power.ALONE);
        assertThat(entitlement.level()).isEqualTo(StandingLevel.REVIEW_ONLY);
        assertThat(entitlement.reasons()).containsExactly("because");
    }

    @Test
    void theStrongestImpedimentDecides() {
        Entitlement entitlement = Entitlement.of(
                standing(),
                List.of(new Impediment(Kind.CONTESTED, "contested"), new Impediment(Kind.EXCLUDED, "excluded")));
        assertThat(entitlement.power()).isEqualTo(Power.NONE);
        assertThat(entitlement.reasons()).startsWith("contested", "excluded").hasSize(3);
        assertThat(Entitlement.UNKNOWN.power()).isEqualTo(Power.WITH_A_PERSON);
        assertThat(Entitlement.UNKNOWN.reasons()).isNotEmpty();
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> event(What.WON, Optional.empty(), Optional.empty(), "x"))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("--by");
        assertThatThrownBy(() -> event(What.SANCTIONED, Optional.of(Source.COURT), Optional.empty(), "x"))
                .hasMessageContaining("--by");
        assertThatThrownBy(() -> event(What.WON, Optional.of(Source.RETRACTION), Optional.empty(), "x"))
                .hasMessageContaining("a retraction is lost");
        assertThatThrownBy(() -> event(What.WON, Optional.of(Source.REVIEW), Optional.empty(), "x"))
                .hasMessageContaining("--reviewer");
        assertThatThrownBy(() -> event(What.WON, Optional.of(Source.COURT), Optional.of("Mo"), "x"))
                .hasMessageContaining("--reviewer");
        assertThatThrownBy(() -> event(What.WON, Optional.of(Source.COURT), Optional.empty(), " "))
                .hasMessageContaining("--note");
    }

    private static StandingEvent event(What what, Optional<Source> source, Optional<String> reviewer, String note) {
        return new StandingEvent("id", ADA.id(), what, source, reviewer, TODAY, note, Optional.empty(), "Mo");
    }
}
