package dev.colophon.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.server.NoticedHome;
import dev.colophon.server.NoticedHome.Stage;
import dev.colophon.server.ServedHome;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What everybody sees by the public address: no session, no cookie, nothing of the inside. */
@Tag("full")
class PublicPagesTest {

    @TempDir
    Path folder;

    private final HttpClient visitor = HttpClient.newHttpClient();
    private String open = "";

    private HttpResponse<String> get(String path) throws Exception {
        HttpResponse<String> answer = visitor.send(
                HttpRequest.newBuilder(URI.create(open + path)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.headers().allValues("Set-Cookie")).as(path).isEmpty();
        return answer;
    }

    @Test
    void visitorsSeeThePublicPagesAndNothingOfTheInside() throws Exception {
        int port = ServedHome.freePort();
        open = "http://localhost:" + port;
        try (NoticedHome home = new NoticedHome(folder, Stage.DRAFTED, "The Last Leaf", "Ada", port)) {
            assertThat(get("/public/notices/N-1").statusCode()).as("not sent").isEqualTo(404);
            assertThat(home.act("/notices/N-1", "sent", Map.of("means", "letter"))
                            .statusCode())
                    .isIn(200, 303);
            assertThat(get("/").headers().firstValue("Location")).contains("/public");
            for (String path : List.of("/public", "/public/log", "/verify", "/check", "/bot", "/public?lang=zh-Hant")) {
                HttpResponse<String> answer = get(path);
                assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(200);
                Document page = Jsoup.parse(answer.body());
                assertThat(page.select(".nav, .find, .toast, form[action=/public/export], [name=keep]"))
                        .as(path)
                        .isEmpty();
                assertThat(page.select("a[href=/audit], a[href=/campaigns]"))
                        .as(path)
                        .isEmpty();
                assertThat(answer.headers()
                                .firstValue("Content-Security-Policy")
                                .orElse(""))
                        .startsWith("default-src 'self'");
            }
            assertThat(get("/bot").body()).contains("https://example.org/bot", "robots.txt", "ColophonBot");
            HttpResponse<String> notice = get("/public/notices/N-1");
            assertThat(notice.statusCode()).as(notice.body()).isEqualTo(200);
            assertThat(Jsoup.parse(notice.body()).text())
                    .contains("The Last Leaf", "DMCA", "localhost", "sent", "not known to be a body")
                    .doesNotContain(
                            "/a.txt", "Ada", "Byron", "Musterstr", "host.example", "Nobody else reaches this page");
            assertThat(get("/public/notices/N-77").statusCode()).isEqualTo(404);
            HttpResponse<String> all = get("/public/notices?lang=zh-Hans");
            assertThat(all.statusCode()).as(all.body()).isEqualTo(200);
            assertThat(Jsoup.parse(all.body()).select("tbody th").eachText()).containsExactly("N-1");
            assertThat(all.body()).doesNotContain("/a.txt", "Byron", "Musterstr");
            assertThat(get("/public").body()).contains("href=\"/public/notices\"");
            assertThat(home.page("/public").select(".empty code").text()).contains("colophon public export");
            assertThat(home.act("/public", "export", Map.of()).statusCode()).isEqualTo(200);
            HttpResponse<String> days = get("/public/days.csv");
            assertThat(days.statusCode()).isEqualTo(200);
            assertThat(days.body()).startsWith("day,act,acts\r\n").contains(",notice,1\r\n");
            HttpResponse<String> log = get("/public/log/checkpoint");
            assertThat(log.statusCode()).isIn(200, 404);
            for (String secret :
                    List.of("/public/log/lock", "/public/log/../colophon.db", "/public/log/tile/entries/000")) {
                assertThat(get(secret).statusCode()).as(secret).isIn(400, 404);
            }
            assertThat(home.status("/public")).as("inside").isEqualTo(200);
            assertThat(home.page("/public").select(".nav")).hasSize(1);

            Path song = Files.writeString(
                    folder.resolve("mine.txt"), "Something of my own, which nobody registered. ".repeat(40));
            HttpResponse<String> free = visitor.send(
                    HttpRequest.newBuilder(URI.create(open + "/check"))
                            .header("Content-Type", "multipart/form-data; boundary=b0undary")
                            .POST(ServedHome.form(Map.of(), "mine.txt", Files.readAllBytes(song)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(free.statusCode()).as(free.body()).isEqualTo(200);
            assertThat(free.body()).contains("Nothing that is registered here was found in it.");
        }
    }

    @Test
    void nothingIsPublicUnlessTheSettingsSaySo() throws Exception {
        try (ServedHome home = new ServedHome(folder)) {
            open = home.server.address();
            for (String path : List.of(
                    "/public",
                    "/public/log",
                    "/verify",
                    "/check",
                    "/bot",
                    "/public/notices/N-1",
                    "/answer/" + "A".repeat(22))) {
                assertThat(visitor.send(
                                        HttpRequest.newBuilder(URI.create(open + path))
                                                .build(),
                                        HttpResponse.BodyHandlers.discarding())
                                .statusCode())
                        .as(path)
                        .isEqualTo(401);
            }
        }
    }
}
