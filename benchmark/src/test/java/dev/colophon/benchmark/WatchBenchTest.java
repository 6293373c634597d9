package dev.colophon.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.benchmark.BenchWebServer.Hit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WatchBenchTest {

    private static final Pattern LINK = Pattern.compile("/page/(\\d+)\"");

    @Test
    void countsWhatWasAskedForTwiceAndHostsThatWereAskedWhileBusy() {
        List<Hit> log = List.of(
                new Hit(0, 10, "a", "/page/1"),
                new Hit(5, 15, "b", "/page/2"),
                new Hit(9, 20, "a", "/page/3"),
                new Hit(30, 40, "b", "/page/2"),
                new Hit(40, 50, "b", "/page/4"));
        WatchBench.Together together = WatchBench.together(2, 1, log);
        assertThat(together.twice()).isEqualTo(1);
        assertThat(together.together()).isEqualTo(1);
        assertThat(together.pages()).isEqualTo(5);
    }

    @Test
    void everyPageOfTheGeneratedWebCanBeReachedWithinFewSteps() {
        BenchWeb web = new BenchWeb(3, 2_000, 4_000, 20);
        Set<Integer> seen = new HashSet<>(Set.of(0));
        Deque<Integer> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            String html = new String(web.html(open.pop(), 80), StandardCharsets.UTF_8);
            assertThat(html.length()).isBetween(4_000, 5_000);
            Matcher link = LINK.matcher(html);
            int links = 0;
            while (link.find()) {
                links++;
                int page = Integer.parseInt(link.group(1));
                if (seen.add(page)) {
                    open.add(page);
                }
            }
            assertThat(links).isEqualTo(20);
        }
        assertThat(seen).hasSize(2_000);
    }

    @Test
    void logLinesAreReadAsTheyWereWritten() {
        Hit hit = new Hit(1, 2, "h0.bench.example:80", "/page/7");
        assertThat(Hit.of(hit.line())).isEqualTo(hit);
    }
}
