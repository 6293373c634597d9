package dev.colophon.cli.sighting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.colophon.cli.Cli;
import dev.colophon.cli.Schemas;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.samples.text.Stories;
import dev.colophon.samples.text.Stories.Language;
import dev.colophon.service.settings.Variables;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the law may allow waits for a person, whoever looked at it. */
class ReviewedCopiesIT {

    private static final Variables VARIABLES = new Variables(Map.of("COLOPHON_CONTACT", "https://example.org/bot"));
    private static final String OWN = Stories.text(4, Language.ENGLISH, 500);

    @TempDir
    Path folder;

    private final Map<String, String> files = new ConcurrentHashMap<>();
    private HttpServer server;
    private Path home;

    ReviewedCopiesIT() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void begin() throws IOException {
        server.createContext("/", this::answer);
        server.start();
        home = folder.resolve("home");
        Path work = Files.writeString(folder.resolve("leaf.txt"), Stories.theLastLeaf());
        Cli.run(home, "register", work.toString(), "--owner", "Ada Brown", "--title", "The Last Leaf");
        files.put(
                "/review",
                "<title>Ada Brown: The Last Leaf, a review</title><p>%s<p>%s"
                        .formatted(OWN, Stories.theLastLeaf().substring(0, 1_500)));
        files.put("/copy", "<title>The Last Leaf</title><p>" + Stories.theLastLeaf());
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = files.getOrDefault(exchange.getRequestURI().getPath(), "").getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html");
        exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private void scan() {
        Cli.run(
                home,
                "scan",
                url("/review"),
                url("/copy"),
                "--allow",
                "127.0.0.1:" + server.getAddress().getPort());
    }

    private String reviewed() {
        return Cli.run(home, "sightings", "--state", "review").out();
    }

    @Test
    void aReviewWaitsAndSaysWhy() throws IOException {
        scan();
        Cli.Result open = Cli.run(home, "sightings");
        assertThat(open.out()).contains(url("/copy")).doesNotContain(url("/review"));
        assertThat(open.err()).contains("1 open, 1 review");
        assertThat(reviewed())
                .contains(
                        url("/review"),
                        "review, by a rule",
                        "an exception is possible, a person decides: the page says that it reviews or comments",
                        "title and owner are named near it",
                        "China, Copyright Law 24(2)",
                        "US 17 USC 107: criticism, comment",
                        "EU 2001/29 5(3)(d)");
        String line = Cli.run(home, "show", "--json", reviewed().substring(0, 36))
                .lines()
                .getFirst();
        Schemas.assertLine("stored-sighting", line);
        JsonNode exception = new ObjectMapper().readTree(line).at("/decisions/0/exception");
        assertThat(exception.path("grounds").path(0).asText()).isEqualTo("REVIEW");
        assertThat(exception.at("/facts/attribution").asText()).isEqualTo("BOTH");
        Path table = folder.resolve("all.csv");
        Cli.run(home, "sightings", "--state", "all", "--csv", table.toString());
        assertThat(Files.readString(table)).contains("possible_exceptions", "CN_24_2 CN_RPRND_6_1");
    }

    @Test
    @Tag("full")
    void watchDoesToo() {
        Cli.run(
                home,
                "source",
                "add",
                url("/review"),
                "--kind",
                "page",
                "--allow",
                "127.0.0.1:" + server.getAddress().getPort());
        Cli.run(VARIABLES, home, "watch", "--once");
        assertThat(reviewed()).contains(url("/review"));
    }

    @Test
    void itIsDecidedByItself() {
        scan();
        Cli.Result together =
                Cli.run(home, "decide", "--state", "review", "--as", "confirmed", "--reason", "no", "--yes");
        assertThat(together.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(together.err()).contains("may not be confirmed with others: an exception is possible");
        String id = reviewed().substring(0, 36);
        assertThat(Cli.run(home, "decide", id, "--as", "review", "--reason", "x")
                        .exitCode())
                .isEqualTo(ExitCode.USAGE);
        assertThat(Cli.run(home, "decide", id, "--as", "exception", "--reason", "a review")
                        .exitCode())
                .isZero();
        assertThat(Cli.run(home, "sightings", "--state", "exception").out()).contains(url("/review"));
    }

    @Test
    void theReportNamesTheProvisions() throws IOException {
        scan();
        Path report = folder.resolve("report");
        Cli.run(home, "report", "--html", report.toString(), "--lang", "zh");
        try (var pages = Files.walk(report)) {
            assertThat(pages.filter(file -> file.toString().endsWith(".html")).map(ReviewedCopiesIT::read))
                    .anyMatch(page -> page.contains("待审查：可能属于法定例外")
                            && page.contains("网页自称为评论或介绍")
                            && page.contains("China, Copyright Law 24(2)"));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
