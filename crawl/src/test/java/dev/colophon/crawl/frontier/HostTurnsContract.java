package dev.colophon.crawl.frontier;

import static dev.colophon.store.schema.tables.Host.HOST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.crawl.frontier.Frontier.LeaseBatch;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Failed;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Finished;
import dev.colophon.crawl.frontier.lease.FetchOutcome.RobotsRead;
import dev.colophon.crawl.frontier.lease.FetchOutcome.RobotsUnreachable;
import dev.colophon.crawl.frontier.lease.Lease;
import dev.colophon.crawl.frontier.lease.RobotsRules;
import dev.colophon.store.DatabaseClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When hosts are asked, by their rules, their rest and their addresses, on every database. */
abstract class HostTurnsContract extends FrontierKit {

    @Test
    void asksForTheRulesFirstAndKeepsTheDelay() throws Exception {
        site("http://one.example/");
        List<Lease> first = storeAndLease();
        assertThat(first)
                .extracting(lease -> lease.what() instanceof Lease.Robots robots ? robots.url() : "")
                .containsExactly("http://one.example/robots.txt");
        assertThat(storeAndLease()).as("one request a host at a time").isEmpty();
        assertThat(storeAndLease(noRules(first.getFirst())))
                .as("the delay has not passed")
                .isEmpty();
        pass(PACE.delay().minusMillis(1));
        assertThat(storeAndLease()).isEmpty();
        pass(Duration.ofMillis(1));
        assertThat(storeAndLease()).extracting(FrontierKit::url).containsExactly("http://one.example/");
    }

    @Test
    void theRestBeginsWhenTheRequestEndedHoweverLongTheTransactionTakes() throws Exception {
        site("http://one.example/");
        Frontier slow = frontier(DatabaseClock.injected(() -> {
            now = now.plusMillis(40); // each time somebody looks
            return now;
        }));
        Lease rules =
                slow.storeAndLease(List.of(), List.of(), List.of(), 1).leases().getFirst();
        pass(Duration.ofMillis(500));
        Finished finished = noRules(rules);
        slow.storeAndLease(List.of(finished), List.of(), List.of(), 0);
        long next = database.read(
                dsl -> dsl.select(HOST.NEXT_AT).from(HOST).fetchSingle().value1());
        assertThat(Instant.ofEpochMilli(next)).isAfterOrEqualTo(finished.ended().plus(PACE.delay()));
    }

    @Test
    void keepsManyHostsBusyAtOnce() throws Exception {
        for (int i = 0; i < 5; i++) {
            site("http://host" + i + ".example/");
        }
        assertThat(storeAndLease()).hasSize(5).extracting(Lease::host).doesNotHaveDuplicates();
    }

    @Test
    void aCrawlDelayIsKeptInPlaceOfOurs() throws Exception {
        site("http://slow.example/");
        storeAndLease(rules(storeAndLease().getFirst(), "User-agent: *\nCrawl-delay: 7\n"));
        pass(PACE.delay());
        assertThat(storeAndLease()).as("the request for the rules counts").isEmpty();
        pass(Duration.ofSeconds(7).minus(PACE.delay()));
        Lease page = storeAndLease().getFirst();
        storeAndLease(ended(page, page(page, "http://slow.example/next")));
        pass(Duration.ofMillis(6_999));
        assertThat(storeAndLease()).isEmpty();
        pass(Duration.ofMillis(1));
        assertThat(storeAndLease()).extracting(FrontierKit::url).containsExactly("http://slow.example/next");
    }

