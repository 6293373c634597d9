package dev.colophon.cli.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.crawl.CrawlCounts;
import dev.colophon.crawl.source.AwaitedHost;
import dev.colophon.evidence.messages.Language;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is said while a crawl goes on. */
class WatchLineTest {

    private static final CrawlCounts.Snapshot BEGIN = new CrawlCounts().snapshot();
    private static final CrawlCounts.Snapshot NOW = new CrawlCounts.Snapshot(1, 2, 30, 400, 0, 0, 5, 6, 7, 8);

    /** A watch that visited thirty places, all unchanged, said that there were none. */
    @Test
    void whatIsUnchangedIsCounted() {
        assertThat(new WatchLine(BEGIN, Language.ENGLISH).next(NOW))
                .matches("1 page \\S+/s  2 media \\S+/s  8 hosts  7 to look into  5 looked into, 6 with copies"
                        + "  30 unchanged");
    }

    @Test
    void forWhomItWaitsIsSaidFirst() {
        AwaitedHost host = new AwaitedHost("busy.example", Instant.parse("2026-03-01T12:00:50.123Z"));
        assertThat(new WatchLine(BEGIN, Language.ENGLISH).next(NOW, Optional.of(host)))
                .startsWith("waiting for busy.example until 2026-03-01T12:00:50Z: 1 page ")
                .endsWith("30 unchanged");
        assertThat(new WatchLine(BEGIN, Language.of("zh").orElseThrow()).next(NOW, Optional.of(host)))
                .startsWith("正在等待 busy.example");
    }
}
