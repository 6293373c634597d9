package dev.colophon.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.server.NoticedHome;
import dev.colophon.server.NoticedHome.Stage;
import dev.colophon.store.HomeLock;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cases in the browser: from what is confirmed to a notice that is drafted. */
@Tag("full")
class CasePagesTest {

    private static final String TITLE = "The Last Leaf";
    private static final String CASE = "/cases/K-1";

    @TempDir
    Path folder;

    @Test
    void whatIsConfirmedGoesIntoCasesOnce() throws Exception {
        try (NoticedHome home = new NoticedHome(folder, Stage.CONFIRMED, TITLE, "Ada")) {
            assertThat(home.page("/cases").text()).contains("No cases are here.");
            HttpResponse<String> refused = home.send("/cases", Map.of("operator", "nobody.example"));
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("nothing was seen of nobody.example yet", "value=\"nobody.example\"");
            assertThat(home.send("/cases", Map.of("of", "all")).body()).contains("opened, ");
            assertThat(home.page("/cases").select("tbody tr")).isNotEmpty();
            assertThat(home.send("/cases", Map.of("of", "all")).body())
                    .contains("No case was opened, no copy came to any.");
            Document shown = home.page(CASE);
            assertThat(shown.text()).contains("Ada", "What a notice still needs", "take evidence", "No answer yet.");
            assertThat(shown.select("#copies tbody tr a[href^=/sightings/]")).isNotEmpty();
            assertThat(home.page(CASE + "?lang=zh-Hans").text()).contains("发出通知尚缺什么", "取证");
        }
    }

