package dev.colophon.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.colophon.samples.text.Stories;
import dev.colophon.service.settings.Variables;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tells nothing of a copy is told as that by {@code watch} and {@code scan} alike, and what tells it leaves its trace. */
@Tag("full")
class UnknownCopiesIT {

    private static final Variables VARIABLES = new Variables(Map.of("COLOPHON_CONTACT", "https://example.org/bot"));

    private static final String STORY = "<html><title>Story</title><p>" + Stories.theLastLeaf();
    private static final String SIGN_IN =
            "<html><title>Sign in</title><form><p>Please log in to continue<input type=password></form>";

    private static final String LOOK_FIRST = "; look first whether it is still there";

    @TempDir
    Path folder;

    private volatile int status = 200;
    private volatile String body = STORY;
    private HttpServer server;
    private Path home;
    private String allowed;
    private String url;

    @BeforeEach
    void begin() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/story", this::answer);
        server.start();
        allowed = "127.0.0.1:" + server.getAddress().getPort();
        url = "http://" + allowed + "/story";
        home = folder.resolve("home");
        Path work = Files.writeString(folder.resolve("leaf.txt"), Stories.theLastLeaf());
        Cli.run(home, "register", work.toString(), "--owner", "Ada");
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        if (status == 302) {
            exchange.getResponseHeaders().set("Location", "/account/login?next=/story");
        }
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void answers(int newStatus, String newBody) {
        status = newStatus;
        body = newBody;
    }

    private Cli.Result watch() {
        Cli.run(home, "source", "add", url, "--kind", "page", "--allow", allowed);
        return Cli.run(VARIABLES, home, "watch", "--once");
    }

    private String json() {
        return Cli.run(home, "sightings", "--json").out();
    }

    private String id() {
        return json().replaceAll("(?s).*?\"sighting\":\"([^\"]*)\".*", "$1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", SIGN_IN})
    void anEmptyAnswerAndASignInPageTellNothing(String nothing) throws Exception {
        watch();
        assertThat(json()).contains("\"state\":\"PRESENT\"");
        answers(200, nothing);
        watch();
        assertThat(json()).as("watch").contains("\"state\":\"PRESENT\"").doesNotContain("GONE");
        Cli.run(home, "scan", url, "--allow", allowed);
        assertThat(json()).as("scan").contains("\"state\":\"PRESENT\"").doesNotContain("GONE");
        String why = nothing.isEmpty() ? "no bytes" : "a login is asked for";
        assertThat(Cli.run(home, "show", id()).out()).contains("unknown   since ", why, LOOK_FIRST);
        assertThat(Cli.run(home, "sightings").out()).contains("(not known since ", why, LOOK_FIRST);
        assertThat(Cli.run(home, "sightings", "--lang", "zh").out()).contains("情况不明");
        Schemas.assertLine("stored-sighting", json().lines().findFirst().orElseThrow());
        assertThat(json()).contains("\"unknown\":{\"since\":");
        answers(200, STORY);
        assertThat(watch().out()).contains("known before: the last look did not tell whether it was there");
        assertThat(Cli.run(home, "sightings").out()).doesNotContain("not known since", LOOK_FIRST);
        answers(200, "<html><title>Weather</title><p>" + Stories.text(3, Stories.Language.ENGLISH, 4_000));
        watch();
        assertThat(json()).as("other text").contains("\"state\":\"GONE\"");
    }

    /** It was never told, since the newest look before had not seen it. */
    @ParameterizedTest
    @ValueSource(strings = {"", SIGN_IN})
    void whatIsGoneAfterLooksThatToldNothingIsTold(String nothing) throws Exception {
        watch();
        answers(200, nothing);
        watch();
        watch();
        assertThat(Cli.run(home, "show", id(), "--looks").out()).doesNotContain("no copy");
        answers(404, "gone");
        assertThat(watch().out()).contains(url + ": gone, seen last ", "status 404", "1 copy is gone");
    }

    @Test
    void whenAndByWhatACopyWasFoundGoneIsShown() throws Exception {
        watch();
        String id = id();
        assertThat(Cli.run(home, "show", id).out()).doesNotContain("gone ", "unknown ");
        answers(410, "gone");
        watch();
        answers(200, STORY);
        watch();
        answers(404, "not here");
        watch();
        answers(403, "no");
        watch();
        Cli.Result shown = Cli.run(home, "show", id);
        assertThat(shown.lines())
                .anySatisfy(line -> assertThat(line).matches("gone +found at \\S+: status 410; back at \\S+"))
                .anySatisfy(line -> assertThat(line).matches("gone +found at \\S+: status 404"))
                .anySatisfy(line -> assertThat(line).matches("unknown +since \\S+: status 403"));
        assertThat(shown.err()).contains("to look now: `colophon look " + id.substring(id.length() - 8) + "`");
        assertThat(Cli.run(home, "show", id, "--lang", "zh").out()).contains("发现已消失", "再次出现", "状态码 403");
        Schemas.assertLine(
                "stored-sighting", Cli.run(home, "show", id, "--json").lines().getFirst());

        List<String> looks = Cli.run(home, "show", id, "--looks", "--json").lines();
        assertThat(looks)
                .allSatisfy(line -> Schemas.assertLine("place-look", line))
                .extracting(line -> line.replaceAll(".*\"meaning\":\"(\\w+)\".*", "$1"))
                .containsExactly("UNKNOWN", "GONE", "COPY", "GONE", "COPY");
        Cli.Result page = Cli.run(home, "show", url, "--looks", "--limit", "2");
        assertThat(page.lines()).hasSize(2);
        String last = page.err().strip().replaceAll("(?s).*--after (\\S+).*", "$1");
        assertThat(Cli.run(home, "show", id, "--looks", "--after", last).lines())
                .hasSize(3)
                .last()
                .asString()
                .contains("copy (leaf", "): content ");
        assertThat(Cli.run(home, "show", "https://elsewhere.example/", "--looks")
                        .err())
                .contains("no looks at https://elsewhere.example/");
    }

    /** What only a scan had seen was gone when the crawl came for the first time. */
    @ParameterizedTest
    @ValueSource(ints = {200, 302})
    void aPlaceThatOnlyAScanSawIsNotGoneAtTheFirstVisitForASignInPage(int newStatus) throws Exception {
        Cli.run(home, "scan", url, "--allow", allowed);
        assertThat(json()).contains("\"state\":\"PRESENT\"");
        answers(newStatus, SIGN_IN);
        watch();
        assertThat(json()).contains("\"state\":\"PRESENT\"").doesNotContain("GONE");
        assertThat(Cli.run(home, "show", id()).out()).contains("unknown   since ", "a login is asked for");
    }
}
