package dev.colophon.sightings.exception;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.page.PageContent;
import dev.colophon.page.PageReader;
import dev.colophon.registry.Texts;
import dev.colophon.registry.registration.Submission;
import dev.colophon.registry.work.Organisation;
import dev.colophon.sightings.LocalPlaces;
import dev.colophon.sightings.OpenSightings;
import dev.colophon.sightings.SightingQuery;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.decision.Decision;
import dev.colophon.sightings.decision.DecisionState;
import dev.colophon.sightings.decision.Decisions;
import dev.colophon.sightings.decision.ExceptionRules;
import dev.colophon.sightings.decision.HoldRules;
import dev.colophon.sightings.signal.LicenceLook;
import dev.colophon.sightings.signal.LicenceLook.Extent;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the law may allow waits for a person, on every database. */
abstract class ExceptionsContract extends OpenSightings {

    private static final String PAGE = "https://blog.example/post";
    private static final String COPY = "https://blog.example/leaf.txt";
    private static final String REVIEW = "<title>One, reviewed</title><p>" + "It is a work. ".repeat(30);

    private void register() throws Exception {
        register(new Submission(file("one.txt", Texts.text(1) + "\n" + Texts.text(2)), by("Ada Brown", "One Work")));
    }

    private static String own() {
        return Texts.text(77) + Texts.text(78);
    }

    private void said(String html, Instant at) {
        PageContent page = PageReader.read(html, PAGE, Map.of());
        new ExceptionRules(catalogue.ids()).said(catalogue.database(), List.of(page.context()), at);
        new HoldRules(catalogue.ids())
                .said(catalogue.database(), new LicenceLook(LocalPlaces.key(PAGE), Extent.WHOLE, page.licences()), at);
    }

    private StoredSighting only() {
        List<StoredSighting> found = sightings().list(SightingQuery.ALL);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private DecisionState state() {
        return only().decisionState();
    }

    private Decisions decisions() {
        return new Decisions(catalogue.database(), Organisation.FIRST, catalogue.ids());
    }

    private void decide(DecisionState state) {
        assertThat(decisions()
                        .decide(
                                List.of(only().id()),
                                EnumSet.allOf(DecisionState.class),
                                new Decisions.Statement(state, "because", "ada", Optional.empty())))
                .isEqualTo(1);
    }

    private PossibleException possible() {
        assertThat(state()).isEqualTo(DecisionState.REVIEW);
        return only().decision().flatMap(Decision::exception).orElseThrow();
    }

    @Test
    void aSmallerPartIsUnderReviewWithItsFacts() throws Exception {
        register();
        see(COPY, own() + "One Work, by Ada Brown: " + Texts.text(1), NOW);
        PossibleException possible = possible();
        assertThat(possible.grounds()).containsExactly(ExceptionGround.PART);
        assertThat(possible.codes()).contains(ExceptionCode.CN_24_2, ExceptionCode.EU_5_3_D);
        assertThat(possible.facts().ofCopy()).isBetween(0.25, 0.4);
        assertThat(possible.facts().ofWork()).isBetween(0.4, 0.6);
        assertThat(possible.facts().quoted()).hasValue(0);
        assertThat(possible.facts().attribution()).isEqualTo(Attribution.BOTH);
        assertThat(possible.facts().purposes()).as("unknown").isEmpty();
        assertThat(only().decision().orElseThrow().by()).as("a rule").isEmpty();
        assertThat(sightings().countByState(SightingQuery.ALL)).containsExactly(Map.entry(DecisionState.REVIEW, 1));
        see(COPY, own() + "One Work, by Ada Brown: " + Texts.text(1), NOW.plusSeconds(9));
        assertThat(decisions().of(only().id())).as("seen again").hasSize(1);
    }

    @Test
    void aCopyIsOpen() throws Exception {
        register();
        see(COPY, "Hm. " + Texts.text(1), NOW);
        assertThat(state()).isEqualTo(DecisionState.OPEN);
    }

    @Test
    void whatIsPutTogetherOfWholeWorksIsNobodysOwn() throws Exception {
        for (int n = 1; n <= 3; n++) {
            register(new Submission(file(n + ".txt", Texts.text(n)), by("Ada Brown", "Work " + n)));
        }
        see(COPY, Texts.text(1) + "\n" + Texts.text(2) + "\n" + Texts.text(3), NOW);
        assertThat(sightings().countByState(SightingQuery.ALL)).containsExactly(Map.entry(DecisionState.OPEN, 3));
    }

    @Test
    void aQuotationIsUnderReview() throws Exception {
        register();
        String said = Texts.text(77).substring(0, 350);
        see(COPY, said + " “" + Texts.text(1).strip() + "” ", NOW);
        assertThat(possible().grounds()).containsExactly(ExceptionGround.QUOTED);
        assertThat(possible().facts().quoted()).hasValue(1);
    }

    @Test
    void whatAPageIsForCountsForItsWordsAndForWhatStandsOnIt() throws Exception {
        register();
        String said = Texts.text(77).substring(0, 350);
        see(PAGE, said + Texts.text(1), NOW);
        assertThat(state()).as("nothing is known of the page").isEqualTo(DecisionState.OPEN);
        said(REVIEW, NOW);
        assertThat(possible().grounds()).containsExactly(ExceptionGround.REVIEW);
        assertThat(possible().codes()).contains(ExceptionCode.US_107_CRITICISM);
        said(REVIEW, NOW.plusSeconds(7_200));
        assertThat(decisions().of(only().id())).as("said again").hasSize(1);
    }

    @Test
    void whatIsMarkedOnThePageIsQuoted() throws Exception {
        register();
        said("<p>So: <blockquote>" + Texts.text(1) + "</blockquote>", NOW);
        see(PAGE, Texts.text(77).substring(0, 350) + Texts.text(1), NOW);
        assertThat(possible().grounds()).containsExactly(ExceptionGround.QUOTED);
    }

    @Test
    void whatMayBeLicensedIsHeldFirst() throws Exception {
        register();
        see(PAGE, own() + Texts.text(1), NOW);
        assertThat(state()).isEqualTo(DecisionState.REVIEW);
        said("<a rel=license href=https://creativecommons.org/licenses/by/4.0/>CC BY</a>", NOW);
        assertThat(state()).isEqualTo(DecisionState.HELD);
        said(REVIEW, NOW);
        assertThat(state()).isEqualTo(DecisionState.HELD);
    }

    @Test
    void whatAPersonSaysStays() throws Exception {
        register();
        see(COPY, own() + Texts.text(1), NOW);
        decide(DecisionState.CONFIRMED);
        see(COPY, own() + Texts.text(1), NOW.plusSeconds(1));
        assertThat(state()).isEqualTo(DecisionState.CONFIRMED);
        decisions().undo(List.of(only().id()), Optional.empty(), "wait", "ada");
        assertThat(state()).as("as the rule said").isEqualTo(DecisionState.REVIEW);
    }

    @Test
    void whenMoreOfItIsOfTheWorkItIsOpen() throws Exception {
        register();
        String copy = Texts.text(1) + Texts.text(3) + Texts.text(4);
        see(COPY, copy, NOW);
        assertThat(state()).isEqualTo(DecisionState.REVIEW);
        String work = only().work().id();
        register(new Submission(file("two.txt", Texts.text(3) + Texts.text(4)), by("Ada Brown", "Two")));
        catalogue.database().change(dsl -> dsl.execute("update reference set work = '" + work + "'"));
        rematch();
        assertThat(state()).isEqualTo(DecisionState.OPEN);
        assertThat(only().decision().orElseThrow().reason()).startsWith("no exception is seen in what is of the work");
    }
}