    @Test
    void whatTheRulesForbidIsNeverLeasedUntilTheyChange() throws Exception {
        site("http://one.example/");
        storeAndLease(rules(storeAndLease().getFirst(), "User-agent: colophonbot\nDisallow: /private\n"));
        pass(PACE.delay());
        Lease page = storeAndLease().getFirst();
        storeAndLease(ended(page, page(page, "http://one.example/private/x", "http://one.example/public")));
        pass(PACE.delay());
        Lease allowed = storeAndLease().getFirst();
        assertThat(url(allowed)).isEqualTo("http://one.example/public");
        storeAndLease(ended(allowed, page(allowed)));
        pass(PACE.delay());
        assertThat(storeAndLease()).isEmpty();
        assertThat(states()).containsEntry("DISALLOWED", 1);
        pass(RobotsRules.VALID);
        Lease again = storeAndLease().getFirst();
        storeAndLease(rules(again, "User-agent: *\nDisallow:\n"));
        assertThat(states()).doesNotContainKey("DISALLOWED");
        pass(PACE.delay());
        Lease seed = storeAndLease().getFirst();
        storeAndLease(ended(seed, page(seed)));
        pass(PACE.delay());
        assertThat(storeAndLease()).extracting(FrontierKit::url).containsExactly("http://one.example/private/x");
    }

    @Test
    void aHostWhoseRulesCannotBeHadIsLetAloneAndAskedAgain() throws Exception {
        site("http://down.example/");
        storeAndLease(ended(storeAndLease().getFirst(), new RobotsUnreachable("no connection")));
        pass(RobotsRules.RETRY.minusMillis(1));
        assertThat(storeAndLease()).isEmpty();
        pass(Duration.ofMillis(1));
        Lease again = storeAndLease().getFirst();
        storeAndLease(ended(again, new RobotsRead(500, "")));
        pass(PACE.delay());
        assertThat(storeAndLease()).as("5xx forbids everything").isEmpty();
        for (int day = 0; day < 32; day++) {
            pass(Duration.ofDays(1));
            for (Lease lease : storeAndLease()) {
                assertThat(lease.what()).isInstanceOf(Lease.Robots.class);
                storeAndLease(ended(lease, new RobotsRead(500, "")));
            }
            pass(PACE.delay());
            if (!storeAndLease().isEmpty()) {
                assertThat(day).as("as if there were none, after 30 days").isGreaterThanOrEqualTo(29);
                return;
            }
        }
        throw new AssertionError("never visited");
    }

