package dev.colophon.crawl.frontier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.crawl.fetch.PageFindings;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Finished;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Unchanged;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Validators;
import dev.colophon.crawl.frontier.lease.FoundUrl;
import dev.colophon.crawl.frontier.lease.Lease;
import dev.colophon.crawl.source.CanonicalUrl;
import dev.colophon.crawl.source.Source;
import dev.colophon.crawl.source.SourceKind;
import dev.colophon.crawl.source.SourcePlan;
import dev.colophon.crawl.source.UrlKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Organisations take turns, on every database: what one asks for does not wait for all that another does. */
@Tag("full")
abstract class FairTurnsContract extends FrontierKit {

    private static final long SEED = 20261127;
    private static final int MANY = Boolean.getBoolean("colophon.long") ? 100_000 : 20_000;
    private static final int FEW = 10;
    private static final int PORTION = 10_000;
    private static final Duration TURN = Duration.ofMillis(300);

    /** With one host it takes a second for each visit, and every other is the other's. */
    private static final int MOST_TURNS = 150;

    /** All at one host, at some, at many; the few at hosts of the many, at hosts of their own, and some of them the same. */
    @ParameterizedTest
    @ValueSource(ints = {1, 10, 1_000, 50_000})
    void tenPlacesDoNotWaitForManyThousands(int hosts) throws Exception {
        Random random = new Random(SEED + hosts);
        Source rich = sources.add(SourcePlan.of(SourceKind.SITE, "http://host0.example/"), text -> text);
        Source poor = others().add(SourcePlan.of(SourceKind.SITE, url(random, hosts)), text -> text);
        List<String> many = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            many.add("http://host%d.example/many/%d".formatted(i % hosts, i));
        }
        add(rich, many);
        answerRules();
        pass(Duration.ofDays(1));
        Set<String> few = new HashSet<>();
        while (few.size() < FEW) {
            few.add(random.nextInt(4) == 0 ? many.get(random.nextInt(MANY)) : url(random, hosts));
        }
        add(poor, List.copyOf(few));
        answerRules();
        int turns = 0;
        int others = 0;
        List<Finished> done = List.of();
        while (!few.isEmpty()) {
            assertThat(turns++).as("turns, and left are " + few).isLessThan(MOST_TURNS);
            pass(TURN);
            List<Finished> next = new ArrayList<>();
            for (Lease lease : frontier.storeAndLease(done, List.of(), List.of(), 1 + random.nextInt(4))
                    .leases()) {
                if (lease.what() instanceof Lease.Visit) {
                    others += few.remove(url(lease)) ? 0 : 1;
                    next.add(ended(lease, new Unchanged(200, Validators.NONE, 100)));
                } else {
                    next.add(lease.what() instanceof Lease.Robots ? noRules(lease) : noDocument(lease));
                }
            }
            done = next;
        }
        assertThat(others).as("visits for the other meanwhile").isGreaterThanOrEqualTo(FEW / 2);
    }

    private static String url(Random random, int hosts) {
        int host = random.nextInt(2) == 0 || hosts == 1 ? random.nextInt(hosts) : hosts + random.nextInt(3);
        return "http://host%d.example/few/%d".formatted(host, random.nextInt(1_000));
    }

    private void add(Source source, List<String> urls) {
        for (int from = 0; from < urls.size(); from += PORTION) {
            List<FoundUrl> found = urls.subList(from, Math.min(urls.size(), from + PORTION)).stream()
                    .map(url -> new FoundUrl(
                            CanonicalUrl.of(url).orElseThrow(),
                            UrlKind.PAGE,
                            source.id(),
                            1,
                            1,
                            FoundUrl.PAGES,
                            PageFindings.REVISIT))
                    .toList();
            frontier.storeAndLease(List.of(), List.of(), found, 0);
        }
    }

    /** As if all hosts had been asked for their rules a moment ago. */
    private void answerRules() {
        database.change(dsl -> dsl.execute(
                "update host set robots_status = 404, robots_at = ?, terms_at = ?, terms_due_at = ?",
                now.toEpochMilli(),
                now.toEpochMilli(),
                now.plus(Duration.ofDays(1)).toEpochMilli()));
    }
}
