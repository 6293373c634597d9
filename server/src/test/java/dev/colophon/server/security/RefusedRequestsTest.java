package dev.colophon.server.security;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.colophon.registry.work.Organisation;
import dev.colophon.server.AccountsHome;
import dev.colophon.server.ServedHome;
import dev.colophon.server.api.ApiProgram;
import dev.colophon.server.api.IdempotencyTest;
import dev.colophon.server.screen.Chromium;
import dev.colophon.server.security.ServerSecurity.UploadLimit;
import dev.colophon.server.view.ProblemAnswers;
import dev.colophon.service.home.ApiKey;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is not answered is told by a page of ours, in the language of whoever asks, or as a problem to programs; never by the web server. */
@Tag("full")
class RefusedRequestsTest {

    private static final String LONG = "/works?title=" + "a".repeat(20_000);

    @TempDir
    Path folder;

    private ServedHome home;
    private int port;

    @BeforeEach
    void start() throws Exception {
        port = ServedHome.freePort();
        home = new ServedHome(folder, new UploadLimit(8 << 20), ServedHome.open(folder, port), port);
    }

    @AfterEach
    void stop() {
        home.close();
    }

    /** What came: the status, the media type, the body. */
    private record Answer(int status, String type, String head, String body) {}

    /** Written as no client of Java would write it. */
    private Answer raw(String host, String request, String more) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write((request + " HTTP/1.1\r\nHost: " + host + ":" + port + "\r\nConnection: close\r\n" + more
                                    + "\r\n")
                            .getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            String all = new String(socket.getInputStream().readAllBytes(), UTF_8);
            int end = all.indexOf("\r\n\r\n");
            String head = end < 0 ? all : all.substring(0, end);
            String type = head.lines()
                    .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("content-type:"))
                    .map(line -> line.substring(13).strip())
                    .findFirst()
                    .orElse("");
            return new Answer(
                    Integer.parseInt(all.substring(9, 12)), type, head, end < 0 ? "" : all.substring(end + 4));
        }
    }

    private static void isOurs(Answer answer, int status, String language, String as) {
        assertThat(answer.status()).as(as + answer.head()).isEqualTo(status);
        assertThat(answer.type()).as(as + answer.head()).startsWith("text/html");
        assertThat(answer.body()).as(as).contains("· Colophon</title>").doesNotContain("HTTP Status", "Tomcat");
        assertThat(answer.head()).as(as).contains("Content-Security-Policy");
        Document page = Jsoup.parse(answer.body());
        assertThat(page.select("html").attr("lang")).as(as).isEqualTo(language);
        assertThat(page.select("main h1, main .note")).as(as).hasSize(2);
        assertThat(page.select("main .note").attr("lang")).as(as).isEqualTo(language);
    }

    @Test
    void whatTheWebServerRefusesItselfIsToldByOurPageInEachLanguage() throws Exception {
        for (String host : List.of("127.0.0.1", "localhost")) {
            for (var language : Map.of("en", "en", "zh-CN", "zh-Hans", "zh-TW", "zh-Hant", "mn", "mn")
                    .entrySet()) {
                String prefers = "Accept-Language: " + language.getKey() + "\r\n";
                String tag = language.getValue();
                isOurs(raw(host, "GET /%00", prefers), 400, tag, host + " NUL ");
                isOurs(raw(host, "GET /works/%zz", prefers), 400, tag, host + " escape ");
                isOurs(raw(host, "GET " + LONG, prefers), 414, tag, host + " long ");
            }
        }
        isOurs(raw("127.0.0.1", "GET /works/a%2Fb", ""), 400, "en", "slash ");
        isOurs(raw("127.0.0.1", "GET /works;a=b", ""), 400, "en", "matrix ");
        Answer connect = raw("127.0.0.1", "CONNECT /works", "");
        isOurs(connect, 501, "en", "connect ");
        assertThat(connect.body()).contains("is not asked in that way").doesNotContain("report it");
    }

    @Test
    void byThePublicNameAPageSaysThatThereIsNone() throws Exception {
        isOurs(raw("localhost", "GET /inbox", "Accept-Language: zh\r\n"), 404, "zh-Hans", "inside ");
        isOurs(raw("localhost", "GET /nothing?lang=mn", ""), 404, "mn", "nothing ");
        Answer put = raw("localhost", "PUT /public", "Content-Length: 0\r\n");
        isOurs(put, 405, "en", "method ");
        assertThat(put.head()).contains("Allow: GET, HEAD");
        assertThat(raw("localhost", "GET /inbox", "").head()).doesNotContain("Set-Cookie");
        Answer api = raw("localhost", "GET /api/v1/works", "");
        assertThat(api.status()).isEqualTo(404);
        assertThat(api.type()).isEqualTo("application/problem+json");
        Answer other = raw("rebound.example", "GET /", "Accept-Language: zh-TW\r\n");
        isOurs(other, 421, "zh-Hant", "rebound ");
    }

    @Test
    void insideAMethodAKindAndASizeThatAreNotTakenAreTold() throws Exception {
        var put = home.send(home.to("/works?lang=zh-Hant")
                .PUT(java.net.http.HttpRequest.BodyPublishers.noBody())
                .header("X-CSRF-TOKEN", home.csrf()));
        assertThat(put.statusCode()).isEqualTo(405);
        assertThat(Jsoup.parse(put.body()).select("html").attr("lang")).isEqualTo("zh-Hant");
        assertThat(put.body()).contains("不能以這種方式");
        var kind = home.send(home.form("/works", Map.of("owner", "Ada")));
        assertThat(kind.statusCode()).isEqualTo(415);
        assertThat(kind.body()).contains("of a kind that is not read here");
        var large = home.send(home.post("/works?lang=mn", Map.of("_csrf", home.csrf()), "a.bin", new byte[9 << 20])
                .expectContinue(true));
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(Jsoup.parse(large.body()).select("html").attr("lang")).isEqualTo("mn");
    }

    @Test
    void whatIsNoUtf8IsRefusedBeforeAnythingIsDoneWithIt() throws Exception {
        ApiProgram program =
                new ApiProgram(home.server.address(), ApiKey.of(home.settings).text());
        assertThat(program.form("/api/v1/works", "owner=Zo%EB", Map.of()).statusCode())
                .isEqualTo(400);
        for (var said : Map.of("owner", List.of("Zo\u00EB", "a.txt"), "file", List.of("Zoe", "Zo\u00EB.txt"))
                .entrySet()) {
            String parts =
                    "--b\r\nContent-Disposition: form-data; name=\"owner\"\r\n\r\n%s\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\nsome words\r\n--b--\r\n"
                            .formatted(
                                    said.getValue().getFirst(), said.getValue().getLast());
            var refused = program.send(program.to("/api/v1/works")
                    .header("Content-Type", "multipart/form-data; boundary=b")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(parts.getBytes(ISO_8859_1))));
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
            assertThat(refused.body())
                    .contains("the %s has a character that cannot be read (U+FFFD): write it in UTF-8"
                            .formatted(said.getKey()));
        }
        assertThat(program.send(program.to("/api/v1/works")).body()).contains("\"items\":[]");
        var page = home.send(home.form("/inbox/views?lang=zh-Hans", Map.of("name", "Zo\uFFFD", "queue", "")));
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(Jsoup.parse(page.body()).select("main .note").text()).contains("名称含有无法读取的字符（U+FFFD）：请用 UTF-8 书写");
    }

    @Test
    void commandsAreNamedToProgramsOfWhoeverHasTheMachineAlone() throws Exception {
        assertThat(ProblemAnswers.withoutCommands("there is no case K-9: `colophon case list` lists them"))
                .isEqualTo("there is no case K-9");
        assertThat(ProblemAnswers.withoutCommands("a: `b` is blocked; `colophon source unblock b` takes that back"))
                .isEqualTo("a: `b` is blocked");
        assertThat(ProblemAnswers.withoutCommands("`a: b` is no role: there are owner"))
                .isEqualTo("`a: b` is no role: there are owner");
        ApiProgram machine =
                new ApiProgram(home.server.address(), ApiKey.of(home.settings).text());
        assertThat(machine.send(machine.to("/api/v1/cases/K-9")).body()).contains("`colophon ");
        home.close();
        try (AccountsHome accounts = new AccountsHome(folder.resolve("accounts"))) {
            ApiProgram ada = IdempotencyTest.program(accounts, Organisation.FIRST, "ada");
            for (String path : List.of("/api/v1/cases/K-9", "/api/v1/notices/N-9", "/api/v1/works/" + "0".repeat(36))) {
                var answer = ada.send(ada.to(path));
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
                assertThat(answer.body()).doesNotContain("colophon ");
            }
        }
    }

    /** Nothing of it is sent: who asks whether to send it is told 413, not 100. */
    @Test
    void whoAsksBeforeSendingIsToldThatItIsTooMuch() throws Exception {
        Answer answer = raw(
                "localhost",
                "POST /check",
                String.join(
                        "\r\n",
                        "Content-Type: multipart/form-data; boundary=b",
                        "Content-Length: 3000000000",
                        "Expect: 100-continue",
                        "Accept-Language: mn",
                        ""));
        isOurs(answer, 413, "mn", "expecting ");
    }

    /** What was sent unasked is read off before the connection is closed, which would else be reset under the answer. */
    @Test
    void whoSendsItAllTheSameReadsTheAnswer() throws Exception {
        byte[] some = new byte[64 << 10];
        for (String host : List.of("127.0.0.1", "localhost", "rebound.example")) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setSoTimeout(20_000);
                long bytes = 96L << 20;
                socket.getOutputStream()
                        .write(("POST /check HTTP/1.1\r\nHost: " + host + ":" + port
                                        + "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: "
                                        + bytes
                                        + "\r\n\r\n")
                                .getBytes(ISO_8859_1));
                for (long sent = 0; sent < bytes; sent += some.length) {
                    socket.getOutputStream().write(some);
                }
                String all = new String(socket.getInputStream().readAllBytes(), UTF_8);
                assertThat(all).as(host).startsWith("HTTP/1.1 4").contains("</html>");
            }
        }
    }

    /** A small file over the limit, and one of which not all is read off. */
    @Test
    void inABrowserOurPageSaysThatAFileIsTooLarge() throws Exception {
        assumeTrue(Chromium.program().isPresent(), "no Chromium: apt-get install chromium");
        try (Chromium chromium = new Chromium(Chromium.program().get())) {
            chromium.open(home.server.link().link());
            for (long bytes : new long[] {9L << 20, 700L << 20}) {
                Path file = folder.resolve(bytes + ".bin");
                try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
                    large.setLength(bytes);
                }
                chromium.open(home.server.address() + "/?lang=en");
                chromium.choose("form[action='/check'] input[type=file]", file);
                chromium.leave("document.querySelector(\"form[action='/check']\").submit()");
                assertThat(chromium.run("document.body.innerText").asText())
                        .as("%d bytes", bytes)
                        .contains("At most 8 MB come over at a time");
            }
        }
    }

    @Test
    void programsAreToldHowToComeIn() throws Exception {
        var stranger = java.net.http.HttpClient.newHttpClient();
        for (String key : List.of("", "wrong")) {
            var request = java.net.http.HttpRequest.newBuilder(URI.create(home.server.address() + "/api/v1/works"));
            Optional.of(key)
                    .filter(one -> !one.isEmpty())
                    .ifPresent(one -> request.header("Authorization", "Bearer " + one));
            var answer = stranger.send(request.build(), java.net.http.HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                    .startsWith("Bearer");
            assertThat(answer.body()).contains("colophon serve --token");
        }
        Answer bad = raw("127.0.0.1", "GET /api/v1/works/%zz", "");
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.type()).startsWith("application/problem+json");
        assertThat(bad.body()).contains("\"status\":400");
    }

    @Test
    void whatFormsAreRefusedIsToldInTheLanguageOfThePage() throws Exception {
        home.fill("Lake", "Ada Example", "copy");
        Map<String, Map<String, String>> forms = Map.of(
                "/licences",
                Map.of("who", "host", "host", "*.com", "territories", "ZZZ", "work", "none", "use", "stream"),
                "/policies",
                Map.of("owner", "Ada Example", "rules", "nonsense", "act", "try"),
                "/campaigns",
                Map.of("name", "n", "scope", "s", "deadline", "soon", "providers", "a"),
                "/sources",
                Map.of("place", "/no/such/place", "kind", "", "every", "often"),
                "/sources/block",
                Map.of("host", "not a host"));
        for (var form : forms.entrySet()) {
            for (String tag : List.of("en", "zh-Hans", "zh-Hant", "mn")) {
                var answer = home.send(home.form(form.getKey() + "?lang=" + tag, form.getValue()));
                assertThat(answer.statusCode()).as(form.getKey()).isIn(400, 422);
                Document page = Jsoup.parse(answer.body());
                assertThat(page.select(".note.fault p").attr("lang"))
                        .as(form.getKey() + " " + tag + page.select(".note").text())
                        .isEqualTo(tag);
            }
        }
    }
}