    @Test
    void aCaseIsNotedClosedAndOpenedAgainAndAStaleFormDoesNothing() throws Exception {
        try (NoticedHome home = new NoticedHome(folder, Stage.DRAFTED, TITLE, "Ada")) {
            String seen = home.seen(CASE);
            assertThat(home.act(CASE, "note", Map.of("words", "They wrote before."))
                            .statusCode())
                    .isEqualTo(303);
            HttpResponse<String> stale = home.send(CASE + "/note", Map.of("words", "from another tab", "seen", seen));
            assertThat(stale.statusCode()).isEqualTo(409);
            assertThat(Jsoup.parse(stale.body()).select("#words").text()).isEqualTo("from another tab");
            assertThat(home.page(CASE).select(".timeline").text())
                    .contains("note: They wrote before.")
                    .doesNotContain("from another tab");
            String now = home.seen(CASE);
            Callable<Integer> tab =
                    () -> home.send(CASE + "/note", Map.of("words", "from all tabs at once", "seen", now))
                            .statusCode();
            List<Integer> answers = new ArrayList<>();
            try (ExecutorService browsers = Executors.newFixedThreadPool(8)) {
                for (Future<Integer> answer : browsers.invokeAll(Collections.nCopies(8, tab))) {
                    answers.add(answer.get());
                }
            }
            assertThat(answers).containsOnlyOnce(303);
            HttpResponse<String> unseen =
                    home.act(CASE, "close", Map.of("outcome", "removed", "reason", "they say so"));
            assertThat(unseen.statusCode()).isEqualTo(422);
            assertThat(unseen.body()).contains("the last look does not say that it is gone", "name=\"unseen\"");
            assertThat(home.act(CASE, "close", Map.of("outcome", "withdrawn", "reason", "left alone"))
                            .statusCode())
                    .isEqualTo(303);
            assertThat(home.page("/cases?state=closed").text()).contains("K-1", "the rightsholder leaves it");
            assertThat(home.act(CASE, "reopen", Map.of("reason", "they came back"))
                            .statusCode())
                    .isEqualTo(303);
            assertThat(home.page("/cases").text()).contains("K-1");
            assertThat(home.act(CASE, "close", Map.of("outcome", "nonsense", "reason", "x"))
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void aNoticeIsDraftedByTheLawThatIsChosenAndWhatIsMissingIsListed() throws Exception {
        try (NoticedHome home = new NoticedHome(folder, Stage.DRAFTED, TITLE, "Ada")) {
            assertThat(home.page(CASE + "/draft").select("input[name=regime]")).hasSizeGreaterThan(4);
            Document form = home.page(CASE + "/draft?regime=us-dmca-1998");
            assertThat(form.select("input[name=declare]").eachAttr("value"))
                    .containsExactly("good-faith", "accuracy", "authority");
            assertThat(form.select("#vouch ~ label q").eachText())
                    .hasSize(3)
                    .anyMatch(words -> words.startsWith("Under penalty of perjury, I am authorized to act"));
            for (String china : List.of("cn-rprnd-2013", "cn-cc-2020", "cn-ec-2018")) {
                Document asked = home.page(CASE + "/draft?regime=" + china);
                assertThat(asked.select("input[name=declare]").eachAttr("value"))
                        .containsExactly("truth");
                assertThat(asked.select("#vouch ~ label q").text()).contains("本通知内容的真实性负责");
                assertThat(asked.select("input[name=sign]")).hasSize(1);
            }
            HttpResponse<String> missing = home.send(
                    CASE + "/draft",
                    Map.of(
                            "regime",
                            "us-dmca-1998",
                            "to",
                            "other@host.example",
                            "facts",
                            "no licence",
                            "declare",
                            "accuracy"));
            assertThat(missing.statusCode()).isEqualTo(422);
            Document told = Jsoup.parse(missing.body());
            assertThat(told.select("#told-draft").text()).contains("missing: ", "512(c)(3)(A)(v)");
            assertThat(told.select("#facts").text()).isEqualTo("no licence");
            assertThat(told.select("input[value=accuracy]").hasAttr("checked")).isTrue();
            assertThat(home.page("/notices").text()).doesNotContain("N-2");
        }
    }

    @Test
    void evidenceIsTakenAsAJobThatOneCanLookAt() throws Exception {
        try (NoticedHome home = new NoticedHome(folder, Stage.DRAFTED, TITLE, "Ada")) {
            assertThat(home.page(CASE).select("aside").text()).contains("K-1-1", "Anyone can check a bundle");
            assertThat(taken(home)).contains("Every copy has evidence of the last 24 hours.", "To case K-1");
        }
    }

    @Test
    void evidenceIsSealedWhereTheSiteMayBeVisitedAndToldWhereItMayNot() throws Exception {
        try (NoticedHome home = new NoticedHome(folder, Stage.CONFIRMED, TITLE, "Ada")) {
            assertThat(home.send("/cases", Map.of("of", "all")).statusCode()).isEqualTo(200);
            assertThat(taken(home)).contains("Not sealed", "--allow localhost:");
            home.allow();
            assertThat(taken(home)).contains("Sealed", "K-1-1.wacz", "hxxp://localhost:");
            assertThat(home.page(CASE).select("#copies").text()).contains("K-1-1");
        }
    }

    @Test
    void evidenceOfACaseIsTakenOnceHoweverOftenItIsAskedFor() throws Exception {
        try (NoticedHome home = new NoticedHome(folder, Stage.CONFIRMED, TITLE, "Ada")) {
            assertThat(home.send("/cases", Map.of("of", "all")).statusCode()).isEqualTo(200);
            home.allow();
            Set<String> jobs = ConcurrentHashMap.newKeySet();
            try (HomeLock _ = home.served.settings.home().takingEvidence("another", Duration.ZERO, _ -> {});
                    ExecutorService tabs = Executors.newFixedThreadPool(4)) {
                for (int i = 0; i < 4; i++) {
                    tabs.execute(() -> {
                        try {
                            jobs.add(home.send(CASE + "/evidence", Map.of())
                                    .headers()
                                    .firstValue("Location")
                                    .orElseThrow());
                        } catch (Exception e) {
                            throw new AssertionError(e);
                        }
                    });
                }
                tabs.shutdown();
                assertThat(tabs.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
                assertThat(home.page(jobs.iterator().next()).text()).contains("waiting for `another`");
            }
            assertThat(jobs).hasSize(1);
            assertThat(taken(home)).contains("Sealed", "K-1-1.wacz");
            assertThat(taken(home)).doesNotContain("K-1-2.wacz");
        }
    }

    private static String taken(NoticedHome home) throws Exception {
        String job = home.send(CASE + "/evidence", Map.of())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> !home.served.get(job).body().contains("hx-trigger=\"every"));
        return home.page(job).text();
    }

    @Test
    void theSitesOfAnOperatorAreDrawnAndTold() throws Exception {
        try (NoticedHome home = new NoticedHome(folder, Stage.DRAFTED, TITLE, "Ada")) {
            Document shown = home.page(CASE);
            assertThat(shown.text())
                    .contains("Why these sites belong together", "What speaks against it", "same AdSense id");
            assertThat(shown.select(".chart .node")).hasSizeGreaterThan(2);
            assertThat(shown.select(".chart .knot").size())
                    .isEqualTo(shown.select("section:has(.chart) tbody tr").size());
            assertThat(shown.select("section:has(.chart) td.mono").text()).contains("stories-mirror[.]example");
            assertThat(home.status("/cases/K-99")).isEqualTo(404);
            assertThat(home.status("/cases/nonsense")).isEqualTo(404);
        }
    }

    /** In titles, names, notes, reasons, answers and fields of forms. */
    @Test
    void whatStrangersWroteIsTextEverywhere() throws Exception {
        String hostile = ServedPagesTest.SEEN_HOSTILE;
        try (NoticedHome home = new NoticedHome(folder, Stage.DRAFTED, ServedPagesTest.HOSTILE, hostile + "owner")) {
            assertThat(home.act(CASE, "note", Map.of("words", hostile)).statusCode())
                    .isEqualTo(303);
            String back = home.send(
                            CASE + "/draft",
                            Map.of(
                                    "regime", "us-dmca-1998",
                                    "provider", hostile,
                                    "facts", hostile,
                                    "ask", hostile,
                                    "sign", hostile,
                                    "agent", hostile,
                                    "proof", hostile))
                    .body();
            ServedPagesTest.isSafe(back);
            ServedPagesTest.isSafe(
                    home.send("/cases", Map.of("operator", hostile)).body());
            ServedPagesTest.isSafe(home.send("/cases", Map.of("owner", hostile)).body());
            assertThat(home.act("/notices/N-1", "sent", Map.of("means", "fax")).statusCode())
                    .isIn(200, 303);
            ServedPagesTest.isSafe(home.act(
                            "/notices/N-1",
                            "answer",
                            Map.of("kind", "counter-notice", "text", hostile + "\nName: " + hostile))
                    .body());
            ServedPagesTest.isSafe(home.act("/notices/N-1", "suit", Map.of("kind", "suit-proved", "body", hostile))
                    .body());
            assertThat(home.act("/notices/N-1", "retract", Map.of("reason", hostile))
                            .statusCode())
                    .isEqualTo(303);
            for (String page : List.of(
                    "/",
                    "/cases",
                    CASE,
                    CASE + "/draft?regime=eu-dsa",
                    "/cases?state=all&after=K-9",
                    "/notices",
                    "/notices?state=all",
                    "/notices/N-1?done=%3Cscript%3E",
                    "/disputes")) {
                for (String language : List.of("en", "zh-Hans")) {
                    ServedPagesTest.isSafe(home.served
                            .get(page + (page.contains("?") ? "&" : "?") + "lang=" + language)
                            .body());
                }
            }
        }
    }
}
