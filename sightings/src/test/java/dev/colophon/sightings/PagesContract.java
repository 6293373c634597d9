package dev.colophon.sightings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.index.Grade;
import dev.colophon.registry.Texts;
import dev.colophon.registry.registration.Submission;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Organisation;
import dev.colophon.sightings.decision.DecisionState;
import dev.colophon.sightings.decision.Decisions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The pages of a list, put together, are the list, whatever is asked for and by whichever index they are read. */
@Tag("full")
abstract class PagesContract extends OpenSightings {

    private static final List<String> HOSTS =
            List.of("a.example", "www.a.example", "www.a.example:8080", "a.example:81", "ba.example", "c.example");

    @Test
    void pagesTogetherAreTheList() throws Exception {
        for (int text = 1; text <= 2; text++) {
            register(new Submission(file(text + ".txt", Texts.text(text)), by("Ada", "Work " + text)));
        }
        int looks = 0;
        for (String host : HOSTS) {
            for (int text = 1; text <= 2; text++) {
                // Two looks at each moment: then the id says which is first.
                see("https://%s/%d".formatted(host, text), "Copy: " + Texts.text(text), NOW.plusSeconds(looks++ / 2));
            }
        }
        see("https://c.example/same", Texts.text(1), NOW);
        see("/folder/here.txt", "Here: " + Texts.text(2), NOW);
        List<StoredSighting> all = sightings().list(SightingQuery.ALL);
        assertThat(all).hasSize(2 * HOSTS.size() + 2);
        decide(all.subList(0, 4), DecisionState.CONFIRMED);
        decide(all.subList(6, 9), DecisionState.LICENSED);

        List<Optional<String>> works =
                List.of(Optional.empty(), Optional.of(all.getFirst().work().id()));
        List<Optional<Host>> hosts = List.of(
                Optional.empty(), Optional.of(Host.parse("a.example")), Optional.of(Host.parse("nowhere.example")));
        List<Set<DecisionState>> states = List.of(
                EnumSet.allOf(DecisionState.class),
                DecisionState.undecided(),
                EnumSet.of(DecisionState.CONFIRMED, DecisionState.LICENSED));
        for (Optional<String> work : works) {
            for (Optional<Host> host : hosts) {
                for (Set<DecisionState> some : states) {
                    for (Grade grade : Grade.values()) {
                        SightingQuery query = new SightingQuery(
                                        work, grade, Optional.empty(), Optional.empty(), Integer.MAX_VALUE)
                                .at(host)
                                .in(some);
                        assertPaged(query);
                        assertSorted(query, SightingOrder.STRENGTH, Comparator.comparing(PagesContract::grade));
                        assertSorted(
                                query,
                                SightingOrder.WORK,
                                Comparator.comparing((StoredSighting one) ->
                                                one.work().id())
                                        .reversed());
                        assertSorted(
                                query,
                                SightingOrder.AGE,
                                Comparator.comparing(StoredSighting::firstSeen).thenComparing(StoredSighting::id));
                    }
                }
            }
        }
        assertThat(sightings().list(SightingQuery.ALL.at(Optional.of(Host.parse("a.example")))))
                .as("at the host and under it, with any port")
                .hasSize(8);
    }

    private void assertPaged(SightingQuery query) {
        List<String> whole =
                sightings().list(query).stream().map(StoredSighting::id).toList();
        List<String> paged = new ArrayList<>();
        Optional<StoredSighting> last = Optional.empty();
        while (true) {
            List<StoredSighting> page = sightings().list(query.page(3, last));
            page.forEach(sighting -> paged.add(sighting.id()));
            if (page.size() < 3) {
                break;
            }
            last = Optional.of(page.getLast());
        }
        assertThat(paged).as(query.toString()).isEqualTo(whole);
        List<String> asOfMany = catalogue
                .database()
                .read(dsl -> new SightingPages(dsl, Organisation.FIRST, 1, 1)
                        .ids(query.page(500, Optional.empty()), DSL.noCondition()));
        assertThat(asOfMany).as("as if there were many: " + query).isEqualTo(whole);
    }

    private static Grade grade(StoredSighting sighting) {
        return sighting.matches().stream()
                .map(found -> found.match().grade())
                .min(Comparator.naturalOrder())
                .orElse(Grade.CANDIDATE);
    }

    /** Of what is equal those last seen come first, as in the list without an order of its own. */
    private void assertSorted(SightingQuery query, SightingOrder order, Comparator<StoredSighting> by) {
        List<String> sorted = sightings().list(query).stream()
                .sorted(by)
                .map(StoredSighting::id)
                .toList();
        List<String> paged = new ArrayList<>();
        Optional<StoredSighting> last = Optional.empty();
        while (true) {
            List<StoredSighting> page = sightings().list(query.by(order).page(3, last));
            page.forEach(sighting -> paged.add(sighting.id()));
            if (page.size() < 3) {
                break;
            }
            last = Optional.of(page.getLast());
        }
        assertThat(paged).as(order + " of " + query).isEqualTo(sorted);
    }

    @Test
    void countsEndAtANumber() throws Exception {
        register(new Submission(file("1.txt", Texts.text(1)), by("Ada", "Work")));
        for (int i = 0; i < 5; i++) {
            see("https://a.example/" + i, "Copy: " + Texts.text(1), NOW);
        }
        decide(sightings().list(SightingQuery.ALL).subList(0, 2), DecisionState.CONFIRMED);
        assertThat(sightings().countByStateTo(2))
                .containsOnlyKeys(DecisionState.OPEN, DecisionState.CONFIRMED)
                .containsEntry(DecisionState.OPEN, 3)
                .containsEntry(DecisionState.CONFIRMED, 2);
        assertThat(sightings().countUndecidedTo(2)).isEqualTo(3);
        assertThat(sightings().countUndecidedTo(10)).isEqualTo(3);
        assertThat(sightings().countByStateTo(10)).isEqualTo(sightings().countByState(SightingQuery.ALL));
    }

    private void decide(List<StoredSighting> some, DecisionState state) {
        int decided = new Decisions(catalogue.database(), Organisation.FIRST, catalogue.ids())
                .decide(
                        some.stream().map(StoredSighting::id).toList(),
                        EnumSet.allOf(DecisionState.class),
                        new Decisions.Statement(state, "because", "ada", Optional.empty()));
        assertThat(decided).isEqualTo(some.size());
    }
}
