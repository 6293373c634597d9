package dev.colophon.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cases.removal.SurvivalCurve;
import dev.colophon.cases.removal.UpTime;
import dev.colophon.server.NoticedHome;
import dev.colophon.server.NoticedHome.Stage;
import dev.colophon.server.crash.CrashedHome;
import dev.colophon.server.page.SurvivalChart;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long copies stay up, told on the page of a case. */
@Tag("full")
class SurvivalPagesTest {

    private static final long DAY = Duration.ofDays(1).toMillis();

    @TempDir
    Path folder;

    private static void look(CrashedHome home, int copy, int day, String verdict) {
        String host = URI.create(
                        home.texts("select p.uri from case_sighting c join sighting s on s.id = c.sighting join place p"
                                        + " on p.key = s.place order by c.added_at")
                                .getFirst())
                .getHost();
        home.change(("insert into removal_look (id, organisation, sighting, place, content, host, at, verdict, reason,"
                        + " vantages) select 'look-%d-%d', organisation, id, 'place-%d', content, '%s', first_seen + %d, '%s',"
                        + " 'r', 'v' from sighting limit 1")
                .formatted(copy, day, copy, host, day * DAY, verdict));
    }

    @Test
    void ofACaseAsFarAsSomebodyLooked() throws Exception {
        try (NoticedHome home = new NoticedHome(folder, Stage.DRAFTED, "The Last Leaf", "Ada")) {
            assertThat(home.page("/cases/K-1").select("#survival"))
                    .as("no copy was looked for twice")
                    .isEmpty();
            CrashedHome rows = new CrashedHome(folder.resolve("home"));
            for (int copy = 1; copy <= 4; copy++) { // gone after 1, 2, 3 and 4 days
                look(rows, copy, 0, "STILL_UP");
                look(rows, copy, copy, "GONE");
            }
            for (int copy = 5; copy <= 8; copy++) { // up after 8 days, and nobody knows more
                look(rows, copy, 0, "STILL_UP");
                look(rows, copy, 8, "STILL_UP");
            }
            Document shown = home.page("/cases/K-1");
            String told = shown.select("section:has(#survival)").text();
            assertThat(told)
                    .contains(
                            "8 copies were seen up",
                            "looks found 4 of them gone",
                            "4 were up when last looked at",
                            "Beyond 8 days nobody looked");
            assertThat(shown.select("section:has(#survival) tbody tr").eachText())
                    .hasSize(3)
                    .satisfies(rowsOfTable -> {
                        assertThat(rowsOfTable.get(0)).startsWith("one day 87.5 %");
                        assertThat(rowsOfTable.get(1)).startsWith("3 days 62.5 %");
                        assertThat(rowsOfTable.get(2)).startsWith("7 days 50.0 %");
                    });
            assertThat(shown.select("section:has(#survival) svg path.survival").attr("d"))
                    .startsWith("M52.0 10.0H");
            for (String language : List.of("zh-Hans", "zh-Hant", "mn")) {
                assertThat(home.page("/cases/K-1?lang=" + language)
                                .select("section:has(#survival)")
                                .text())
                        .contains("87.5")
                        .doesNotContain("seen up");
            }
        }
    }

    @Test
    void theLineEndsWhereNobodyLookedLonger() {
        SurvivalChart chart = SurvivalChart.of(SurvivalCurve.of(List.of(
                        new UpTime(Duration.ofDays(5), true),
                        new UpTime(Duration.ofDays(10), false),
                        new UpTime(Duration.ofDays(10), false),
                        new UpTime(Duration.ofDays(2), false))))
                .orElseThrow();
        assertThat(chart.path()).isEqualTo("M52.0 10.0H340.0V70.0H628.0");
        assertThat(chart.band()).startsWith("M52.0 10.0H340.0V").endsWith("V10.0Z");
        assertThat(chart.lines().stream().map(SurvivalChart.Line::days)).containsExactly(1L, 3L, 7L);
        assertThat(chart.cutOff()).isEqualTo(3);
        assertThat(SurvivalChart.of(SurvivalCurve.of(List.of()))).isEmpty();
    }
}
