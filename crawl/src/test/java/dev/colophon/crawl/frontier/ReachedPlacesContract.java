package dev.colophon.crawl.frontier;

import static dev.colophon.store.schema.tables.Place.PLACE;
import static dev.colophon.store.schema.tables.SourcePlace.SOURCE_PLACE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.crawl.frontier.lease.FetchOutcome;
import dev.colophon.crawl.frontier.lease.FoundUrl;
import dev.colophon.crawl.frontier.lease.Lease;
import dev.colophon.crawl.source.CanonicalUrl;
import dev.colophon.crawl.source.Source;
import dev.colophon.crawl.source.SourceKind;
import dev.colophon.crawl.source.SourcePlan;
import dev.colophon.crawl.source.UrlKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** From when on an organisation sees a place, on every database. */
abstract class ReachedPlacesContract extends FrontierKit {

    private static final String MEDIUM = "http://cdn.example/picture.png";

    /** What others saw before is seen by who comes later when it was visited for them, and from when on it has stood there. */
    @Test
    void anOrganisationThatComesLaterSeesAPlaceSinceItWasVisitedForIt() throws Exception {
        Lease seed = begin("http://one.example/");
        Instant first = now;
        storeAndLease(ended(seed, page(seed)));
        Source mine = sources.list().getFirst();
        assertThat(reached(mine)).containsExactly(0L);
        pass(Duration.ofHours(2));
        Source later = others().add(SourcePlan.of(SourceKind.PAGE, "http://one.example/"), text -> text);
        Lease again = storeAndLease().getFirst();
        assertThat(again.what().sources()).extracting(Source::id).contains(later.id());
        assertThat(reached(later)).as("others were there").containsExactly((Long) null);
        FetchOutcome unchanged = new FetchOutcome.Unchanged(200, FetchOutcome.Validators.NONE, 1_000);
        storeAndLease(ended(again, unchanged));
        assertThat(reached(later)).as("it has not changed since").containsExactly(first.toEpochMilli());
        assertThat(reached(mine)).containsExactly(0L);
    }

    @Test
    void whereASourceMayNotGoItsOrganisationSeesNothing() throws Exception {
        Source mine = site("http://one.example/");
        Source theirs = others().add(SourcePlan.of(SourceKind.SITE, "http://one.example/"), text -> text);
        storeAndLease(noRules(storeAndLease().getFirst()));
        pass(PACE.delay());
        Lease seed = storeAndLease().getFirst();
        storeAndLease(new FetchOutcome.Finished(
                seed, seed.what(), true, now, now, Optional.empty(), List.of(theirs.id()), page(seed)));
        assertThat(seers()).containsExactly(mine.organisation());
        others().add(SourcePlan.of(SourceKind.SITE, "http://one.example/"), text -> text); // named again
        pass(A_MOMENT);
        List<Lease> _ = storeAndLease();
        assertThat(reached(theirs)).as("nothing was visited for it yet").containsExactly((Long) null);
        sources.remove(mine);
        others().remove(theirs);
        assertThat(seers()).as("who saw it sees it without the source").containsExactly(mine.organisation());
    }

    @Test
    void whatIsSeenWhileASourceWaitsFromTheBeginningIsNotSeenForIt() throws Exception {
        Source mine = site("http://one.example/");
        Source theirs = others().add(SourcePlan.of(SourceKind.PAGE, "http://one.example/"), text -> text);
        storeAndLease(noRules(storeAndLease().getFirst()));
        assertThat(reached(theirs)).containsExactly(0L);
        others().pause(theirs, true);
        pass(A_MOMENT);
        Lease seed = storeAndLease().getFirst();
        storeAndLease(ended(seed, page(seed)));
        assertThat(seers()).containsExactly(mine.organisation());
        others().pause(theirs, false);
        site("http://one.example/"); // named again: due now
        pass(A_MOMENT);
        Lease again = storeAndLease().getFirst();
        Instant changed = now;
        storeAndLease(ended(again, content(again, "1".repeat(64))));
        assertThat(reached(theirs)).containsExactly(changed.toEpochMilli());
        others().pause(theirs, true);
        assertThat(seers()).as("what it saw it sees").containsExactlyInAnyOrder(mine.organisation(), OTHER.id());
    }

    /** One source more of the same organisation changes nothing of when a medium is asked for. */
    @Test
    void aMediumThatAnotherOrganisationSawIsAskedForWithinADay() throws Exception {
        foundOn(site("http://one.example/"));
        database.change(dsl -> dsl.execute(
                "update place set visited_at = ?, due_at = ? where uri = ?",
                now.toEpochMilli(),
                now.plus(Duration.ofDays(7)).toEpochMilli(),
                MEDIUM));
        foundOn(site("http://two.example/"));
        assertThat(mediumIsDueIn()).isGreaterThan(Duration.ofDays(6));
        foundOn(others().add(SourcePlan.of(SourceKind.PAGE, "http://three.example/"), text -> text));
        assertThat(mediumIsDueIn()).isLessThanOrEqualTo(Duration.ofDays(1));
    }

    /** Visits the seed of a source, which shows the medium. */
    private void foundOn(Source source) {
        String host = CanonicalUrl.of(source.seed()).orElseThrow().host();
        pass(A_MOMENT);
        storeAndLease(noRules(leaseOf(host)));
        pass(PACE.delay());
        FoundUrl medium = new FoundUrl(
                CanonicalUrl.of(MEDIUM).orElseThrow(), UrlKind.MEDIUM, source.id(), 1, 0, 0, Duration.ofDays(7));
        storeAndLease(ended(leaseOf(host), found("0".repeat(64), List.of(medium))));
    }

    private Lease leaseOf(String host) {
        return storeAndLease().stream()
                .filter(lease -> lease.host().equals(host))
                .findFirst()
                .orElseThrow();
    }

    private Duration mediumIsDueIn() {
        return Duration.ofMillis(database.<Long>read(dsl -> dsl.select(PLACE.DUE_AT)
                        .from(PLACE)
                        .where(PLACE.URI.eq(MEDIUM))
                        .fetchSingle(PLACE.DUE_AT))
                - now.toEpochMilli());
    }

    private List<Long> reached(Source source) {
        return database.read(dsl -> dsl.select(SOURCE_PLACE.REACHED_AT)
                .from(SOURCE_PLACE)
                .where(SOURCE_PLACE.SOURCE.eq(source.id()))
                .fetch(SOURCE_PLACE.REACHED_AT));
    }

    /** The organisations that see what stands at the only place, or stood there. */
    private List<String> seers() {
        return database.read(
                dsl -> dsl.fetch("select s.organisation from source_place a join source s on s.id = a.source "
                                + "where a.state <> 'BARRED' and a.reached_at is not null "
                                + "union select organisation from place_organisation")
                        .getValues(0, String.class));
    }
}
