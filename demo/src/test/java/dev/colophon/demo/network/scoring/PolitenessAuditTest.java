package dev.colophon.demo.network.scoring;

import static dev.colophon.demo.network.scoring.PolitenessAudit.Kind.AT_ONCE;
import static dev.colophon.demo.network.scoring.PolitenessAudit.Kind.FORBIDDEN;
import static dev.colophon.demo.network.scoring.PolitenessAudit.Kind.IMPATIENT;
import static dev.colophon.demo.network.scoring.PolitenessAudit.Kind.NOT_TO_BE_FOLLOWED;
import static dev.colophon.demo.network.scoring.PolitenessAudit.Kind.STRANGE_HOST;
import static dev.colophon.demo.network.scoring.PolitenessAudit.Kind.TOO_SOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.demo.network.server.RequestLog;
import dev.colophon.demo.network.sites.Robots;
import dev.colophon.demo.words.DemoWords;
import dev.colophon.evidence.messages.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolitenessAuditTest {

    private static final Map<String, Robots> ROBOTS = Map.of(
            "a.example", Robots.forAll("/vip/", "+/vip/open"),
            "slow.example", Robots.slowly(Duration.ofSeconds(2), "/scans/"),
            "down.example", Robots.broken(),
            "free.example", Robots.none());

    private final List<RequestLog.Entry> log = new ArrayList<>();

    private void request(String host, String path, long startMillis, long endMillis, int status) {
        log.add(new RequestLog.Entry(
                Instant.ofEpochMilli(startMillis), startMillis * 1_000_000, endMillis * 1_000_000, host, path, status));
    }

    private PolitenessAudit check() {
        return PolitenessAudit.of(
                log, Duration.ofMillis(200), ROBOTS, Set.of("free.example/sponsored"), Duration.ofSeconds(2));
    }

    private List<PolitenessAudit.Kind> kinds() {
        return check().violations().stream()
                .map(PolitenessAudit.Violation::kind)
                .toList();
    }

    @Test
    void aPoliteCrawlerPasses() {
        request("a.example", "/robots.txt", 0, 2, 200);
        request("free.example", "/robots.txt", 10, 12, 404);
        request("a.example", "/vip/open", 200, 205, 200);
        request("slow.example", "/", 210, 220, 200);
        request("a.example", "/", 410, 440, 429);
        request("down.example", "/robots.txt", 500, 501, 503);
        request("slow.example", "/list/1", 2_211, 2_220, 200);
        request("a.example", "/", 2_441, 2_445, 200);
        PolitenessAudit politeness = check();
        assertThat(politeness.violations()).isEmpty();
        assertThat(politeness.isPolite()).isTrue();
        assertThat(politeness.requests()).isEqualTo(8);
        assertThat(politeness.smallestGap()).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void twoRequestsNearerThanTheDelay() {
        request("a.example", "/", 0, 5, 200);
        request("a.example", "/list/1", 150, 155, 200);
        assertThat(kinds()).containsExactly(TOO_SOON);
        assertThat(check().table(DemoWords.ofNetwork(Language.ENGLISH)))
                .anyMatch(line -> line.contains("150 ms after /, not 200 ms"));
    }

    @Test
    void theDelayOfRobotsTxtCountsWhereItIsLonger() {
        request("slow.example", "/", 0, 5, 200);
        request("slow.example", "/list/1", 500, 505, 200);
        assertThat(kinds()).containsExactly(TOO_SOON);
    }

    @Test
    void twoRequestsOfAHostAtOnce() {
        request("a.example", "/", 0, 900, 200);
        request("a.example", "/list/1", 300, 305, 200);
        assertThat(kinds()).containsExactly(AT_ONCE);
    }

    @Test
    void theOrderIsThatOfTheStartsNotOfTheAnswers() {
        request("a.example", "/second", 300, 305, 200);
        request("a.example", "/first", 0, 900, 200);
        assertThat(check().violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.path()).isEqualTo("/second"));
    }

    @Test
    void aForbiddenPathAndAHostWhoseRobotsTxtCannotBeHad() {
        request("a.example", "/vip/best.mp3", 0, 5, 200);
        request("down.example", "/", 10, 15, 200);
        assertThat(kinds()).containsExactly(FORBIDDEN, FORBIDDEN);
    }

    @Test
    void againBeforeRetryAfter() {
        request("a.example", "/list/2", 0, 5, 429);
        request("a.example", "/list/2", 1_000, 1_005, 200);
        assertThat(kinds()).containsExactly(IMPATIENT);
    }

    @Test
    void aPageBehindNofollowAndAHostThatIsNotThere() {
        request("free.example", "/sponsored", 0, 5, 200);
        request("127.0.0.1", "/", 10, 15, 404);
        assertThat(kinds()).containsExactly(NOT_TO_BE_FOLLOWED, STRANGE_HOST);
    }

    @Test
    void rulesAreReadAsTheStandardSays() {
        Robots robots = Robots.forAll("/a", "+/a/open", "/*.bak$", "/*?print=");
        assertThat(robots.allows("/a/b")).isFalse();
        assertThat(robots.allows("/a/open/x")).isTrue();
        assertThat(robots.allows("/x.bak")).isFalse();
        assertThat(robots.allows("/x.bak.html")).isTrue();
        assertThat(robots.allows("/x?print=1")).isFalse();
        assertThat(robots.allows("/x?p=1")).isTrue();
    }
}
