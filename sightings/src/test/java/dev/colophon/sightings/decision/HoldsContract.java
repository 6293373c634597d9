package dev.colophon.sightings.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.page.PageReader;
import dev.colophon.page.licence.EmbeddedLicences;
import dev.colophon.page.licence.LicenceSignal;
import dev.colophon.page.licence.RobotsLicences;
import dev.colophon.registry.Texts;
import dev.colophon.registry.registration.Submission;
import dev.colophon.registry.work.Organisation;
import dev.colophon.sightings.Appearance;
import dev.colophon.sightings.Appearances;
import dev.colophon.sightings.FileLook;
import dev.colophon.sightings.LocalPlaces;
import dev.colophon.sightings.OpenSightings;
import dev.colophon.sightings.SightingQuery;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.signal.LicenceLook;
import dev.colophon.sightings.signal.LicenceLook.Extent;
import dev.colophon.sightings.signal.LicenceSignals;
import dev.colophon.sightings.signal.SignalWriter;
import dev.colophon.sightings.signal.StoredSignal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What may be licensed, as somebody says, waits for a person, on every database. */
abstract class HoldsContract extends OpenSightings {

    private static final String PAGE = "https://blog.example/post";
    private static final String COPY = "https://blog.example/leaf.txt";
    private static final String ROBOTS = "https://blog.example/robots.txt";
    private static final String BY = "<a rel=license href=https://creativecommons.org/licenses/by/4.0/>CC BY</a>";
    private static final String OF_COPY = "<div about=/leaf.txt>" + BY + "</div>";

    private void register() throws Exception {
        register(new Submission(file("one.txt", Texts.text(1) + "\n" + Texts.text(2)), by("Ada", "One")));
    }

    private static String copied() {
        return "Hm. " + Texts.text(1);
    }

    private void said(String html, Instant at) {
        said(PAGE, html, Extent.WHOLE, at);
    }

    private void said(String page, String html, Extent extent, Instant at) {
        said(page, extent, PageReader.read(html, page, Map.of()).licences(), at);
    }