    @Test
    void aHostThatDoesNotAnswerSleeps() throws Exception {
        Lease lease = begin("http://dead.example/");
        for (int failure = 1; failure < 5; failure++) {
            storeAndLease(ended(lease, new Failed(0, "connection refused", true)));
            pass(Duration.ofMinutes(1L << (2 * failure)));
            lease = storeAndLease().getFirst();
        }
        storeAndLease(ended(lease, new Failed(0, "connection refused", true)));
        assertThat(status().asleep())
                .extracting(FrontierStatus.Asleep::host, FrontierStatus.Asleep::why)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("dead.example", "no connection, 5 times"));
    }

    @Test
    void mannersAndWorkSurviveARestart() throws Exception {
        Lease page = begin("http://one.example/");
        assertThat(url(page)).isEqualTo("http://one.example/");
        Frontier other = frontier(); // the first one is gone with its lease
        pass(Duration.ofMillis(10));
        assertThat(other.storeAndLease(List.of(), List.of(), List.of(), 10).leases())
                .isEmpty();
        other.recover(PACE);
        assertThat(other.storeAndLease(List.of(), List.of(), List.of(), 10).leases())
                .as("it was asked a moment ago")
                .isEmpty();
        pass(PACE.delay());
        assertThat(other.storeAndLease(List.of(), List.of(), List.of(), 10).leases())
                .extracting(FrontierKit::url)
                .containsExactly("http://one.example/");
    }

    @Test
    void aLeaseOfASilentWorkerIsFreeAfterAWhileAndOneThatLivesKeepsIts() throws Exception {
        Lease page = begin("http://one.example/");
        Frontier other = frontier();
        for (int i = 0; i < 5; i++) {
            pass(Lease.TIME.dividedBy(2));
            frontier.storeAndLease(List.of(), List.of(), List.of(), 0); // a sign of life
            assertThat(other.storeAndLease(List.of(), List.of(), List.of(), 10).leases())
                    .isEmpty();
        }
        pass(Lease.TIME.plusMillis(1));
        assertThat(other.storeAndLease(List.of(), List.of(), List.of(), 10).leases())
                .extracting(FrontierKit::url)
                .containsExactly(url(page));
    }

    @Test
    void aHostThatIsNoLongerBlockedKeepsItsDelayAndItsLease() throws Exception {
        site("http://one.example/");
        Lease rules = storeAndLease().getFirst();
        sources.block("one.example", true);
        sources.block("one.example", false);
        assertThat(storeAndLease()).as("its rules are asked for at this moment").isEmpty();
        storeAndLease(noRules(rules));
        sources.block("one.example", true);
        sources.block("one.example", false);
        assertThat(storeAndLease()).as("the delay has not passed").isEmpty();
        pass(PACE.delay());
        assertThat(storeAndLease()).hasSize(1);
    }

    @Test
    void hostsOfOnePublicAddressAreAskedOneAfterTheOther() throws Exception {
        for (String host : List.of("a", "b", "c", "far", "here", "there")) {
            site("http://" + host + ".example/");
        }
        Map<String, String> addresses =
                Map.of("far.example", "198.41.0.4", "here.example", "127.0.0.1", "there.example", "127.0.0.1");
        storeAndLease(storeAndLease().stream()
                .map(lease -> noRulesAt(lease, addresses.getOrDefault(lease.host(), "193.0.14.129")))
                .toArray(Finished[]::new));
        pass(PACE.delay());
        List<Lease> first = storeAndLease();
        assertThat(first)
                .as("one of a, b and c, and those that share nothing public")
                .hasSize(4)
                .extracting(Lease::host)
                .contains("far.example", "here.example", "there.example");
        pass(PACE.addressDelay().minusMillis(1));
        assertThat(frontier().storeAndLease(List.of(), List.of(), List.of(), 10).leases())
                .as("another worker keeps it, too")
                .isEmpty();
        pass(Duration.ofMillis(1));
        assertThat(storeAndLease()).hasSize(1);
        pass(PACE.addressDelay());
        assertThat(storeAndLease()).hasSize(1);
    }

    @Test
    void twoWorkersNeverHoldTheSameHost() throws Exception {
        for (int i = 0; i < 20; i++) {
            site("http://host" + i + ".example/");
        }
        LeaseBatch mine = frontier.storeAndLease(List.of(), List.of(), List.of(), 7);
        LeaseBatch others = frontier().storeAndLease(List.of(), List.of(), List.of(), 30);
        assertThat(mine.leases()).hasSize(7);
        assertThat(others.leases()).hasSize(13);
        assertThat(mine.leases())
                .extracting(Lease::host)
                .doesNotContainAnyElementsOf(
                        others.leases().stream().map(Lease::host).toList());
    }

    /** They wait at their address, not in front of everybody else. */
    @Test
    void manyHostsOfOneAddressKeepNobodyWaiting() throws Exception {
        int hosts = 300;
        for (int i = 0; i < hosts; i++) {
            site("http://host" + i + ".example/");
        }
        List<Lease> rules =
                frontier.storeAndLease(List.of(), List.of(), List.of(), hosts).leases();
        frontier.storeAndLease(
                rules.stream().map(lease -> noRulesAt(lease, "193.0.14.129")).toList(), List.of(), List.of(), 0);
        pass(PACE.delay());
        site("http://late.example/");
        assertThat(frontier.storeAndLease(List.of(), List.of(), List.of(), 4).leases())
                .extracting(Lease::host)
                .hasSize(2)
                .contains("late.example");
        for (int i = 0; i < 5; i++) {
            pass(PACE.addressDelay());
            assertThat(storeAndLease()).as("one of the address at a time").hasSize(1);
        }
    }
}
