package dev.colophon.benchmark.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.colophon.benchmark.watch.BenchWebServer.Hit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
    void overheadIsAllButDecodingAndFingerprints() {
        Map<String, String> answer = new HashMap<>(Map.of(
                "pages", "4", "media", "2", "matched", "1", "decoders", "3.0", "decode", "0.5", "fingerprint", "0.5"));
        answer.putAll(Map.of("search", "2.0", "sightings", "0.25", "frontier", "0.25", "fetch", "0.5"));
        answer.putAll(Map.of("compiler", "0.5", "collector", "0.25", "helpers", "0.25"));
        answer.putAll(Map.of("sound.count", "2", "sound.decoders", "3.0", "sound.read", "1.0"));
        answer.putAll(Map.of("sound.search", "1.5", "sound.sightings", "0.1", "film.count", "0"));
        PipelineBench.Pipeline pipeline = PipelineBench.pipeline("media", true, 7, answer);
        assertThat(pipeline.all()).isEqualTo(8.0);
        assertThat(pipeline.overhead()).isEqualTo(0.5);
        assertThat(pipeline.overheadWithoutMachine()).isCloseTo(1 - 4 / 7.25, within(1e-9));
        assertThat(pipeline.kinds()).containsOnlyKeys(PipelineProcess.Kind.SOUND);
        assertThat(pipeline.kinds().values())
                .singleElement()
                .satisfies(sound -> assertThat(sound.millis()).isCloseTo(2_800, within(1e-6)));
    }

    @Test
    void logLinesAreReadAsTheyWereWritten() {
        Hit hit = new Hit(1, 2, "h0.bench.example:80", "/page/7");
        assertThat(Hit.of(hit.line())).isEqualTo(hit);
    }
}
