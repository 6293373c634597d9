package dev.colophon.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.server.NoticedHome;
import dev.colophon.server.NoticedHome.Stage;
import dev.colophon.server.ServedHome;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.notice.ReadNoticeFile;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever a notice accuses answers it by the address that it carries, without session, cookie or account. */
@Tag("full")
class AnswerPageTest {

    private static final String NOTICE = "/notices/N-1";

    /** One for all tests: the notice that is prepared for them names it. */
    private static final int PORT = ServedHome.keptPort();

    private final String open = "http://localhost:" + PORT;

    @TempDir
    Path folder;

    private NoticedHome home;
    private final HttpClient accused = HttpClient.newHttpClient();

    @BeforeEach
    void start() throws Exception {
        home = new NoticedHome(folder, Stage.DRAFTED, "The Last Leaf", "Ada", PORT);
    }

    @AfterEach
    void stop() {
        home.close();
    }

    private String path() throws Exception {
        String text = home.served.get(NOTICE + "/files/notice.txt").body();
        Matcher address = Pattern.compile(Pattern.quote(open) + "(/answer/[A-Za-z0-9_-]{22})")
                .matcher(text);
        assertThat(address.find()).as(text).isTrue();
        assertThat(text).contains("How whoever put this content up can answer", "without an account");
        return address.group(1);
    }

    private void sent() throws Exception {
        HttpResponse<String> sent = home.act(NOTICE, "sent", Map.of("means", "letter"));
        assertThat(sent.statusCode()).as(sent.body()).isIn(200, 303);
    }