    private void said(String place, Extent extent, List<LicenceSignal> signals, Instant at) {
        new HoldRules(catalogue.ids())
                .said(catalogue.database(), new LicenceLook(LocalPlaces.key(place), extent, signals), at);
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

    private List<StoredSignal> signals() {
        return new LicenceSignals(catalogue.database())
                .of(COPY, only().content().content().sha256(), List.of(PAGE));
    }

    @Test
    void whatIsSaidOfTheCopyBeforeItIsFoundHoldsIt() throws Exception {
        register();
        said(OF_COPY, NOW);
        see(COPY, copied(), NOW.plusSeconds(1));
        assertThat(state()).isEqualTo(DecisionState.HELD);
        Decision decision = only().decision().orElseThrow();
        assertThat(decision.by()).as("a rule").isEmpty();
        assertThat(decision.reason())
                .isEqualTo("may be licensed: the page https://blog.example/post says CC BY 4.0 of it "
                        + "(https://creativecommons.org/licenses/by/4.0/); ask whether that is so, then decide");
        assertThat(sightings().countByState(SightingQuery.ALL)).containsExactly(Map.entry(DecisionState.HELD, 1));
        assertThat(signals()).singleElement().satisfies(stored -> {
            assertThat(stored.signal().statement()).isEqualTo("CC BY 4.0");
            assertThat(stored.firstSeen()).isEqualTo(NOW);
        });
    }

    @Test
    void whatIsSaidLaterHoldsWhatIsOpen() throws Exception {
        register();
        see(COPY, copied(), NOW);
        assertThat(state()).isEqualTo(DecisionState.OPEN);
        said(OF_COPY, NOW.plusSeconds(1));
        assertThat(state()).isEqualTo(DecisionState.HELD);
        said(OF_COPY, NOW.plusSeconds(7_200));
        see(COPY, copied(), NOW.plusSeconds(7_201));
        assertThat(decisions().of(only().id())).as("said again").hasSize(1);
        assertThat(signals())
                .singleElement()
                .satisfies(stored -> assertThat(stored.lastSeen()).isEqualTo(NOW.plusSeconds(7_200)));
    }

    @Test
    void whatIsSaidOfOthersDoesNot() throws Exception {
        register();
        see(COPY, copied(), NOW);
        said(BY + "<a href=/leaf.txt>leaf</a>", NOW); // of the words of the page
        said("<div about=/other.txt>" + BY + "</div>", NOW);
        said("<div about=/>" + BY + "</div>", NOW); // of the whole site
        said("<div about=/leaf.txt><a rel=license href=/l>All rights reserved</a></div>", NOW);
        said(
                "<div about=/leaf.txt><a rel=license href=https://creativecommons.org/licenses/free/1.0/>x</a></div>",
                NOW);
        said("<div about=/leaf.txt><a rel=cc:morePermissions href=/buy>buy</a></div>", NOW);
        said(ROBOTS, Extent.WHOLE, RobotsLicences.find("License: /rsl.xml\nContent-Usage: train-ai=y", ROBOTS), NOW);
        said(
                COPY,
                Extent.WHOLE,
                PageReader.read(
                                "",
                                COPY,
                                Map.of("content-usage", List.of("train-ai=y"), "tdm-reservation", List.of("0")))
                        .licences(),
                NOW);
        assertThat(state()).isEqualTo(DecisionState.OPEN);
        assertThat(signals()).as("all the same it is shown").hasSizeGreaterThanOrEqualTo(7);
    }

    @Test
    void theWordsOfAPageAreLicensedByThePage() throws Exception {
        register();
        see(PAGE, copied(), NOW);
        said(BY, NOW);
        assertThat(only().decision().orElseThrow().reason()).contains("says CC BY 4.0 of its text");
    }

    @Test
    void aFileSpeaksOfItselfWhereverItStands() throws Exception {
        register();
        see(COPY, copied(), NOW);
        String sha256 = content(copied()).sha256();
        said(COPY, Extent.PART, EmbeddedLicences.find(Map.of("copyright", List.of("© Ada")), COPY, sha256), NOW);
        assertThat(state()).isEqualTo(DecisionState.OPEN);
        said(COPY, Extent.PART, EmbeddedLicences.find(Map.of("plus:LicenseID", List.of("L-17")), COPY, sha256), NOW);
        see("https://other.example/x.txt", copied(), NOW.plusSeconds(5));
        assertThat(sightings().list(SightingQuery.ALL)).hasSize(2).allSatisfy(sighting -> {
            assertThat(sighting.decisionState()).isEqualTo(DecisionState.HELD);
            assertThat(sighting.decision().orElseThrow().reason())
                    .contains("the file says in its own tags (plus:LicenseID): LicenseID L-17 of it");
        });
    }

    @Test
    void aPageThatCannotBeReadMayLicenseWhatStandsOnIt() throws Exception {
        register();
        catalogue.database().change(dsl -> Appearances.store(dsl, COPY, new Appearance(PAGE, "a[href]"), NOW));
        see(COPY, copied(), NOW);
        said("<script type=application/ld+json>{\"license\":</script>", NOW);
        assertThat(only().decision().orElseThrow().reason())
                .isEqualTo("may be licensed: what https://blog.example/post says of licences could not be read; "
                        + "look at it, then decide");
    }

    @Test
    void whatIsInALicensedArchiveIsHeld() throws Exception {
        register();
        String entry = COPY + "!/leaf.txt";
        looks().store(
                        new FileLook(
                                entry,
                                NOW,
                                content(copied()),
                                OptionalInt.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(COPY)),
                        Optional.of(looked(entry, copied(), NOW)),
                        position());
        assertThat(state()).isEqualTo(DecisionState.OPEN);
        said(OF_COPY, NOW);
        assertThat(state()).isEqualTo(DecisionState.HELD);
    }

    @Test
    void aPersonWins() throws Exception {
        register();
        see(COPY, copied(), NOW);
        decide(DecisionState.CONFIRMED);
        said(OF_COPY, NOW.plusSeconds(1));
        assertThat(state()).isEqualTo(DecisionState.CONFIRMED);
        assertThat(decisions().undo(List.of(only().id()), Optional.empty(), "a mistake", "ben"))
                .isEqualTo(1);
        said("<div about=/leaf.txt><a rel=license href=/ours>ours</a></div>", NOW.plusSeconds(2));
        see(COPY, copied(), NOW.plusSeconds(3));
        assertThat(state()).as("a person has opened it").isEqualTo(DecisionState.OPEN);
    }

    @Test
    void whatIsHeldCanBeDecidedAndIsHeldAgainWhenThatIsTakenBack() throws Exception {
        register();
        said(OF_COPY, NOW);
        see(COPY, copied(), NOW.plusSeconds(1));
        decide(DecisionState.LICENSED);
        see(COPY, copied(), NOW.plusSeconds(2));
        assertThat(state()).isEqualTo(DecisionState.LICENSED);
        assertThat(decisions().undo(List.of(only().id()), Optional.empty(), "a mistake", "ben"))
                .isEqualTo(1);
        assertThat(state()).isEqualTo(DecisionState.HELD);
        assertThat(decisions().undo(List.of(only().id()), Optional.empty(), "nonsense", "ben"))
                .isEqualTo(1);
        assertThat(state()).isEqualTo(DecisionState.OPEN);
    }

    @Test
    void aSurerMatchDoesNotOpenWhatIsHeld() throws Exception {
        register();
        said(OF_COPY, NOW);
        String first = copied();
        see(COPY, first, NOW.plusSeconds(1));
        register(new Submission(file("two.txt", first), by("Ada", "One")));
        contents().record(looked(COPY, first, NOW), content(first), position());
        assertThat(sightings().list(SightingQuery.ALL))
                .allSatisfy(sighting -> assertThat(sighting.decisionState()).isEqualTo(DecisionState.HELD));
    }

    @Test
    void whatARuleOpensAgainIsHeldWithBothReasons() throws Exception {
        register();
        see(COPY, copied(), NOW);
        decide(DecisionState.EXCEPTION);
        said(OF_COPY, NOW.plusSeconds(1));
        see(COPY, copied() + "\n" + Texts.text(2), NOW.plusSeconds(10));
        StoredSighting newest = sightings().list(SightingQuery.ALL).getFirst();
        assertThat(newest.decisionState()).isEqualTo(DecisionState.HELD);
        assertThat(newest.decision().orElseThrow().reason())
                .startsWith("what was here was exception, but another part of the work is in it; may be licensed: ");
    }

    @Test
    void whatIsSaidOfAnAddressIsSaidOfWhereItLeads() throws Exception {
        register();
        said(OF_COPY, NOW);
        String target = "https://cdn.example/9.txt";
        catalogue
                .database()
                .change(dsl -> SignalWriter.moved(dsl, LocalPlaces.key(COPY), LocalPlaces.key(target), NOW));
        see(target, copied(), NOW.plusSeconds(1));
        assertThat(state()).isEqualTo(DecisionState.HELD);
    }

    private void assertOpenedByRule() {
        assertThat(state()).isEqualTo(DecisionState.OPEN);
        Decision decision = only().decision().orElseThrow();
        assertThat(decision.by()).as("a rule").isEmpty();
        assertThat(decision.reason()).isEqualTo("nobody says any more that it may be licensed");
    }

    @Test
    void whatAPageSaysNoMoreHoldsNothing() throws Exception {
        register();
        said(OF_COPY, NOW);
        see(COPY, copied(), NOW.plusSeconds(1));
        assertThat(state()).isEqualTo(DecisionState.HELD);
        said("<p>nothing", NOW.minusSeconds(86_400)); // an older capture
        said(PAGE, "<p>not the wh", Extent.PART, NOW.plusSeconds(9_000));
        assertThat(state()).isEqualTo(DecisionState.HELD);
        assertThat(signals()).allSatisfy(stored -> assertThat(stored.ended()).isEmpty());

        Instant gone = NOW.plusSeconds(10_000);
        said("<p>nothing", gone);
        assertOpenedByRule();
        assertThat(signals()).singleElement().satisfies(stored -> {
            assertThat(stored.lastSeen()).isEqualTo(NOW);
            assertThat(stored.ended()).contains(gone);
        });
        see(COPY, copied(), gone.plusSeconds(1));
        assertThat(state()).as("it holds no new look").isEqualTo(DecisionState.OPEN);
        said(OF_COPY, gone.minusSeconds(5)); // a capture from before
        assertThat(state()).isEqualTo(DecisionState.OPEN);

        said(OF_COPY, gone.plusSeconds(10));
        assertThat(state()).isEqualTo(DecisionState.HELD);
        assertThat(only().decision().orElseThrow().reason())
                .as("somebody says so again")
                .startsWith("may be licensed: ");
        assertThat(signals()).singleElement().satisfies(stored -> {
            assertThat(stored.firstSeen()).isEqualTo(NOW);
            assertThat(stored.ended()).isEmpty();
        });
    }

    @Test
    void whatAnotherPageStillSaysHolds() throws Exception {
        String other = "https://blog.example/archive";
        register();
        said(OF_COPY, NOW);
        said(other, OF_COPY, Extent.WHOLE, NOW);
        see(COPY, copied(), NOW.plusSeconds(1));
        said("<p>nothing", NOW.plusSeconds(10));
        assertThat(state()).isEqualTo(DecisionState.HELD);
        said(other, "<p>nothing", Extent.WITHOUT_HEADERS, NOW.plusSeconds(20));
        assertOpenedByRule();
    }

    @Test
    void whatAPersonDecidedStaysWhenItIsSaidNoMore() throws Exception {
        register();
        said(OF_COPY, NOW);
        see(COPY, copied(), NOW.plusSeconds(1));
        decide(DecisionState.LICENSED);
        said("<p>nothing", NOW.plusSeconds(10));
        assertThat(state()).isEqualTo(DecisionState.LICENSED);
    }

    @Test
    void aPageThatCanBeReadAgainHoldsNothing() throws Exception {
        register();
        catalogue.database().change(dsl -> Appearances.store(dsl, COPY, new Appearance(PAGE, "a[href]"), NOW));
        see(COPY, copied(), NOW);
        said("<script type=application/ld+json>{\"license\":</script>", NOW);
        assertThat(state()).isEqualTo(DecisionState.HELD);
        said("<script type=application/ld+json>{}</script>", NOW.plusSeconds(10));
        assertOpenedByRule();
    }

    @Test
    void whatIsSaidNoMoreOfAnAddressIsNotSaidOfWhereItLeads() throws Exception {
        register();
        said(OF_COPY, NOW);
        String target = "https://cdn.example/9.txt";
        catalogue
                .database()
                .change(dsl -> SignalWriter.moved(dsl, LocalPlaces.key(COPY), LocalPlaces.key(target), NOW));
        see(target, copied(), NOW.plusSeconds(1));
        said(OF_COPY, NOW.plusSeconds(9_000));
        assertThat(state()).isEqualTo(DecisionState.HELD);
        said("<p>nothing", NOW.plusSeconds(10_000));
        assertOpenedByRule();
    }

    @Test
    void whatHeadersSayEndsOnlyWhenTheyAreRead() {
        List<LicenceSignal> header = PageReader.read("", PAGE, Map.of("tdm-reservation", List.of("1")))
                .licences();
        said(PAGE, Extent.WHOLE, header, NOW);
        said("<p>nothing", NOW); // at once
        said(PAGE, "<p>nothing", Extent.WITHOUT_HEADERS, NOW.plusSeconds(10));
        assertThat(ofPage(PAGE))
                .singleElement()
                .satisfies(stored -> assertThat(stored.ended()).isEmpty());
        said("<p>nothing", NOW.plusSeconds(20));
        assertThat(ofPage(PAGE))
                .singleElement()
                .satisfies(stored -> assertThat(stored.ended()).contains(NOW.plusSeconds(20)));
    }

    private List<StoredSignal> ofPage(String url) {
        return new LicenceSignals(catalogue.database()).of(url, "0".repeat(64), List.of());
    }

    @Test
    void whatOnePortSaysIsNotSaidByAnother() {
        String robots = "http://127.0.0.1:8081/robots.txt";
        said(robots, Extent.WHOLE, RobotsLicences.find("Content-Usage: train-ai=n", robots), NOW);
        assertThat(ofPage("http://127.0.0.1:8081/a.jpg")).hasSize(1);
        assertThat(ofPage("http://127.0.0.1:8082/a.jpg")).isEmpty();
        assertThat(ofPage("https://127.0.0.1:8081/a.jpg")).isEmpty();
        said(robots, Extent.WHOLE, List.of(), NOW.plusSeconds(10));
        assertThat(ofPage("http://127.0.0.1:8081/a.jpg"))
                .singleElement()
                .satisfies(stored -> assertThat(stored.ended()).isPresent());
    }
}
