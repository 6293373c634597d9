package dev.colophon.cli.sighting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.colophon.cli.Cli;
import dev.colophon.cli.Schemas;
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
import org.junit.jupiter.params.provider.CsvSource;
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
    private volatile String location = "/account/login?next=/story";
    private volatile int elsewhereStatus = 200;
    private volatile String elsewhere = STORY;
    private HttpServer server;
    private Path home;
    private String allowed;
    private String url;

    @BeforeEach
    void begin() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/story", this::answer);
        server.createContext("/elsewhere", exchange -> send(exchange, elsewhereStatus, elsewhere));
        server.createContext("/forbidden", exchange -> send(exchange, 503, ""));
        server.createContext("/robots.txt", exchange -> send(exchange, 200, "User-agent: *\nDisallow: /forbidden\n"));
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
        if (status == 302) {
            exchange.getResponseHeaders().set("Location", location);
        }
        send(exchange, status, body);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.getResponseHeaders().set("Retry-After", "3600");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void answers(int newStatus, String newBody) {
        status = newStatus;
        body = newBody;
    }

    /** Addresses lead there from now on, which gives that. */
    private void redirects(String target, int newStatus, String newBody) {
        location = target;
        elsewhereStatus = newStatus;
        elsewhere = newBody;
        answers(302, "");
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
        assertThat(watch().lines())
                .containsExactly(
                        seenAgain(),
                        "looked into 1 capture or file, and what was packed in them: "
                                + "1 with registered works, 1 of them EXACT or STRONG; 1 copy is seen again");
        assertThat(Cli.run(home, "sightings").out()).doesNotContain("not known since", LOOK_FIRST);
        answers(200, "<html><title>Weather</title><p>" + Stories.text(3, Stories.Language.ENGLISH, 4_000));
        watch();
        assertThat(json()).as("other text").contains("\"state\":\"GONE\"");
    }

    private String seenAgain() {
        return url
                + ": seen again, known before; the look in between did not tell whether it was there: leaf.txt by Ada";
    }

    /** Nothing was said: the bytes are the same, so that nothing is looked into. */
    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void aCopyThatAnswersAgainWithTheSameBytesIsTold(int refused) throws Exception {
        watch();
        answers(refused, "no");
        watch();
        answers(200, STORY);
        Cli.Result again = watch();
        assertThat(again.lines()).containsExactly(seenAgain(), "1 copy is seen again");
        assertThat(watch().out()).as("once").doesNotContain("seen again");
        answers(refused, "no");
        watch();
        answers(200, STORY);
        Cli.run(home, "source", "add", url, "--kind", "page", "--allow", allowed);
        assertThat(Cli.run(VARIABLES, home, "watch", "--once", "--json").lines())
                .singleElement()
                .satisfies(line -> Schemas.assertLine("sighting", line))
                .asString()
                .contains("\"again\":true");
    }

    /** It was told as gone, although the work was there. */
    @Test
    void aCopyWhoseBytesAreOthersNowIsToldAsReplaced() throws Exception {
        watch();
        String first = id();
        answers(200, "<html><title>Story</title><p>Found here. " + Stories.theLastLeaf());
        assertThat(watch().out())
                .contains("1 match, in place of other bytes of the work")
                .doesNotContain("gone");
        String json = json();
        assertThat(json.lines()).hasSize(2).allSatisfy(line -> Schemas.assertLine("stored-sighting", line));
        String second = json.lines()
                .filter(line -> !line.contains(first + "\",\"state"))
                .findFirst()
                .orElseThrow()
                .replaceAll(".*?\"sighting\":\"([^\"]*)\".*", "$1");
        assertThat(json).contains("\"replacement\":{\"sighting\":\"" + second + "\",\"part\":false}");
        assertThat(Cli.run(home, "show", first).out())
                .contains("replaced: " + second + " stands there now, other bytes of the work")
                .doesNotContain("gone since");
        assertThat(Cli.run(home, "sightings").out())
                .contains("(replaced: " + second + " stands there now", "other bytes of the work stand there now")
                .doesNotContain("(gone)", "it is gone");
        answers(404, "no");
        watch();
        assertThat(Cli.run(home, "show", first).out()).contains("gone since").doesNotContain("replaced");
    }

    /** It read "gone from there", although the work was there. */
    @Test
    void aReplacedCopyIsLeftOutOfACaseAsThat() throws Exception {
        watch();
        Cli.run(home, "decide", id(), "--as", "confirmed", "--reason", "it is mine", "--yes");
        answers(200, "<html><title>Story</title><p>Found here. " + Stories.theLastLeaf());
        watch();
        Cli.Result opened = Cli.run(home, "case", "open", "--all");
        assertThat(opened.out() + opened.err())
                .contains("other bytes of the work stand there now")
                .doesNotContain("gone from there");
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

    /** It was gone at once, whatever it led to. */
    @ParameterizedTest
    @CsvSource({"/elsewhere, 503", "/elsewhere, 403", "/forbidden, 200", "http://127.0.0.2:9/x, 200"})
    void anAddressThatLeadsToWhatNobodyHasSeenTellsNothing(String target, int newStatus) throws Exception {
        watch();
        redirects(target, newStatus, "not now");
        assertThat(watch().out()).doesNotContain("gone");
        assertThat(json()).contains("\"state\":\"PRESENT\"").doesNotContain("GONE");
        assertThat(Cli.run(home, "show", id()).out())
                .containsPattern("unknown +since \\S+: status 302: it redirects to ")
                .contains(LOOK_FIRST);
        Cli.run(home, "scan", url, "--allow", allowed);
        assertThat(json()).as("scan").contains("\"state\":\"PRESENT\"").doesNotContain("GONE");
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410, 200})
    void anAddressIsGoneWhenWhatItLeadsToWasLookedAtAndHasNoCopy(int newStatus) throws Exception {
        watch();
        redirects(
                "/elsewhere",
                newStatus,
                "<html><title>Home</title><p>" + Stories.text(3, Stories.Language.ENGLISH, 4_000));
        assertThat(watch().out()).contains(url + ": gone, seen last ", "it redirects to ", "1 copy is gone");
        assertThat(json()).contains("\"state\":\"GONE\"").doesNotContain("PRESENT");
        assertThat(watch().out()).as("told once").doesNotContain("gone");
        assertThat(Cli.run(home, "show", id()).out()).as("it is known").doesNotContain("unknown ");
    }

    /** Whoever opens the address sees the copy. */
    @ParameterizedTest
    @ValueSource(strings = {"", "Found: "})
    void anAddressThatLeadsToACopyIsNotGone(String before) throws Exception {
        watch();
        redirects("/elsewhere", 200, STORY.replace("<p>", "<p>" + before));
        assertThat(watch().out()).contains("/elsewhere").doesNotContain("gone");
        assertThat(json().lines().filter(line -> line.contains("PRESENT") && line.contains(url + '"')))
                .hasSize(1);
        assertThat(Cli.run(home, "sightings").out()).doesNotContain("not known since");
        redirects("/elsewhere", 404, "");
        Cli.run(home, "source", "add", url.replace("story", "elsewhere"), "--kind", "page", "--allow", allowed);
        assertThat(watch().out()).contains(url + ": gone, seen last ", "2 copies are gone");
    }

    @Test
    void aScanFollowsAnAddressBeforeItSaysThatItsCopyIsGone() throws Exception {
        Cli.run(home, "scan", url, "--allow", allowed);
        redirects("/elsewhere", 200, SIGN_IN);
        assertThat(scan()).doesNotContain("gone");
        assertThat(Cli.run(home, "show", id()).out()).contains("unknown   since ", "it redirects to ");
        redirects("/elsewhere", 200, STORY);
        assertThat(scan()).as("the copy").doesNotContain("gone");
        assertThat(json()).doesNotContain("GONE", "\"unknown\"");
        redirects(
                "/elsewhere",
                200,
                "<html><title>Weather</title><p>" + Stories.text(3, Stories.Language.ENGLISH, 4_000));
        assertThat(scan()).contains(url + ": gone, seen last ");
    }

    /** A look said that it was elsewhere, and its list that it was gone. */
    @Test
    void aLookIsLedToTheCopyAsAWatchIs() throws Exception {
        watch();
        redirects("/elsewhere", 200, STORY);
        assertThat(Cli.run(home, "look", id(), "--allow", allowed).out()).contains("/elsewhere");
        assertThat(json()).contains(url + '"').doesNotContain("GONE");
    }

    /** What stands there is what counts, and not the status that comes with it. */
    @ParameterizedTest
    @ValueSource(strings = {"", "<!-- built again -->"})
    void aCopyThatIsSentWithStatus404IsThere(String other) throws Exception {
        watch();
        answers(404, STORY + other);
        assertThat(watch().out()).doesNotContain("gone");
        assertThat(json()).contains("\"state\":\"PRESENT\"").doesNotContain("GONE", "\"unknown\"");
        body = STORY;
        assertThat(scan()).doesNotContain("gone");
        assertThat(json()).as("scan").contains("\"state\":\"PRESENT\"").doesNotContain("GONE", "\"unknown\"");
        answers(404, "not here");
        assertThat(scan()).contains("gone");
    }

    @Test
    void anAnswerThatIsNotThereYetTellsNothing() throws Exception {
        watch();
        answers(202, "<html><title>Later</title><p>" + Stories.text(3, Stories.Language.ENGLISH, 4_000));
        watch();
        assertThat(Cli.run(home, "show", id()).out()).contains("unknown   since ", "status 202");
        scan();
        assertThat(json()).contains("\"state\":\"PRESENT\"").doesNotContain("GONE");
    }

    private String scan() {
        return Cli.run(home, "scan", url, "--allow", allowed).out();
    }
}