    private HttpResponse<String> get(String path) throws Exception {
        HttpResponse<String> answer = accused.send(
                HttpRequest.newBuilder(URI.create(open + path)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.headers().allValues("Set-Cookie")).as(path).isEmpty();
        return answer;
    }

    private HttpResponse<String> post(String path, Map<String, String> fields) throws Exception {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        HttpResponse<String> answer = accused.send(
                HttpRequest.newBuilder(URI.create(open + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.headers().allValues("Set-Cookie")).as(path).isEmpty();
        return answer;
    }

    private static Map<String, String> counter() {
        Map<String, String> fields = new HashMap<>();
        fields.put("say", "counter-notice");
        fields.put("act", "hand-in");
        fields.put("user.name", "Bo Uploader");
        fields.put("user.address", "1 Main Street\r\nSpringfield");
        fields.put("user.phone", "+1 217 555 0100");
        fields.put("items.url", "https://host.example/a.txt");
        fields.put("signature", "Bo Uploader");
        fields.put("statement.mistake", "true");
        fields.put("statement.jurisdiction", "true");
        fields.put("statement.service", "true");
        return fields;
    }

    @Test
    void theAccusedSeesWhatIsClaimedAndACompleteCounterNoticeIsTakenDownAndNobodySaysThatTheRecipientHadIt()
            throws Exception {
        String path = path();
        assertThat(get(path).statusCode()).as("nobody has it yet").isEqualTo(404);
        sent();
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        Document page = Jsoup.parse(answer.body());
        assertThat(page.select(".nav, .find, .toast, aside")).isEmpty();
        assertThat(page.text())
                .contains(
                        "Ada claims that the copies named here infringe their rights",
                        "The Last Leaf",
                        "K-1-1",
                        "17 USC 512(c)(3)(A)",
                        "The whole story stands there without permission.",
                        "512(g)(2)",
                        "I object (counter-notice)")
                .doesNotContain("Musterstr", "+49 341");
        Document form = Jsoup.parse(get(path + "?say=counter-notice").body());
        assertThat(form.select("label, legend").text())
                .contains("penalty of perjury", "Federal District Court", "service of process");
        assertThat(form.select("[name=items.url]").text()).contains("/a.txt");

        Map<String, String> incomplete = counter();
        incomplete.remove("statement.service");
        HttpResponse<String> lacking = post(path, incomplete);
        assertThat(lacking.statusCode()).isEqualTo(422);
        assertThat(lacking.body()).contains("service of process will be accepted", "Bo Uploader", "as-it-is");
        assertThat(home.page(NOTICE).select("h1 ~ .state").text()).isEqualTo("sent");

        HttpResponse<String> received = post(path, counter());
        assertThat(received.statusCode()).as(received.body()).isEqualTo(200);
        assertThat(Jsoup.parse(received.body()).select("#receipt").text())
                .contains(
                        "Your receipt",
                        "SHA-256",
                        "all that the law asks for",
                        "times count from the day on which the service has it",
                        "/s/ Bo Uploader")
                .doesNotContain("may come back between");
        assertThat(Jsoup.parse(post(path, counter()).body()).select("#receipt").text())
                .as("the same twice is one")
                .contains("Your receipt");

        Document notice = home.page(NOTICE);
        assertThat(notice.select("h1 ~ .state").text()).isEqualTo("countered");
        assertThat(notice.text())
                .contains("Nobody has said when the recipient had it, so no time of the law runs")
                .doesNotContain("The recipient had it");
        assertThat(notice.select("#by-page li")).hasSize(1);
        assertThat(notice.select("#by-page").text())
                .contains("believed no more than a mail", "Bo Uploader", "I have read this");
        assertThat(notice.select("#both .ticks .state.cleared")).hasSize(8);
        assertThat(notice.select("#both .ticks").text())
                .contains("by its words")
                .doesNotContain("as you found");
        assertThat(notice.select(".timeline").text()).contains("answer page");
        assertThat(home.page("/").text()).contains("Answers by the page that nobody has read");
        assertThat(get(path).body()).as("what was handed in is not shown again").doesNotContain("Bo Uploader");

        HttpResponse<String> read = home.act(NOTICE, "read", Map.of());
        assertThat(read.statusCode()).as(read.body()).isEqualTo(303);
        assertThat(home.page("/").text()).doesNotContain("Answers by the page that nobody has read");
        assertThat(home.page(NOTICE).select("#by-page").text()).contains("read by ada");
        assertThat(home.page(NOTICE).text()).doesNotContain("the owner has to be told");
    }

    @Test
    void whatIsSavedIsThereAgainAndIsNotTheOwners() throws Exception {
        String path = path();
        sent();
        HttpResponse<String> saved = post(
                path + "?lang=mn",
                Map.of("say", "licence", "act", "save", "words", "From Ada herself\nsince \u202E2024."));
        assertThat(saved.statusCode()).isEqualTo(303);
        String back = saved.headers().firstValue("Location").orElseThrow();
        assertThat(back).contains("say=licence", "lang=mn");
        Document again = Jsoup.parse(get(back).body());
        assertThat(again.select("html").attr("lang")).isEqualTo("mn");
        assertThat(again.select("#words").text()).contains("From Ada herself").doesNotContain("\u202E");
        assertThat(home.page(NOTICE).text()).doesNotContain("From Ada herself");

        HttpResponse<String> handed =
                post(path, Map.of("say", "licence", "act", "hand-in", "words", "From Ada herself\nsince \u202E2024."));
        assertThat(handed.statusCode()).as(handed.body()).isEqualTo(200);
        assertThat(handed.body()).doesNotContain("\u202E");
        assertThat(home.page(NOTICE).select("#by-page").text()).contains("I have a licence", "From Ada herself");
        assertThat(home.page(NOTICE).select("h1 ~ .state").text()).isEqualTo("sent");
        assertThat(get(path).body()).doesNotContain("Go on with what was saved");
        assertThat(post(path, Map.of("say", "question", "act", "hand-in", "words", " "))
                        .statusCode())
                .isEqualTo(422);
        assertThat(post(path, Map.of("say", "question", "act", "hand-in", "words", "x".repeat(10_001)))
                        .statusCode())
                .isEqualTo(422);
        assertThat(post(path, Map.of("say", "nonsense")).statusCode()).isEqualTo(400);
        HttpResponse<String> gone = post(path, Map.of("say", "gone", "act", "hand-in"));
        assertThat(gone.statusCode()).as(gone.body()).isEqualTo(200);
        assertThat(home.page(NOTICE).select("h1 ~ .state").text()).isEqualTo("removal claimed");
    }

    @Test
    void theAddressEndsWithTheNoticeAndSaysSo() throws Exception {
        String path = path();
        sent();
        assertThat(home.act(NOTICE, "retract", Map.of("reason", "It was licensed.", "by", "letter"))
                        .statusCode())
                .isIn(200, 303);
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("This notice was taken back.").doesNotContain("<form", "I object");
        HttpResponse<String> late = post(path, counter());
        assertThat(late.statusCode()).isEqualTo(422);
        assertThat(late.body()).contains("closed or taken back meanwhile");
    }

    @Test
    void nothingElseIsAnsweredByThePublicNameAndTokensStandNowhere() throws Exception {
        String path = path();
        String token = path.substring("/answer/".length());
        sent();
        for (String inside : List.of(
                "/works",
                "/inbox",
                "/notices/N-1",
                "/enter",
                "/api/v1/works",
                "/audit",
                "/public/export",
                "/sources")) {
            assertThat(get(inside).statusCode()).as(inside).isEqualTo(404);
        }
        assertThat(get("/answer/" + "A".repeat(22)).statusCode()).isEqualTo(404);
        assertThat(get("/answer/" + "A".repeat(21)).statusCode()).isEqualTo(404);
        assertThat(get(path + "/proof/77").statusCode()).isEqualTo(404);
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("home/colophon.db"));
                Statement rows = database.createStatement()) {
            assertThat(rows.executeQuery("select token_sha256 from answer_address")
                            .getString(1))
                    .hasSize(64)
                    .doesNotContain(token);
        }
        try (Stream<Path> files = Files.walk(folder.resolve("home"))) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("colophon.db"))
                    .toList()) {
                assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(token);
            }
        }
        for (String shown : List.of(NOTICE, "/api/v1/notices/N-1")) {
            assertThat(home.served.get(shown).body()).as(shown).doesNotContain(token);
        }
        assertThat(home.served.get(NOTICE).body()).contains("/answer/•••");
        Actor auditor = new Actor(
                ServedHome.ADA.organisation(), "aud", EnumSet.of(Permission.READ, Permission.AUDIT), Optional.empty());
        ReadNoticeFile notices = new ReadNoticeFile(home.served.settings);
        assertThat(new String(notices.file(auditor, "N-1", "notice.txt").content(), UTF_8))
                .contains("/answer/•••")
                .doesNotContain(token);
        HttpResponse<String> inside = home.served.get(path);
        assertThat(inside.statusCode())
                .as("who is signed in sees the same page")
                .isEqualTo(200);
    }

    @Test
    void questionsShutNoCounterNoticeOut() throws Exception {
        String path = path();
        sent();
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("home/colophon.db"));
                Statement rows = database.createStatement()) {
            for (int i = 0; i < 20; i++) {
                Object _ = rows.executeUpdate(("insert into page_answer (notice, file, kind, said_sha256, received_at)"
                                + " select id, 'answer-%d.eml', 'QUESTION', '%064d', 1 from notice")
                        .formatted(i, i));
            }
        }
        assertThat(post(path, Map.of("say", "question", "act", "hand-in", "words", "One more?"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(post(path, counter()).statusCode()).isEqualTo(200);
    }

    @Test
    void whoAsksVeryOftenWaits() throws Exception {
        String path = path();
        sent();
        HttpResponse<String> last = get(path);
        for (int i = 0; i < 2_000 && last.statusCode() == 200; i++) { // on a slow machine the allowance grows meanwhile
            last = get(path);
        }
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 61L);
    }
}
