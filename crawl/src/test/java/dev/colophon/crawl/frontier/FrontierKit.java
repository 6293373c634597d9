package dev.colophon.crawl.frontier;

import static dev.colophon.store.schema.tables.Host.HOST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.crawl.fetch.PageFindings;
import dev.colophon.crawl.frontier.lease.FetchOutcome;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Answered;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Body;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Findings;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Finished;
import dev.colophon.crawl.frontier.lease.FetchOutcome.RobotsRead;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Validators;
import dev.colophon.crawl.frontier.lease.FoundUrl;
import dev.colophon.crawl.frontier.lease.Lease;
import dev.colophon.crawl.frontier.lease.Politeness;
import dev.colophon.crawl.frontier.source.Sources;
import dev.colophon.crawl.source.CanonicalUrl;
import dev.colophon.crawl.source.Source;
import dev.colophon.crawl.source.SourceKind;
import dev.colophon.crawl.source.SourcePlan;
import dev.colophon.crawl.source.UrlKind;
import dev.colophon.operators.SiteSignals;
import dev.colophon.registry.work.Organisation;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import dev.colophon.store.DatabaseSettings;
import dev.colophon.store.Home;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A frontier on a database, in a world without servers. The clock is the test's own. */
abstract class FrontierKit {

    static final Politeness PACE = Politeness.polite();

    /** For tests that ask again and again: when the host is awake. */
    static final Duration A_MOMENT = Duration.ofSeconds(2);

    /** Who has the {@link #others}. */
    static final Organisation OTHER = new Organisation("00000000-0000-7000-8000-000000000001", "other");

    @TempDir
    Path folder;

    Database database;
    Instant now = Instant.parse("2026-03-01T12:00:00Z");
    final DatabaseClock clock = DatabaseClock.injected(() -> now);
    Sources sources;
    Frontier frontier;

    abstract DatabaseSettings freshDatabase();

    @BeforeEach
    void open() {
        database = Database.open(new Home(folder.resolve("home")), freshDatabase());
        sources = new Sources(database, Organisation.FIRST, clock);
        frontier = frontier();
    }

    @AfterEach
    void close() {
        database.close();
    }

    Frontier frontier() {
        return frontier(clock);
    }

    Frontier frontier(DatabaseClock other) {
        return new Frontier(database, PACE, "here", new SiteSignals(database)::record, other, ZoneOffset.UTC);
    }

    Source site(String url) throws Exception {
        return sources.add(SourcePlan.of(SourceKind.SITE, url), text -> text);
    }

    /** Sources of another organisation. */
    Sources others() {
        database.change(dsl -> dsl.execute(
                "insert into organisation (id, name, created_at) values (?, 'other', 0) on conflict do nothing",
                OTHER.id()));
        return new Sources(database, OTHER, clock);
    }

    List<Lease> storeAndLease(Finished... done) {
        return frontier.storeAndLease(List.of(done), List.of(), List.of(), 10).leases();
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    Finished ended(Lease lease, FetchOutcome outcome) {
        return new Finished(lease, lease.what(), true, now, now, Optional.empty(), outcome);
    }

    Finished noRulesAt(Lease lease, String address) {
        noTerms(lease);
        return new Finished(lease, lease.what(), true, now, now, Optional.of(address), new RobotsRead(404, ""));
    }

    Finished noRules(Lease lease) {
        assertThat(lease.what()).isInstanceOf(Lease.Robots.class);
        noTerms(lease);
        return ended(lease, new RobotsRead(404, ""));
    }

    /** Hosts of these tests were asked for their terms before, and have none. */
    private void noTerms(Lease lease) {
        database.change(dsl -> dsl.update(HOST)
                .set(HOST.TERMS_DUE_AT, Lease.NEVER)
                .where(HOST.NAME.eq(lease.host()))
                .execute());
    }

    Finished noDocument(Lease lease) {
        assertThat(lease.what()).isInstanceOf(Lease.Terms.class);
        return ended(lease, new FetchOutcome.TermsRead(404, ""));
    }

    Finished rules(Lease lease, String body) {
        assertThat(lease.what()).isInstanceOf(Lease.Robots.class);
        noTerms(lease);
        return ended(lease, new RobotsRead(200, body));
    }

    Answered page(Lease lease, String... links) {
        return content(lease, "0".repeat(64), links);
    }

    Answered content(Lease lease, String sha256, String... links) {
        Lease.Visit visit = (Lease.Visit) lease.what();
        List<FoundUrl> found = new ArrayList<>();
        for (Lease.Interest interest : visit.interests()) {
            for (String link : links) {
                found.add(PageFindings.found(
                        interest, CanonicalUrl.of(link).orElseThrow(), UrlKind.PAGE, interest.depth() + 1, 0));
            }
        }
        return found(sha256, found);
    }

    Answered found(String sha256, List<FoundUrl> found) {
        return new Answered(
                200,
                new Body(sha256, sha256, Optional.of(sha256), "text/html"),
                Validators.NONE,
                Optional.empty(),
                1_000,
                new Findings(found, List.of(), List.of(), List.of(), Optional.empty()),
                Optional.empty(),
                Optional.empty());
    }

    static String url(Lease lease) {
        return ((Lease.Visit) lease.what()).url().url();
    }

    /** Passes robots.txt of the only host and returns the first lease of a URL. */
    Lease begin(String url) throws Exception {
        site(url);
        List<Lease> first = storeAndLease();
        assertThat(storeAndLease(noRules(first.getFirst()))).isEmpty();
        pass(PACE.delay());
        return storeAndLease().getFirst();
    }

    FrontierStatus status() {
        return FrontierStatus.of(database, clock);
    }

    Map<String, Integer> states() {
        return status().urls();
    }

    List<Object> row(Table<?> table, Field<?>... fields) {
        return database.read(dsl -> dsl.select(fields).from(table).fetchSingle().intoList());
    }
}
